"""What one line of the service standard looks like, and how its figures are written down."""

from dataclasses import dataclass
from datetime import time, timedelta
from decimal import Decimal

Value = timedelta | int | Decimal | time | str


@dataclass(frozen=True)
class Row:
    """`clause` names the source (S0–S4), a disagreement (X…) or the house's own rule (A…–I…)."""

    key: str
    value: Value
    unit: str
    clause: str


def minutes(n: int) -> timedelta:
    return timedelta(minutes=n)


def hours(n: int) -> timedelta:
    return timedelta(hours=n)


def days(n: int) -> timedelta:
    return timedelta(days=n)


def percent(n: str) -> Decimal:
    return Decimal(n) / 100
