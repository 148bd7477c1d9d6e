"""What is not worded in every language is read in the nearest that it has."""

import pytest

from domain.announcements import wording
from domain.wordings import wording_for


@pytest.mark.parametrize(
    ("has", "reads", "office", "said_in"),
    [
        ({"zh_Hans", "zh_Hant", "en"}, "en", "zh_Hans", "en"),
        ({"zh_Hans", "en"}, "zh_Hant", "en", "zh_Hans"),
        ({"zh_Hant", "en"}, "zh_Hans", "en", "zh_Hant"),
        ({"zh_Hans", "zh_Hant"}, "en", "zh_Hant", "zh_Hant"),
        ({"en"}, "zh_Hans", "zh_Hans", "en"),
    ],
)
def test_a_missing_language_gives_way_to_the_nearest(has, reads, office, said_in):
    wordings = {one: f"in {one}" for one in sorted(has)}
    assert wording_for(wordings, reads, office) == (said_in, f"in {said_in}")


def test_what_nobody_has_worded_cannot_be_read():
    with pytest.raises(LookupError):
        wording_for({}, "en", "en")


def test_an_announcement_without_words_says_nothing():
    assert wording({}, "en", "en") == ""
