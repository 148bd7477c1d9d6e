"""Is a letter complete, in the right order, and never longer than Telegram takes?"""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.text import utf16_length
from handlers.buttons import Button, press
from handlers.letters import (
    CAPTION_AT_MOST,
    TEXT_AT_MOST,
    Address,
    Letter,
    Manner,
    fits_under,
    fitting,
    keyboard,
    medium,
    message,
    redrawn,
)
from locales import Markup, escape
from sandbox.markup import read_html
from storage.outbox import Delivery, Lane

NOW = datetime(2026, 3, 2, tzinfo=UTC)
HERE, TOPIC = Address(7), Address(-100, 5)


def methods(*media):
    letter = Letter(Markup("x"), media=tuple(media))
    return [row.method for row in message(letter, HERE, Manner(), NOW)]


def test_media_come_before_the_words_and_pictures_as_one_album():
    pictures = [("photo", "a"), ("video", "b")]
    assert methods() == ["sendMessage"]
    assert methods(("photo", "a")) == ["sendPhoto", "sendMessage"]
    assert methods(*pictures) == ["sendMediaGroup", "sendMessage"]
    assert methods(("voice", "c"), *pictures) == ["sendVoice", "sendMediaGroup", "sendMessage"]


def test_only_the_words_are_the_card_and_only_they_ring():
    manner = Manner(Lane.URGENT, card="ticket:1:ops", reply_to="x", ticket_id=1)
    photo, words = message(Letter(Markup("x"), media=(("photo", "a"),)), TOPIC, manner, NOW)
    assert (photo.card, photo.reply_to, photo.ticket_id) == (None, None, 1)
    assert (words.card, words.reply_to, words.ticket_id) == ("ticket:1:ops", "x", 1)
    assert photo.params["disable_notification"]
    assert "disable_notification" not in words.params
    assert photo.lane == words.lane == Lane.URGENT
    assert photo.params["message_thread_id"] == words.params["message_thread_id"] == 5


@pytest.mark.parametrize(
    ("card", "ticket_id", "named"),
    [("member:5", None, ["member:5:with:0", "member:5:with:1"]), (None, None, [None, None]),
     ("ticket:5:ops", 5, [None, None])],
)  # fmt: skip
def test_pictures_with_a_card_can_be_found_again_by_it_or_by_its_ticket(card, ticket_id, named):
    letter = Letter(Markup("Look"), media=(("voice", "v"), ("photo", "a"), ("photo", "b")))
    *shown, words = message(letter, Address(-1), Manner(card=card, ticket_id=ticket_id), NOW)
    assert [row.card for row in shown] == named
    assert words.card == card


def test_an_edit_may_be_repeated_and_takes_the_buttons_off_where_there_are_none():
    row = redrawn(Letter(Markup("x")), HERE, Manner(card="c", silent=True), NOW)
    assert (row.method, row.kind) == ("editMessageText", Delivery.IDEMPOTENT)
    assert row.params["reply_markup"] == {"inline_keyboard": []}
    assert "disable_notification" not in row.params


def test_no_letter_shows_previews():
    letter = Letter(Markup("https://example.com"))
    for row in (*message(letter, HERE, Manner(), NOW), redrawn(letter, HERE, Manner(), NOW)):
        assert row.params["link_preview_options"] == {"is_disabled": True}


@given(st.text(alphabet=st.sampled_from("<>&😀字x"), max_size=300), st.integers(65, 400))
def test_what_is_too_long_is_cut_into_something_telegram_can_read(words, at_most):
    said = fitting(Markup("<b>R1</b> ") + escape(words), at_most)
    assert utf16_length(said) <= at_most
    read_html(said)


def test_what_fits_is_left_alone():
    said = Markup("<b>R1</b>") + escape("&" * 100)
    assert fitting(said) is said
    assert fitting(escape("<" * 4096)).count("‹") == TEXT_AT_MOST - 64 - 1


@pytest.mark.parametrize(
    ("kind", "length", "fits"),
    [
        ("photo", CAPTION_AT_MOST, True),
        ("photo", CAPTION_AT_MOST + 1, False),
        ("video_note", 1, False),
    ],
)
def test_words_stand_under_a_medium_where_there_is_room(kind, length, fits):
    assert fits_under(kind, "x" * length) is fits
    shown = medium(kind, "a", "x", HERE, Manner(), NOW)
    assert ("caption" in shown.params) is (kind != "video_note")


def test_a_label_is_plain_and_never_empty():
    labels = (escape("<b>&"), "", "字" * 99)
    (row,) = keyboard([[Button(label, press("menu")) for label in labels]])["inline_keyboard"]
    assert [key["text"] for key in row] == ["<b>&", "·", "字" * 59 + "…"]
    assert keyboard([[], []]) == {"inline_keyboard": []}


def test_a_key_that_sends_ones_own_number_is_laid_out_and_taken_away_again():
    asked, thanked = (Letter(Markup("?"), share=label) for label in ("My number", ""))
    (laid,), (gone,) = (message(one, HERE, Manner(), NOW) for one in (asked, thanked))
    ((key,),) = laid.params["reply_markup"]["keyboard"]
    assert key == {"text": "My number", "request_contact": True}
    assert gone.params["reply_markup"] == {"remove_keyboard": True}
