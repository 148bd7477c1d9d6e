"""When in the night old things go, and which: nothing may ever be older than its limit."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.retention import Kind, limits, next_night
from domain.standard import STANDARD

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
A_DAY = timedelta(days=1)


@pytest.mark.parametrize("kind", Kind)
def test_nothing_that_stays_tonight_is_over_its_limit_before_the_next_night(kind):
    length = STANDARD.duration(f"retention.{kind}")
    assert NOON + A_DAY - limits(NOON)[kind] <= length


@pytest.mark.parametrize("kind", Kind)
def test_nothing_goes_that_was_new_today(kind):
    assert limits(NOON)[kind] <= NOON - A_DAY


def test_the_night_is_the_middle_of_the_quiet_hours():
    assert next_night(NOON, SHANGHAI).astimezone(SHANGHAI).hour == 3


@given(st.integers(0, 365 * 24 * 4), st.sampled_from(["Asia/Shanghai", "Europe/Berlin"]))
def test_the_next_night_is_always_ahead_and_never_far(quarters, zone):
    now = NOON + quarters * timedelta(minutes=15)
    assert timedelta() < next_night(now, ZoneInfo(zone)) - now <= timedelta(hours=25)


def test_one_night_follows_the_other():
    first = next_night(NOON, SHANGHAI)
    assert next_night(first, SHANGHAI) - first == A_DAY
