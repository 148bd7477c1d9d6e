"""答复模板 — a ready reply: what may be filled in, and in which language it is read."""

import re
import unicodedata
from collections.abc import Mapping

PLACES = ("name", "number", "home", "office", "date")
TITLE_AT_MOST, WORDS_AT_MOST = 60, 1500
_PLACE = re.compile(r"\{(\w+)\}")
_NEXT = {"zh_Hans": "zh_Hant", "zh_Hant": "zh_Hans"}  # whoever reads one, reads the other


def filled(words: str, known: Mapping[str, str]) -> str:
    """With what is known in its place; any other braces stay as they are."""
    return _PLACE.sub(lambda place: known.get(place[1], place[0]), words)


def unknown_places(words: str) -> list[str]:
    """What stands in braces and nobody could fill in."""
    return [one for one in dict.fromkeys(_PLACE.findall(words)) if one not in PLACES]


def wording_for(wordings: Mapping[str, str], language: str, office: str) -> tuple[str, str]:
    """The language it is said in, and how: the reader's, the nearest, the office's, or any."""
    for one in (language, _NEXT.get(language, ""), office, *wordings):
        if one in wordings:
            return one, wordings[one]
    raise LookupError("a template without words")


def titled(wanted: str, titles: Mapping[int, str]) -> int | None:
    """The one whose title is this, or else the only one with all of it somewhere in its title."""
    sought = _plain(wanted)
    exactly = [one for one, title in titles.items() if _plain(title) == sought]
    within = [one for one, title in titles.items() if sought in _plain(title)]
    found = exactly or within
    return found[0] if sought and len(found) == 1 else None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()
