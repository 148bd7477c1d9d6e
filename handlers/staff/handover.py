"""交接班 — /handover writes what is open for the next shift; the next one takes it over."""

import re

from telegram import Update

from domain.numbers import number_first
from handlers.access import NOT_HERE, access_handover, on_post
from handlers.actions import handovers as actions
from handlers.buttons import Pressed
from handlers.command import rest_of
from handlers.form import AMONG_OURSELVES
from handlers.in_place import open_window, pressed_on
from handlers.letters import Letter, Manner
from handlers.manners import Misused, Outdated
from handlers.sheet import CURRENT
from handlers.turn import Turn
from handlers.views import handovers as views
from locales import _
from storage.tables import Ticket

_LINE = re.compile(r"(\d{1,3})(?!\d)[\s.:,，、：．]+(\S.*)", re.ASCII | re.DOTALL)
_WHAT = _("Which line, and what about it?")
_NONE_YET = _("Nothing has been handed over here yet.")
_UNKNOWN = _("Only “note”, “last”, or nothing at all stands behind it.")


async def command(update: Update, turn: Turn) -> None:
    staff, said = on_post(turn), rest_of(turn)
    what, _space, words = said.partition(" ")
    match what.casefold():
        case "":
            await actions.hand_over(turn, staff)
            if turn.visitor.private:
                turn.say(views.handed_over(turn.words))
        case "last" | "上次" | "上一班":
            await _show_last(turn)
        case "note" | "备注" | "備註":
            await _note_mine(turn, words)
        case _:
            raise Misused(_UNKNOWN)


async def page(turn: Turn, pressed: Pressed) -> None:
    handover = await access_handover(turn, pressed.number())
    leaving = await actions.written(turn, handover)
    await _change(turn, views.handover(leaving, turn.words, pressed.number(1)))


async def take_over(turn: Turn, pressed: Pressed) -> None:
    """By whoever comes next."""
    staff = on_post(turn)
    await actions.take_over(turn, await access_handover(turn, pressed.number()), staff)
    turn.noted()


def under_a_handover(update: Update) -> bool:
    """Whether somebody in the group replies to one."""
    sheet = CURRENT.get()
    card = sheet.answered
    new = sheet.update is not None and sheet.update.message is not None
    return new and card is not None and card.alias.startswith(actions.ALIAS)


async def typed(update: Update, turn: Turn) -> None:
    """A note on one of its lines."""
    card, said = turn.sheet.answered, turn.told.words
    if card is None or not said or said.startswith(AMONG_OURSELVES):
        return
    staff = on_post(turn)
    handover = await access_handover(turn, int(card.alias.removeprefix(actions.ALIAS)))
    which, words = await _which(turn, said)
    if which:
        await actions.note(turn, handover, staff, which, words)


async def _note_mine(turn: Turn, said: str) -> None:
    staff = on_post(turn)
    which, words = await _which(turn, said)
    waiting = await turn.shelves.duty.waiting_of(turn.community.id, staff.id)
    if not which or not words:
        raise Misused(_WHAT)
    if waiting is None:
        raise Outdated(actions.NOBODY_WAITS)
    await actions.note(turn, waiting, staff, which, words)
    turn.say(Letter(turn.words("Noted.")))


async def _which(turn: Turn, said: str) -> tuple[Ticket | int, str]:
    """By its number or its place; 0 where neither stands first."""
    if (found := number_first(said))[0]:
        tickets = await turn.shelves.tickets.any_numbered(turn.community.id, [found[0]])
        if not tickets:
            raise Outdated(NOT_HERE)
        return tickets[0], found[1]
    line = _LINE.match(said)
    return (int(line[1]), line[2].strip()) if line else (0, "")


async def _show_last(turn: Turn) -> None:
    last = await turn.shelves.duty.last_handover(turn.community.id)
    if last is None:
        raise Outdated(_NONE_YET)
    open_window(turn, views.handover(await actions.written(turn, last), turn.words))


async def _change(turn: Turn, letter: Letter) -> None:
    """The message they pressed on, be it the handover's own or a window."""
    on = await pressed_on(turn)
    if on is None:
        raise Outdated
    turn.redraw(letter, turn.visitor.at, Manner(card=on.alias))
