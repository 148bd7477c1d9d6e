"""The rows a community works by: the standard's own, with that office's changes laid over them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time, timedelta
from decimal import Decimal
from difflib import get_close_matches
from functools import cached_property
from typing import TypeVar

from domain.standard.changes import Impossible, read
from domain.standard.contacts import CONTACTS
from domain.standard.fees import FEES
from domain.standard.follow_ups import FOLLOW_UPS
from domain.standard.house import HOUSE
from domain.standard.intake import INTAKE
from domain.standard.ladder import LADDER
from domain.standard.office import OFFICE
from domain.standard.reports import REPORTS
from domain.standard.rows import Dates, Hours, Row
from domain.standard.surveys import SURVEYS
from domain.standard.together import check

_T = TypeVar("_T")


@dataclass(frozen=True)
class Standard:
    rows: tuple[Row, ...]
    changed: frozenset[str] = frozenset()

    @cached_property
    def _by_key(self) -> Mapping[str, Row]:
        return {row.key: row for row in self.rows}

    def __getitem__(self, key: str) -> Row:
        return self._by_key[key]

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def duration(self, key: str) -> timedelta:
        return _typed(self[key], timedelta)

    def count(self, key: str) -> int:
        return _typed(self[key], int)

    def rate(self, key: str) -> Decimal:
        return _typed(self[key], Decimal)

    def time_of_day(self, key: str) -> time:
        return _typed(self[key], time)

    def hours(self, key: str) -> Hours:
        return _typed(self[key], tuple)

    def dates(self, key: str) -> Dates:
        return _typed(self[key], frozenset)

    def changed_by(self, changes: Mapping[str, object]) -> "Standard":
        """Lay an office's changes over the rows.

        A bare number is in the row's own unit, "2 h" and "30 %" name theirs; hours and days are
        written as the rows show them. `Impossible` at the first that cannot be.
        """
        wanted = {key: read(self._known(key), value) for key, value in changes.items()}
        rows = tuple(
            replace(row, value=wanted[row.key]) if row.key in wanted else row for row in self.rows
        )
        changed = Standard(rows, self.changed | wanted.keys())
        check(changed._by_key, wanted.keys())
        return changed

    def _known(self, key: str) -> Row:
        if key not in self:
            nearest = get_close_matches(key, self._by_key, n=1, cutoff=0.4)
            raise Impossible(key, "no such key", *nearest)
        return self[key]


def _typed(row: Row, kind: type[_T]) -> _T:
    if not isinstance(row.value, kind):
        raise TypeError(row.key)
    return row.value


CHAPTERS = {
    "intake": (*INTAKE, *HOUSE),
    "ladder": LADDER,
    "follow_ups": FOLLOW_UPS,
    "contacts": CONTACTS,
    "surveys": SURVEYS,
    "reports": REPORTS,
    "fees": FEES,
    "office": OFFICE,
}
STANDARD = Standard(tuple(row for rows in CHAPTERS.values() for row in rows))
