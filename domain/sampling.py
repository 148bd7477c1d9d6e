"""抽样: whom to ask when not everybody is: chance decides, and the share is reached."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from hashlib import blake2b
from random import Random
from typing import NamedTuple

Stratum = tuple[str, str]


class Occupied(NamedTuple):
    """A household that somebody lives in, by its home; `kind` is of the home or of who lives there.

    Building and kind together are its stratum.
    """

    home_id: int
    building: str
    kind: str = ""


@dataclass(frozen=True)
class Sample:
    """Home numbers; `reserve` is who stands in, in order, for a household of the same stratum."""

    chosen: tuple[int, ...]
    wanted: int
    reserve: Mapping[Stratum, tuple[int, ...]]

    @property
    def lacking(self) -> int:
        return self.wanted - len(self.chosen)

    def instead(self, stratum: Stratum, taken: Collection[int]) -> int | None:
        """Who is asked in place of one of this stratum; of another where this one is used up."""
        others = sorted(self.reserve, key=lambda one: (one != stratum, -len(self.reserve[one])))
        ranked = (home for one in others for home in self.reserve[one])
        return next((home for home in ranked if home not in taken), None)


def at_least(share: Decimal, of: int) -> int:
    """The smallest whole number that is not below the share; exact."""
    above, below = share.as_integer_ratio()
    return -(-of * above // below)


def stratified(
    households: Iterable[Occupied], share: Decimal, excluded: Collection[int], seed: int | str
) -> Sample:
    """At least this share of all of them, each stratum by its size; none of the excluded.

    Where the excluded leave too few in a stratum, the others stand in; where too few are left
    altogether, all that are left are chosen and the rest is lacking. The same seed chooses the
    same, in whatever order the households come (S0 三(5)).
    """
    strata = _strata(households)
    sizes = {stratum: len(homes) for stratum, homes in strata.items()}
    chance = Random(seed)  # noqa: S311 - a sample, not a secret
    barred, order = frozenset(excluded), sorted(strata)
    chance.shuffle(order)  # equal remainders: no stratum is always the one that is rounded up
    free = {one: [home for home in strata[one] if home not in barred] for one in order}
    for homes in free.values():
        chance.shuffle(homes)
    wanted = at_least(share, sum(sizes.values()))
    quota = _quotas(wanted, sizes, {one: len(free[one]) for one in order})
    chosen = [home for one in order for home in free[one][: quota[one]]]
    rest = {one: tuple(free[one][quota[one] :]) for one in order}
    return Sample(tuple(sorted(chosen)), wanted, rest)


def _strata(households: Iterable[Occupied]) -> dict[Stratum, list[int]]:
    strata: dict[Stratum, list[int]] = {}
    for home_id, building, kind in sorted(set(households)):
        strata.setdefault((building, kind), []).append(home_id)
    return strata


def _quotas(
    wanted: int, sizes: Mapping[Stratum, int], free: Mapping[Stratum, int]
) -> dict[Stratum, int]:
    """By largest remainder; what a stratum cannot give is shared among those that still can."""
    quota = dict.fromkeys(free, 0)
    left = min(wanted, sum(free.values()))
    while left:
        able = [one for one in free if quota[one] < free[one]]
        for one, places in _shared(left, able, sizes).items():
            quota[one] = min(quota[one] + places, free[one])
        left = min(wanted, sum(free.values())) - sum(quota.values())
    return quota


def _shared(
    places: int, strata: Sequence[Stratum], sizes: Mapping[Stratum, int]
) -> dict[Stratum, int]:
    total = sum(sizes[one] for one in strata)
    share = {one: places * sizes[one] // total for one in strata}
    by_remainder = sorted(strata, key=lambda one: places * sizes[one] % total, reverse=True)
    for one in by_remainder[: places - sum(share.values())]:
        share[one] += 1
    return share


class Spared(StrEnum):
    """Why nobody calls, although the rate is not met."""

    OPTED_OUT = "opted_out"
    LATELY = "lately"  # a colleague has spoken with them, or tried, not long ago
    CONFIDENTIAL = "confidential"
    ENOUGH_ASKED = "enough_asked"  # as much as a household may be asked
    MAY_ANSWER = "may_answer"  # asked only just now


@dataclass(frozen=True)
class Candidate:
    """A household that was asked and has not answered in full; `spared`: it is left in peace."""

    follow_up_id: int
    household: str
    silent: bool = False  # not after the reminder either
    unhappy: bool = False  # a poor score lately, or a complaint
    new_work: bool = False  # of a colleague who has not done many yet
    spared: Spared | None = None

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        return not self.silent, not self.unhappy, not self.new_work


def called_for(candidates: Iterable[Candidate], seed: str) -> list[Candidate]:
    """Whom a colleague asks, in this order: nobody who is left in peace, no household twice.

    First the silent, then the unhappy, then new colleagues' work; among equals the lot decides,
    which falls the same on every day and after every restart.
    """
    ranked = sorted(
        (one for one in candidates if one.spared is None),
        key=lambda one: (one.rank, _lot(seed, one.follow_up_id)),
    )
    first_of = {one.household: one for one in reversed(ranked)}
    return [one for one in ranked if first_of[one.household] is one]


def by_lot(numbers: Iterable[int], seed: str) -> list[int]:
    """In an order that is nobody's choice, and the same whenever it is asked for."""
    return sorted(numbers, key=lambda one: _lot(seed, one))


def _lot(seed: str, number: int) -> bytes:
    return blake2b(f"{seed}:{number}".encode(), digest_size=8).digest()
