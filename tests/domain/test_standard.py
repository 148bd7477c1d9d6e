"""The figures of the service standard, and what an office may change about them."""

import re
from collections import Counter
from datetime import time, timedelta
from decimal import Decimal

import pytest

from domain.standard import (
    DISAGREEMENTS,
    FOLLOW_UP_PLAN,
    STANDARD,
    SURVEY_DIMENSIONS,
    URGENT_CLASSES,
    After,
    Impossible,
    Weather,
    follow_up_plan,
    row,
    rows,
)
from domain.triage import KINDS

CLAUSE = re.compile(r"S[0-4] \S+|X\d{1,2}|[A-I]\d{1,2}")
TYPES = {"min": timedelta, "h": timedelta, "d": timedelta, "%": Decimal, "time_of_day": time}

# Copied from the sources by hand: the second entry of a double-entry book.
IN_THE_SOURCES = [
    ("S4 4.3.2", "repair.notify_engineering", timedelta(minutes=5)),
    ("S0 二(3)", "complaint.first_answer", timedelta(hours=24)),
    ("S4 4.2.1", "complaint.unresolved_case_card", timedelta(hours=24)),
    ("S4 4.2.3", "complaint.second_same_matter", 2),
    ("S0 六(6)", "followup.urgent.first", timedelta(hours=24)),
    ("S0 六(6)", "followup.urgent.second", timedelta(days=2)),
    ("S0 二(5)", "followup.safety", timedelta(days=2)),
    ("S0 六(7)", "followup.leak.first", timedelta(days=3)),
    ("S1 走回访(1)", "followup.other_repair", timedelta(days=2)),
    ("S0 二(5)", "followup.other_repair.limit", timedelta(weeks=1)),
    ("S0 八2(2)", "followup.project.earliest", timedelta(days=30)),
    ("S0 八2(2)", "followup.project.latest", timedelta(days=60)),
    ("S0 八2(2)", "followup.complaint", timedelta(days=3)),
    ("S0 八2(2)", "followup.first_aid", timedelta(weeks=1)),
    ("S0 八2(2)", "followup.event_or_newsletter", timedelta(days=30)),
    ("S0 八2(2)", "followup.other_service", timedelta(weeks=1)),
    ("S0 八2(3)", "followup.rate.complaint", Decimal(1)),
    ("S0 八2(3)", "followup.rate.repair", Decimal("0.3")),
    ("S0 八2(3)", "followup.rate.special_service", Decimal("0.3")),
    ("S0 八2(3)", "followup.rate.help", Decimal("0.3")),
    ("S0 八2(3)", "followup.rate.press", Decimal("0.1")),
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
    ("S0 八3(5)", "recurring.complaint", 2),
    ("S0 八3(5)", "recurring.repair", 3),
    ("S0 二(3)", "kpi.complaint_rate_year", Decimal("0.005")),
    ("S1 社区文化(2)", "board.rotation", timedelta(weeks=2)),
    ("S4 4.4.2", "followup.home_visit.shortest", timedelta(minutes=10)),
    ("S4 4.4.2", "followup.home_visit.longest", timedelta(minutes=20)),
    ("S0 五(2)", "phone.rings", 3),
    ("S1 一", "custody.water", 5),
    ("S1 一", "custody.electricity", 20),
    ("S1 一", "custody.fee", Decimal("0.7")),
]


@pytest.mark.parametrize(
    ("clause", "key", "figure"), IN_THE_SOURCES, ids=[f"{c} {k}" for c, k, _ in IN_THE_SOURCES]
)
def test_the_figure_in_force_is_the_one_in_the_source(clause, key, figure):
    assert (row(key).value, row(key).clause) == (figure, clause)


@pytest.mark.parametrize("line", rows(), ids=lambda line: f"{line.clause} {line.key}")
def test_every_row_names_its_clause_and_a_unit_that_fits_its_figure(line):
    assert CLAUSE.match(line.clause)
    assert isinstance(line.value, TYPES.get(line.unit, str if line.unit == "event" else int))


def test_no_key_stands_twice():
    assert [key for key, n in Counter(line.key for line in rows()).items() if n > 1] == []


def test_the_totals_hold():
    assert [d.number for d in DISAGREEMENTS] == [f"X{n}" for n in range(1, 18)]
    assert [c.number for c in URGENT_CLASSES] == list(range(1, 8))
    assert len(SURVEY_DIMENSIONS) == row("survey.annual.dimensions").value


def test_every_kind_of_danger_falls_under_one_urgent_class():
    kinds = [kind for urgent in URGENT_CLASSES for kind in urgent.kinds]
    assert sorted(kinds) == sorted(set(KINDS) - {"routine"})


@pytest.mark.parametrize("disagreement", DISAGREEMENTS, ids=lambda d: d.number)
def test_a_disagreement_is_settled_with_a_reason_and_with_rows_that_exist(disagreement):
    assert disagreement.default
    assert disagreement.why
    assert all(key in STANDARD for key in disagreement.keys)


@pytest.mark.parametrize("after", After)
def test_there_is_one_follow_up_plan_after_everything_the_office_does(after):
    (plan,) = [plan for plan in FOLLOW_UP_PLAN if plan.after is after]
    assert plan.first_within > timedelta(0)
    assert 0 <= plan.by_a_person <= 1


def test_only_a_leak_waits_for_rain():
    assert [p.after for p in FOLLOW_UP_PLAN if p.again is Weather.RAIN] == [After.LEAK_REPAIR]


def test_an_office_changes_a_figure_and_the_others_stay():
    changed = STANDARD.changed_by({"repair.notify_engineering": 10, "ops.daily_feedback": "18:30"})
    assert changed.duration("repair.notify_engineering") == timedelta(minutes=10)
    assert changed.time_of_day("ops.daily_feedback") == time(18, 30)
    assert changed.rows[0] == STANDARD.rows[0]
    assert changed.changed == {"repair.notify_engineering", "ops.daily_feedback"}
    assert STANDARD.duration("repair.notify_engineering") == timedelta(minutes=5)


def test_a_changed_figure_reaches_the_follow_up_plan():
    changed = STANDARD.changed_by({"followup.rate.complaint": 80, "followup.leak.first": 2})
    plans = {plan.after: plan for plan in follow_up_plan(changed)}
    assert plans[After.COMPLAINT].by_a_person == Decimal("0.8")
    assert plans[After.LEAK_REPAIR].first_within == timedelta(days=2)


def test_an_unknown_key_is_refused_with_the_nearest_that_exists():
    with pytest.raises(Impossible) as refused:
        STANDARD.changed_by({"complaint.first_anser": 12})
    assert refused.value.nearest == "complaint.first_answer"
    assert "did you mean complaint.first_answer?" in str(refused.value)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("repair.notify_engineering", 0),
        ("repair.notify_engineering", -5),
        ("repair.notify_engineering", "5"),
        ("repair.notify_engineering", True),
        ("repair.notify_engineering", float("nan")),
        ("followup.rate.repair", 101),
        ("bill.issue_day", 31),
        ("visits.per_month", 2.5),
        ("ops.daily_feedback", "25:00"),
        ("followup.leak.second", "snow"),
    ],
)
def test_a_figure_nobody_could_keep_is_refused(key, value):
    with pytest.raises(Impossible, match=re.escape(key)):
        STANDARD.changed_by({key: value})
