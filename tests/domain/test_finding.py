"""What somebody looks for, in their own words and either script."""

from datetime import date

import pytest

from domain.days_past import Days, days_past
from domain.entering import Caller, Source, caller_in, entry_in
from domain.finding import Mark, Names, Wanted, wanted_in
from domain.numbers import number_first, short_first
from domain.tickets import Kind, State

TODAY = date(2026, 11, 22)  # a Sunday
NAMES = Names(
    {"engineering": "engineering", "工程部": "engineering", "customer care": "customer_care"},
    {"王工": 2, "lin wang": 3},
)


def found(text):
    """What is not empty of it."""
    return {name: value for name, value in vars(wanted_in(text, TODAY, NAMES)).items() if value}


def days(first, last=None):
    return Days(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("R261121-483", "R261121-483"),
        ("r261121483", "R261121-483"),
        ("Ｒ２６１１２１－４８３", "R261121-483"),
        ("工单 c 261121 017 水管", "C261121-017"),
    ],
)
def test_a_number_says_all(text, number):
    assert found(text) == {"number": number}


@pytest.mark.parametrize(
    ("text", "door"),
    [
        ("3-1102", ("3", "", "1102")),
        ("３－１１０２", ("3", "", "1102")),
        ("3栋1102", ("3", "", "1102")),
        ("3棟1102室", ("3", "", "1102")),
        ("3号楼2单元501室", ("3", "2", "501")),
        ("3號樓2單元501號", ("3", "2", "501")),
        ("3-2-501", ("3", "2", "501")),
        ("A座1102", ("a", "", "1102")),
        ("3栋", ("3", "", "")),
        ("Building 3", ("3", "", "")),
    ],
)
def test_a_home_is_read_in_every_spelling(text, door):
    (only,) = found(text)["doors"]
    assert (only.building, only.unit, only.room) == door


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("today", days("2026-11-22")),
        ("今天", days("2026-11-22")),
        ("yesterday", days("2026-11-21")),
        ("昨日", days("2026-11-21")),
        ("前天", days("2026-11-20")),
        ("11-20", days("2026-11-20")),
        ("12/31", days("2025-12-31")),
        ("11月20日", days("2026-11-20")),
        ("12月1號", days("2025-12-01")),
        ("2026-11-20", days("2026-11-20")),
        ("20261120", days("2026-11-20")),
        ("2026年11月20日", days("2026-11-20")),
        ("20 nov", days("2026-11-20")),
        ("nov 23", days("2025-11-23")),
        ("2026-11", days("2026-11-01", "2026-11-30")),
        ("2026年2月", days("2026-02-01", "2026-02-28")),
        ("12月", days("2025-12-01", "2025-12-31")),
        ("2026", days("2026-01-01", "2026-12-31")),
        ("本周", days("2026-11-16", "2026-11-22")),
        ("這週", days("2026-11-16", "2026-11-22")),
        ("last week", days("2026-11-09", "2026-11-15")),
        ("上个月", days("2026-10-01", "2026-10-31")),
        ("11-01..11-20", days("2026-11-01", "2026-11-20")),
        ("11月1日至20日", days("2026-11-01", "2026-11-20")),
        ("2026-10~2026-11", days("2026-10-01", "2026-11-30")),
        ("13-40", None),
        ("2026-13", None),
        ("11-20..11-01", None),
        ("厨房", None),
        ("may", None),
    ],
)
def test_days_are_those_that_lie_behind_us(text, span):
    assert days_past(text, TODAY) == span


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("urgent", {"marks": {Mark.URGENT}}),
        ("緊急 逾期", {"marks": {Mark.URGENT, Mark.OVERDUE}}),
        ("hq", {"marks": {Mark.HEADQUARTERS}}),
        ("投诉", {"kinds": {Kind.COMPLAINT}}),
        ("报修 求助", {"kinds": {Kind.REPAIR, Kind.HELP}}),
        ("on the way", {"states": {State.ON_THE_WAY}}),
        ("已完工", {"states": {State.DONE}}),
        ("@王工", {"colleague": 2}),
        ("Lin Wang", {"colleague": 3}),
        ("customer care", {"departments": ("customer_care",)}),
        ("工程部 王工", {"departments": ("engineering",), "colleague": 2}),
        ("138 1234 5678", {"words": ("138", "1234", "5678")}),
        ("13812345678", {"phone": "13812345678"}),
        ("0571-88881234", {"phone": "0571-88881234"}),
        ("水管 漏水", {"words": ("水管", "漏水")}),
        ("“水管 漏水” Kitchen", {"words": ("水管 漏水", "kitchen")}),
        ("", {}),
        ("。，！", {}),
    ],
)
def test_what_is_known_is_known_and_the_rest_is_searched(text, wanted):
    assert found(text) == wanted


def test_nothing_is_wanted_of_nothing():
    assert not wanted_in("  ", TODAY, NAMES)
    assert wanted_in("x " * 500, TODAY, NAMES) == Wanted(words=("x",) * 8)


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("R261121-483 业主在家", "R261121-483", "业主在家"),
        ("#r 261121 483：业主在家！", "R261121-483", "业主在家！"),
        ("业主 R261121-483", "", "业主 R261121-483"),
        ("", "", ""),
    ],
)
def test_the_number_first_and_the_rest_as_it_was_written(text, number, rest):
    assert number_first(text) == (number, rest)


def test_a_short_number_stands_for_those_of_its_day():
    assert short_first("r483 好", TODAY) == (["R261122-483"], "好")
    assert len(short_first("483", TODAY)[0]) == len(Kind)
    assert short_first("3-1102", TODAY) == ((), "3-1102")
    assert short_first("12 元", TODAY) == ((), "12 元")
    assert short_first("1102室", TODAY) == ((), "1102室")


@pytest.mark.parametrize(
    ("line", "source", "kind", "room", "caller", "words"),
    [
        ("phone repair 3-1102 李女士 13812345678 厨房漏水", Source.PHONE, Kind.REPAIR, "1102",
         Caller("李女士", "13812345678"), "厨房漏水"),
        ("电话 报修 3栋1102 李女士 厨房 漏水", Source.PHONE, Kind.REPAIR, "1102",
         Caller("李女士"), "厨房 漏水"),
        ("HQ Complaint 3-1102 John Smith 13812345678 noise at night", Source.HEADQUARTERS,
         Kind.COMPLAINT, "1102", Caller("John Smith", "13812345678"), "noise at night"),
        ("visit", Source.VISIT, None, None, None, ""),
        ("fax", None, None, None, None, "fax"),
    ],
)  # fmt: skip
def test_a_matter_is_entered_in_one_line(line, source, kind, room, caller, words):
    entry = entry_in(line)
    assert (entry.source, entry.kind, entry.caller, entry.words) == (source, kind, caller, words)
    assert (entry.door.room if entry.door else None) == room


def test_a_common_area_is_nobodys_home():
    assert entry_in("phone help common 有人摔倒").common
    assert entry_in("phone repair 3栋 灯不亮").door is None


@pytest.mark.parametrize(
    ("text", "caller"),
    [
        ("李女士 13812345678", Caller("李女士", "13812345678")),
        ("13812345678，李女士", Caller("李女士", "13812345678")),
        ("李女士", Caller("李女士")),
        ("13812345678", None),
        ("李 13812345678 13912345678", None),
    ],
)
def test_a_caller_has_a_name_and_one_number(text, caller):
    assert caller_in(text) == caller
