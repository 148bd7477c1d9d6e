"""Is a name kept on one line, and no longer than a card has room for?"""

import pytest

from domain.text import NAME_AT_MOST, name_in, utf16_length


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("李 女士", "李 女士"),
        ("李\n✅ 已登记\t", "李 ✅ 已登记"),
        ("\u202e李\u200b\x00女士\u2066", "李女士"),
        ("  <b>Li</b> & Co  ", "<b>Li</b> & Co"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("\u200b\u202e \n", ""),
    ],
)
def test_what_would_break_a_card_is_no_part_of_a_name(said, kept):
    assert name_in(said) == kept


@pytest.mark.parametrize("sign", ["名", "😀"])
def test_a_name_is_cut_where_the_card_ends(sign):
    assert utf16_length(name_in(sign * 200)) <= NAME_AT_MOST
