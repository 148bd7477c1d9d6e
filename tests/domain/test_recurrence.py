"""The same matter again: how alike, how often, and what follows."""

import pytest

from domain.recurrence import ALIKE, Earlier, alike, recurring, suggested, to_the_gm
from domain.standard import STANDARD
from domain.tickets import Kind

SAME = [
    ("楼上装修太吵，中午也不停", "中午楼上还在装修，吵得没法休息"),
    ("樓上裝修太吵", "楼上装修太吵了"),
    ("The bins by block 3 overflow again", "bins at block 3 are overflowing"),
]
DIFFERENT = [
    ("楼上装修太吵", "保安态度很差"),
    ("The bins overflow", "Somebody parks in my space"),
    ("电梯里有异味", "物业费账单不对"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_says_the_same_is_alike_whoever_comes_first(one, other):
    assert alike(one, other) == alike(other, one) >= ALIKE


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_says_something_else_is_not(one, other):
    assert alike(one, other) < ALIKE


def test_the_same_words_are_the_same_and_none_are_like_nothing():
    assert alike("漏水", "漏水") == 1
    assert alike("", "漏水") == alike("漏", "漏") == 0


def test_the_same_category_or_the_same_words_are_suggested_the_likeliest_first():
    earlier = (
        Earlier(1, "parking", "有人占我的车位"),
        Earlier(2, "noise", "半夜有人唱歌"),
        Earlier(3, "noise", "楼上装修太吵，中午也不停"),
        Earlier(4, "other", "楼上装修吵"),
    )
    found = suggested("noise", "楼上中午装修太吵", earlier)
    assert found[0].ticket_id == 3
    assert {one.ticket_id for one in found} == {2, 3, 4}


@pytest.mark.parametrize(("times", "gm"), [(1, False), (2, True), (3, True)])
def test_the_second_complaint_on_one_matter_is_the_general_managers(times, gm):
    assert to_the_gm(times) is gm


@pytest.mark.parametrize(
    ("kind", "times", "again"),
    [
        (Kind.COMPLAINT, 1, False),
        (Kind.COMPLAINT, 2, True),
        (Kind.REPAIR, 2, False),
        (Kind.REPAIR, 3, True),
    ],
)
def test_two_complaints_or_three_repairs_ask_for_the_cause(kind, times, again):
    assert recurring(kind, times) is again


def test_an_office_may_look_for_the_cause_sooner():
    sooner = STANDARD.changed_by({"recurring.repair": 2})
    assert recurring(Kind.REPAIR, 2, sooner)
