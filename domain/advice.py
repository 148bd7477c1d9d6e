"""What the figures suggest: recommendations to whoever leads, and points for the next meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """What a recommendation or a point of the agenda is about."""

    BUILDING = "building"  # the most comes from there: more people (H6)
    TRAINING = "training"  # the department whose work pleases least (H6)
    DIMENSION = "dimension"  # the row or dimension that pleases least
    CLAUSE = "clause"  # the promise that is missed most
    COMPLAINTS = "complaints"  # upheld ones beyond the standard (X12)
    RECURRING = "recurring"  # the same matter again (S0 八3(5))
    RATE = "rate"  # too few reached
    OVERDUE = "overdue"  # rectifications past their day
    MAJOR = "major"  # a complaint that weighs heavily


@dataclass(frozen=True)
class Advice:
    """`about` is a code or a name as the reason asks for; `n` counts what speaks for it."""

    why: Why
    about: str
    n: int
    of: int = 0


@dataclass(frozen=True)
class Point:
    """Of the regular meeting: why, and which tickets."""

    why: Why
    about: str
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Weak:
    """Something of which so many of so many were good, while a share was wanted."""

    code: str
    good: int
    of: int
    wanted: float

    @property
    def short(self) -> bool:
        return bool(self.of) and self.good / self.of < self.wanted


def busiest(counts: Sequence[tuple[str, int]]) -> Advice | None:
    """The building from which the most comes, where it stands out from the others' mean."""
    named = [(where, n) for where, n in counts if where]
    if len(named) <= 1:
        return None
    where, most = max(named, key=lambda one: (one[1], one[0]))
    total = sum(n for _where, n in named)
    if most * len(named) <= total:
        return None
    return Advice(Why.BUILDING, where, most, total)


def weakest(why: Why, found: Sequence[Weak]) -> Advice | None:
    """What falls short the furthest."""
    short = [one for one in found if one.short]
    if not short:
        return None
    worst = min(short, key=lambda one: (one.good / one.of - one.wanted, one.code))
    return Advice(why, worst.code, worst.of - worst.good, worst.of)
