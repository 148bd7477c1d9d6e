"""Whoever is in the staff's group without a post may read everything there: the manager hears."""

from collections.abc import Iterator

from telegram import ChatMember, User

from domain.text import name_in
from domain.tickets import Role
from handlers.actions.telling import record, tell_colleagues, tell_office
from handlers.facts import DUTY
from handlers.letters import Manner
from handlers.turn import Turn
from handlers.views.premises import outsider
from locales import words_for
from storage.outbox import Lane
from storage.tables import Community, Outsider

_CHANNEL = 777000  # Telegram itself: what a linked channel posts
_OUTSIDE = {ChatMember.LEFT, ChatMember.BANNED}


async def look_at_members(turn: Turn) -> None:
    """Of whoever has just come in or speaks, once."""
    update = turn.sheet.update
    chat = update.effective_chat if update else None
    here = (one for one in turn.sheet.communities if chat and one.ops_chat == chat.id)
    community = next(here, None)
    if community is None:
        return
    for user in {user.id: user for user in _seen(turn)}.values():
        if user.id not in {_CHANNEL, turn.bot.id}:
            await _look_at(turn, community, user)


async def _look_at(turn: Turn, community: Community, user: User) -> None:
    if await _is_ours(turn, community, user):
        return
    if await turn.shelves.outsiders.known(community.id, user.id):
        return
    entered = Outsider(
        community_id=community.id, telegram_id=user.id, seen_at=turn.now, alarmed_at=turn.now
    )
    await turn.shelves.outsiders.enter(entered)
    record(turn, None, "outsider", "A1", Role.SYSTEM, outsider=entered.id)
    name = name_in(user.full_name) or "?"
    letter = outsider(user.id, name, community, words_for(community.language))
    await tell_office(turn, community, letter, topic=DUTY)
    managers = await turn.shelves.office.holding(community.id, Role.MANAGER)
    tell_colleagues(
        turn, managers, lambda words: outsider(user.id, name, community, words), Manner(Lane.NOTIFY)
    )


async def _is_ours(turn: Turn, community: Community, user: User) -> bool:
    """As the turn found it; it is asked again only for whoever had no post then."""
    held = [one for one in turn.sheet.posts if one.telegram_id == user.id and not one.ended_at]
    posts = held or await turn.shelves.office.posts([user.id])
    return any(one.community_id == community.id for one in posts)


def _seen(turn: Turn) -> Iterator[User]:
    """An anonymous administrator is one of those who have come in before."""
    update = turn.sheet.update
    if update and (change := update.chat_member) and change.new_chat_member.status not in _OUTSIDE:
        yield change.new_chat_member.user
    if turn.query:
        yield turn.query.from_user
    if message := turn.message:
        yield from message.new_chat_members
        speaks = message.text or message.effective_attachment
        if speaks and message.from_user and not message.sender_chat:
            yield message.from_user
