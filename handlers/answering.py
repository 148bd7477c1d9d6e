"""One turn from hearing to the last word: routed, and answered with manners where it ends early."""

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from telegram.ext import Application

from domain.refusals import Refused
from domain.tickets import STAFF_ROLES, Role
from handlers.actions.outsiders import look_at_members
from handlers.actions.whereabouts import staff_speaks
from handlers.consent import respect
from handlers.form import ALL, Form, leave_behind, make_room
from handlers.letters import Letter
from handlers.manners import Misused, Outdated
from handlers.night import hush
from handlers.patience import too_much
from handlers.rings import TIMERS
from handlers.sheet import CURRENT, Sheet, Toast
from handlers.turn import House, Turn
from handlers.views.commands import misused
from handlers.views.names import ROLE
from locales import _

_log = logging.getLogger(__name__)
_REASONS = {
    "not_now": _("That is no longer possible: things have moved on."),
    "not_yours": _("That is for somebody else to do."),
    "not_your_order": _("This order is a colleague's; the dispatcher can give it to you."),
    "quote_open": _("The resident has not agreed to the price yet."),
    "quote_refused": _(
        "The resident has refused the price: please name another one, or let the desk decide that "
        "it is free of charge."
    ),
    "quote_missing": _(
        "This is paid work: please name the price first, or let the desk decide that it is free "
        "of charge."
    ),
    "free_of_charge": _("It costs the resident nothing, unless the desk decides otherwise."),
    "merge_neighbours": _(
        "These are not of one household: each of them has to be answered. What many neighbours "
        "report belongs together as an incident."
    ),
    "merge_unlike": _("Only what is of one kind, and confidential alike, can go on as one."),
    "merge_over": _("The other one is not open any more: nothing can become part of it."),
    "merge_the_other": _("This one has come further: please merge the other one into it."),
    "last_manager": _("Somebody has to be manager here: please make somebody else one first."),
    "own_rank": _("Nobody gives themselves a higher post: please ask another manager."),
    "own_work": _("It is about your own work: a colleague asks them, not you."),
    "own_audit": _("It is your own call or your own work: another colleague audits it."),
    "own_record": _("You have asked them already: this time another colleague does."),
    "rectification_open": _("There is still an open rectification; it comes first."),
}
MANNERS = (Refused, Outdated, Misused)
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
    """Answer an update: manners undo the turn and say why; anything else raised is a bug."""
    CURRENT.set(sheet)
    turn = Turn(house)
    if await too_much(turn):
        return
    if not await leave_behind(turn):
        await _answer(house, turn)
    await look_at_members(turn)
    await _consider_the_readers(turn)
    if turn.query and sheet.toast is None:
        sheet.toast = Toast(turn.query.id)


async def _answer(house: House, turn: Turn) -> None:
    try:
        async with _undone_by_manners(turn.sheet):
            await staff_speaks(turn)
            await house.process_update(turn.sheet.update)
    except MANNERS as manners:
        await _decline(turn, _why(turn, manners))


async def ring(house: House, sheet: Sheet, payload: Mapping[str, Any]) -> None:
    """A promised moment has come."""
    CURRENT.set(sheet)
    known = {key: value for key, value in payload.items() if key not in {"name", "about"}}
    turn = Turn(house)
    await TIMERS[payload["name"]](turn, **known)
    await _consider_the_readers(turn)


async def _consider_the_readers(turn: Turn) -> None:
    """Who would rather not hear from us, and who sleeps."""
    await respect(turn)
    await hush(turn)


@asynccontextmanager
async def _undone_by_manners(sheet: Sheet) -> AsyncIterator[None]:
    """Nothing is half done when the turn ends in one of them: not here, nor in the database."""
    before, said = replace(sheet), len(sheet.letters)
    try:
        async with sheet.shelves.undone_by(*MANNERS):
            yield
    except MANNERS:
        sheet.person, sheet.conversation = before.person, before.conversation
        sheet.toast = before.toast
        del sheet.letters[said:]
        raise


async def _decline(turn: Turn, because: str) -> None:
    """Say why not, and show the present world."""
    if not turn.query:
        return turn.say(Letter(turn.words("{because}", because=because)))
    turn.toast(because, alert=True)
    if turn.sheet.conversation and turn.pressed and turn.pressed.action == "form":
        await _show_what_stands(turn, ALL[turn.sheet.conversation.form])
    return None


async def _show_what_stands(turn: Turn, form: Form[Any]) -> None:
    """A talk whose very question cannot be asked any more is over."""
    try:
        async with _undone_by_manners(turn.sheet):
            await form.show_again(turn)
    except MANNERS:
        await make_room(turn)


def _why(turn: Turn, manners: Refused | Outdated | Misused) -> str:
    if isinstance(manners, Misused):
        return misused(manners, turn.words)
    if isinstance(manners, Outdated):
        return turn.words(manners.because or _OLD_BUTTON, **manners.facts).plain
    _log.info("refused: %s", manners)
    sentence = _REASONS.get(manners.reason, _REASONS["not_now"])
    who = _who_may(turn, manners.who)
    return turn.words(sentence).plain + _by(manners.clause) + who


def _who_may(turn: Turn, who: frozenset[str]) -> str:
    """Their roles, for a colleague; a resident has no use for them."""
    named = [turn.words(ROLE[role]) for role in Role if role in who and role in STAFF_ROLES]
    if not named or not turn.sheet.in_the_office:
        return ""
    return "\n" + turn.words("It may be done by: {who}.", who=turn.words.joined(named)).plain


def _by(clause: str) -> str:
    return f" ({clause})" if clause else ""
