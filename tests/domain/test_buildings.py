"""Is the building understood which somebody speaks of, and no other?"""

import pytest

from domain.buildings import building_of, named_in, part_named, speaks_of


@pytest.mark.parametrize(
    ("said", "building"),
    [
        ("3栋电梯坏了", "3"),
        ("３号楼的灯不亮", "3"),
        ("3 號樓的燈不亮", "3"),
        ("The lift in Building 3 is broken", "3"),
        ("block no. 12, second floor", "12"),
        ("三栋大堂的门关不上", "三栋"),
        ("A座门禁坏了", "A座"),
        ("a座門禁壞了", "A座"),
    ],
)
def test_a_building_is_known_by_its_number_or_its_name(said, building):
    assert speaks_of(said, building)


@pytest.mark.parametrize(
    ("said", "building"),
    [
        ("13栋电梯坏了", "3"),
        ("3楼的灯不亮", "3"),
        ("电梯停了3次", "3"),
        ("building 31 has no light", "3"),
        ("电梯坏了", "三栋"),
        ("", "3"),
        ("3栋", ""),
    ],
)
def test_a_number_that_is_none_of_a_building_names_none(said, building):
    assert not speaks_of(said, building)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3", ("3", "")),
        ("3-2", ("3", "2")),
        ("3栋", ("3", "")),
        ("3號樓", ("3", "")),
        ("3栋2单元", ("3", "2")),
        ("3棟-2單元", ("3", "2")),
        ("13", ("13", "")),
        ("a座", ("A座", "")),
        ("A座-1", ("A座", "1")),
        ("33", None),
        ("3-", None),
        ("3单元", None),
        ("栋", None),
        ("", None),
    ],
)
def test_a_part_of_the_estate_is_written_as_people_write_it(written, meant):
    assert part_named(written, ["3", "13", "A座"]) == meant


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("5栋 · 公共区域", "5"),
        ("Building 12 · Common area", "12"),
        ("5栋和12栋", ""),
        ("池塘边", ""),
    ],
)
def test_a_place_is_in_the_one_building_that_it_names(said, named):
    assert named_in(said, ["5", "12"]) == building_of(said, ["5", "12"]) == named


def test_of_an_erased_place_the_building_is_left():
    assert building_of("5", ["5", "12"]) == "5"
