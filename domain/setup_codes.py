"""A code that is read from a log and typed by hand: it makes a group the office's, once."""

import unicodedata
from collections.abc import Sequence
from enum import StrEnum

from domain.invitations import hash_of

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that is taken for something else
LENGTH = 12  # of 32 signs each: 60 bits, for a day, and few tries an hour
_GROUP = 4


class Opens(StrEnum):
    """What a group becomes by the code."""

    OFFICE = "office"
    COMMITTEE = "committee"


def written(signs: Sequence[str]) -> str:
    """As it is shown: XXXX-XXXX-XXXX."""
    return "-".join("".join(signs[n : n + _GROUP]) for n in range(0, len(signs), _GROUP))


def hash_of_code(typed: str) -> str:
    """All that is kept of it; however it was typed."""
    signs = unicodedata.normalize("NFKC", typed).upper()
    return hash_of("".join(sign for sign in signs if sign in ALPHABET))
