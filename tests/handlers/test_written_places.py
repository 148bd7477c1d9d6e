"""A place is written down in the office's language, and read in everybody's own."""

import pytest

from handlers.views.names import place_of
from locales import words_for


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("5栋 · 公共区域", "Building 5 · Common area"),
        ("5棟 · 公共區域", "Building 5 · Common area"),
        ("Building 5 · Common area", "Building 5 · Common area"),
        ("三栋 · 公共区域", "三栋 · Common area"),
        ("5栋 · 2号电梯", "Building 5 · 2号电梯"),
        ("东门路灯", "东门路灯"),
        ("3-1102", "3-1102"),
        ("", "Common area"),
    ],
)
def test_a_place_is_read_in_ones_own_language(written, read):
    assert place_of(written, words_for("en")).plain == read


def test_and_in_its_own():
    assert place_of("Building 5 · Common area", words_for("zh_Hant")).plain == "5棟 · 公共區域"
