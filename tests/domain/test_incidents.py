"""What neighbours may share, what never waits with others, and when they are enough to ask."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from domain.incidents import (
    TRANSITIONS,
    Doing,
    Fault,
    IncidentState,
    Part,
    Report,
    behind,
    fault_in,
    is_it,
    may_be_gathered,
    one_fault,
    step,
)
from domain.refusals import Refused
from domain.standard import STANDARD
from domain.tickets import Kind, Role, State
from domain.triage import triage

MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
POWER, BURST = Fault("electric", "electric", urgent=True), Fault("water", "water", urgent=True)
DRIP = Fault("routine", "water", urgent=False)
HERE = Part("3", "2")


def fault_of(words, category="other"):
    seen = triage(words)
    return fault_in(words, seen.kind, category, urgent=seen.urgent)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("停电了", "electric"),
        ("整栋楼都没电", "electric"),
        ("停電了", "electric"),
        ("The power is out in our flat", "electric"),
        ("没水了", "water"),
        ("no water", "water"),
        ("水管爆了，水漫到走廊了", "water"),
    ],
)
def test_these_strike_many_homes_at_once(words, kind):
    assert fault_of(words).kind == kind


@pytest.mark.parametrize(
    "words",
    [
        "电梯困人了",
        "停电了，电梯里有人",
        "停电了，老人摔倒了",
        "停电了，闻到煤气味",
        "停电了，插座冒火花",
        "漏电，碰到水管就麻",
        "没电了，老人吸氧机停了",
        "着火了",
        "The power is out and somebody is stuck in the lift",
        "There is no power and I can smell gas",
    ],
)
def test_people_trapped_or_hurt_fire_and_gas_are_never_swallowed(words):
    assert fault_of(words) is None


@pytest.mark.parametrize(
    ("category", "shared"),
    [("elevator", True), ("public_facility", True), ("water", True),
     ("other", False), ("lock", False), ("cleaning", False)],
)  # fmt: skip
def test_something_calm_is_shared_by_its_category(category, shared):
    assert (fault_in("坏了", "routine", category, urgent=False) is not None) is shared


def test_what_the_words_do_not_say_is_nobody_elses_danger():
    """Urgent because they said yes, or nothing at all: nobody knows what it is."""
    assert fault_in("不对劲", "routine", "electric", urgent=True) is None


@pytest.mark.parametrize(
    ("known", "reported", "same"),
    [(POWER, POWER, True), (POWER, BURST, False), (BURST, DRIP, False), (DRIP, BURST, False),
     (DRIP, DRIP, True)],
)  # fmt: skip
def test_a_dripping_tap_is_no_burst_main(known, reported, same):
    assert is_it(known, reported) is same


@pytest.mark.parametrize(
    ("part", "other", "covered"),
    [(Part("3"), Part("3", "2"), True), (Part("3", "2"), Part("3", "2"), True),
     (Part("3", "2"), Part("3", "1"), False), (Part("3", "2"), Part("3"), False),
     (Part("3"), Part("13"), False)],
)  # fmt: skip
def test_a_building_covers_its_units_and_a_unit_itself(part, other, covered):
    assert part.covers(other) is covered


def report(household, *, part=HERE, fault=POWER, minutes=0):
    return Report(household, household, part, fault, MORNING + timedelta(minutes=minutes))


@pytest.mark.clause("B3", partly="the table")
@pytest.mark.parametrize(
    ("earlier", "enough"),
    [
        ([report(1), report(2)], True),
        ([report(1)], False),
        ([report(1), report(1)], False),
        ([report(1), report(9)], False),
        ([report(1), report(2, part=Part("3", "1"))], False),
        ([report(1), report(2, part=Part("3"))], False),
        ([report(1), report(2, fault=BURST)], False),
        ([report(1, minutes=-16), report(2)], False),
        ([report(1, minutes=-15), report(2)], True),
    ],
)
def test_three_households_of_one_riser_within_a_quarter_of_an_hour(earlier, enough):
    assert bool(one_fault(report(9), earlier, STANDARD)) is enough


def test_the_reports_are_named_with_the_new_one_last():
    together = one_fault(report(9), [report(1), report(2)], STANDARD)
    assert [one.ticket for one in together] == [1, 2, 9]


@pytest.mark.parametrize("kind", Kind)
def test_only_repairs_are_gathered_and_nothing_confidential(kind):
    assert may_be_gathered(kind, confidential=False) is (kind is Kind.REPAIR)
    assert not may_be_gathered(kind, confidential=True)


@pytest.mark.parametrize(
    ("state", "doing", "role"), [*product([None, *IncidentState], Doing, Role)], ids=str
)
def test_who_may_do_what_when(state, doing, role):
    allowed = [one for one in TRANSITIONS if (one.source, one.doing) == (state, doing)]
    if allowed and role in allowed[0].who:
        assert step(state, doing, role) is allowed[0]
    else:
        with pytest.raises(Refused, match="not_yours" if allowed else "not_now"):
            step(state, doing, role)


def test_residents_decide_nothing_and_only_the_desk_says_that_it_is_one_fault():
    assert all(Role.RESIDENT not in one.who for one in TRANSITIONS)
    confirming = step(IncidentState.PROPOSED, Doing.CONFIRM, Role.DISPATCHER)
    assert Role.ENGINEER not in confirming.who


@pytest.mark.parametrize(
    ("follower", "leader", "follows"),
    [
        (State.FILED, State.ACCEPTED, True),
        (State.ACCEPTED, State.ACCEPTED, False),
        (State.ARRIVED, State.ACCEPTED, False),
        (State.FILED, State.DONE, True),
        (State.REWORK, State.ON_THE_WAY, True),
        (State.FILED, State.REWORK, False),
    ],
)
def test_the_others_follow_the_report_that_leads(follower, leader, follows):
    assert behind(follower, leader) is follows
