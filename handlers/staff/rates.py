"""回访率 — /rates: what is wanted of a month, how far it has come, and whom to call next."""

from datetime import date

from telegram import Update

from domain.contacts import CALLERS, Reason
from domain.dates import months_on
from domain.months import month_in
from domain.report_periods import Span, period_of
from domain.tickets import Role
from handlers.access import access_asked, entitled, on_post
from handlers.actions import rates as actions
from handlers.buttons import Pressed
from handlers.command import rest_of
from handlers.in_place import change_window, open_window
from handlers.letters import Letter
from handlers.manners import Misused, Outdated
from handlers.rated import Month, month_of, months_to_look_at, reason
from handlers.turn import Turn
from handlers.views import rates as views
from locales import _

READERS = CALLERS | {Role.GM}
_NAMED = 5
_WHICH = _("Which month? As 2026-03, and none that is still to come; or nothing for this one.")
_NOT_NOW = _("They have answered meanwhile, or are not to be called just now.")


async def command(update: Update, turn: Turn) -> None:
    month = _month(turn, rest_of(turn))
    if month is None:
        raise Misused(_WHICH)
    open_window(turn, await _rates(turn, month))


async def page(turn: Turn, pressed: Pressed) -> None:
    """Of another month."""
    entitled(turn, READERS, "F9")
    month = _month(turn, pressed.word())
    if month is None:
        raise Outdated
    await change_window(turn, await _rates(turn, month))


async def call(turn: Turn, pressed: Pressed) -> None:
    """Whom the day would have chosen later is called now."""
    entitled(turn, CALLERS, "F9")
    follow_up, _ticket = await access_asked(turn, pressed.number())
    if follow_up.ask_at is None:
        raise Outdated(_NOT_NOW)
    first = follow_up.ask_at.astimezone(turn.zone).date().replace(day=1)
    why = _why(await month_of(turn, turn.community, first), follow_up.id)
    if why is None or not await actions.call(turn, follow_up.id, why):
        raise Outdated(_NOT_NOW)
    await turn.shelves.flush()
    await change_window(turn, await _rates(turn, first))
    turn.noted()


def _why(month: Month, follow_up_id: int) -> Reason | None:
    """None for whoever is left in peace, or has been spoken with."""
    known = (one for each in month.candidates.values() for one in each)
    found = next((one for one in known if one.follow_up_id == follow_up_id), None)
    return reason(found) if found and found.spared is None else None


def _month(turn: Turn, said: str) -> date | None:
    """Its first day; this one where none is named, None for what is none, or still to come."""
    month = month_in(said or f"{turn.today:%Y-%m}", turn.today)
    return month if month and month <= turn.today else None


async def _rates(turn: Turn, first: date) -> Letter:
    here = on_post(turn).community_id
    month = await month_of(turn, turn.community, first)
    still = first in months_to_look_at(turn, turn.community)
    chosen = month.lacking[:_NAMED] if still else []
    tickets = [await turn.shelves.tickets.get(month.tickets[one.follow_up_id]) for one in chosen]
    span = period_of(Span.QUARTER, first).bounds(turn.zone)
    shown = turn.midnight(first), turn.midnight(months_on(first, 1))
    limits = [turn.standard.count(f"manager.followups.{one}") for one in ("fewest", "most")]
    seen = views.Seen(
        month,
        turn.today,
        [(one, ticket) for one, ticket in zip(chosen, tickets, strict=True) if ticket],
        await turn.shelves.rates.calls_of_leaders(here, *span),
        (limits[0], limits[1]),
        await turn.shelves.contacts.visits(here, *shown),
        turn.standard.count("visits.per_month"),
    )
    return views.rates(seen, turn.words)
