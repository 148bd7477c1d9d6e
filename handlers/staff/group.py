"""The group itself: who adds us where, which one is ours, and a group that becomes a supergroup."""

from datetime import timedelta

from telegram import ChatMember, Update

from domain.setup_codes import Opens, hash_of_code
from domain.standard import STANDARD
from handlers.access import ANONYMOUS, begin_work, holds_post
from handlers.actions.committee import settle as settle_committee
from handlers.actions.setting_up import settle
from handlers.actions.shut_out import standing_changed
from handlers.actions.telling import record
from handlers.actions.whereabouts import leave, moved, reach, reach_staff
from handlers.command import rest_of
from handlers.letters import Letter
from handlers.staff import committee
from handlers.turn import Turn
from handlers.views.committee import ASK_ELSEWHERE
from handlers.views.premises import HOW_TO_SET_UP, NO_SUCH_CODE
from locales import Words, words_for
from storage.tables import SetupCode

_GONE = {ChatMember.LEFT, ChatMember.BANNED}
_WITHIN = timedelta(hours=1)


async def setup(update: Update, turn: Turn) -> None:
    """/setup CODE: this is the office's group, or its owners' committee's, if the code is right."""
    if turn.message and turn.message.sender_chat:
        return turn.say(Letter(_words(turn)(ANONYMOUS)))
    if committee.is_meant(turn):
        if turn.sheet.community:
            return await committee.ask_code(turn)
        return await _missed(turn, ASK_ELSEWHERE)
    code = await _code(turn)
    if code is None:
        return await _missed(turn, NO_SUCH_CODE)
    return await (settle if code.opens == Opens.OFFICE else settle_committee)(turn, code)


async def setup_in_private(update: Update, turn: Turn) -> None:
    """A group has to be set up in the group; only a code for one may be asked for here."""
    if committee.is_meant(turn) and holds_post(turn):
        begin_work(turn)
        return await committee.ask_code(turn)
    return _how_to(turn)


def _how_to(turn: Turn) -> None:
    turn.say(Letter(turn.words(HOW_TO_SET_UP)))


async def my_membership(update: Update, turn: Turn) -> None:
    """Somebody blocked us or came back; a group let us in, ours or another."""
    change = update.my_chat_member
    if change is None:
        return
    gone = change.new_chat_member.status in _GONE
    community = turn.sheet.community
    theirs = await turn.shelves.communities.of_committee(turn.visitor.at.chat)
    if theirs:
        await committee.standing_changed(turn, theirs, change)
    elif turn.visitor.private:
        await reach(turn, turn.person, reachable=not gone)
        await reach_staff(turn, turn.visitor.telegram_id, reachable=not gone)
    elif community is None and not gone:
        await leave(turn)
    elif community and community.ops_chat == turn.visitor.at.chat:
        await standing_changed(turn, community, change)
    elif not gone:
        await turn.shelves.outbox.hurry(turn.visitor.at.chat, turn.now)


async def migrated(update: Update, turn: Turn) -> None:
    """Rewrite the group's id wherever we keep it; twice does no harm."""
    message = turn.message
    if message is None:
        return
    old = message.migrate_from_chat_id or message.chat_id
    new = message.migrate_to_chat_id or message.chat_id
    community = await turn.shelves.communities.move_chat(old, new)
    if community:
        moved(turn, community)


async def silent(update: Update, turn: Turn) -> None:
    """The committee speaks among itself; we only bring it reports."""


async def foreign(update: Update, turn: Turn) -> None:
    """In a group that is not ours we say nothing, and go."""
    await leave(turn)


async def _code(turn: Turn) -> SetupCode | None:
    """None for one that is wrong, used or too old, and where too many were tried of late."""
    if await _tried(turn) >= STANDARD.count("link.misses_an_hour"):
        return None
    code = await turn.shelves.setup_codes.good(hash_of_code(rest_of(turn)), turn.now)
    return code if code and await _fits(turn, code) else None


async def _fits(turn: Turn, code: SetupCode) -> bool:
    """No group is two things at once, nor two communities'."""
    at, communities = turn.visitor.at.chat, turn.shelves.communities
    ours, theirs = await communities.of_group(at), await communities.of_committee(at)
    here, other = (ours, theirs) if code.opens == Opens.OFFICE else (theirs, ours)
    return other is None and (here is None or here.id == code.community_id)


async def _missed(turn: Turn, said: str) -> None:
    """One sentence for all wrong codes; whoever goes on guessing hears it no more."""
    record(turn, None, "setup_missed", "A1")
    if await turn.shelves.communities.of_committee(turn.visitor.at.chat):
        return
    if await _tried(turn) < STANDARD.count("link.misses_an_hour"):
        turn.say(Letter(_words(turn)(said)), card=_tries(turn))
    if turn.sheet.community is None:
        await leave(turn)


async def _tried(turn: Turn) -> int:
    return await turn.shelves.invitations.answered(_tries(turn), turn.now - _WITHIN)


def _tries(turn: Turn) -> str:
    return f"setup_missed:{turn.visitor.at.chat}"


def _words(turn: Turn) -> Words:
    """In a group that is not ours, as whoever speaks likes it; of an anonymous one who knows."""
    if turn.sheet.community:
        return turn.words
    nameless = turn.message and turn.message.sender_chat
    return words_for(turn.sheet.communities[0].language if nameless else turn.language)
