"""When the office's clock rings, and when it is too late for that."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.office_hours import OfficeHours
from domain.standard import STANDARD
from domain.the_day import BY_NAME, RINGS, working_day_before

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 3, 2)


def local(day, hour, minute=0, zone=SHANGHAI):
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("name", "now", "rings"),
    [
        ("morning_digest", local(MONDAY, 8), local(MONDAY, 8, 30)),
        ("morning_digest", local(MONDAY, 8, 30), local(date(2026, 3, 3), 8, 30)),
        ("daily_reminder", local(date(2026, 3, 7), 17), local(date(2026, 3, 9), 16, 30)),
        ("coming_night", local(date(2026, 3, 7), 17), local(date(2026, 3, 8), 16, 30)),
        ("gap_list", local(MONDAY, 9), local(MONDAY, 17, 5)),
    ],
)
def test_it_rings_on_the_next_day_that_it_is_meant_for(name, now, rings):
    assert BY_NAME[name].next(now, SHANGHAI, STANDARD) == rings


def test_when_the_clocks_change_it_rings_by_the_clock():
    friday = local(date(2026, 3, 27), 18, zone=BERLIN)
    assert BY_NAME["morning_digest"].next(friday, BERLIN, STANDARD).astimezone(BERLIN).hour == 8


@pytest.mark.parametrize(
    ("name", "hour", "in_time"),
    [
        ("morning_digest", 8, False),
        ("morning_digest", 12, True),
        ("morning_digest", 17, False),
        ("daily_reminder", 17, True),
        ("daily_reminder", 18, False),
        ("coming_night", 21, True),
        ("coming_night", 23, False),
        ("gap_list", 23, True),
    ],
)
def test_what_comes_too_early_or_too_late_is_not_said(name, hour, in_time):
    now = local(MONDAY, hour)
    assert BY_NAME[name].in_time(now, SHANGHAI, STANDARD) is in_time


@pytest.mark.parametrize("ring", RINGS, ids=lambda ring: ring.name)
def test_what_was_for_yesterday_is_never_said_today(ring):
    assert not ring.in_time(local(MONDAY, 0, 1), SHANGHAI, STANDARD)


@pytest.mark.parametrize(("name", "rings"), [("gap_list", False), ("coming_night", True)])
def test_a_day_off_is_left_alone_but_for_its_night(name, rings):
    sunday = local(date(2026, 3, 1), 18)
    assert BY_NAME[name].in_time(sunday, SHANGHAI, STANDARD) is rings


def test_before_monday_comes_saturday():
    office = OfficeHours.of(STANDARD, SHANGHAI)
    assert working_day_before(MONDAY, office) == date(2026, 2, 28)
