"""One turn from hearing to the last word: routed, and answered with manners where it ends early."""

import logging
from collections.abc import Mapping
from typing import Any

from telegram.ext import Application

from domain.refusals import Refused
from handlers.form import ALL, leave_unknown
from handlers.letters import Letter
from handlers.manners import Outdated
from handlers.routes import TIMERS
from handlers.sheet import CURRENT, Sheet, Toast
from handlers.turn import House, Turn
from locales import _

_log = logging.getLogger(__name__)
_REASONS = {
    "not_now": _("That is no longer possible: things have moved on."),
    "not_yours": _("That is for somebody else to do."),
    "not_your_order": _("This order is a colleague's; the dispatcher can give it to you."),
    "rectification_open": _("There is still an open rectification; it comes first."),
}
_OLD_BUTTON = _("This button is out of date; please use the latest message.")


class FrontDesk(Application[Any, Turn, Any, Any, Any, None]):
    """Python-telegram-bot's routing, but a failure is not swallowed: the turn is rolled back."""

    async def process_error(
        self,
        update: object,  # noqa: ARG002 - PTB calls it by this name
        error: Exception,
        *_: object,
        **__: object,
    ) -> bool:
        raise error


async def hear(house: House, sheet: Sheet) -> None:
    """Answer an update: what is raised, other than manners, is a bug and must undo the turn."""
    CURRENT.set(sheet)
    turn = Turn(house)
    try:
        await leave_unknown(turn)
        await house.process_update(sheet.update)
    except Refused as refused:
        _log.info("refused: %s", refused)
        sentence = _REASONS.get(refused.reason, _REASONS["not_now"])
        await _decline(turn, turn.words(sentence).plain + _by(refused.clause))
    except Outdated as outdated:
        await _decline(turn, turn.words(outdated.because or _OLD_BUTTON).plain)
    if turn.query and sheet.toast is None:
        sheet.toast = Toast(turn.query.id)


async def ring(house: House, sheet: Sheet, payload: Mapping[str, Any]) -> None:
    """A promised moment has come."""
    CURRENT.set(sheet)
    known = {key: value for key, value in payload.items() if key not in {"name", "about"}}
    await TIMERS[payload["name"]](Turn(house), **known)


async def _decline(turn: Turn, because: str) -> None:
    """Say why not, and show the present world."""
    turn.sheet.letters.clear()
    if not turn.query:
        turn.say(Letter(turn.words("{because}", because=because)))
        return
    turn.toast(because, alert=True)
    talk = turn.sheet.conversation
    pressed = turn.pressed
    if talk and pressed and pressed.action == "form":
        await ALL[talk.form].show_again(turn)


def _by(clause: str) -> str:
    return f" ({clause})" if clause else ""
