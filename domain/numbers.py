"""Ticket numbers: short enough to read out over the telephone, and read back generously."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from domain.tickets import Kind

LETTERS = {
    Kind.REPAIR: "R",
    Kind.COMPLAINT: "C",
    Kind.INQUIRY: "Q",
    Kind.SUGGESTION: "S",
    Kind.HELP: "H",
    Kind.PRAISE: "P",
    Kind.SERVICE: "V",
    Kind.INTERNAL: "N",
}
_NUMBER = re.compile(
    r"(?<![A-Z0-9])([RCQSHPVN])[\s_\-–—]*"
    r"(\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))[\s_\-–—]*(\d{3,6})(?!\d)"
)
_SHORT = re.compile(r"([RCQSHPVN]?)[_\-–—]?(\d{3,6})(?![\w\-–—])")
_BEFORE, _BEHIND = " \n#", " \n:,;、，：；"


def ticket_number(kind: Kind, day: date, chance: int) -> str:
    """`chance` tells apart the tickets of one day; the caller draws again when one is taken."""
    return f"{LETTERS[kind]}{day:%y%m%d}-{chance:03d}"


def looks_like_number(text: str) -> str | None:
    """The first ticket number in the text in its proper spelling, or None."""
    found = _NUMBER.search(_plain(text))
    return _spelt(found) if found else None


def number_first(text: str) -> tuple[str, str]:
    """The number that the text begins with, or "", and the rest as it was written."""
    text = text.lstrip(_BEFORE)
    found = _NUMBER.match(_plain(text))
    return (_spelt(found), _behind(text, found)) if found else ("", text)


def short_first(text: str, day: date) -> tuple[Sequence[str], str]:
    """What “483” or “r483” at the beginning may stand for among the numbers of a day; the rest."""
    text = text.lstrip(_BEFORE)
    found = _SHORT.match(_plain(text))
    if not found:
        return (), text
    letters = found[1] or LETTERS.values()
    return [f"{letter}{day:%y%m%d}-{found[2]}" for letter in letters], _behind(text, found)


def _plain(text: str) -> str:
    """In capitals and without full width; every character stays in its place."""
    return "".join(map(_plain_character, text))


def _plain_character(one: str) -> str:
    plain = unicodedata.normalize("NFKC", one).upper()
    return plain if len(plain) == 1 else one


def _spelt(found: re.Match[str]) -> str:
    return "{}{}-{}".format(*found.groups())


def _behind(text: str, found: re.Match[str]) -> str:
    return text[found.end() :].strip(_BEHIND)
