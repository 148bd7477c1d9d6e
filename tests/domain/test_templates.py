"""A ready reply is filled in safely, and found by the words of its title."""

import pytest

from domain.templates import filled, titled, unknown_places

KNOWN = {"name": "李女士", "number": "R261121-483"}


def test_what_is_known_takes_its_place():
    assert filled("{name}，{number} 已收到", KNOWN) == "李女士，R261121-483 已收到"


@pytest.mark.parametrize("said", ["{name.__class__}", "{0}", "{}", "{{", "{phone}", "100 %s"])
def test_any_other_braces_stay_as_they_are(said):
    assert filled(said, KNOWN) == said


def test_what_was_filled_in_is_not_filled_in_again():
    assert filled("{name}", {"name": "{number}", "number": "1"}) == "{number}"


def test_what_nobody_could_fill_in_is_named():
    assert unknown_places("{name} {phone} {phone} {when}") == ["phone", "when"]


TITLES = {
    1: "等待配件",
    2: "已收到",
    3: "总部转来：已受理",
    4: "总部转来：结果",
    5: "Waiting for Parts",
}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("配件", 1), ("已收到", 2), ("结果", 4), ("parts", 5), ("ＰＡＲＴＳ", 5)]
    + [(none, None) for none in ("总部", "中秋", "", "  ")],
)
def test_words_of_a_title_name_one_or_none(wanted, found):
    assert titled(wanted, TITLES) == found
