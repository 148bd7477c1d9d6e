"""Is every sentence in the code found, and nothing else?"""

import pytest

from locales.sentences import sentences_in


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('_("One.")', [("One.",)]),
        ('words("Hello, {name}.", name=name)', [("Hello, {name}.",)]),
        ('turn.words("One." " Two.")', [("One. Two.",)]),
        ('words.many("{n} job", "{n} jobs", 3)', [("{n} job", "{n} jobs")]),
        (
            'say(words("Dear {all}", all=words(_("neighbours"))))',
            [("Dear {all}",), ("neighbours",)],
        ),
        ('words("Yes" if agreed else "No")', [("Yes",), ("No",)]),
        ("words(sentence)", []),
        ('print("One.")', []),
        ('b = _("B")\na = _("A")', [("B",), ("A",)]),
    ],
)
def test_what_is_found(code, found):
    assert list(sentences_in(code, "here.py")) == found


@pytest.mark.parametrize("code", ['_(f"Hello, {name}.")', 'turn.words("Hello, " + name)'])
def test_a_sentence_that_is_built_cannot_be_translated(code):
    with pytest.raises(SyntaxError, match=r"here\.py:1"):
        list(sentences_in(code, "here.py"))
