"""Chance picks the days and the tickets of unannounced checks, and nobody can foretell them."""

from collections import Counter
from datetime import date
from random import Random
from zoneinfo import ZoneInfo

import pytest

from domain.office_hours import OfficeHours
from domain.spot_checks import days_of, pick
from domain.standard import STANDARD

OFFICE = OfficeHours.of(STANDARD, ZoneInfo("Asia/Shanghai"))
MARCH = date(2026, 3, 1)


@pytest.mark.parametrize("seed", range(50))
@pytest.mark.parametrize("month", [MARCH, date(2026, 2, 1), date(2026, 11, 1)])
def test_a_month_has_four_on_different_working_days(month, seed):
    days = days_of(month, 4, OFFICE, Random(seed))
    assert len(set(days)) == 4
    assert days == sorted(days)
    assert all(OFFICE.works_on(day) and day.month == month.month for day in days)


def test_they_are_spread_over_the_month():
    weeks = Counter(
        day.day // 8 for n in range(100) for day in days_of(MARCH, 4, OFFICE, Random(n))
    )
    assert all(weeks[week] >= 60 for week in range(4))


def test_every_working_day_may_be_one():
    found = {day for n in range(500) for day in days_of(MARCH, 4, OFFICE, Random(n))}
    assert found == {date(2026, 3, n) for n in range(1, 32) if OFFICE.works_on(date(2026, 3, n))}


def test_from_the_middle_of_a_month_what_is_left_is_shared():
    days = days_of(date(2026, 3, 30), 4, OFFICE, Random(1))
    assert days == [date(2026, 3, 30), date(2026, 3, 31)]


def test_every_ticket_may_be_the_one_and_none_where_there_is_none():
    assert {pick([1, 2, 3], Random(n)) for n in range(50)} == {1, 2, 3}
    assert pick([], Random(1)) is None
