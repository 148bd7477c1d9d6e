"""抽查 — the manager's unannounced checks: chance picks the days of a month, and the tickets."""

import itertools
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from random import Random
from typing import TypeVar

from domain.office_hours import OfficeHours

T = TypeVar("T")


class Verdict(StrEnum):
    GOOD = "good"
    MINOR = "minor"
    BAD = "bad"


def days_of(month: date, how_many: int, office: OfficeHours, chance: Random) -> list[date]:
    """So many of its working days from this one on, one in each part of what is left of it."""
    working = _working_days(month, office)
    how_many = min(how_many, len(working))
    edges = [len(working) * n // how_many for n in range(how_many + 1)] if how_many else []
    parts = [working[first:last] for first, last in itertools.pairwise(edges)]
    return [chance.choice(part) for part in parts]


def pick(tickets: Sequence[T], chance: Random) -> T | None:
    """One of them; None where there is none."""
    return chance.choice(tickets) if tickets else None


def _working_days(since: date, office: OfficeHours) -> list[date]:
    _weekday, last = monthrange(since.year, since.month)
    days = (since.replace(day=day) for day in range(since.day, last + 1))
    return [day for day in days if office.works_on(day)]
