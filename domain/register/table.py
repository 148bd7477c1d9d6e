"""A table of homes, row by row: what it enters in the register, and what is wrong with it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, Self

from domain.phone import masked
from domain.register.cells import FIRST_DAY, plain, value
from domain.register.entries import KEY, Entry, Key
from domain.register.faults import Cause, Fault, Unfit, Unreadable, Wrong
from domain.register.headings import REQUIRED, columns_of, is_heading
from domain.text import clip

MOST_ROWS = 20_000
_HEADING_WITHIN = 20  # rows
_SHOWN = 40  # characters of a cell
_A_NUMBER = 6  # digits
Row = tuple[int, Sequence[str]]


@dataclass
class Table:
    """`entries` and `faults` by the numbers of their rows, `columns` by the fields they fill."""

    heading: int
    columns: dict[str, int]
    unused: list[str]
    entries: dict[int, Entry] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    sheet: str = ""
    other_sheets: int = 0

    @property
    def fields(self) -> tuple[str, ...]:
        """What the file speaks of beside the address; of the rest it says nothing."""
        return tuple(name for name in self.columns if name not in KEY)

    def frozen(self) -> dict[str, Any]:
        """As JSON can keep it."""
        return {
            **vars(self),
            "entries": [[row, *entry.frozen()] for row, entry in self.entries.items()],
            "faults": [list(vars(fault).values()) for fault in self.faults],
        }

    @classmethod
    def thawed(cls, kept: Mapping[str, Any]) -> Self:
        return cls(
            **{
                **kept,
                "entries": {row: Entry.thawed(said) for row, *said in kept["entries"]},
                "faults": [
                    Fault(row, name, Cause(cause), *rest)
                    for row, name, cause, *rest in kept["faults"]
                ],
            }
        )


def read_table(
    rows: Iterable[Sequence[str]], first_day: date = FIRST_DAY, *, merged: bool = False
) -> Table:
    """Read the rows of a sheet, heading and all; Unreadable where they are no table of homes.

    `first_day` is what the sheet counts its days from; `merged` says that it has merged cells.
    """
    numbered = ((number, [plain(cell) for cell in row]) for number, row in enumerate(rows, 1))
    said = ((number, row) for number, row in numbered if any(row))
    table = _headed(said)
    reading = _Reading(table, first_day, merged=merged)
    for number, row in said:
        if not is_heading(row):
            reading.take(number, row)
        elif not table.entries:
            _complete(table, row)
    if not table.entries and not table.faults:
        raise Unreadable(Unfit.NO_HOMES)
    return table


def _headed(rows: Iterator[Row]) -> Table:
    """Go as far as the row that names the columns; titles may stand above it."""
    seen: Sequence[str] = ()
    above: Sequence[str] = ()
    for number, row in islice(rows, _HEADING_WITHIN):
        columns = columns_of(row)
        if all(name in columns for name in REQUIRED):
            named = columns.values()
            unused = [cell for place, cell in enumerate(row) if cell and place not in named]
            table = Table(number, columns, unused)
            _complete(table, _where_open(above, row))
            return table
        seen, above = seen or row, row
    if not seen:
        raise Unreadable(Unfit.NO_HOMES)
    raise Unreadable(Unfit.NO_HEADING, clip(", ".join(filter(None, seen)), 2 * _SHOWN))


def _where_open(above: Sequence[str], row: Sequence[str]) -> list[str]:
    return ["" if beneath else cell for cell, beneath in zip(above, row, strict=False)]


def _complete(table: Table, row: Sequence[str]) -> None:
    """A heading of two rows names in one what it leaves open in the other."""
    for name, place in columns_of(row).items():
        if place not in table.columns.values():
            table.columns.setdefault(name, place)


class _Reading:
    """What has been read so far: an address may be named only once."""

    def __init__(self, table: Table, first_day: date, *, merged: bool) -> None:
        self._table, self._first_day, self._merged = table, first_day, merged
        self._taken = 0
        self._named: dict[Key, int] = {}

    def take(self, number: int, row: Sequence[str]) -> None:
        self._taken += 1
        if self._taken > MOST_ROWS:
            raise Unreadable(Unfit.TOO_MANY_ROWS)
        said = {
            name: row[place] if place < len(row) else ""
            for name, place in self._table.columns.items()
        }
        values, faults = self._values(number, said)
        if not faults:
            entry = Entry(**{"unit": "", **values})
            faults = self._check(number, entry, said)
        if faults:
            self._table.faults += faults
        else:
            self._table.entries[number] = entry

    def _values(self, number: int, said: Mapping[str, str]) -> tuple[dict[str, Any], list[Fault]]:
        values, faults = {}, []
        for name, cell in said.items():
            try:
                values[name] = self._value(name, cell)
            except Wrong as wrong:
                faults.append(Fault(number, name, wrong.cause, _shown(name, cell)))
        return values, faults

    def _value(self, name: str, cell: str) -> object:
        if not cell and name in REQUIRED:
            raise Wrong(Cause.MERGED if self._merged else Cause.MISSING)
        return value(name, cell, self._first_day)

    def _check(self, number: int, entry: Entry, said: Mapping[str, str]) -> list[Fault]:
        before = self._named.setdefault(entry.key, number)
        if before != number:
            return [Fault(number, "room", Cause.TWICE, entry.address, before)]
        if entry.handed_over and entry.warranty_until and entry.warranty_until < entry.handed_over:
            return [Fault(number, "warranty_until", Cause.TOO_EARLY, said["warranty_until"])]
        return []


def _shown(name: str, cell: str) -> str:
    """The reasons are read by many: no telephone number stands in them."""
    private = name == "owner_phone" and sum(map(str.isdigit, cell)) >= _A_NUMBER
    return masked(cell) if private else clip(cell, _SHOWN)
