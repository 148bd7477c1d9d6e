"""The rates are counted exactly, each ticket once, and never look better than they are."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.contacts import ContactState, Reason
from domain.office_hours import OfficeHours
from domain.rates import (
    Figures,
    Followed,
    HowItWas,
    Rated,
    Spoken,
    figures,
    rated,
    working_days_left,
)
from domain.sampling import Candidate, Spared, called_for
from domain.standard import STANDARD, After

NOW = datetime(2026, 3, 20, 1, tzinfo=UTC)
OFFICE = OfficeHours.of(STANDARD, ZoneInfo("Asia/Shanghai"))
REPAIR = Followed(1, 1, Rated.REPAIR, NOW - timedelta(days=1), NOW)
COMPLAINT = replace(REPAIR, rated=Rated.COMPLAINT)


def spoken(state="reached", reason="sampled"):
    return (Spoken(Reason(reason), ContactState(state)),)


@pytest.mark.clause("D5")
@pytest.mark.clause("F9", partly="newsletters and events")
@pytest.mark.parametrize(
    ("after", "kind", "percent"),
    [
        (After.URGENT_REPAIR, "repair", 30),
        (After.LEAK_REPAIR, "repair", 30),
        (After.SAFETY_REPAIR, "repair", 30),
        (After.OTHER_REPAIR, "repair", 30),
        (After.WORKS, "repair", 30),
        (After.COMPLAINT, "complaint", 100),
        (After.PAID_SERVICE, "special_service", 30),
        (After.FIRST_AID, "help", 30),
        (After.HELP, "help", 30),
        (After.OTHER, "other", 0),
    ],
)
def test_every_kind_has_its_rate(after, kind, percent):
    assert rated(after) == kind
    (counted,) = figures([replace(REPAIR, rated=rated(after))], NOW)
    assert counted.target * 100 == percent
    assert counted.clause == "S0 八2(3)"


@pytest.mark.parametrize(
    ("one", "heard"),
    [
        (REPAIR, False),
        (replace(REPAIR, answered=True), True),
        (replace(REPAIR, contacts=spoken()), True),
        (replace(REPAIR, contacts=spoken("open")), False),
        (replace(REPAIR, contacts=spoken("in_vain")), False),
        (replace(REPAIR, contacts=spoken("called_off")), False),
        (replace(REPAIR, answered=True, doubted=True), False),
        (replace(REPAIR, answered=True, doubted=True, confirmed=True), True),
        (replace(REPAIR, answered=True, doubted=True, contacts=spoken(reason="doubtful")), True),
        (replace(REPAIR, answered=True, doubted=True, contacts=spoken()), False),
    ],
)
def test_heard_is_whoever_answered_in_full_or_was_spoken_with(one, heard):
    assert (one.heard, one.settled) == (heard, heard)


@pytest.mark.parametrize(
    ("one", "settled"),
    [
        (replace(COMPLAINT, answered=True), True),
        (replace(COMPLAINT, answered=True, by_staff=True, contacts=spoken()), False),
        (replace(COMPLAINT, answered=True, by_staff=True, confirmed=True), True),
        (replace(COMPLAINT, contacts=spoken(reason="no_telegram")), True),
        (replace(COMPLAINT, contacts=spoken()), False),
    ],
)
def test_a_complaint_is_settled_by_the_households_own_word(one, settled):
    assert one.heard
    assert one.settled is settled


@pytest.mark.parametrize(
    ("asked_at", "contacts", "asked"),
    [(NOW, (), True), (None, (), False), (None, spoken("open", "no_telegram"), True),
     (None, spoken("called_off", "no_telegram"), False)],
)  # fmt: skip
def test_asked_is_who_had_a_message_or_whom_a_colleague_asks(asked_at, contacts, asked):
    assert replace(REPAIR, asked_at=asked_at, contacts=contacts).asked is asked


def test_only_what_is_due_counts_and_nothing_is_wanted_of_nothing():
    later = replace(REPAIR, ask_at=NOW + timedelta(days=1), asked_at=None)
    (counted,) = figures([later], NOW)
    assert (counted.planned, counted.due, counted.wanted, counted.lacking) == (1, 0, 0, 0)
    assert figures([], NOW) == []


@given(heard=some.integers(0, 40), silent=some.integers(0, 40), calls=some.integers(0, 10))
def test_as_many_are_lacking_as_would_make_it_whole(heard, silent, calls):
    calls = min(calls, silent)
    ours = [replace(REPAIR, answered=n < heard) for n in range(heard + silent)]
    ours[heard : heard + calls] = [replace(REPAIR, contacts=spoken("open"))] * calls
    for one in figures(ours, NOW):
        assert (one.settled + one.lacking) * 10 >= one.due * 3
        assert one.lacking == 0 or (one.settled + one.lacking - 1) * 10 < one.due * 3
        assert one.under_way == calls
        assert one.to_choose(1) == max(0, one.lacking - calls)


@pytest.mark.parametrize(
    ("target", "days", "chosen"), [("0.3", 1, 6), ("0.3", 4, 2), ("0.3", 0, 6), ("1", 20, 20)]
)
def test_they_are_spread_over_the_days_that_are_left_but_complaints_are_not(target, days, chosen):
    one = Figures(Rated.REPAIR, Decimal(target), "S0 八2(3)", 20, 20, 20, 0, 0, 0)
    assert one.to_choose(days) == chosen


@pytest.mark.parametrize(
    ("today", "last", "left"),
    [
        (date(2026, 3, 2), date(2026, 3, 31), 26),  # a Monday; the Saturdays count, no Sunday does
        (date(2026, 3, 31), date(2026, 3, 31), 1),
        (date(2026, 3, 29), date(2026, 3, 29), 1),
        (date(2026, 4, 1), date(2026, 3, 31), 1),
    ],
)
def test_the_days_on_which_the_office_works(today, last, left):
    assert working_days_left(today, last, OFFICE) == left


@pytest.mark.parametrize(("percent", "unasked"), [(100, 2), (80, 0), (90, 1)])
def test_what_should_have_been_asked_and_was_not(percent, unasked):
    standard = STANDARD.changed_by({"followup.rate.repair_asked": percent})
    ten = [replace(REPAIR, asked_at=NOW if n > 1 else None) for n in range(10)]
    (repairs,) = figures(ten, NOW, standard)
    assert repairs.unasked == unasked


@pytest.mark.parametrize(("left", "waiting"), [(1, 2), (0, 0), (-1, 0)])
def test_what_waits_for_the_morning_was_not_forgotten(left, waiting):
    letter = replace(REPAIR, asked_at=None, to_ask_by=NOW + timedelta(hours=left))
    ten = [letter if n < 2 else replace(REPAIR, asked_at=NOW) for n in range(10)]
    (repairs,) = figures(ten, NOW)
    assert (repairs.waiting, repairs.unasked) == (waiting, 2 - waiting)


@pytest.mark.parametrize(
    ("said", "waiting", "lacking", "called"),
    [(0, 3, 3, 0), (2, 1, 1, 0), (3, 0, 0, 0), (1, 0, 2, 2)],
)
def test_a_tenth_of_those_who_were_told_of_an_event_says_how_it_was(said, waiting, lacking, called):
    found = figures([COMPLAINT], NOW, how_it_was=HowItWas(21, 3 + said, said, waiting))
    assert [one.rated for one in found] == [Rated.COMPLAINT, Rated.EVENT]
    assert (found[1].wanted, found[1].lacking, found[1].to_choose(1)) == (3, lacking, called)
    assert figures([], NOW, how_it_was=HowItWas()) == []


# --- whom a colleague asks

SOMEBODY = Candidate(1, "home:1")


def test_the_silent_come_first_then_the_unhappy_then_new_colleagues_work():
    given = [
        replace(SOMEBODY, follow_up_id=n, household=f"home:{n}", **marks)
        for n, marks in enumerate(
            ({}, {"new_work": True}, {"unhappy": True}, {"silent": True}, {"silent": True,
             "unhappy": True})
        )
    ]  # fmt: skip
    assert [one.follow_up_id for one in called_for(given, "2026-03")] == [4, 3, 2, 1, 0]


@pytest.mark.parametrize("why", Spared)
def test_whoever_is_left_in_peace_is_not_called(why):
    assert called_for([replace(SOMEBODY, silent=True, spared=why)], "2026-03") == []


def test_no_household_is_called_twice():
    again = [replace(SOMEBODY, follow_up_id=n) for n in range(5)]
    assert len(called_for(again, "2026-03")) == 1


@given(count=some.integers(0, 60), gone=some.integers(0, 60), seed=some.text(max_size=8))
def test_the_lot_falls_the_same_whoever_else_is_there(count, gone, seed):
    everybody = [replace(SOMEBODY, follow_up_id=n, household=f"home:{n}") for n in range(count)]
    whole = called_for(everybody, seed)
    assert called_for(reversed(everybody), seed) == whole
    rest = [one for one in everybody if one.follow_up_id != gone]
    assert called_for(rest, seed) == [one for one in whole if one.follow_up_id != gone]


def test_another_month_another_lot():
    everybody = [replace(SOMEBODY, follow_up_id=n, household=f"home:{n}") for n in range(20)]
    assert len({tuple(called_for(everybody, f"2026-{n:02}")) for n in range(1, 13)}) == 12
