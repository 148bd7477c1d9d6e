"""What the service standard asks for: 110 items in nine chapters."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("items.toml")

_SIZES = {"A": 17, "B": 19, "C": 15, "D": 5, "E": 8, "F": 18, "G": 8, "H": 11, "I": 9}
_FOR_SOFTWARE = ("all", "part", "none")


@dataclass(frozen=True)
class Item:
    number: str
    for_software: str
    clause: str
    demand: str


@dataclass(frozen=True)
class Chapter:
    letter: str
    title: str
    items: tuple[Item, ...]


def chapters(text: str) -> tuple[Chapter, ...]:
    return tuple(
        Chapter(
            letter, rows.pop("title"), tuple(Item(number, *row) for number, row in rows.items())
        )
        for letter, rows in tomllib.loads(text).items()
    )


def faults(found: Sequence[Chapter]) -> Iterator[str]:
    """Where the table is not the 110 items it has to be."""
    wanted = {
        (letter, f"{letter}{n}") for letter, size in _SIZES.items() for n in range(1, size + 1)
    }
    held = {(chapter.letter, item.number): item for chapter in found for item in chapter.items}
    for chapter, number in sorted(wanted - held.keys()):
        yield f"{TABLE.name}: {number} is missing from [{chapter}]"
    for chapter, number in sorted(held.keys() - wanted):
        yield f"{TABLE.name}: there is no {number} in [{chapter}]"
    for item in held.values():
        if item.for_software not in _FOR_SOFTWARE:
            yield f"{TABLE.name}: {item.number} is for software {' or '.join(_FOR_SOFTWARE)}"
