"""统计 — /report: what came in and what became of it, today, this week, or in a whole period."""

from datetime import date, timedelta
from enum import StrEnum

from telegram import Update

from domain.refusals import Refused
from domain.report_periods import Period, period_in
from domain.reports import READERS, ROW_READERS
from domain.tickets import Role
from handlers.access import check_reachable, on_post
from handlers.actions import reports as actions
from handlers.actions.spot_checks import month_of
from handlers.buttons import Pressed
from handlers.command import rest_of
from handlers.letters import Letter
from handlers.manners import Misused, Outdated
from handlers.turn import Turn
from handlers.views import reporting as views
from handlers.views import reports as full
from locales import _

LEADERS = READERS
_A_DAY = timedelta(days=1)
_WHICH = _("Today, week, month, quarter or year? Or one of them by its name, such as 2026-Q1?")
_AHEAD = _("That has not begun yet: there is nothing to report.")
_NOT_REACHABLE = _(
    "{name}, the rows name homes and are for your eyes only. Please open a private chat with me "
    "first ({link}), then ask again."
)


class Span(StrEnum):
    TODAY = "today"
    WEEK = "week"


_SAID = {
    "": Span.TODAY, "today": Span.TODAY, "今天": Span.TODAY, "今日": Span.TODAY,
    "week": Span.WEEK, "本周": Span.WEEK, "本週": Span.WEEK,
}  # fmt: skip


async def command(update: Update, turn: Turn) -> None:
    """What is short is counted at once; a month, a quarter or a year is a report in full."""
    said = rest_of(turn).casefold()
    if span := _SAID.get(said):
        turn.say(await _report(turn, span))
        return
    period = period_in(said, turn.today)
    if period is None:
        raise Misused(_WHICH)
    if period.first > turn.today:
        raise Misused(_AHEAD)
    found = await actions.report_on(turn, turn.community, period, compared=_leads_all(turn))
    turn.say(full.summary(found, turn.words))


async def rows(turn: Turn, pressed: Pressed) -> None:
    """The workbook, in private only."""
    staff, period = on_post(turn), _pressed(turn, pressed)
    check_reachable(turn, staff, _NOT_REACHABLE)
    actions.send_rows(turn, turn.community, staff, period)
    turn.toast(turn.words("It comes to your private chat in a moment.").plain)


def _pressed(turn: Turn, pressed: Pressed) -> Period:
    """Of a report that there is, for whoever may have its rows."""
    if turn.role not in ROW_READERS:
        raise Refused("not_yours", "A15", ROW_READERS)
    period = period_in(pressed.word(), turn.today)
    if period is None or period.first > turn.today:
        raise Outdated
    return period


def _leads_all(turn: Turn) -> bool:
    """The other estates are for the general manager, and for nobody who looks on in a group."""
    return turn.visitor.private and turn.role is Role.GM


async def _report(turn: Turn, span: Span) -> Letter:
    today, here = turn.today, turn.community.id
    since = _first(today, span)
    start, end = turn.midnight(since), turn.midnight(today + _A_DAY)
    checks = await turn.shelves.day.spot_checks(here, *month_of(today))
    seen = views.Reported(
        since,
        today,
        await turn.shelves.reporting.counts(here, start, end),
        [one for one in checks if one.ticket_id],
        turn.standard.count("manager.spotchecks"),
        await turn.shelves.departments.names(here),
    )
    return views.report(seen, turn.words)


def _first(today: date, span: Span) -> date:
    return today - today.weekday() * _A_DAY if span is Span.WEEK else today
