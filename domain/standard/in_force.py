"""The rows a community works by: the standard's own, with that office's changes laid over them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time, timedelta
from decimal import Decimal
from difflib import get_close_matches
from functools import cached_property
from typing import TypeVar

from domain.standard.fees import FEES
from domain.standard.follow_ups import FOLLOW_UPS
from domain.standard.house import HOUSE
from domain.standard.intake import INTAKE
from domain.standard.rows import Row, Value
from domain.standard.surveys import SURVEYS

_T = TypeVar("_T")
_DURATIONS = {"min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_LAST_DAY_EVERY_MONTH_HAS = 28


class Impossible(ValueError):
    """A change the standard cannot take: which key, why, and the nearest key that exists."""

    def __init__(self, key: str, reason: str, nearest: str = "") -> None:
        super().__init__(key, reason, nearest)
        self.key = key
        self.reason = reason
        self.nearest = nearest

    def __str__(self) -> str:
        hint = f" (did you mean {self.nearest}?)" if self.nearest else ""
        return f"{self.key}: {self.reason}{hint}"


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

    def changed_by(self, changes: Mapping[str, object]) -> "Standard":
        """Lay an office's changes over the rows.

        Durations and rates are numbers in the row's own unit (5 for "min", 30 for "%"), times of
        day are "HH:MM". Raises `Impossible` at the first key or value that cannot be.
        """
        wanted = {key: _read(self._known(key), value) for key, value in changes.items()}
        rows = tuple(
            replace(row, value=wanted[row.key]) if row.key in wanted else row for row in self.rows
        )
        return Standard(rows, self.changed | wanted.keys())

    def _known(self, key: str) -> Row:
        if key not in self:
            nearest = get_close_matches(key, self._by_key, n=1)
            raise Impossible(key, "no such key", *nearest)
        return self[key]


def _typed(row: Row, kind: type[_T]) -> _T:
    if not isinstance(row.value, kind):
        raise TypeError(row.key)
    return row.value


def _read(row: Row, given: object) -> Value:
    match row.value:
        case timedelta():
            return _number(row, given, above=0) * _DURATIONS[row.unit]
        case Decimal():
            return Decimal(str(_number(row, given, above=-1, most=100))) / 100
        case int():
            return _whole(row, given)
        case time():
            return _clock_time(row, given)
    raise Impossible(row.key, "this is an event, not a figure")


def _number(row: Row, given: object, *, above: float, most: float = 100_000) -> int | float:
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise Impossible(row.key, f"needs a number of {row.unit}, not {given!r}")
    if not above < given <= most:
        raise Impossible(row.key, f"{given} {row.unit} cannot be kept")
    return given


def _whole(row: Row, given: object) -> int:
    most = _LAST_DAY_EVERY_MONTH_HAS if row.unit == "day_of_month" else 100_000
    number = _number(row, given, above=0, most=most)
    if number != int(number):
        raise Impossible(row.key, f"needs a whole number, not {given!r}")
    return int(number)


def _clock_time(row: Row, given: object) -> time:
    try:
        return time.fromisoformat(str(given)).replace(tzinfo=None)
    except ValueError:
        raise Impossible(row.key, f'needs a time such as "17:00", not {given!r}') from None


STANDARD = Standard((*INTAKE, *FOLLOW_UPS, *SURVEYS, *FEES, *HOUSE))
