"""Whom the office asks, how often a household hears from it, and when silence calls a person."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.asking import (
    ASKING,
    Silence,
    Standing,
    Unasked,
    Urge,
    calls_a_person,
    pressing,
    silence_from,
    silent_at,
    waits_until,
    whom_to_ask,
)
from domain.attention import room_at
from domain.contacts import Way, due
from domain.follow_ups import Purpose, plan_follow_ups
from domain.standard import After
from domain.working_time import QUIET

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)
SHANGHAI = ZoneInfo("Asia/Shanghai")
HE, SHE, AGENT = 1, 2, 3


@pytest.mark.clause("A5")
@pytest.mark.parametrize(
    ("reporter", "expected"),
    [
        (Standing(HE), HE),
        (Standing(HE, by_telephone=True, reachable=False), Unasked.NO_TELEGRAM),
        (Standing(HE, not_asked=True), Unasked.OPTED_OUT),
        (Standing(HE, not_asked=True, reachable=False), Unasked.OPTED_OUT),
        (Standing(HE, forgotten=True, reachable=False), Unasked.GONE),
        (Standing(HE, belongs=False, belonged=False), Unasked.GONE),
        (Standing(HE, belongs=False, role="tenant"), Unasked.GONE),
        (Standing(HE, belongs=False, role="agent"), SHE),
        (Standing(HE, belongs=False, role="family"), SHE),
        (Standing(HE, reachable=False, role="tenant"), SHE),
    ],
    ids=repr,
)
def test_whoever_reported_it_is_asked_and_somebody_else_only_where_they_cannot_be(
    reporter, expected
):
    assert whom_to_ask(reporter, [Standing(SHE)]) == expected


@pytest.mark.parametrize(
    "fellow",
    [
        Standing(SHE, belongs=False),
        Standing(SHE, before=False),
        Standing(SHE, reachable=False),
        Standing(SHE, not_asked=True),
        Standing(SHE, forgotten=True),
        Standing(SHE, by_telephone=True),
    ],
    ids=repr,
)
def test_who_came_later_or_does_not_want_to_be_asked_stands_in_for_nobody(fellow):
    assert whom_to_ask(Standing(HE, reachable=False), [fellow]) == Unasked.NOT_REACHED
    assert whom_to_ask(Standing(HE, belongs=False), [fellow]) == Unasked.GONE
    assert whom_to_ask(Standing(HE, reachable=False), [fellow, Standing(AGENT)]) == AGENT


def test_there_is_a_rule_for_every_kind_of_matter():
    assert {one.after for one in ASKING} == set(After)


@pytest.mark.clause("F5", partly="telephone and visit")
@pytest.mark.parametrize("asking", ASKING, ids=lambda one: f"{one.clause} {one.after}")
def test_what_must_not_be_missed_is_asked_at_all_events(asking):
    assert pressing(asking.after, Purpose.FIRST) is (asking.urge is Urge.AT_ALL_EVENTS)
    assert calls_a_person(asking.after, Purpose.AGAIN) is (asking.silence is not Silence.THE_RATE)
    assert pressing(asking.after, Purpose.EFFECT)
    assert calls_a_person(asking.after, Purpose.EFFECT)


@pytest.mark.parametrize(
    ("limit", "silent"),
    [(None, DAY), (-DAY, DAY), (DAY / 2, DAY / 4), (DAY, DAY), (5 * DAY, DAY)],
)
def test_a_colleague_has_half_of_the_time_that_is_left(limit, silent):
    by = None if limit is None else NOW + limit
    assert silent_at(NOW, by, DAY) == NOW + silent


@pytest.mark.clause("C10")
@pytest.mark.parametrize("half_hour", range(48))
def test_who_is_silent_about_a_complaint_is_called_and_within_72_hours(half_hour):
    """Reminded before, never at night; and a colleague has some hours of the day for it."""
    settled = datetime(2026, 3, 2, tzinfo=SHANGHAI) + half_hour * timedelta(minutes=30)
    (planned,) = plan_follow_ups(After.COMPLAINT, settled, SHANGHAI)
    moments = [planned.ask_at]
    for waits in (2, 1):
        limit = planned.limit if waits == 1 else None
        moments.append(silence_from(moments[-1], limit, SHANGHAI, by=planned.limit, waits=waits))
    assert not any(QUIET.covers(one.astimezone(SHANGHAI).time()) for one in moments)
    asked, reminded, called = moments
    assert timedelta(hours=4) <= reminded - asked <= DAY
    assert timedelta(hours=4) <= called - reminded <= DAY
    by = due(called, planned.limit, Way.PHONE, SHANGHAI, in_time=True)
    assert called + timedelta(hours=2) <= by == planned.limit == settled + 3 * DAY


def test_the_wait_for_one_matter_is_shortened_by_the_nearest_limit_that_counts():
    (complaint,) = plan_follow_ups(After.COMPLAINT, NOW, SHANGHAI)
    (lamp,) = plan_follow_ups(After.OTHER_REPAIR, NOW - 5 * DAY, SHANGHAI)
    assert waits_until([lamp]) is None
    assert waits_until([lamp, complaint]) == complaint.limit


@pytest.mark.clause("F13")
@pytest.mark.parametrize(
    ("asked", "room"),
    [
        ([], NOW),
        ([NOW - DAY], NOW),
        ([NOW - 9 * DAY, NOW - 8 * DAY, NOW - 7 * DAY, NOW - DAY], NOW),
        ([NOW - 6 * DAY, NOW - DAY], NOW + DAY),
        ([NOW - DAY, NOW - 6 * DAY, NOW - 2 * DAY], NOW + 5 * DAY),
        ([NOW, NOW], NOW + 7 * DAY),
    ],
)
def test_a_household_hears_from_us_so_often_a_week_and_then_rests(asked, room):
    assert room_at(asked, NOW) == room
