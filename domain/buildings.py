"""Which building somebody speaks of: “3栋电梯坏了”, “the lift in building 3”."""

import re

from domain.lexicon.normal import normal

_COUNTED = "(?:栋|幢|座|号楼|期)"


def speaks_of(said: str, building: str) -> bool:
    """Whether the words name it, as a number with its word, or by the whole of its own name."""
    words, name = normal(said).text, re.escape(normal(building).text)
    if not name:
        return False
    before = r"(?<![0-9a-z])"
    counted = rf"{before}{name} ?{_COUNTED}|\b(?:building|block|tower) (?:no\.? ?)?{name}\b"
    of_its_own = "" if building.isalnum() and building.isascii() else rf"|{before}{name}"
    return bool(re.search(counted + of_its_own, words))
