"""Which period is meant, what the figures suggest, and what is kept out of a quotation."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.advice import Advice, Weak, Why, busiest, weakest
from domain.privately import HIDDEN, nameless
from domain.report_periods import Period, Span, period_in
from domain.reports import Complained

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("month", "2026-03"), ("本月", "2026-03"), ("上个月", "2026-02"), ("2026-3", "2026-03"),
        ("2026年3月", "2026-03"), ("quarter", "2026-Q1"), ("上季度", "2025-Q4"),
        ("2026-Q1", "2026-Q1"), ("2026q4", "2026-Q4"), ("2026年第二季度", "2026-Q2"),
        ("year", "2026"), ("去年", "2025"), ("2025", "2025"), ("２０２６－０３", "2026-03"),
        ("十月", "2025-10"), ("feb", "2026-02"),
    ],
)  # fmt: skip
def test_a_period_is_known_by_its_name(said, code):
    assert period_in(said, TODAY).code == code


@pytest.mark.parametrize("said", ["", "2026-13", "2026-Q5", "2026-00", "1999", "blue", "3"])
def test_what_names_no_period(said):
    assert period_in(said, TODAY) is None


def test_a_period_is_half_open_by_the_clocks_there():
    """New York's clocks go forward on 8 March 2026, and its March is an hour short."""
    start, end = Period(Span.MONTH, date(2026, 3, 1)).bounds(ZoneInfo("America/New_York"))
    assert start == datetime(2026, 3, 1, 5, tzinfo=UTC)
    assert end == datetime(2026, 4, 1, 4, tzinfo=UTC)


def test_before_a_year_is_the_last_quarter_of_the_other():
    assert Period(Span.QUARTER, date(2026, 1, 1)).before.code == "2025-Q4"


@pytest.mark.clause("C15")
@pytest.mark.parametrize(
    ("upheld", "brought", "alarming"), [(0, 9, False), (1, 9, False), (5, 5, True), (9, 9, True)]
)
def test_upheld_complaints_alarm_and_the_others_are_counted(upheld, brought, alarming):
    """Five a year of a thousand homes are the half per cent that is not allowed any more."""
    found = Complained(upheld, brought, homes=1000, days=365, wanted=0.005, clause="S0 二(3)")
    assert found.upheld_rate == upheld / 1000
    assert found.brought_rate == brought / 1000
    assert found.alarming is alarming


def test_a_month_is_held_against_the_year():
    found = Complained(1, 1, homes=1000, days=30, wanted=0.005, clause="")
    assert found.upheld_rate == pytest.approx(365 / 30 / 1000)


@pytest.mark.clause("H6")
def test_the_building_that_stands_out():
    counts = [("1", 3), ("2", 9), ("", 50)]
    assert busiest(counts) == Advice(Why.BUILDING, "2", 9, 12)
    assert busiest([("1", 3), ("2", 3)]) is None
    assert busiest([("1", 30)]) is None


def test_what_falls_short_the_furthest():
    found = [
        Weak("a", 9, 10, 0.8),
        Weak("b", 5, 10, 0.8),
        Weak("c", 1, 10, 0.3),
        Weak("d", 0, 0, 1),
    ]
    assert weakest(Why.RATE, found) == Advice(Why.RATE, "b", 5, 10)
    assert weakest(Why.RATE, found[:1]) is None


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("电话13812345678，太慢", f"电话{HIDDEN}，太慢"),
        ("我住3-1102，还在漏", f"我住{HIDDEN}，还在漏"),
        ("3栋2单元1102室漏水", f"{HIDDEN}漏水"),
        ("我是1102室的", f"我是{HIDDEN}的"),
        ("三栋1102，A座-1201，3号楼 502", f"{HIDDEN}，{HIDDEN}，{HIDDEN}"),
        ("３－１１０２的灯", f"{HIDDEN}的灯"),
        ("I am in room 1102, li@mail.example", f"I am in {HIDDEN}, {HIDDEN}"),
        ("等了 3 天", "等了 3 天"),
        ("一号门外300米，交了1200元", "一号门外300米，交了1200元"),
        ("two\nlines", "two lines"),
    ],
)
def test_a_quotation_names_neither_door_nor_number(words, shown):
    assert nameless(words) == shown
