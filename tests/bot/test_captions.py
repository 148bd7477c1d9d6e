"""A question under a photo is one message: its words are changed in place, and matter more."""

import pytest

from bot.delivery import _addressed, _method
from handlers.buttons import Button
from handlers.letters import CAPTION_AT_MOST, Address, Letter, Manner, message, redrawn
from locales import Markup
from storage import Storage
from storage.tables import Card
from tests.bot.letters import LI, NOW, REFUSED, SENT, found, judge, keep, letter

HERE = Address(LI)
KEY = ((Button("5", "1:score:1:quality:5"),),)
QUESTION = Letter(Markup("<b>How was it?</b>"), KEY, photo="p")


@pytest.fixture
async def storage(sqlite_url):
    storage = Storage(sqlite_url)
    yield storage
    await storage.close()


def known(*, captioned):
    return {"card": Card(alias="card", chat=LI, message_id=7, captioned=captioned)}


def test_the_photo_its_words_and_its_buttons_are_one_message():
    (row,) = message(QUESTION, HERE, Manner(card="card"), NOW)
    assert (row.method, row.card) == ("sendPhoto", "card")
    assert (row.params["photo"], row.params["caption"]) == ("p", QUESTION.text)
    assert row.params["reply_markup"]["inline_keyboard"]


@pytest.mark.parametrize("words", ["<b>Thanks</b>", "长" * (CAPTION_AT_MOST + 1)])
def test_words_under_a_photo_are_changed_under_it(words):
    row = redrawn(Letter(Markup(words)), HERE, Manner(card="card"), NOW)
    params = _addressed(row, known(captioned=True))
    assert _method(row, params) == "editMessageCaption"
    assert params["message_id"] == 7
    assert len(params["caption"]) <= CAPTION_AT_MOST
    assert not {"text", "link_preview_options"} & params.keys()


def test_words_that_stand_alone_are_changed_as_ever():
    row = redrawn(QUESTION, HERE, Manner(card="card"), NOW)
    params = _addressed(row, known(captioned=False))
    assert (_method(row, params), params["text"]) == ("editMessageText", QUESTION.text)


@pytest.mark.parametrize("told", [{"photo": []}, {"text": "x"}])
async def test_it_is_remembered_whether_words_stand_under_a_photo(storage, told):
    await keep(storage, Card(alias="card", chat=LI, message_id=7))
    await judge(storage, letter(card="card"), SENT, shown=[{"message_id": 31, **told}])
    (card,) = await found(storage, Card)
    assert card.captioned is ("photo" in told)


async def test_a_question_whose_photo_is_refused_goes_without_it(storage):
    (row,) = message(QUESTION, HERE, Manner(card="card"), NOW)
    row.status, row.attempts = "sending", 1
    kept = await judge(storage, row, REFUSED)
    assert (kept.status, kept.method) == ("new", "sendMessage")
    assert kept.params["text"] == QUESTION.text
    assert not {"photo", "caption"} & kept.params.keys()
