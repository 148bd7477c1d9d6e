"""What the views of the office's day are shown: its roster, handover, reminders, audit, figures."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from domain.audit import Doubt
from domain.departments import Department
from domain.handovers import ORDER
from domain.rates import Figures, Rated
from domain.sampling import Candidate, Spared
from domain.spot_checks import Verdict
from domain.tickets import Kind
from handlers.rated import Month
from handlers.views.auditing import Doubtful
from handlers.views.day import Evening, Gaps, Morning
from handlers.views.duty import Roster
from handlers.views.handovers import Leaving
from handlers.views.pages import Page
from handlers.views.rates import Seen as Rates
from handlers.views.reporting import Reported
from storage.reporting import Counts
from storage.tables import DayReport, DutyEntry, Handover, Shift, SpotCheck
from tests.windows.estate import DAY, NOW, SHANGHAI, numbered
from tests.windows.figures import of_reports

TODAY = date(2026, 3, 2)


def of_the_day(estate: Any) -> dict[str, list[Any]]:
    """By view and parameter."""
    shift, roster, leaving = _shift(), _roster(estate), _leaving(estate)
    tickets = [estate.ticket(number=f"R260302-{n}") for n in range(100, 112)]
    evening = _evening(estate, tickets)
    entry = DutyEntry(community_id=7, staff_id=7, at=NOW, words=estate.said.work)
    check = numbered(SpotCheck(community_id=7, day=TODAY, ticket_id=7))
    return {
        "duty.roster.seen": [roster, Roster([], [], SHANGHAI, NOW)],
        "duty.shift.one": [shift],
        "duty.shift.seen": [roster],
        "duty.hand_on_to.one": [shift],
        "duty.hand_on_to.others": [[estate.manager]],
        "duty.hand_on_to.seen": [roster],
        "duty.planned.made": [[shift] * 7, [shift]],
        "duty.planned.left_out": [0, 1, 2],
        "duty.planned_for_you.made": [[shift]],
        "duty.called_off.one": [shift],
        "duty.nobody_at_night.left": [[(NOW, NOW + DAY / 3)]],
        "handovers.handover.one": [leaving, _leaving(estate, taken=True), _leaving(estate, 0)],
        "handovers.handover.number": [0, 1],
        "handovers.not_taken.handover": [leaving.handover],
        "handovers.entries.log": [[(entry, estate.said.worker)] * 9, []],
        "handovers.entries.number": [0],
        "handovers.entry.one": [entry],
        "day.evening.one": [evening, _evening(estate, tickets[:1], ""),
                            _evening(estate, tickets, estate.said.work)],
        "day.evening.number": [0, 1],
        "day.fed_back.one": [_evening(estate, tickets, estate.said.work)],
        "day.gap_list.gaps": [
            Gaps({Department.CLEANING: 3}, [Department.ENGINEERING], [Department.GREENING], {})
        ],
        "day.digest.seen": [_morning(estate, tickets), Morning(SHANGHAI, NOW, NOW - DAY)],
        "auditing.queue.good": [tickets, tickets[:1], []],
        "auditing.queue.doubtful": [[Doubtful(one, [*Doubt]) for one in tickets], []],
        "auditing.queue.number": [0, 1],
        "auditing.queue.records": [0, 3],
        "auditing.one_by_one.found": [[*Doubt], []],
        "inspecting.done.facts": [
            estate.facts(ticket=estate.ticket("done", Kind.INTERNAL, work=estate.said.work))
        ],
        "spot_checks.card.check": [check],
        "spot_checks.card.facts": [estate.facts()],
        "spot_checks.card.by": [NOW + DAY, None],
        "rates.rates.seen": [_rates(estate, tickets), _rates(estate, tickets, over=True)],
        **of_reports(estate.said),
        "reporting.report.seen": [_reported(check), _reported(check, Counts({}, {}, 0, 0, {}, {}))],
    }  # fmt: skip


def _shift() -> Shift:
    return numbered(Shift(community_id=7, staff_id=7, starts_at=NOW, ends_at=NOW + DAY / 2))


def _roster(estate: Any) -> Roster:
    there = [estate.staff, estate.manager]
    return Roster(there, [(_shift(), estate.staff)] * 8, SHANGHAI, NOW, Page(1, 3))


def _leaving(estate: Any, count: int = 2, *, taken: bool = False) -> Leaving:
    items = [
        ({"why": why, "state": "accepted", "note": estate.said.plan}, estate.ticket())
        for why in ORDER
        for _n in range(count)
    ]
    handover = numbered(
        Handover(community_id=7, by_staff=7, made_at=NOW, items=[one for one, _ticket in items])
    )
    handover.taken_at = NOW + timedelta(minutes=5) if taken else None
    entry = DutyEntry(community_id=7, staff_id=7, at=NOW, words=estate.said.work)
    taker = estate.manager if taken else None
    log = [(entry, estate.said.worker)]
    return Leaving(handover, items, estate.staff, taker, log, SHANGHAI, NOW)


def _evening(estate: Any, tickets: Any, said: str | None = None) -> Evening:
    report = None
    if said is not None:
        report = DayReport(community_id=7, department=Department.ENGINEERING, day=TODAY, at=NOW,
                           by_staff=7, words=said)  # fmt: skip
    return Evening(Department.ENGINEERING, TODAY, tickets, {}, [estate.manager], report,
                   estate.said.worker)  # fmt: skip


def _morning(estate: Any, tickets: Any) -> Morning:
    visits = [(estate.said.worker, tickets[:2]), ("", tickets[2:3])]
    for one in tickets:
        one.appointment_start = NOW
    return Morning(SHANGHAI, NOW, NOW - DAY / 2, tickets, visits, tickets[:2], tickets[:1],
                   tickets[:3], tickets[3:4], [estate.staff], [Department.CLEANING],
                   {})  # fmt: skip


def _reported(check: SpotCheck, counts: Counts | None = None) -> Reported:
    check.verdict = Verdict.GOOD
    full = Counts(
        {("repair", "filed"): 3, ("repair", "done"): 1, ("complaint", "archived"): 2},
        {
            ("repair.appointment", "S0 七(1)"): (4, 1),
            ("repair.notify_engineering", "S4 4.3.2"): (3, 0),
        },
        5,
        3,
        {5: 2, 1: 1},
        {"engineering": 4, "": 1},
    )
    return Reported(TODAY, TODAY + DAY, counts or full, [check], 4, {})


def _rates(estate: Any, tickets: Any, *, over: bool = False) -> Rates:
    each = [Figures(kind, Decimal("0.3"), "S0 八2(3)", 40, 30, 29, 5, 4, 1) for kind in Rated] + [
        Figures(Rated.OTHER, Decimal(0), "S0 八2(3)", 1, 0, 0, 0, 0, 0)
    ]
    candidates = [
        Candidate(n, f"home:{n}", silent=n % 2 == 0, unhappy=n > 2, new_work=n > 1)
        for n in range(5)
    ] + [Candidate(9 + n, "home:9", spared=why) for n, why in enumerate(Spared)]
    month = Month(TODAY.replace(day=1), each, dict.fromkeys(Rated, candidates), {})
    if over:
        return Rates(Month(date(2026, 1, 1), each, {}, {}), TODAY, [], [], (1, 2), (0, 0), 3)
    listed = list(zip(candidates, tickets[:5], strict=False))
    return Rates(month, TODAY, listed, [(estate.said.worker, 2), ("王", 0)], (1, 2), (2, 1), 3)
