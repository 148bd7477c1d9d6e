"""统计报告 — reports on demand, and by the calendar to whoever leads (S0 三(4), S0 八3(5))."""

from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from domain.report_periods import Period, Span, period_of
from domain.reports import Report
from domain.tickets import Role
from handlers.actions.telling import record, tell_colleagues, tell_office
from handlers.facts import DESK
from handlers.letters import Address, Manner, workbook
from handlers.turn import Turn
from handlers.views import reports as views
from locales import words_for
from storage.outbox import Lane
from storage.tables import Community, Staff

SENT = "send_report"
_CLAUSES = {Span.MONTH: "H1", Span.QUARTER: "H2", Span.YEAR: "H2"}
_HEAR_OF_IT = (Role.SUPERVISOR, Role.MANAGER, Role.GM)


async def report_on(
    turn: Turn, community: Community, period: Period, *, compared: bool = False
) -> Report:
    """Counted now; `compared` with the company's other estates."""
    shelf, standard = turn.shelves.reporting, turn.standard_of(community)
    report = await shelf.report(community, period, standard, turn.now)
    return await _beside_others(turn, report) if compared else report


async def send_due_reports(turn: Turn, community: Community) -> None:
    """The month, the quarter and the year that ended last, each once; late rather than never.

    Of a time in which the office had nothing to do there is nothing to say.
    """
    today = turn.now.astimezone(ZoneInfo(community.zone)).date()
    for span in Span:
        period = period_of(span, today).before
        since = period.bounds(ZoneInfo(community.zone))[1]
        if await turn.shelves.reporting.was_sent(community.id, period, since):
            continue
        standard = turn.standard_of(community)
        figures = await turn.shelves.reporting.headline(community, period, standard, turn.now)
        if not figures.empty:
            await _send(turn, community, await report_on(turn, community, period))


def send_rows(turn: Turn, community: Community, staff: Staff, period: Period) -> None:
    """The file is made when it goes out: its rows are read page by page, in no turn."""
    words, here = words_for(staff.language), f"{community.id}"
    record(turn, None, "report_rows", "A15", Role(staff.role), period=period.code)
    spec = {"community": here, "period": period.code, "language": staff.language}
    name, caption = f"report-{period.code}.xlsx", views.rows_follow(period.code, words)
    to = Address(staff.telegram_id)
    turn.enclose(workbook(name, spec, caption, to, Manner(), turn.now))


async def _send(turn: Turn, community: Community, report: Report) -> None:
    period = report.period
    record(turn, None, SENT, _CLAUSES[period.span], community=community.id, period=period.code)
    leaders = await turn.shelves.office.holding(community.id, *_HEAR_OF_IT)
    manner = Manner(Lane.NOTIFY)
    above = [one for one in leaders if one.role == Role.GM]
    if above:
        _tell(turn, above, await _beside_others(turn, report), manner)
    _tell(turn, [one for one in leaders if one.role != Role.GM], report, manner)
    letter = views.summary(report, words_for(community.language))
    await tell_office(turn, community, letter, topic=DESK)


def _tell(turn: Turn, leaders: Sequence[Staff], report: Report, manner: Manner) -> None:
    tell_colleagues(turn, leaders, lambda words: views.summary(report, words), manner)


async def _beside_others(turn: Turn, report: Report) -> Report:
    every = await turn.shelves.communities.all()
    shelf, standards = turn.shelves.reporting, turn.sheet.standards
    compared = await shelf.compared(every, report.period, standards, turn.now)
    return replace(report, communities=compared if len(every) > 1 else ())
