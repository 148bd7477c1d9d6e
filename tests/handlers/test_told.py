"""Is what somebody told us kept whole, up to what we can keep?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Message

from domain.text import utf16_length
from handlers.told import WORDS_AT_MOST, Told, is_command, thaw, told_in

MEDIA = st.lists(
    st.tuples(st.sampled_from(["photo", "voice"]), st.text("ab", max_size=2)), max_size=5
)
TOLD = st.builds(Told, st.text(max_size=20), MEDIA.map(tuple))


def message(**content):
    known = {"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}}
    return Message.de_json(known | content, bot=None)


@given(TOLD)
def test_it_comes_out_of_storage_as_it_went_in(told):
    assert thaw(told.freeze()) == told


@given(TOLD, TOLD, st.integers(0, 6))
def test_more_is_added_behind_and_never_beyond_the_limit(told, more, at_most):
    whole = told.and_then(more, at_most)
    assert whole.media == tuple(dict.fromkeys(told.media + more.media))[:at_most]
    assert whole.words == "\n".join(one for one in (told.words, more.words) if one)


def test_the_same_photo_twice_is_one_photo():
    once = Told("", (("photo", "a"),))
    assert once.and_then(once, 10) == once


@pytest.mark.parametrize("words", ["字" * 4096, "😀" * 2048])
def test_the_longest_message_is_cut_where_a_report_still_fits(words):
    told = told_in(message(text=words))
    assert WORDS_AT_MOST - 2 <= utf16_length(told.words) <= WORDS_AT_MOST
    assert utf16_length(told.and_then(told, 0).words) <= WORDS_AT_MOST


@pytest.mark.parametrize(
    "content",
    [
        {"dice": {"value": 1, "emoji": "🎲"}},
        {"location": {"latitude": 1.0, "longitude": 2.0}},
        {"contact": {"phone_number": "1", "first_name": "x"}},
        {"text": "\u202e\u200b"},
        {"new_chat_title": "x"},
    ],
)
def test_what_holds_neither_words_nor_media_is_nothing(content):
    assert not told_in(message(**content))


def test_of_a_photo_the_largest_is_kept_with_its_caption():
    sizes = [{"file_id": one, "file_unique_id": one, "width": 1, "height": 1} for one in ("s", "l")]
    assert told_in(message(photo=sizes, caption=" 滴水\x00")) == Told(" 滴水", (("photo", "l"),))


@pytest.mark.parametrize(
    ("text", "command"),
    [("/start", True), ("/start@bot x", True), ("/7", True), ("/厨房", False), ("//", False),
     ("/ start", False), ("start", False), ("", False)],
)  # fmt: skip
def test_a_slash_before_a_latin_letter_is_a_command(text, command):
    assert is_command(message(text=text)) is command
