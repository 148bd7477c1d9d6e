"""What persons do without words: press, react, block, come and go, lead groups and topics."""

import asyncio
from contextlib import suppress
from dataclasses import replace

from sandbox.chats import RIGHTS, STATUSES, Chat, Member, Message, Topic
from sandbox.editing import allowed_reaction
from sandbox.errors import ControlError
from sandbox.keyboards import find_button
from sandbox.membership import part
from sandbox.messages import by, by_nobody, post
from sandbox.people import Person
from sandbox.queries import Query
from sandbox.updates import PRESS_LIFETIME
from sandbox.wire import Json
from sandbox.world import World

Button = str | int


def press(
    world: World, person: Person, chat: Chat, message_id: int, *, button: Button | None, data: str
) -> Query | Json:
    """The question put to the bot; or, for a link or a copy button, what the button holds."""
    if chat.is_private:
        if chat.id != person.id:
            raise ControlError("Nobody presses buttons in somebody else's private chat.")
    else:
        chat.member(person.id)
    if button is None:
        return _ask(world, person, chat, message_id, data)
    pressed = find_button(chat.message(message_id).json.get("reply_markup"), button)
    if "callback_data" in pressed:
        return _ask(world, person, chat, message_id, pressed["callback_data"])
    return {name: value for name, value in pressed.items() if name not in ("text", "style")}


def _ask(world: World, person: Person, chat: Chat, message_id: int, data: str) -> Query:
    query = world.queries.ask(person.id, chat.id)
    message = chat.messages.get(message_id)
    # A message that is gone comes as an InaccessibleMessage, which is dated 0.
    gone: Json = {"chat": chat.card(), "message_id": message_id, "date": 0}
    payload: Json = {
        "id": query.id,
        "from": person.user(),
        "message": message.json if message else gone,
        "chat_instance": str(-chat.id * 7919),
        "data": data,
    }
    world.updates.add("callback_query", payload, f"press {person.id}", PRESS_LIFETIME)
    return query


async def answer_to(query: Query, seconds: float) -> Json | None:
    with suppress(TimeoutError):
        return await asyncio.wait_for(asyncio.shield(query.answer), seconds)
    return None


def react(world: World, person: Person, chat: Chat, message: Message, emoji: str) -> None:
    """An empty emoji takes the reaction back."""
    old = message.reactions.pop(person.id, "")
    if emoji:
        message.reactions[person.id] = allowed_reaction(emoji)
    world.events.add("reaction", chat.id, message)
    if not chat.is_private and not world.me(chat).is_admin:
        return
    payload: Json = {
        "chat": chat.card(),
        "message_id": message.id,
        "user": person.user(),
        "date": world.clock.stamp(),
        "old_reaction": _reaction(old),
        "new_reaction": _reaction(message.reactions.get(person.id, "")),
    }
    world.updates.add("message_reaction", payload, f"reactions {chat.id}")


def _reaction(emoji: str) -> list[Json]:
    return [{"type": "emoji", "emoji": emoji}] if emoji else []


def block(world: World, person: Person, *, blocked: bool) -> None:
    if person.blocked == blocked:
        return
    person.blocked = blocked
    before, after = ("member", "kicked") if blocked else ("kicked", "member")
    bot, chat = world.bot.user(), world.chats[person.id]
    world.member_changed(chat, person.user(), Member(bot, before), Member(bot, after))
    world.events.add("blocked", chat.id, person=person.id, blocked=blocked)


def join(world: World, person: Person, chat: Chat) -> None:
    old = chat.members.get(person.id) or Member(person.user(), "left")
    if chat.is_private or old.inside:
        raise ControlError(f"{person.name} is in there already.")
    chat.members[person.id] = new = Member(person.user())
    notice = post(world, chat, by(person.user()), {"new_chat_members": [person.user()]})
    if world.me(chat).inside:
        world.updates.add("message", notice.json, lane=str(chat.id))
        world.member_changed(chat, person.user(), old, new)


def leave(world: World, person: Person, chat: Chat, status: str = "left") -> None:
    chat.member(person.id)
    part(world, chat, by_user=person.user(), user=person.user(), status=status)


def stand(world: World, chat: Chat, member: Member, new: Member) -> None:
    """A new standing in a group: promoted, demoted, restricted, with these rights."""
    chat.members[member.user["id"]] = new
    world.member_changed(chat, _leader(chat, member), member, new)


def _leader(chat: Chat, otherwise: Member) -> Json:
    return next((m.user for m in chat.members.values() if m.status == "creator"), otherwise.user)


def promote(
    world: World, person: Person, chat: Chat, rights: dict[str, bool], *, anonymous: bool
) -> None:
    member = chat.member(person.id)
    if member.status == "creator":
        stand(world, chat, member, replace(member, anonymous=anonymous))
    else:
        new = Member(member.user, "administrator", rights, anonymous)
        stand(world, chat, member, new)


def demote(world: World, person: Person, chat: Chat) -> None:
    member = chat.member(person.id)
    stand(world, chat, member, Member(member.user))


def read_rights(given: object) -> dict[str, bool]:
    """Nothing for all of them, a list of those granted, or an object of true and false."""
    if given is None:
        return dict.fromkeys(RIGHTS, True)
    named: dict[str, bool]
    if isinstance(given, dict):
        named = dict.fromkeys(RIGHTS, True) | given
    elif isinstance(given, list):
        named = dict.fromkeys(RIGHTS, False) | dict.fromkeys(given, True)
    else:
        raise ControlError("Rights are a list of those granted, or an object of true and false.")
    if strange := named.keys() - set(RIGHTS):
        raise ControlError(f"There is no right {min(strange)!r}; there are {', '.join(RIGHTS)}.")
    return named


def place_bot(world: World, chat: Chat, status: str, rights: dict[str, bool]) -> None:
    """Adds, removes, promotes, restricts the bot; by the group's owner."""
    if chat.is_private or status not in STATUSES:
        raise ControlError(f"In a group the bot's status is one of {', '.join(STATUSES)}.")
    old = world.me(chat)
    new = Member(world.bot.user(), status, rights if status == "administrator" else {})
    if old.inside and not new.inside:
        part(world, chat, by_user=_leader(chat, old), user=new.user, status=status)
        return
    if new.inside and not old.inside:
        chat.members[world.bot.id] = new
        notice = post(world, chat, by(_leader(chat, old)), {"new_chat_members": [new.user]})
        world.updates.add("message", notice.json, lane=str(chat.id))
    stand(world, chat, old, new)


def migrate(world: World, chat: Chat, *, forum: bool) -> Chat:
    """A basic group becomes a supergroup: new id, new message numbers, two notices."""
    if chat.type != "group" or chat.migrated_to:
        raise ControlError("Only a basic group becomes a supergroup, and only once.")
    new = world.groups.supergroup(chat.title)
    new.members, new.forum = chat.members, forum
    for here, notice in (
        (chat, {"migrate_to_chat_id": new.id}),
        (new, {"migrate_from_chat_id": chat.id}),
    ):
        message = post(world, here, by_nobody(here), notice)
        if world.me(chat).inside:
            world.updates.add("message", message.json, lane=str(here.id))
    chat.migrated_to = new.id
    world.events.add("chat", chat.id, migrated_to=new.id)
    return new


def lead_topics(chat: Chat, person: Person, thread: int) -> Topic | None:
    """The topic an administrator is about to change; None for one that is yet to be opened."""
    if not chat.forum:
        raise ControlError(f"{chat.title!r} has no topics.")
    if not chat.member(person.id).is_admin:
        raise ControlError(f"{person.name} is no administrator here.")
    if not thread:
        return None
    topic = chat.topics.get(thread)
    if topic is None or topic.deleted:
        raise ControlError(f"There is no topic {thread} in {chat.title!r}.")
    return topic
