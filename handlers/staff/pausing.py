"""挂起、预约答复 — what cannot be done now: why, until when, and by when an answer comes."""

from datetime import datetime

from domain.moments import WaitingFor, may_be_promised
from domain.tickets import Action
from handlers.actions import pausing, relays
from handlers.buttons import Pressed
from handlers.manners import Outdated
from handlers.staff.dispatch import choosing, may
from handlers.turn import Turn
from handlers.views import choices
from locales import _

_PAST = _("That moment is past; please choose again.")


async def pause(turn: Turn, pressed: Pressed) -> None:
    ticket, _staff = await may(turn, pressed, Action.PAUSE)
    await choosing(turn, ticket, choices.why_paused)


async def pause_for(turn: Turn, pressed: Pressed) -> None:
    ticket, _staff = await may(turn, pressed, Action.PAUSE)
    await choosing(turn, ticket, choices.until_when, _reason(pressed))


async def pause_until(turn: Turn, pressed: Pressed) -> None:
    ticket, staff = await may(turn, pressed, Action.PAUSE)
    reason, until = _reason(pressed), _moment(turn, pressed, 2)
    if until is None and not reason.open_ended:
        raise Outdated
    await pausing.pause(turn, ticket, staff, reason, until)
    turn.noted()


async def promise_answer(turn: Turn, pressed: Pressed) -> None:
    ticket, _staff = await may(turn, pressed, Action.PROMISE_ANSWER)
    await choosing(turn, ticket, choices.when_answered)


async def answer_at(turn: Turn, pressed: Pressed) -> None:
    ticket, staff = await may(turn, pressed, Action.PROMISE_ANSWER)
    at = _moment(turn, pressed, 1)
    if at is None:
        raise Outdated
    await relays.promise_answer(turn, ticket, staff, at)
    turn.noted()


def _reason(pressed: Pressed) -> WaitingFor:
    if pressed.word(1) not in set(WaitingFor):
        raise Outdated
    return WaitingFor(pressed.word(1))


def _moment(turn: Turn, pressed: Pressed, index: int) -> datetime | None:
    """What a button promised when it was shown, if it is still to be had; None for no date."""
    if not (stamp := pressed.number(index)):
        return None
    moment = choices.moment_of(stamp)
    if not may_be_promised(moment, turn.now):
        raise Outdated(_PAST)
    return moment
