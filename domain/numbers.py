"""Ticket numbers: short enough to read out over the telephone, and read back generously."""

import re
import unicodedata
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
}
_NUMBER = re.compile(
    r"(?<![A-Z0-9])([RCQSHPV])[\s_\-–—]*"
    r"(\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))[\s_\-–—]*(\d{3,6})(?!\d)"
)


def ticket_number(kind: Kind, day: date, chance: int) -> str:
    """`chance` tells apart the tickets of one day; the caller draws again when one is taken."""
    return f"{LETTERS[kind]}{day:%y%m%d}-{chance:03d}"


def looks_like_number(text: str) -> str | None:
    """The first ticket number in the text in its proper spelling, or None."""
    found = _NUMBER.search(unicodedata.normalize("NFKC", text).upper())
    return "{}{}-{}".format(*found.groups()) if found else None
