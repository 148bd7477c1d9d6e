"""Texts, telephone numbers and ticket numbers as people really send them."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from domain.numbers import LETTERS, looks_like_number, ticket_number
from domain.phone import masked
from domain.text import clean, clip, utf16_length
from domain.tickets import Kind

FAMILY = "👨\u200d👩\u200d👧"
ANYTHING = some.text(some.characters(codec=None), max_size=60)
unhurried = settings(database=None, derandomize=True, max_examples=200, deadline=None)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("水管\x00爆了\x0b", "水管爆了"),
        ("one\r\ntwo\rthree\tfour", "one\ntwo\nthree\tfour"),
        ("\ud83d broken", " broken"),
        ("\u202egnp.exe", "gnp.exe"),
        ("\u200b\u200b\u2060漏\ufeff水", "漏水"),
        ("e\u0301", "é"),
        (FAMILY, FAMILY),
        ("❤\ufe0f", "❤\ufe0f"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u200d\u200db", "ab"),
        ("\u200d a \u200d", " a "),
    ],
)
def test_a_text_is_kept_without_what_breaks_a_database(told, kept):
    assert clean(told) == kept


@unhurried
@given(ANYTHING)
def test_a_clean_text_is_storable_and_stays_as_it_is(told):
    kept = clean(told)
    assert clean(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    kept.encode()
    assert not any(unicodedata.category(char) == "Cc" and char not in "\n\t" for char in kept)


@pytest.mark.parametrize(
    ("text", "units"), [("", 0), ("abc", 3), ("水管", 2), ("😭", 2), (FAMILY, 8)]
)
def test_length_is_counted_as_telegram_counts(text, units):
    assert utf16_length(text) == units == len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("text", "units", "clipped"),
    [
        ("short", 5, "short"),
        ("longer", 5, "long…"),
        ("ab😭", 3, "ab…"),
        ("ab😭c", 4, "ab…"),
        (FAMILY + "x", 4, "👨…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_a_text_is_clipped_between_characters(text, units, clipped):
    assert clip(text, units) == clipped


@unhurried
@given(some.text(max_size=40), some.integers(0, 30))
def test_a_clipped_text_never_exceeds_its_room(text, units):
    assert utf16_length(clip(text, units)) <= units


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("13812341234", "138****1234"),
        ("+86 138-1234-1234", "138****1234"),
        ("008613812341234", "138****1234"),
        ("+852 9123 4567", "852****4567"),
        ("9123 4567", "****67"),
        ("110", "****"),
        ("", "****"),
    ],
)
def test_a_telephone_number_is_shown_masked(phone, shown):
    assert masked(phone) == shown


def test_a_ticket_number_says_what_and_when():
    assert ticket_number(Kind.REPAIR, date(2026, 11, 21), 483) == "R261121-483"
    assert ticket_number(Kind.COMPLAINT, date(2026, 1, 2), 7) == "C260102-007"


def test_every_kind_has_a_letter_of_its_own():
    assert set(LETTERS) == set(Kind)
    assert len(set(LETTERS.values())) == len(Kind)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("chance", [0, 42, 999, 1000, 123456])
def test_a_number_given_out_is_recognised(kind, chance):
    number = ticket_number(kind, date(2026, 11, 21), chance)
    assert looks_like_number(number) == number


@pytest.mark.parametrize(
    "said",
    [
        "r261121-483",
        " R 261121 483 ",
        "Ｒ２６１１２１－４８３",
        "R261121—483",
        "单号R261121-483怎么样了？",
        "#r261121483",
    ],
)
def test_a_number_is_read_however_it_is_written(said):
    assert looks_like_number(said) == "R261121-483"


@pytest.mark.parametrize(
    "said", ["", "水管爆了", "13812341234", "X261121-483", "R261321-483", "R261121", "AR261121-483"]
)
def test_what_is_no_number_is_left_alone(said):
    assert looks_like_number(said) is None
