"""Does every window fit Telegram in every language, say everything in it, and lead somewhere?"""

import re
from itertools import chain

import pytest

from domain.text import utf16_length
from handlers.buttons import read
from handlers.large_text import enlarged
from handlers.letters import TEXT_AT_MOST, Address, Manner, message
from handlers.presses import PRESSES
from locales import LANGUAGES, Words
from locales.languages import ENGLISH, TRANSLATED
from locales.scripts import foreign_characters
from sandbox.markup import read_html
from tests.windows.estate import NOW
from tests.windows.people import SAID
from tests.windows.samples import Samples
from tests.windows.views import views, windows_of

VIEWS = views()
_ENGLISH = re.compile(r"[A-Za-z]{2,}")
# Names, numbers and commands, which no language translates.
_NO_WORDS = re.compile(
    r"<[^>]*>|&\w+;|/setup committee|[A-Z2-9]{4}(?:-[A-Z2-9]{4}){2}|https?://\S+|/\w+|R\d{6}-\d{3}|[SABCDEFX]\d+\b|\.?\b(?:xlsx?|xlsb|csv|json)\b"
    r"|\b(?:Telegram|English|CSV|JSON|PDF|QR|OpenDocument|MiB|TimeoutError|iPhone)\b"
    r"|CN¥",
    re.IGNORECASE,
)
_IN_EVERY_LANGUAGE = {
    "settings.languages",
    "settings.settings",
    "faqs.kept_card",
    "faqs.retiring",
    "templates.kept_card",
    "templates.preview",
    "templates.retiring",
    "announcements.preview",
    "office_settings.languages",
    "office_settings.overview",
    "staff.asking",
    "staff.confirm_end",
    "staff.person",
}


@pytest.fixture(params=LANGUAGES, scope="module")
def samples(request):
    return Samples(request.param)


def said_in(letter):
    labels = [str(button.label) for row in letter.buttons for button in row]
    return "\n".join([letter.text, *labels])


@pytest.mark.parametrize("name", VIEWS)
def test_every_window_fits_in_ordinary_and_in_large_text(name, samples):
    shown = [*windows_of(name, VIEWS[name], samples)]
    assert shown, "nobody would ever see this"
    for window in shown:
        for letter in (window.letter, enlarged(window.letter)):
            assert_fits(letter)


def assert_fits(letter):
    *media, said = message(letter, Address(7), Manner(), NOW)
    assert 0 < utf16_length(said.params["text"]) <= TEXT_AT_MOST
    assert said.params["text"] == letter.text, "nothing is cut"
    read_html(said.params["text"])
    assert all(len(row.params.get("media", [])) <= 10 for row in media)
    keys = said.params.get("reply_markup", {"inline_keyboard": []})["inline_keyboard"]
    assert all(len(row) <= 8 for row in keys)
    assert len([*chain(*keys)]) <= 100
    for key, button in zip(chain(*keys), chain(*letter.buttons), strict=True):
        assert 0 < utf16_length(str(button.label)) <= 60, "nothing is cut"
        assert len(key["callback_data"].encode()) <= 64
        assert read(key["callback_data"]).action in {"form", *PRESSES}


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("samples", TRANSLATED, indirect=True)
def test_every_window_says_everything_in_its_language(name, samples):
    own = {word for said in vars(SAID[ENGLISH]).values() for word in _ENGLISH.findall(said)}
    for window in windows_of(name, VIEWS[name], samples):
        said = said_in(window.letter)
        left = set(_ENGLISH.findall(_NO_WORDS.sub(" ", said))) - own
        if name not in _IN_EVERY_LANGUAGE:
            assert not left, said
            assert not foreign_characters(said, samples.language), said


@pytest.mark.parametrize("samples", TRANSLATED, indirect=True)
def test_no_window_asks_for_a_sentence_that_nobody_has_translated(samples, monkeypatch):
    asked = []

    class Listening(dict):
        def get(self, sentence, default=None):
            asked.append(sentence)
            return super().get(sentence, default)

    known = samples.words._translations
    monkeypatch.setattr(samples.words, "_translations", Listening(known))
    for name, view in VIEWS.items():
        [*windows_of(name, view, samples)]
    assert len(set(asked)) > 300
    assert {one for one in asked if one not in known and _ENGLISH.search(_bare(one))} == set()


def _bare(sentence):
    return re.sub(r"\{\w+\}", "", _NO_WORDS.sub(" ", sentence))


def test_a_view_without_samples_fails(samples):
    def unheard(sausage: str, words: Words) -> None: ...

    with pytest.raises(KeyError, match="sausage"):
        [*windows_of("x", unheard, samples)]
