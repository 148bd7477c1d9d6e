"""How much one person may say within a minute; whoever may be in danger is always heard (A2)."""

from datetime import datetime, timedelta

from domain.triage import Outcome, triage
from handlers.conversations.help import sos
from handlers.conversations.judged import DANGER, PLACE, waits_for
from handlers.letters import Letter
from handlers.sheet import Sheet, minute_of, visitor_in
from handlers.told import is_command
from handlers.turn import Turn
from locales import _

_SLOWLY = _(
    "That was a lot at once: I have not read the last part. Please wait a minute and send it "
    "again. Words of danger are always read."
)
_MINUTE = timedelta(minutes=1)
_TELLING = 3  # characters: fewer tell nothing of danger


async def too_much(turn: Turn) -> bool:
    """Whether this goes unread; that is said once a minute."""
    if not _counts(turn.sheet):
        return False
    at_most = turn.standard.count("resident.messages_a_minute")
    if turn.sheet.this_minute < at_most or _may_be_danger(turn):
        return False
    lane, minute, inbox = turn.visitor.lane, minute_of(turn.now), turn.shelves.inbox
    album = turn.message.media_group_id if turn.message else None
    if album and await inbox.answered_before(album, lane, minute) < at_most:
        return False
    await _say_so_once(turn, minute)
    return True


def _counts(sheet: Sheet) -> bool:
    """What somebody has just said or pressed in private; what waited while we slept is read."""
    visitor = visitor_in(sheet.update) if sheet.update else None
    if visitor is None or not visitor.private or sheet.community is None:
        return False
    said = sheet.message
    return bool(sheet.query) or (said is not None and sheet.now - said.date < _MINUTE)


def _may_be_danger(turn: Turn) -> bool:
    talk, pressed, message = turn.sheet.conversation, turn.pressed, turn.message
    if talk and (talk.form == sos.name or waits_for(turn, DANGER) or waits_for(turn, PLACE)):
        return True
    if pressed:
        return pressed.action == "raise" or (pressed.action, *pressed.args[:1]) == ("menu", "help")
    words, seen = turn.told.words, triage(turn.told.words)
    if message and is_command(message):
        return seen.urgent or words.startswith("/sos")
    return seen.urgent or (seen.outcome is Outcome.ASK and len(words) >= _TELLING)


async def _say_so_once(turn: Turn, minute: datetime) -> None:
    turn.toast(turn.words(_SLOWLY).plain)
    card = f"slowly:{turn.visitor.at.chat}:{minute:%Y%m%d%H%M}"
    if not turn.query and not await turn.shelves.outbox.posted_at(card):
        turn.say(Letter(turn.words(_SLOWLY)), card=card)
