"""What a file may hold: one or more sheets, each with rows of text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from domain.register.cells import FIRST_DAY

MOST_COLUMNS = 64
LONGEST_CELL = 256  # characters; more than any column may hold


@dataclass(frozen=True)
class Sheet:
    """`length` is how many rows it says it has, 0 where it does not say."""

    name: str
    rows: Iterable[Sequence[str]]
    length: int = 0
    first_day: date = FIRST_DAY
    merged: bool = False
