"""What persons say: in their private chat, in groups and topics, in edits and forwards."""

import re
from dataclasses import dataclass
from typing import Any

from sandbox import belongings
from sandbox.chats import GENERAL, Chat, Message
from sandbox.errors import ControlError
from sandbox.markup import utf16
from sandbox.messages import Where, by, by_nobody, change, content_of, media_of, post
from sandbox.people import Person
from sandbox.sending import origin
from sandbox.texts import LONGEST_CAPTION, LONGEST_TEXT, typed
from sandbox.wire import Json
from sandbox.world import World

_COMMAND = re.compile(r"/[A-Za-z0-9_]+(?:@(\w+))?")
_FILES = ("document", "video", "audio", "voice", "sticker")


@dataclass(frozen=True)
class Speech:
    """One utterance; text is the caption when something is attached."""

    person: Person
    chat: Chat | None = None
    text: str = ""
    photos: Any = None
    voice: Any = None
    video: Any = None
    audio: Any = None
    document: Any = None
    sticker: Any = None
    contact: dict[str, Any] | None = None
    location: dict[str, Any] | None = None
    dice: Any = None
    poll: dict[str, Any] | None = None
    forward: dict[str, Any] | None = None
    album: bool = True
    thread: int = 0
    reply_to: int = 0
    edit: int = 0
    as_anonymous: bool = False


def say(world: World, speech: Speech) -> list[Message]:
    """Several photos are an album: as many messages, the caption on the first."""
    chat = speech.chat or world.chats[speech.person.id]
    _check_may_speak(chat, speech)
    if speech.edit:
        return [_edit(world, chat, speech)]
    contents, author, where = _contents(world, speech), _author(chat, speech), _where(chat, speech)
    if chat.is_private:
        speech.person.started = True
    messages = [post(world, chat, author, content, where) for content in contents]
    for message in messages:
        hear(world, chat, message, "message")
    return messages


def _check_may_speak(chat: Chat, speech: Speech) -> None:
    person = speech.person
    if chat.migrated_to:
        raise ControlError(f"The group moved; it is {chat.migrated_to} now.")
    if chat.is_private:
        if chat.id != person.id:
            raise ControlError("Nobody writes in somebody else's private chat.")
        if person.blocked:
            raise ControlError(f"{person.name} has blocked the bot and must unblock it first.")
        return
    member = chat.member(person.id)
    if member.status == "restricted":
        raise ControlError(f"{person.name} may not write here.")
    _check_topic(chat, speech.thread, admin=member.is_admin)


def _check_topic(chat: Chat, thread: int, *, admin: bool) -> None:
    if thread in (0, GENERAL):
        return
    topic = chat.topics.get(thread)
    if topic is None or topic.deleted:
        raise ControlError(f"There is no topic {thread} in {chat.title!r}.")
    if topic.closed and not admin:
        raise ControlError(f"The topic {topic.name!r} is closed.")


def _author(chat: Chat, speech: Speech) -> Json:
    member = chat.members.get(speech.person.id)
    if member is not None and member.is_admin and (member.anonymous or speech.as_anonymous):
        return by_nobody(chat)
    if speech.as_anonymous:
        raise ControlError("Only administrators of a group write as the group.")
    return by(speech.person.user())


def _where(chat: Chat, speech: Speech) -> Where:
    thread = 0 if speech.thread == GENERAL else speech.thread
    return Where(thread, chat.message(speech.reply_to) if speech.reply_to else None)


def _contents(world: World, speech: Speech) -> list[Json]:
    contents = _attachments(world, speech)
    if not contents:
        return [_words(speech.text)]
    if speech.text:
        contents[0] |= _caption(speech.text)
    if speech.album and len(contents) > 1:
        album = str(next(world.albums))
        contents = [{"media_group_id": album} | content for content in contents]
    return contents


def _words(text: str) -> Json:
    words = typed(text)
    if not words.plain:
        raise ControlError("There is nothing to say: no text, no photo, nothing.")
    if utf16(words.plain) > LONGEST_TEXT:
        raise ControlError(f"A message has at most {LONGEST_TEXT} characters.")
    return words.content("text")


def _caption(text: str) -> Json:
    words = typed(text)
    if utf16(words.plain) > LONGEST_CAPTION:
        raise ControlError(f"A caption has at most {LONGEST_CAPTION} characters.")
    return words.content("caption")


def _attachments(world: World, speech: Speech) -> list[Json]:
    if speech.photos:
        return belongings.photos(world, speech.photos)
    for kind in _FILES:
        if getattr(speech, kind):
            return [belongings.media(world, kind, getattr(speech, kind))]
    return [
        content
        for content in (
            speech.contact is not None and belongings.contact(speech.person, speech.contact),
            speech.location is not None and belongings.location(speech.location),
            speech.dice and belongings.dice(world, speech.dice),
            speech.poll is not None and belongings.poll(world, speech.poll),
            speech.forward is not None and _forwarded(world, speech),
        )
        if content
    ]


def _forwarded(world: World, speech: Speech) -> Json:
    """A message of any chat, or words of a person said where the bot is not."""
    wish = speech.forward or {}
    if "message_id" in wish:
        original = world.chat(int(wish.get("chat", speech.person.id))).message(wish["message_id"])
        return {"forward_origin": origin(original)} | content_of(original)
    author = world.people[int(wish.get("person", speech.person.id))].user()
    sent: Json = {"type": "user", "sender_user": author, "date": world.clock.stamp()}
    return {"forward_origin": sent} | _words(str(wish.get("text", "")))


def _edit(world: World, chat: Chat, speech: Speech) -> Message:
    message = chat.message(speech.edit)
    if message.sender != speech.person.id:
        raise ControlError("Everybody edits only what they wrote themselves.")
    content = _caption(speech.text) if media_of(message) else _words(speech.text)
    gone = "caption_entities" if media_of(message) else "entities"
    if change(world, chat, message, {gone: None} | content):
        hear(world, chat, message, "edited_message")
    return message


def hear(world: World, chat: Chat, message: Message, kind: str) -> None:
    if chat.is_private or (world.me(chat).inside and _audible(world, chat, message)):
        world.updates.add(kind, message.json, lane=str(chat.id))


def _audible(world: World, chat: Chat, message: Message) -> bool:
    """Privacy mode: unless it is an administrator, the bot hears only what is meant for it."""
    if world.me(chat).is_admin:
        return True
    replied = message.json.get("reply_to_message", {}).get("from", {})
    if replied.get("id") == world.bot.id:
        return True
    command = _COMMAND.match(message.json.get("text") or message.json.get("caption") or "")
    return command is not None and command.group(1) in (None, world.bot.username)
