"""All that is asked about one matter, and when: each row, over both changes of the clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.contacts import followed_up_by
from domain.follow_ups import Purpose
from domain.leak_tests import leak_clock, remind_of_test_at, wanted_by
from domain.planning import Job, plan_of
from domain.standard import FOLLOW_UP_PLAN, After
from domain.working_time import QUIET

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
SHANGHAI = ZoneInfo("Asia/Shanghai")
CHANGES = [
    (BERLIN, datetime(2026, 3, 27, 12, tzinfo=UTC)),
    (BERLIN, datetime(2026, 10, 23, 12, tzinfo=UTC)),
    (NEW_YORK, datetime(2026, 3, 6, 12, tzinfo=UTC)),
    (NEW_YORK, datetime(2026, 10, 30, 12, tzinfo=UTC)),
    (SHANGHAI, datetime(2026, 3, 2, 1, tzinfo=UTC)),
]
FINISHED = datetime(2026, 3, 2, 1, tzinfo=UTC)


def planned(after, finished=FINISHED, zone=SHANGHAI, now=None, **more):
    return plan_of(Job(after, finished, **more), now or finished, zone)


@pytest.mark.clause("F2")
@pytest.mark.parametrize("plan", FOLLOW_UP_PLAN, ids=lambda plan: f"{plan.clause} {plan.after}")
@pytest.mark.parametrize(("zone", "around"), CHANGES, ids=str)
def test_every_question_comes_in_time_and_while_people_are_awake(plan, zone, around):
    for hours in range(0, 96, 3):
        finished = around + hours * HOUR
        rows = planned(plan.after, finished, zone)
        assert [one.ordinal for one in rows] == list(range(1, len(rows) + 1))
        assert rows[0].limit == finished + plan.first_within
        for one in rows:
            if one.ask_at:
                assert finished < one.ask_at <= one.limit
                assert not QUIET.covers(one.ask_at.astimezone(zone).time())


@pytest.mark.parametrize(
    ("tested", "counts"),
    [(None, 0), (HOUR, HOUR), (24 * HOUR, 24 * HOUR), (25 * HOUR, 0)],
)
def test_the_clock_of_a_leak_starts_with_a_test_that_was_in_time(tested, counts):
    at = FINISHED + tested if tested else None
    since = leak_clock(FINISHED, at)
    assert since == FINISHED + (counts or 0 * HOUR)
    first, after_rain = planned(After.LEAK_REPAIR, tested_at=at, leak=True)
    assert first.limit == since + 3 * DAY
    assert (after_rain.purpose, after_rain.ask_at) == (Purpose.AFTER_RAIN, None)


@pytest.mark.parametrize("hour", range(24))
def test_the_reminder_of_a_test_comes_before_it_is_too_late(hour):
    finished = FINISHED + hour * HOUR
    at = remind_of_test_at(finished, SHANGHAI)
    assert finished <= at < wanted_by(finished)
    assert not QUIET.covers(at.astimezone(SHANGHAI).time())


def test_rain_tries_an_urgent_leak_as_well():
    purposes = [one.purpose for one in planned(After.URGENT_REPAIR, leak=True)]
    assert purposes == [Purpose.FIRST, Purpose.AGAIN, Purpose.AFTER_RAIN]


def test_works_are_asked_about_as_a_repair_and_again_between_one_and_two_months():
    repair, works = planned(After.OTHER_REPAIR, works=True)
    assert repair.ask_at - FINISHED == 48 * HOUR
    assert (works.after, works.purpose) == (After.WORKS, Purpose.AGAIN)
    assert 30 * DAY <= works.ask_at - FINISHED <= works.limit - FINISHED == 60 * DAY


@pytest.mark.clause("E4")
def test_a_term_is_asked_about_half_way_and_after_its_end():
    term = FINISHED, FINISHED + 30 * DAY
    middle, last = planned(After.PAID_SERVICE, term=term)
    assert (middle.purpose, middle.ask_at) == (Purpose.MID_TERM, FINISHED + 15 * DAY)
    assert term[1] < last.ask_at <= last.limit == term[1] + 7 * DAY


def test_what_is_said_of_a_term_too_late_leaves_its_end():
    term = FINISHED - 30 * DAY, FINISHED - DAY
    (last,) = planned(After.PAID_SERVICE, term=term)
    assert FINISHED < last.ask_at <= last.limit == FINISHED + 7 * DAY


@pytest.mark.parametrize("after", After)
def test_somebody_asks_where_they_stay_silent_and_never_the_worker(after):
    assert followed_up_by(after, "").led_by in {"dispatcher", "head"}
    assert followed_up_by(After.COMPLAINT, "major").led_by == "manager"
