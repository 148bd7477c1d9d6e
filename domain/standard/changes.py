"""What an office may write in place of a figure, and what no office could keep."""

import re
from collections.abc import Callable, Mapping
from datetime import time, timedelta
from decimal import Decimal
from reprlib import repr as briefly

from domain.standard.rows import LENGTHS, Dates, Hours, Row, Value, calendar, clock_time, opening

_SHORTEST, _LONGEST = timedelta(minutes=1), timedelta(days=3660)
_LEAST = {"%": 0, "reminders": 0, "yuan": 0}
_MOST = {"%": 100, "day_of_month": 28, "days": 14, "points": 5, "yuan": 100_000,
         "lines_of_a_sheet": 1_000_000}  # fmt: skip
_FIXED = {"event", "dimensions", "surveys_a_year", "days_a_year", "hours_a_day"}  # it is built so
_PHONE = re.compile(r"\+?\d[\d -]{1,20}\d", re.ASCII)
_MEASURED = re.compile(r"(\d+(?:\.\d+)?) ?(\S+)", re.ASCII)


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


def read(row: Row, given: object) -> Value:
    """What they wrote, as a value of this row; `Impossible` if it cannot be one."""
    if row.unit in _FIXED:
        raise Impossible(row.key, "this is not for an office to change")
    return _READERS[type(row.value)](row, given)


def _phone(row: Row, given: object) -> str:
    if isinstance(given, bool) or not _PHONE.fullmatch(str(given)):
        raise _unlike(row, given, f"“{row.figure}”")
    return str(given)


def _length(row: Row, given: object) -> timedelta:
    number, unit = _measured(row, given)
    if unit not in LENGTHS:
        raise Impossible(row.key, f"this is a time in {', '.join(LENGTHS)}, not in {unit}")
    if not _SHORTEST / LENGTHS[unit] <= number <= _LONGEST / LENGTHS[unit]:
        raise _not_kept(row, given)
    return number * LENGTHS[unit]


def _rate(row: Row, given: object) -> Decimal:
    return Decimal(str(_number(row, given))) / 100


def _whole(row: Row, given: object) -> int:
    number = _number(row, given)
    if number != int(number):
        raise Impossible(row.key, f"this is a whole number, not {briefly(given)}")
    return int(number)


def _number(row: Row, given: object) -> int | float:
    number, unit = _measured(row, given)
    counted = row.unit.partition("/")[0]
    if unit not in {row.unit, counted}:
        raise Impossible(row.key, f"this is counted in {row.unit}, not in {unit}")
    if not _LEAST.get(counted, 1) <= number <= _MOST.get(counted, 1000):
        raise _not_kept(row, given)
    return number


def _measured(row: Row, given: object) -> tuple[int | float, str]:
    """A bare number is in the row's own unit."""
    if isinstance(given, int | float) and not isinstance(given, bool):
        return given, row.unit
    if isinstance(given, str) and (parts := _MEASURED.fullmatch(given.strip())):
        return float(parts[1]), parts[2]
    raise _unlike(row, given, f"{row.figure} or “{row.written}”")


def _clock_time(row: Row, given: object) -> time:
    text = str(given).removesuffix(":00") if isinstance(given, time) else str(given)
    try:
        return clock_time(text)
    except ValueError:
        raise _unlike(row, given, "“17:00”") from None


def _hours(row: Row, given: object) -> Hours:
    try:
        return opening(_listed(given))
    except ValueError:
        raise _unlike(row, given, "“08:30-12:00 14:00-18:00”, one after the other") from None


def _dates(row: Row, given: object) -> Dates:
    try:
        return calendar(_listed(given))
    except ValueError:
        raise _unlike(row, given, "“2026-10-01 2026-10-02”, days that exist") from None


def _listed(given: object) -> str:
    return " ".join(map(str, given)) if isinstance(given, list) else str(given)


def _unlike(row: Row, given: object, example: str) -> Impossible:
    return Impossible(row.key, f"this is written like {example}, not {briefly(given)}")


def _not_kept(row: Row, given: object) -> Impossible:
    return Impossible(row.key, f"{briefly(given)} cannot be kept")


_READERS: Mapping[type, Callable[[Row, object], Value]] = {
    timedelta: _length,
    Decimal: _rate,
    int: _whole,
    time: _clock_time,
    tuple: _hours,
    frozenset: _dates,
    str: _phone,
}
