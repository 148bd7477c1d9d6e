"""Appointments people can choose, and hours in which they are left alone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from domain.standard import STANDARD
from domain.working_time import QUIET, free_slots, outside_quiet, slot

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [SHANGHAI, BERLIN, ZoneInfo("America/St_Johns"), ZoneInfo("Pacific/Chatham")]


def at(day, hour, minute=0, zone=SHANGHAI, month=11):
    return datetime(2026, month, day, hour, minute, tzinfo=zone)


def codes(now, **limits):
    return [free.code for free in free_slots(now, SHANGHAI, **limits)]


def test_the_next_three_working_days_are_offered_in_order():
    """The 22nd of November is a Sunday."""
    assert codes(at(21, 7)) == [f"112{day}{w}" for day in (1, 3, 4) for w in "mae"]


def test_nobody_is_promised_for_a_holiday():
    closed = STANDARD.changed_by({"office.holidays": "2026-11-21 2026-11-23"})
    assert codes(at(21, 7), standard=closed)[0] == "1124m"


@pytest.mark.parametrize(
    ("hour", "minute", "first"),
    [(8, 0, "1121m"), (8, 1, "1121a"), (13, 0, "1121a"), (17, 0, "1121e"), (17, 1, "1123m")],
)
def test_a_worker_needs_an_hour_to_get_there(hour, minute, first):
    assert codes(at(21, hour, minute))[0] == first


def test_a_full_window_is_not_offered():
    morning, afternoon = (slot(f"1121{w}", at(21, 7), SHANGHAI).start for w in "ma")
    free = codes(at(21, 7), booked={morning: 4, afternoon: 3})
    assert "1121m" not in free
    assert "1121a" in free


def test_a_day_that_is_booked_out_makes_room_for_another():
    taken = {free.start: 4 for free in free_slots(at(21, 7), SHANGHAI)}
    assert codes(at(21, 7), booked=taken) == [f"112{day}{w}" for day in (5, 6, 7) for w in "mae"]


@pytest.mark.parametrize("offered", free_slots(at(30, 7, month=12), SHANGHAI), ids=lambda s: s.code)
def test_a_code_is_short_and_read_back_as_the_slot_it_came_from(offered):
    assert len(offered.code) <= 12
    assert offered.code.isascii()
    assert slot(offered.code, at(30, 7, month=12), SHANGHAI) == offered


@pytest.mark.parametrize(
    "code", ["", "1122", "1122x", "1322m", "0230m", "१1122m", "1122mm", "11-2m"]
)
def test_what_is_no_code_is_no_slot(code):
    assert slot(code, at(21, 7), SHANGHAI) is None


def test_a_morning_is_three_hours_even_when_the_clocks_change():
    changed = slot("0329m", datetime(2026, 3, 28, tzinfo=BERLIN), BERLIN)
    assert changed.start == datetime(2026, 3, 29, 7, tzinfo=UTC)
    assert changed.end - changed.start == timedelta(hours=3)


def test_by_day_a_question_is_asked_when_it_is_due():
    noon = at(21, 12)
    assert outside_quiet(noon, noon + timedelta(hours=24), SHANGHAI) == noon


def test_by_night_it_waits_until_the_morning():
    assert outside_quiet(at(21, 23), at(22, 23), SHANGHAI) == at(22, 8)
    assert outside_quiet(at(22, 3), at(22, 23), SHANGHAI) == at(22, 8)


def test_what_cannot_wait_until_the_morning_is_asked_the_evening_before():
    assert outside_quiet(at(21, 23), at(22, 3), SHANGHAI) == at(21, 21, 59)
    assert outside_quiet(at(22, 3), at(22, 4), SHANGHAI) == at(21, 21, 59)


def test_the_quiet_hours_are_the_house_default():
    assert (QUIET.start.hour, QUIET.until.hour, QUIET.clause) == (22, 8, "F13")


@settings(database=None, derandomize=True, max_examples=200, deadline=None)
@given(
    some.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=some.just(UTC)),  # noqa: DTZ001
    some.integers(0, 48),
    some.sampled_from(ZONES),
)
def test_nobody_is_ever_asked_in_the_quiet_hours(moment, hours, zone):
    limit = moment + timedelta(hours=hours)
    asked = outside_quiet(moment, limit, zone)
    assert not QUIET.covers(asked.astimezone(zone).time())
    assert asked <= limit
