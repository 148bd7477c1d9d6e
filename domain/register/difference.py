"""What a table would change in the register; homes it does not speak of are left alone."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from domain.register.entries import Entry, Key
from domain.register.faults import Cause, Fault
from domain.register.table import Table

Change = tuple[object, object]


@dataclass(frozen=True)
class Changed:
    """What was said of the home `home_id`, what is now, and field by field where they differ."""

    home_id: int
    entry: Entry
    changes: Mapping[str, Change]


@dataclass
class Difference:
    new: list[Entry] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    unchanged: int = 0
    not_named: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def mark(self) -> str:
        """Tells this difference from any other: what somebody has seen is what gets entered."""
        return sha256(repr((self.new, self.changed)).encode()).hexdigest()[:16]

    @property
    def nothing(self) -> bool:
        return not self.new and not self.changed


def difference(table: Table, known: Mapping[Key, tuple[int, Entry]]) -> Difference:
    """Compare the table with what is known: by address, the number of the home and its entry."""
    found = Difference()
    homes = _homes(table, known)
    with_units = {building for building, unit, _ in known if unit}
    for row, entry in table.entries.items():
        home = homes.get(row)
        if home:
            _compare(found, table, entry, *home)
        elif "unit" not in table.columns and entry.building in with_units:
            found.faults.append(Fault(row, "unit", Cause.NO_UNIT, entry.building))
        else:
            found.new.append(entry)
    found.not_named = len(known) - len(homes)
    return found


def _homes(table: Table, known: Mapping[Key, tuple[int, Entry]]) -> dict[int, tuple[int, Entry]]:
    """Which home each row means: one that has no unit yet may be given one."""
    claims = Counter((entry.building, entry.room) for entry in table.entries.values())
    return dict(_matches(table, known, claims))


def _matches(
    table: Table, known: Mapping[Key, tuple[int, Entry]], claims: Counter[tuple[str, str]]
) -> Iterator[tuple[int, tuple[int, Entry]]]:
    for row, entry in table.entries.items():
        building, _, room = entry.key
        if entry.key in known:
            yield row, known[entry.key]
        elif claims[building, room] == 1 and (building, "", room) in known:
            yield row, known[building, "", room]


def _compare(found: Difference, table: Table, entry: Entry, home_id: int, was: Entry) -> None:
    pairs = {name: (getattr(was, name), getattr(entry, name)) for name in ("unit", *table.fields)}
    changes = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    if changes:
        found.changed.append(Changed(home_id, entry, changes))
    else:
        found.unchanged += 1
