"""真实性: which answers look invented, and where a second call says something else (F15)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from domain.standard import STANDARD, Standard

Scores = tuple[int, int, int]
_BEST = 5


class Doubt(StrEnum):
    """Why an answer is asked for a second time, by somebody else."""

    TOO_FAST = "too_fast"
    ONE_ACCOUNT = "one_account"
    ALL_ALIKE = "all_alike"
    UNCONFIRMED = "unconfirmed"
    DISPUTED = "disputed"  # the household says that it said something else
    AUDITED = "audited"  # whoever audited the record was not convinced
    DIFFERENT = "different"  # a second call was told something else


@dataclass(frozen=True)
class Given:
    """An answer, and what is known of how it came about.

    `took` runs from the first tap to the last; `homes` counts the households that the same
    account has answered for in a short while; `records` are the last that the same colleague
    wrote down, this one included.
    """

    scores: Scores
    took: timedelta | None = None
    homes: int = 1
    records: Sequence[Scores] = ()


def doubt(given: Given, standard: Standard = STANDARD) -> Doubt | None:
    """The first thing that speaks against it; None where nothing does."""
    if given.homes >= standard.count("doubt.households"):
        return Doubt.ONE_ACCOUNT
    if given.records:
        return Doubt.ALL_ALIKE if _all_alike(given.records, standard) else None
    fast = timedelta(seconds=standard.count("doubt.fast"))
    straight = len({*given.scores}) == 1
    if straight and given.took is not None and given.took <= fast:
        return Doubt.TOO_FAST
    return None


def differ(first: Scores, second: Scores, standard: Standard = STANDARD) -> bool:
    """Whether a second call was told something else altogether."""
    least = standard.count("doubt.differs")
    return any(abs(one - other) >= least for one, other in zip(first, second, strict=True))


def _all_alike(records: Sequence[Scores], standard: Standard) -> bool:
    """One like the other, and nothing to be desired in any."""
    enough = len(records) >= standard.count("doubt.even_records")
    return enough and all(one == (_BEST, _BEST, _BEST) for one in records)
