"""统计 — /report: what came in and what became of it, today, this week or this month."""

from datetime import date, timedelta
from enum import StrEnum

from telegram import Update

from domain.tickets import Role
from handlers.actions.spot_checks import month_of
from handlers.command import rest_of
from handlers.letters import Letter
from handlers.manners import Misused
from handlers.turn import Turn
from handlers.views import reporting as views
from locales import _

LEADERS = frozenset({Role.HEAD, Role.SUPERVISOR, Role.MANAGER, Role.GM})
_A_DAY = timedelta(days=1)
_WHICH = _("Today, week or month?")


class Span(StrEnum):
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"


_SAID = {
    "": Span.TODAY, "today": Span.TODAY, "今天": Span.TODAY, "今日": Span.TODAY,
    "week": Span.WEEK, "本周": Span.WEEK, "本週": Span.WEEK,
    "month": Span.MONTH, "本月": Span.MONTH,
}  # fmt: skip


async def command(update: Update, turn: Turn) -> None:
    span = _SAID.get(rest_of(turn).casefold())
    if span is None:
        raise Misused(_WHICH)
    turn.say(await _report(turn, span))


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
    match span:
        case Span.WEEK:
            return today - today.weekday() * _A_DAY
        case Span.MONTH:
            return today.replace(day=1)
    return today
