"""答复模板 — a ready reply: what may be filled in, and by which words of its title it is found."""

import re
from collections.abc import Mapping

from domain.text import folded

PLACES = ("name", "number", "home", "office", "date")
TITLE_AT_MOST, WORDS_AT_MOST = 60, 1500
_PLACE = re.compile(r"\{(\w+)\}")


def filled(words: str, known: Mapping[str, str]) -> str:
    """With what is known in its place; any other braces stay as they are."""
    return _PLACE.sub(lambda place: known.get(place[1], place[0]), words)


def unknown_places(words: str) -> list[str]:
    """What stands in braces and nobody could fill in."""
    return [one for one in dict.fromkeys(_PLACE.findall(words)) if one not in PLACES]


def titled(wanted: str, titles: Mapping[int, str]) -> int | None:
    """The one whose title is this, or else the only one with all of it somewhere in its title."""
    sought = folded(wanted)
    exactly = [one for one, title in titles.items() if folded(title) == sought]
    within = [one for one, title in titles.items() if sought in folded(title)]
    found = exactly or within
    return found[0] if sought and len(found) == 1 else None
