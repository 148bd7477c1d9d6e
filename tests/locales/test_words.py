"""Do sentences, sums and lists come out as a person of that language would say them?"""

from decimal import Decimal

import pytest

from locales import LANGUAGES, Markup, _, words_for


def test_a_mark_changes_nothing():
    assert _("Where is the problem?") == "Where is the problem?"


def test_a_sentence_is_said_in_the_language_of_the_reader():
    said = [words_for(language)("tomorrow") for language in LANGUAGES]
    assert said == ["明天", "明天", "tomorrow"]


def test_a_sentence_nobody_translated_yet_is_said_in_english():
    assert words_for("zh_Hans")("Nobody {did} this", did="said") == "Nobody said this"


def test_a_fact_the_sentence_names_must_be_there():
    with pytest.raises(KeyError, match="name"):
        words_for("en")("Good morning, {name}.", nmae="Li")


@pytest.mark.parametrize(
    ("language", "n", "said"),
    [
        ("en", 0, "0 days"),
        ("en", 1, "1 day"),
        ("en", 2, "2 days"),
        ("zh_Hans", 1, "1 天"),
        ("zh_Hant", 2, "2 天"),
    ],
)
def test_one_and_several_are_told_apart_where_the_language_does(language, n, said):
    assert words_for(language).many("{n} day", "{n} days", n) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh_Hans", "¥1,280.50"), ("zh_Hant", "CN¥1,280.50"), ("en", "CN¥1,280.50")],
)
def test_a_sum_names_its_currency(language, said):
    assert words_for(language).money(Decimal("1280.5"), "CNY") == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh_Hans", "a、b和&lt;c"), ("zh_Hant", "a、b和&lt;c"), ("en", "a, b and &lt;c")],
)
def test_a_list_is_joined_and_escaped(language, said):
    joined = words_for(language).joined(["a", "b", "<c"])
    assert joined == said
    assert isinstance(joined, Markup)


def test_a_language_is_read_only_once():
    assert words_for("zh_Hans") is words_for("zh_Hans")
