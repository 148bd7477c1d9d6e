"""Is a day understood as people write it, and is nobody's meaning guessed?"""

from datetime import date

import pytest

from domain.dates import day_in, months_on

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-12-31", date(2026, 12, 31)),
        ("2026/12/31", date(2026, 12, 31)),
        ("2026.1.5", date(2026, 1, 5)),
        ("２０２６年１２月３１日", date(2026, 12, 31)),
        ("到2026年12月31号为止", date(2026, 12, 31)),
        ("至 2026 年 12 月 31 日", date(2026, 12, 31)),
        ("20261231", date(2026, 12, 31)),
        ("12月31日", date(2026, 12, 31)),
        ("1月5號", date(2027, 1, 5)),
        ("3月2日", TODAY),
        ("今年1月5日", date(2026, 1, 5)),
        ("明年3月1日", date(2027, 3, 1)),
        ("31 December 2026", date(2026, 12, 31)),
        ("until 31st of Dec., 2026", date(2026, 12, 31)),
        ("Dec 31, 2026", date(2026, 12, 31)),
        ("june 1", date(2026, 6, 1)),
        ("1 Feb", date(2027, 2, 1)),
        ("31/12/2026", date(2026, 12, 31)),
        ("12/31/2026", date(2026, 12, 31)),
        ("4.4.2026", date(2026, 4, 4)),
        ("2028-02-29", date(2028, 2, 29)),
        ("2020-01-01", date(2020, 1, 1)),
    ],
)
def test_a_day_is_understood(said, meant):
    assert day_in(said, TODAY) == meant


@pytest.mark.parametrize(
    "said",
    ["", "下个月", "forever", "3/4/2026", "2026-02-30", "2月30日", "2026", "12月", "13812345678",
     "32 Dec 2026", "1.2", "9999-99-99"],
)  # fmt: skip
def test_where_nobody_can_know_no_day_is_taken(said):
    assert day_in(said, TODAY) is None


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (TODAY, 1, date(2026, 4, 2)),
        (TODAY, 12, date(2027, 3, 2)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 15), 3, date(2027, 3, 15)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
    ],
)
def test_months_are_counted_by_the_calendar(day, months, then):
    assert months_on(day, months) == then
