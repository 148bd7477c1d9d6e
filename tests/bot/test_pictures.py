"""Does the postman draw a link so that a camera reads it, and is nothing kept of it afterwards?"""

from datetime import UTC, datetime
from io import BytesIO

import segno

from bot.delivery import _addressed
from handlers.letters import Address, Manner, picture, shredded
from locales import Markup
from sandbox.pictures import dimensions

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
LINK = "https://t.me/huifang_bot?start=" + "x" * 24
DOT, MARGIN = 12, 4


def drawn(link=LINK):
    letter = picture(link, Markup("<b>3-1102</b>"), Address(7), Manner(), NOW)
    return letter, _addressed(letter, {})


def test_the_picture_is_the_link_and_large_enough_to_be_printed():
    letter, params = drawn()
    code = segno.make_qr(LINK, error="q")
    png = params["photo"].input_file_content
    side = (len(code.matrix) + 2 * MARGIN) * DOT
    assert dimensions(png) == (side, side)
    expected = BytesIO()
    code.save(expected, kind="png", scale=DOT)
    assert png == expected.getvalue()
    assert png != drawn(LINK[:-1] + "y")[1]["photo"].input_file_content
    assert (letter.method, params["chat_id"], params["caption"]) == (
        "sendPhoto", 7, "<b>3-1102</b>",
    )  # fmt: skip


def test_of_a_letter_that_is_out_nothing_is_kept_that_opens_a_door():
    letter, _params = drawn()
    assert LINK not in str(shredded(letter.params))
    usual = {"chat_id": 7, "photo": "a file that Telegram keeps", "caption": "3-1102"}
    assert shredded(usual) == usual
