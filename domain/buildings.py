"""Which building somebody speaks of: “3栋电梯坏了”, “the lift in building 3”."""

import re
from collections.abc import Collection, Iterable

from domain.lexicon.normal import normal

COUNTED = ("栋", "幢", "座", "号楼", "棟", "號樓")  # what stands behind the name of a building
_COUNTED = f"(?:{'|'.join((*COUNTED, '期'))})"
_BUILDING, _UNIT = f"(?:{'|'.join(COUNTED)})", "(?:单元|單元)"


def speaks_of(said: str, building: str) -> bool:
    """Whether the words name it, as a number with its word, or by the whole of its own name."""
    words, name = normal(said).text, re.escape(normal(building).text)
    if not name:
        return False
    before = r"(?<![0-9a-z])"
    counted = rf"{before}{name} ?{_COUNTED}|\b(?:building|block|tower) (?:no\.? ?)?{name}\b"
    of_its_own = "" if building.isalnum() and building.isascii() else rf"|{before}{name}"
    return bool(re.search(counted + of_its_own, words))


def named_in(said: str, buildings: Iterable[str]) -> str:
    """The one building that the words name; empty where they name none, or several."""
    named = [one for one in buildings if speaks_of(said, one)]
    return named[0] if len(named) == 1 else ""


def building_of(place: str, buildings: Collection[str]) -> str:
    """In which building a place is; of one that was erased, the building is all that is left."""
    return place if place in buildings else named_in(place, buildings)


def part_named(written: str, buildings: Iterable[str]) -> tuple[str, str] | None:
    """A building and its unit, as in “3”, “3-2”, “3栋” or “3栋2单元”; without a unit, all of it."""
    for building in buildings:
        name = re.escape(building)
        part = rf"{name}{_BUILDING}?(?:-(\w+?){_UNIT}?)?|{name}{_BUILDING}(\w+?){_UNIT}"
        if found := re.fullmatch(part, written, re.IGNORECASE):
            return building, found[1] or found[2] or ""
    return None
