"""Which answers look invented (F15)."""

from datetime import timedelta

import pytest

from domain.authenticity import Doubt, Given, differ, doubt

BEST, FAIR = (5, 5, 5), (4, 5, 4)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (Given(BEST, timedelta(seconds=1)), Doubt.TOO_FAST),
        (Given((1, 1, 1), timedelta(0)), Doubt.TOO_FAST),
        (Given(BEST, timedelta(seconds=9)), None),
        (Given(FAIR, timedelta(0)), None),
        (Given(BEST), None),
        (Given(FAIR, timedelta(minutes=1), homes=3), Doubt.ONE_ACCOUNT),
        (Given(FAIR, timedelta(minutes=1), homes=2), None),
        (Given(BEST, records=[BEST] * 5), Doubt.ALL_ALIKE),
        (Given(BEST, records=[BEST] * 4), None),
        (Given(BEST, records=[BEST] * 4 + [FAIR]), None),
        (Given((4, 4, 4), records=[(4, 4, 4)] * 5), None),
    ],
)
def test_what_speaks_against_an_answer(given, found):
    assert doubt(given) == found


@pytest.mark.parametrize(
    ("second", "different"), [(FAIR, False), ((4, 4, 4), False), ((3, 5, 5), True)]
)
def test_two_points_are_another_answer(second, different):
    assert differ(BEST, second) is different
