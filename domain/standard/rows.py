"""What one line of the service standard looks like, and how its figures are written down."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal

Hours = tuple[tuple[time, time], ...]
Dates = frozenset[date]
Value = timedelta | int | Decimal | time | str | Hours | Dates

LENGTHS = {"min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_TIME = re.compile(r"(\d{1,2}):(\d\d)", re.ASCII)


@dataclass(frozen=True)
class Row:
    """`clause` names the source (S0–S4), a disagreement (X…) or the house's own rule (A…–I…)."""

    key: str
    value: Value
    unit: str
    clause: str

    @property
    def figure(self) -> float | str:
        """The value as an office writes it: a number in the row's own unit, or text."""
        match self.value:
            case timedelta():
                return _plain(self.value / LENGTHS[self.unit])
            case Decimal():
                return _plain(round(float(self.value * 100), 2))
            case time():
                return f"{self.value:%H:%M}"
            case tuple():
                return " ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in self.value)
            case frozenset():
                return " ".join(sorted(map(str, self.value)))
        return self.value

    @property
    def written(self) -> str:
        """With its unit, where the figure is a number."""
        return self.figure if isinstance(self.figure, str) else f"{self.figure} {self.unit}"


def _plain(number: float) -> float:
    return int(number) if number.is_integer() else number


def minutes(n: int) -> timedelta:
    return timedelta(minutes=n)


def hours(n: int) -> timedelta:
    return timedelta(hours=n)


def days(n: int) -> timedelta:
    return timedelta(days=n)


def percent(n: str) -> Decimal:
    return Decimal(n) / 100


def clock_time(text: str) -> time:
    """A time of day, such as "17:00"; ValueError for anything else."""
    if not (parts := _TIME.fullmatch(text)):
        raise ValueError(text)
    return time(int(parts[1]), int(parts[2]))


def opening(text: str) -> Hours:
    """The hours of one day, such as "08:30-12:00 14:00-18:00"; ValueError if out of order."""
    spans = tuple(_span(part) for part in text.split())
    edges = [edge for span in spans for edge in span]
    if sorted(set(edges)) != edges:
        raise ValueError(text)
    return spans


def _span(text: str) -> tuple[time, time]:
    opens, closes = text.split("-")
    return clock_time(opens), clock_time(closes)


def calendar(text: str) -> Dates:
    """Days such as "2026-10-01 2026-10-02"; ValueError for one that does not exist."""
    return frozenset(map(date.fromisoformat, text.split()))
