"""Chance chooses the households, and each part of the estate has its share."""

from collections import Counter
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.sampling import Occupied, at_least, stratified

FIFTH = Decimal("0.2")
ESTATES = some.lists(
    some.tuples(some.sampled_from("123"), some.sampled_from(["owner", "tenant", ""])), max_size=120
).map(lambda homes: [Occupied(n, *one) for n, one in enumerate(homes)])
SHARES = some.decimals("0", "1", places=3)
SEEDS = some.integers(0, 2**32)
ONE_BUILDING = [Occupied(n, "1", "owner") for n in range(1, 11)]


@given(households=ESTATES, share=SHARES, barred=some.sets(some.integers(0, 120)), seed=SEEDS)
def test_the_share_is_reached_wherever_there_are_enough(households, share, barred, seed):
    sample = stratified(households, share, barred, seed)
    homes = {one.home_id for one in households}
    assert len(set(sample.chosen)) == len(sample.chosen)
    assert set(sample.chosen) <= homes - barred
    assert sample.wanted >= share * len(households) > sample.wanted - 1
    assert len(sample.chosen) == min(sample.wanted, len(homes - barred))
    assert sample.lacking == sample.wanted - len(sample.chosen)
    reserve = [home for ranked in sample.reserve.values() for home in ranked]
    assert sorted([*sample.chosen, *reserve]) == sorted(homes - barred)


@given(households=ESTATES, share=SHARES, seed=SEEDS)
def test_every_stratum_has_its_share_to_within_one(households, share, seed):
    sample = stratified(households, share, (), seed)
    sizes = Counter(one[1:] for one in households)
    chosen = Counter(one[1:] for one in households if one.home_id in set(sample.chosen))
    for stratum, size in sizes.items():
        assert abs(chosen[stratum] - size * sample.wanted / len(households)) < 1


@given(households=ESTATES, share=SHARES, barred=some.sets(some.integers(0, 120)), seed=SEEDS)
def test_the_same_seed_chooses_the_same_in_whatever_order_they_come(
    households, share, barred, seed
):
    shuffled = Random(seed).sample(households, len(households))
    assert stratified(households, share, barred, seed) == stratified(shuffled, share, barred, seed)


def test_another_seed_chooses_others():
    assert len({stratified(ONE_BUILDING, FIFTH, (), seed).chosen for seed in range(50)}) > 10


def test_equal_parts_are_rounded_up_in_turn():
    """One place for two buildings of one home each: neither is always the one."""
    homes = [Occupied(1, "1"), Occupied(2, "2")]
    assert {stratified(homes, FIFTH, (), seed).chosen for seed in range(20)} == {(1,), (2,)}


@pytest.mark.parametrize(
    ("homes", "barred", "chosen", "lacking"),
    [(0, 0, 0, 0), (1, 0, 1, 0), (1, 1, 0, 1), (10, 10, 0, 2), (10, 9, 1, 1), (11, 0, 3, 0)],
)
def test_where_too_few_are_left_it_says_how_many_are_lacking(homes, barred, chosen, lacking):
    households = [Occupied(n, "1") for n in range(homes)]
    sample = stratified(households, FIFTH, range(barred), "2026-Q1")
    assert (len(sample.chosen), sample.lacking) == (chosen, lacking)


def test_a_building_whose_turn_it_has_been_is_stood_in_for_by_the_others():
    homes = [Occupied(n, str(n % 2)) for n in range(100)]
    sample = stratified(homes, FIFTH, range(0, 100, 2), 1)
    assert len(sample.chosen) == 20
    assert all(n % 2 for n in sample.chosen)


def test_whoever_refuses_is_replaced_by_a_neighbour_of_the_same_kind_first():
    homes = [*ONE_BUILDING, Occupied(11, "2", "tenant"), Occupied(12, "2", "tenant")]
    sample = stratified(homes, Decimal("0.5"), (), 1)
    taken, stratum = set(sample.chosen), ("2", "tenant")
    first = sample.instead(stratum, taken)
    assert first in {11, 12}
    others = []
    while (one := sample.instead(stratum, {*taken, first, *others})) is not None:
        others.append(one)
    assert {*taken, first, *others} == {one.home_id for one in homes}
    assert len(others) == len(homes) - len(taken) - 1


@pytest.mark.parametrize(
    ("share", "of", "needed"),
    [("0.3", 10, 3), ("0.3", 11, 4), ("0.1", 30, 3), ("0.07", 100, 7), ("1", 7, 7), ("0", 9, 0),
     ("0.3", 0, 0)],
)  # fmt: skip
def test_a_share_is_rounded_up_and_never_by_a_hair_too_much(share, of, needed):
    assert at_least(Decimal(share), of) == needed
