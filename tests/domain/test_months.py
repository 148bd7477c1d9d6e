"""A month is read in whatever words somebody writes it."""

from datetime import date

import pytest

from domain.months import month_in

TODAY = date(2026, 3, 31)
MARCH, DECEMBER, OCTOBER = date(2026, 3, 1), date(2025, 12, 1), date(2025, 10, 1)


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("2026-02", date(2026, 2, 1)), ("2025年12月", DECEMBER), ("3", MARCH), ("3月", MARCH),
        ("12", DECEMBER), ("march", MARCH), ("Oct", OCTOBER), ("October 2025", OCTOBER),
        ("2025 oct.", OCTOBER), ("十月", OCTOBER), ("十二月份", DECEMBER), ("2025年十月", OCTOBER),
        ("上个月", date(2026, 2, 1)), ("本月", MARCH), ("last month", date(2026, 2, 1)),
        ("１０月", OCTOBER), ("13", None), ("十三月", None), ("2026-13", None), ("blue", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_month_without_a_year_is_the_last_one(written, month):
    assert month_in(written, TODAY) == month
