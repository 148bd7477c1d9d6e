"""Does everybody get the language they understand best?"""

import pytest

from locales import LANGUAGES, language_of, words_for


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("zh", "zh_Hans"),
        ("zh-hans", "zh_Hans"),
        ("zh-CN", "zh_Hans"),
        ("zh_SG", "zh_Hans"),
        ("zh-hans-HK", "zh_Hans"),
        ("zh-hant", "zh_Hant"),
        ("zh-TW", "zh_Hant"),
        ("zh-HK", "zh_Hant"),
        ("zh-MO", "zh_Hant"),
        ("yue", "zh_Hant"),
        ("en", "en"),
        ("en-GB", "en"),
        ("de", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_a_telegram_language_code_leads_to_a_language_of_ours(code, language):
    assert language_of(code) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_we_answer_in_stays_what_it_is(language):
    assert language_of(language) == language


def test_a_language_we_do_not_speak_is_refused_rather_than_guessed():
    with pytest.raises(ValueError, match="language_of"):
        words_for("de")
