"""清单 — what is open, what is mine, what is overdue: lists that everybody opens by one word."""

from telegram import Update

from domain.finding import Wanted
from handlers.command import rest_of
from handlers.manners import Misused
from handlers.staff.finding import called_here, open_list
from handlers.turn import Turn
from locales import _

_WHICH = _("I know no department, kind or mark called that.")


async def still_open(update: Update, turn: Turn) -> None:
    """/open, or only of one department, of one kind, urgent, paused, from headquarters."""
    sought = rest_of(turn)
    wanted = (await called_here(turn)).wanted(sought, turn.today)
    if wanted != Wanted(kinds=wanted.kinds, departments=wanted.departments, marks=wanted.marks):
        raise Misused(_WHICH)
    await open_list(turn, f"open {sought}")


async def mine(update: Update, turn: Turn) -> None:
    """/mine: what is given to me and not closed."""
    await open_list(turn, "open mine")


async def overdue(update: Update, turn: Turn) -> None:
    """/overdue: what was promised by now and has not been done."""
    await open_list(turn, "overdue")
