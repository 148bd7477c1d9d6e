"""统计图与报告 — a report as pictures and as pages; the committee has each period's once (G5)."""

from dataclasses import replace

from documents.frozen import frozen
from domain.report_periods import Period
from domain.tickets import Role
from handlers.actions.gathered import is_shown
from handlers.actions.reports import report_on
from handlers.actions.telling import record
from handlers.letters import Address, Manner, charted, printed
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import report_files as views
from handlers.views.report_charts import Drawn, charts
from handlers.views.report_paper import in_short, paper
from locales import Words, words_for
from storage.tables import CommitteeReport, OutboxRow, Staff

_LOOKED_BACK = 5  # periods before this one: as many points as a telephone shows apart


async def send_charts(turn: Turn, period: Period, *, compared: bool) -> int:
    """Where they were asked for; says how many there are."""
    made = charts(await _drawn(turn, period, turn.words, compared=compared))
    for row in charted([frozen(one) for one in made], turn.visitor.at, Manner(), turn.now):
        turn.enclose(row)
    return len(made)


async def send_pages(turn: Turn, period: Period, to: Address) -> None:
    """As the committee reads it: in the language of the estate, with nobody's name."""
    drawn = await _drawn(turn, period, words_for(turn.community.language))
    turn.enclose(_printed(turn, drawn, to, Manner()))


async def preview(turn: Turn, staff: Staff, period: Period) -> None:
    """What the committee would have; nothing goes there yet."""
    await check_unsent(turn, period)
    to = Address(staff.telegram_id)
    await send_pages(turn, period, to)
    turn.post(views.before_sending(period, words_for(staff.language)), to, Manner())


async def send_to_committee(turn: Turn, staff: Staff, period: Period) -> None:
    """Once: whoever presses again is told when it went; what did not arrive may go again."""
    committee, here = await check_unsent(turn, period), turn.community.id
    drawn = await _drawn(turn, period, words_for(turn.community.language))
    await turn.shelves.committee.enter(
        CommitteeReport(community_id=here, period=period.code, sent_at=turn.now, sent_by=staff.id)
    )
    record(turn, None, "report_to_committee", "G5", Role(staff.role), period=period.code)
    manner = Manner(card=_alias(turn, period))
    row = _printed(turn, drawn, Address(committee), manner)
    row.if_failed = {"number": period.code, "language": staff.language, "message_id": 0,
                     "warn": {"chat_id": staff.telegram_id}}  # fmt: skip
    turn.enclose(row)


async def check_unsent(turn: Turn, period: Period) -> int:
    """The committee's chat; Outdated where there is none, or it has had this report."""
    committee = turn.community.committee_chat
    if committee is None:
        raise Outdated(views.NO_COMMITTEE)
    if period.after.first > turn.today:
        raise Outdated(views.STILL_RUNNING)
    sent = await turn.shelves.committee.sent(turn.community.id, period.code)
    if sent and await is_shown(turn, _alias(turn, period)):
        raise Outdated(views.SENT_ALREADY,
                       moment=turn.words.moment(sent.sent_at, turn.zone, turn.now))  # fmt: skip
    return committee


def _alias(turn: Turn, period: Period) -> str:
    """It is known by this once it has arrived, and by none if it never does."""
    return f"report:{turn.community.id}:{period.code}"


def _printed(turn: Turn, drawn: Drawn, to: Address, manner: Manner) -> OutboxRow:
    laid, name = frozen(paper(drawn)), f"report-{drawn.report.period.code}.pdf"
    caption = views.pages_follow(drawn, in_short(drawn))
    return printed(name, laid, caption, to, manner, turn.now)


async def _drawn(turn: Turn, period: Period, words: Words, *, compared: bool = False) -> Drawn:
    """Periods in which nothing was brought are no part of the trend."""
    community, standard = turn.community, turn.standard
    report = await report_on(turn, community, period, compared=compared)
    past, shelf = [], turn.shelves.reporting
    for _ in range(_LOOKED_BACK):
        period = period.before
        found = await shelf.headline(community, period, standard, turn.now)
        if found.filed or found.kept.of or found.answered.of:
            past.append((period, found))
    report = replace(report, surveys=tuple(one for one in report.surveys if one.rows))
    return Drawn(report, past[::-1], standard.count("report.answers_to_judge"),
                 float(standard.rate("report.content_wanted")), words)  # fmt: skip
