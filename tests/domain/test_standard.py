"""The figures of the service standard: each as its source has it, and none too many."""

import re
from collections import Counter
from datetime import time, timedelta
from decimal import Decimal

import pytest

from domain.standard import (
    DISAGREEMENTS,
    FOLLOW_UP_PLAN,
    FOLLOWED_UP_BY,
    STANDARD,
    SURVEY_DIMENSIONS,
    URGENT_CLASSES,
    After,
    Standards,
    Weather,
    follow_up_plan,
    row,
    rows,
)
from domain.tickets import Role
from domain.triage import KINDS

CLAUSE = re.compile(r"S[0-4] \S+|X\d{1,2}|[A-I]\d{1,2}")
TYPES = {"min": timedelta, "h": timedelta, "d": timedelta, "%": Decimal, "time_of_day": time,
         "event": str, "phone": str, "hours": tuple, "dates": frozenset}  # fmt: skip

# Copied from the sources by hand: the second entry of a double-entry book.
IN_THE_SOURCES = [
    ("S0 二(2)", "intake.always_on", 365),
    ("S0 二(2)(3)", "intake.hours_a_day", 24),
    ("S0 四", "visit.unsolved_to_head", time(18)),
    ("S4 4.3.2", "repair.notify_engineering", timedelta(minutes=5)),
    ("S0 二(3)", "complaint.first_answer", timedelta(hours=24)),
    ("S4 4.2.1", "complaint.unresolved_case_card", timedelta(hours=24)),
    ("S4 4.2.3", "complaint.second_same_matter", 2),
    ("S0 六(6)", "followup.urgent.first", timedelta(hours=24)),
    ("S0 六(6)", "followup.urgent.second", timedelta(days=2)),
    ("S0 二(5)", "followup.safety", timedelta(days=2)),
    ("S0 六(7)", "followup.leak.first", timedelta(days=3)),
    ("S0 六(7)", "followup.leak.second", "rain"),
    ("S1 走回访(1)", "followup.other_repair", timedelta(days=2)),
    ("S0 二(5)", "followup.other_repair_limit", timedelta(weeks=1)),
    ("S0 八2(2)", "followup.project_earliest", timedelta(days=30)),
    ("S0 八2(2)", "followup.project", timedelta(days=60)),
    ("S0 八2(2)", "followup.complaint", timedelta(days=3)),
    ("S0 八2(2)", "followup.special_service", Decimal("0.5")),
    ("S0 八2(2)", "followup.first_aid", timedelta(weeks=1)),
    ("S0 八2(2)", "followup.event_or_newsletter", timedelta(days=30)),
    ("S0 八2(2)", "followup.other_service", timedelta(weeks=1)),
    ("S0 八2(3)", "followup.rate.complaint", Decimal(1)),
    ("S0 八2(3)", "followup.rate.repair", Decimal("0.3")),
    ("S0 八2(3)", "followup.rate.special_service", Decimal("0.3")),
    ("S0 八2(3)", "followup.rate.help", Decimal("0.3")),
    ("S0 八2(3)", "followup.rate.event", Decimal("0.1")),
    ("S0 二(5)", "followup.rate.repair_asked", Decimal(1)),
    ("S0 二(5)", "rectify.notice", timedelta(hours=12)),
    ("S4 4.7", "ops.daily_feedback", time(17)),
    ("S0 七(3)", "bill.issue_day", 15),
    ("S0 七(3)", "bill.pay_by_day", 20),
    ("S0 三(5)", "survey.quarterly.sample", Decimal("0.2")),
    ("S0 八1(1)", "survey.annual.min", 1),
    ("S0 八1(1)", "survey.annual.dimensions", 8),
    ("S0 二(4)", "visits.per_month", 3),
    ("S0 三(1)", "manager.spotchecks", 4),
    ("S0 三(2)", "manager.followups.fewest", 1),
    ("S0 三(2)", "manager.followups.most", 2),
    ("S0 八3(5)", "recurring.complaint", 2),
    ("S0 八3(5)", "recurring.repair", 3),
    ("S0 二(3)", "kpi.complaint_rate_year", Decimal("0.005")),
    ("S1 社区文化(2)", "board.rotation", timedelta(weeks=2)),
    ("S0 三(6)", "board.newsletter", 1),
    ("S4 4.4.2", "callback.home_visit_shortest", timedelta(minutes=10)),
    ("S4 4.4.2", "callback.home_visit_minutes", timedelta(minutes=20)),
    ("S4 4.4.2", "callback.knocks", 3),
    ("S0 五(2)", "phone.rings", 3),
    ("S1 一", "custody.water", 5),
    ("S1 一", "custody.electricity", 20),
    ("S1 一", "custody.fee", Decimal("0.7")),
    ("S1 一", "custody.patrol", timedelta(weeks=1)),
    ("S1 一", "custody.extra_patrol", "heavy_rain"),
]


@pytest.mark.parametrize(
    ("clause", "key", "figure"), IN_THE_SOURCES, ids=[f"{c} {k}" for c, k, _ in IN_THE_SOURCES]
)
def test_the_figure_in_force_is_the_one_in_the_source(clause, key, figure):
    assert (row(key).value, row(key).clause) == (figure, clause)


def test_what_is_not_in_the_sources_is_the_houses_own():
    theirs = {line.key for line in rows() if line.clause.startswith("S")}
    copied = {key for _, key, _ in IN_THE_SOURCES}
    derived = {"followup.special_service_end", "followup.rate.other"}
    assert theirs - copied == derived


@pytest.mark.parametrize("line", rows(), ids=lambda line: f"{line.clause} {line.key}")
def test_every_row_names_its_clause_and_a_unit_that_fits_its_figure(line):
    assert CLAUSE.match(line.clause)
    assert isinstance(line.value, TYPES.get(line.unit, int))


def test_no_key_stands_twice():
    assert [key for key, n in Counter(line.key for line in rows()).items() if n > 1] == []


def test_no_key_is_the_beginning_of_another():
    """In TOML a dotted key cannot be both a figure and a table of figures."""
    assert [a.key for a in rows() for b in rows() if b.key.startswith(f"{a.key}.")] == []


def test_the_totals_hold():
    assert [d.number for d in DISAGREEMENTS] == [f"X{n}" for n in range(1, 19)]
    assert [c.number for c in URGENT_CLASSES] == list(range(1, 8))
    assert len(SURVEY_DIMENSIONS) == row("survey.annual.dimensions").value == 8


def test_every_kind_of_danger_falls_under_one_urgent_class():
    kinds = [kind for urgent in URGENT_CLASSES for kind in urgent.kinds]
    assert sorted(kinds) == sorted(set(KINDS) - {"routine"})


@pytest.mark.parametrize("disagreement", DISAGREEMENTS, ids=lambda d: d.number)
def test_a_disagreement_is_settled_with_a_reason_and_with_rows_that_exist(disagreement):
    assert disagreement.default
    assert disagreement.why
    assert all(key in STANDARD for key in disagreement.keys)


# --- what is warned of, and who is called


@pytest.mark.parametrize("kind", ["urgent", "complaint", "ordinary"])
def test_the_ladder_has_three_rungs_for_every_kind_of_promise(kind):
    rungs = [STANDARD.duration(f"ladder.{kind}.{rung}") for rung in ("head", "manager", "gm")]
    assert timedelta(0) < rungs[0] < rungs[1] < rungs[2]


def test_a_complaint_is_warned_of_half_way_and_at_five_sixths():
    first, last = STANDARD.rate("promise.warn.first"), STANDARD.rate("promise.warn.last")
    assert timedelta(hours=24) * float(first) == timedelta(hours=12)
    assert timedelta(hours=24) * float(last) == timedelta(hours=20)


# --- follow-ups


@pytest.mark.parametrize("after", After)
def test_there_is_one_follow_up_plan_after_everything_the_office_does(after):
    (plan,) = [plan for plan in FOLLOW_UP_PLAN if plan.after is after]
    assert plan.first_within > timedelta(0)
    assert 0 <= plan.by_a_person <= 1


def test_only_a_leak_waits_for_rain():
    assert [p.after for p in FOLLOW_UP_PLAN if p.again is Weather.RAIN] == [After.LEAK_REPAIR]


@pytest.mark.parametrize("after", After)
def test_somebody_follows_up_whatever_it_was_and_never_the_worker(after):
    callers = [one for one in FOLLOWED_UP_BY if one.after is after]
    assert [one.severity for one in callers] in ([""], ["major", "ordinary"])
    assert {Role(one.led_by) for one in callers} <= {Role.MANAGER, Role.HEAD, Role.DISPATCHER}


def test_a_head_does_not_follow_up_a_complaint_about_their_own_people_alone():
    assert all(one.joined_by for one in FOLLOWED_UP_BY if one.led_by == Role.HEAD)


def test_a_changed_figure_reaches_the_follow_up_plan():
    changed = STANDARD.changed_by({"followup.rate.complaint": 80, "followup.leak.first": 2})
    plans = {plan.after: plan for plan in follow_up_plan(changed)}
    assert plans[After.COMPLAINT].by_a_person == Decimal("0.8")
    assert plans[After.LEAK_REPAIR].first_within == timedelta(days=2)


# --- whose standard it is


def test_a_community_without_figures_of_its_own_works_by_those_of_all():
    for_all = STANDARD.changed_by({"slots.capacity": 3})
    own = for_all.changed_by({"slots.capacity": 2})
    standards = Standards(for_all, {"春江花园": own})
    assert standards.of("春江花园") is own
    assert standards.of("别处") is for_all
    assert Standards().of("别处") is STANDARD
