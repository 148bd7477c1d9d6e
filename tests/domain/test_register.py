"""Is a table of homes read as whoever typed it meant it, and every slip named with its cure?"""

import json
from dataclasses import replace
from datetime import date

import pytest

from domain.register.difference import difference
from domain.register.entries import Entry
from domain.register.faults import Cause, Unfit, Unreadable
from domain.register.table import MOST_ROWS, Table, read_table

HEADING = ("building", "room")
TAKEN_OVER = date(2021, 3, 1)
LI = Entry("3", "1", "1102", "89.5", TAKEN_OVER, owner_name="李", owner_phone="13812345678")


def said(field, cell):
    """What one cell under this heading comes to."""
    table = read_table([(*HEADING, field), ("3", "1102", cell)])
    return table.faults[0].cause if table.faults else getattr(table.entries[2], field)


def slips(*rows, **how):
    return [(f.row, f.field, f.cause) for f in read_table([HEADING, *rows], **how).faults]


# --- the heading


@pytest.mark.parametrize(
    "heading",
    [
        "building unit room area handed-over warranty-until owner owner's-phone arrears",
        "Block Entrance Flat Area(m²) Handed-over-date Warranty Owner's-name Phone* In-arrears",
        "楼栋 单元 房号 建筑面积（㎡） 交房日期 保修期至 业主姓名 联系电话 是否欠费",
        "楼号 单元号 室号 面积 交付时间 质保到期 产权人 手机号码 欠费",
        "樓棟 單元 房號 建築面積 交屋日期 保固期至 屋主姓名 聯絡電話 是否欠費",
        "座數 單元 單位 面積 收樓日期 保養期至 業主 手機 欠繳",
    ],
)
def test_columns_are_known_by_their_names_in_both_languages_and_scripts(heading):
    names = [name.replace("-", " ") for name in heading.split()]
    cells = ("3", "1", "1102", "89.5", "2021-03-01", "2023-03-01", "李", "13812345678", "是")
    table = read_table([names, cells])
    assert table.entries == {2: replace(LI, warranty_until=date(2023, 3, 1), arrears=True)}
    assert table.unused == []


def test_a_title_may_stand_above_the_heading_and_other_columns_beside_it():
    table = read_table([["春江花园业主信息表"], [], ["房号", "户型", "楼栋"], ["1102", "大", "3"]])
    assert (table.heading, table.unused) == (3, ["户型"])
    assert table.entries == {4: Entry("3", "", "1102")}


def test_a_heading_may_have_two_rows():
    below = [
        ("楼栋", "房号", "业主", ""),
        ("", "", "姓名", "电话"),
        ("3", "1102", "李", "88001234"),
    ]
    above = [
        ("房屋", "", "业主", ""),
        ("楼栋", "房号", "姓名", "电话"),
        ("3", "1102", "李", "88001234"),
    ]
    apart = [("", "", "业主", "电话"), ("楼栋", "房号", "", ""), ("3", "1102", "李", "88001234")]
    for rows in (below, above, apart):
        assert list(read_table(rows).entries.values()) == [
            Entry("3", "", "1102", owner_name="李", owner_phone="88001234")
        ]


def test_a_heading_that_is_printed_on_each_page_is_no_home():
    rows = [("3", "1102"), ("Building", "Room"), ("3", "1103")]
    assert list(read_table([HEADING, *rows]).entries) == [2, 4]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([], Unfit.NO_HOMES),
        ([("", " "), ("\u200b",)], Unfit.NO_HOMES),
        ([HEADING], Unfit.NO_HOMES),
        ([("building", "door"), ("3", "1102")], Unfit.NO_HEADING),
        ([("note",)] * 30 + [HEADING, ("3", "1102")], Unfit.NO_HEADING),
        ([("building", "楼号", "room"), ("3", "3", "1102")], Unfit.TWO_COLUMNS),
    ],
)
def test_what_is_no_table_of_homes_is_refused_as_a_whole(rows, why):
    with pytest.raises(Unreadable) as refusal:
        read_table(rows)
    assert refusal.value.why is why


def test_a_table_may_not_be_endless():
    rows = [HEADING, *(("3", str(n)) for n in range(MOST_ROWS + 1))]
    with pytest.raises(Unreadable, match=Unfit.TOO_MANY_ROWS):
        read_table(rows)
    assert len(read_table(rows[:-1]).entries) == MOST_ROWS


# --- the cells


@pytest.mark.parametrize(
    "cell",
    [
        "2021-03-01", "2021-3-1", "2021/3/1", "2021.03.01", "20210301", "2021年3月1日",
        "2021 年 3 月 1 日", "２０２１年３月１日", "民國110年3月1日", "民国110年3月1日", "44256",
        "44256.5", "2021-03-01 00:00:00", "2021-03-01T09:30",
    ],
)  # fmt: skip
def test_a_date_is_understood_however_it_is_written(cell):
    assert said("handed_over", cell) == TAKEN_OVER


def test_days_are_counted_from_where_the_sheet_counts_them():
    rows = [(*HEADING, "handed over"), ("3", "1102", "42794")]
    assert read_table(rows, date(1904, 1, 1)).entries[2].handed_over == TAKEN_OVER


@pytest.mark.parametrize(
    ("cell", "cause"),
    [
        ("2021-02-30", Cause.NO_DATE),
        ("soon", Cause.NO_DATE),
        ("2021年3月", Cause.HALF_A_DATE),
        ("2021", Cause.HALF_A_DATE),
        ("01/03/2021", Cause.ANY_DATE),
        ("3/1/21", Cause.ANY_DATE),
        ("1021-03-01", Cause.UNLIKELY_DATE),
        ("99999", Cause.UNLIKELY_DATE),
        ("=TODAY()", Cause.NO_VALUE),
        ("#REF!", Cause.NO_VALUE),
    ],
)
def test_a_date_that_may_be_another_is_not_guessed(cell, cause):
    assert said("handed_over", cell) is cause


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("13812345678", "13812345678"),
        ("13812345678.0", "13812345678"),
        ("138 1234-5678", "13812345678"),
        ("+86 138 1234 5678", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("'057188001234", "057188001234"),
        ('="057188001234"', "057188001234"),
        ("(0571) 8800-1234", "057188001234"),
        ("88001234", "88001234"),
        ("400-800-1234", "4008001234"),
        ("+852 9123 4567", "+85291234567"),
        ("無", ""),
        ("-", ""),
        ("", ""),
    ],
)
def test_a_telephone_number_loses_its_decoration_and_no_digit(cell, number):
    assert said("owner_phone", cell) == number


@pytest.mark.parametrize(
    ("cell", "cause"),
    [
        ("1.38123E+10", Cause.DIGITS_LOST),
        ("57188001234", Cause.ZERO_LOST),
        ("1381234567", Cause.NO_PHONE),
        ("138123456789", Cause.NO_PHONE),
        ("ask the wife", Cause.NO_PHONE),
        ("١٣٨١٢٣٤٥٦٧٨", Cause.NO_PHONE),
        ("13812345678/13912345678", Cause.SEVERAL_PHONES),
        ("13812345678、13912345678", Cause.SEVERAL_PHONES),
        ("9" * 300, Cause.NO_PHONE),
    ],
)
def test_a_telephone_number_that_cannot_be_right_is_named(cell, cause):
    assert said("owner_phone", cell) is cause


def test_no_telephone_number_stands_in_a_reason():
    rows = [(*HEADING, "phone"), ("3", "1102", "57188001234")]
    assert read_table(rows).faults[0].seen == "571****1234"


@pytest.mark.parametrize(
    ("cell", "area"),
    [("89.50", "89.5"), ("1,089.5", "1089.5"), ("89.52㎡", "89.52"), ("89 平方米", "89"), ("", ""),
     ("0", Cause.NO_AREA), ("-5", Cause.NO_AREA), ("big", Cause.NO_AREA), ("1e400", Cause.NO_AREA)],
)  # fmt: skip
def test_an_area_is_a_number_of_square_metres(cell, area):
    assert said("area", cell) == area


@pytest.mark.parametrize(
    ("cell", "flag"),
    [("是", True), ("YES", True), ("1", True), ("TRUE", True), ("√", True), ("欠費", True),
     ("否", False), ("no", False), ("0.0", False), ("無", False), ("", False),
     ("maybe", Cause.NO_FLAG), ("1230.50", Cause.NO_FLAG)],
)  # fmt: skip
def test_arrears_are_yes_or_no(cell, flag):
    assert said("arrears", cell) is flag


def test_what_cannot_be_seen_is_not_kept():
    rows = [(*HEADING, "owner"), ("３\0", "\u202e1102\u200b", " 李\u3000 <b>女士</b>\x07 ")]
    assert read_table(rows).entries[2] == Entry("3", "", "1102", owner_name="李 <b>女士</b>")


def test_each_slip_is_named_by_row_and_column():
    rows = [
        ("3", ""),
        ("", "1103"),
        ("3",),
        ("3", "9" * 33),
        ("=A1", "1"),
        ("3", "1"),
        ("３", "1.0"),
    ]
    assert slips(*rows) == [
        (2, "room", Cause.MISSING),
        (3, "building", Cause.MISSING),
        (4, "room", Cause.MISSING),
        (5, "room", Cause.TOO_LONG),
        (6, "building", Cause.NO_VALUE),
        (8, "room", Cause.TWICE),
    ]


def test_where_cells_are_merged_the_reason_says_so():
    assert slips(("3", "1"), ("", "2"), merged=True) == [(3, "building", Cause.MERGED)]


def test_a_warranty_cannot_end_before_the_home_was_handed_over():
    rows = [(*HEADING, "handed over", "warranty until"), ("3", "1", "2021-03-01", "2020-03-01")]
    assert [one.cause for one in read_table(rows).faults] == [Cause.TOO_EARLY]


def test_a_table_comes_back_from_json_as_it_was():
    rows = [(*HEADING, "handed over", "arrears"), ("3", "1", "2021-3-1", "y"), ("3", "", "", "")]
    table = read_table(rows)
    assert Table.thawed(json.loads(json.dumps(table.frozen()))) == table


# --- what would change


def against(known, *rows):
    homes = {entry.key: (number, entry) for number, entry in enumerate(known, 1)}
    return difference(read_table(rows), homes)


def test_homes_are_new_changed_unchanged_or_left_alone():
    found = against(
        [LI, replace(LI, room="1103"), replace(LI, room="1104")],
        ("building", "unit", "room", "area", "owner"),
        ("3", "1", "1102", "89.5", "李"),
        ("3", "1", "1103", "90", ""),
        ("3", "1", "1105", "", ""),
    )
    assert found.new == [Entry("3", "1", "1105")]
    assert [(one.home_id, one.changes) for one in found.changed] == [
        (2, {"area": ("89.5", "90"), "owner_name": ("李", "")})
    ]
    assert (found.unchanged, found.not_named, found.nothing) == (1, 1, False)


def test_a_column_that_is_missing_changes_nothing():
    found = against([LI], ("building", "unit", "room"), ("3", "1", "1102"))
    assert found.nothing
    assert found.unchanged == 1


def test_a_home_without_a_unit_is_given_one():
    found = against([Entry("3", "", "1102")], ("building", "unit", "room"), ("3", "1", "1102"))
    assert [one.changes for one in found.changed] == [{"unit": ("", "1")}]
    assert found.new == []


def test_a_home_is_not_given_one_of_two_units():
    rows = [("3", "1", "1102"), ("3", "2", "1102")]
    found = against([Entry("3", "", "1102")], ("building", "unit", "room"), *rows)
    assert len(found.new) == 2
    assert found.not_named == 1


def test_where_a_building_has_units_a_room_alone_is_no_address():
    found = against([LI], HEADING, ("3", "1102"), ("4", "1102"))
    assert [(one.row, one.cause) for one in found.faults] == [(2, Cause.NO_UNIT)]
    assert found.new == [Entry("4", "", "1102")]


def test_another_difference_has_another_mark():
    rows = [HEADING, ("3", "1102")]
    assert against([], *rows).mark == against([], *rows).mark
    assert against([], *rows).mark != against([], *rows, ("3", "1103")).mark
