"""Shares and marks as figures that say how sure they are: Wilson's interval, a mean, a share."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from domain.standard import STANDARD, Standard

_Z = 1.959963984540054  # of the normal distribution, two-sided, for 95 in 100
POINTS = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    part: int
    of: int

    def __post_init__(self) -> None:
        if not 0 <= self.part <= self.of:
            raise ValueError(self)

    @property
    def rate(self) -> float | None:
        """From 0 to 1; None of nothing."""
        return self.part / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        return wilson(self.part, self.of)


@dataclass(frozen=True)
class Score:
    """How often each of the five points was given; the tuple begins with 1 point.

    Whoever gave `content_from` or more is satisfied.
    """

    times: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    content_from: int = STANDARD.count("survey.satisfied")

    @property
    def n(self) -> int:
        return sum(self.times)

    @property
    def mean(self) -> float | None:
        if not self.n:
            return None
        return sum(map(int.__mul__, POINTS, self.times)) / self.n

    @property
    def satisfied(self) -> Share:
        return Share(sum(self.times[self.content_from - 1 :]), self.n)


def score_of(times: Mapping[int, int], standard: Standard) -> Score:
    """From how often each number of points was given; what is no point counts nothing."""
    one, two, three, four, five = (times.get(points, 0) for points in POINTS)
    return Score((one, two, three, four, five), standard.count("survey.satisfied"))


def wilson(part: int, of: int) -> tuple[float, float] | None:
    """Between which shares the true one lies, 95 times in 100; None where nobody was asked."""
    if not of:
        return None
    share, z2 = part / of, _Z * _Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    reach = _Z * sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    lower = 0.0 if part == 0 else max(0.0, middle - reach)
    upper = 1.0 if part == of else min(1.0, middle + reach)
    return lower, upper
