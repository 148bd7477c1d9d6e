"""Are the moments on offer ahead of us, in the office's own day, on every day of the year?"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.moments import (
    WaitingFor,
    answer_moments,
    may_be_promised,
    plan_moments,
    rest_moments,
)
from domain.standard import STANDARD
from domain.working_time import QUIET

SHANGHAI, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")
CHANGES = [datetime(2026, 3, 8, tzinfo=NEW_YORK), datetime(2026, 11, 1, tzinfo=NEW_YORK)]
OPEN_ON_SUNDAYS = STANDARD.changed_by({"office.hours.sunday": "09:00-12:00"})
HOURS = [timedelta(hours=n, minutes=7) for n in range(-24, 25, 3)]


@pytest.mark.parametrize("zone", [SHANGHAI, NEW_YORK], ids=str)
@pytest.mark.parametrize("day", CHANGES, ids=["spring", "autumn"])
def test_what_is_offered_lies_ahead_and_outside_the_quiet_hours(zone, day):
    for now in (day.astimezone(UTC) + hours for hours in HOURS):
        for offered in (answer_moments(now, zone), rest_moments(now, zone)):
            assert list(offered) == sorted(set(offered))
            assert all(may_be_promised(one, now) for one in offered)
            assert not any(QUIET.covers(one.astimezone(zone).time()) for one in offered)


@pytest.mark.parametrize(
    ("hour", "offered"),
    [
        (9, ["02 11:00", "02 18:00", "03 10:00", "05 10:00", "09 10:00"]),
        (17, ["02 19:00", "03 10:00", "05 10:00", "09 10:00"]),
        (22, ["03 10:00", "05 10:00", "09 10:00"]),
    ],
)
def test_an_answer_comes_soon_or_at_an_hour_of_the_office(hour, offered):
    moments = answer_moments(datetime(2026, 3, 2, hour, tzinfo=SHANGHAI), SHANGHAI)
    assert [f"{one.astimezone(SHANGHAI):%d %H:%M}" for one in moments] == offered


def test_in_two_hours_is_said_as_people_say_it():
    now = datetime(2026, 3, 2, 9, 4, 30, tzinfo=SHANGHAI)
    assert answer_moments(now, SHANGHAI)[0] == datetime(2026, 3, 2, 11, 15, tzinfo=SHANGHAI)


@pytest.mark.parametrize("day", CHANGES, ids=["spring", "autumn"])
def test_a_morning_is_a_morning_on_the_day_the_clocks_change(day):
    evening_before = day.astimezone(UTC) - timedelta(hours=6)
    offered = rest_moments(evening_before, NEW_YORK, OPEN_ON_SUNDAYS)
    local = [one.astimezone(NEW_YORK) for one in offered]
    assert {f"{one:%H:%M}" for one in local} == {"08:00"}
    assert local[0].date() == day.date()


def test_nothing_waits_for_a_day_on_which_nobody_is_there():
    saturday = datetime(2026, 3, 7, 10, tzinfo=SHANGHAI)
    standard = STANDARD.changed_by({"office.holidays": [date(2026, 3, 10), date(2026, 3, 14)]})
    rest = rest_moments(saturday, SHANGHAI, standard)
    assert [f"{one.astimezone(SHANGHAI):%a %d}" for one in rest] == [
        "Mon 09",
        "Wed 11",
        "Mon 16",
        "Sat 21",
    ]
    answers = answer_moments(saturday, SHANGHAI, standard)
    assert [f"{one.astimezone(SHANGHAI):%a %d %H}" for one in answers] == [
        "Sat 07 12", "Sat 07 18", "Mon 09 10", "Wed 11 10", "Mon 16 10",
    ]  # fmt: skip


def test_a_plan_ends_with_a_working_day():
    moments = plan_moments(datetime(2026, 3, 2, 9, tzinfo=SHANGHAI), SHANGHAI)
    assert {f"{one.astimezone(SHANGHAI):%H:%M}" for one in moments} == {"18:00"}


def test_only_rain_has_no_date():
    assert [one for one in WaitingFor if one.open_ended] == [WaitingFor.RAIN]


@pytest.mark.parametrize("wait", [timedelta(0), timedelta(days=-1), timedelta(days=400)])
def test_nothing_is_promised_for_the_past_or_beyond_all_sight(wait):
    now = datetime(2026, 3, 2, tzinfo=UTC)
    assert not may_be_promised(now + wait, now)
