"""Shares with their intervals: known values, and the edges where formulas usually break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.standard import STANDARD
from domain.statistics import Score, Share, score_of, wilson


@pytest.mark.parametrize(
    ("part", "of", "lower", "upper"),
    [
        # Newcombe 1998, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (5, 5, 0.5655, 1.0),
    ],
)
def test_wilsons_interval_is_that_of_the_tables(part, of, lower, upper):
    assert wilson(part, of) == pytest.approx((lower, upper), abs=0.0001)


def test_of_nothing_nothing_is_said():
    assert wilson(0, 0) is None
    assert Share(0, 0).rate is None
    assert Score().mean is None
    assert Score().satisfied == Share(0, 0)


@given(st.integers(0, 500), st.integers(1, 500))
def test_the_share_lies_in_its_interval(part, of):
    part = min(part, of)
    lower, upper = wilson(part, of)
    assert 0 <= lower <= part / of <= upper <= 1


def test_four_and_five_points_are_content_unless_an_office_is_stricter():
    times = {1: 1, 3: 2, 4: 3, 5: 4, 0: 9}
    score = score_of(times, STANDARD)
    assert score.n == 10
    assert score.satisfied == Share(7, 10)
    assert score.mean == pytest.approx(3.9)
    strict = STANDARD.changed_by({"survey.satisfied": 5})
    assert score_of(times, strict).satisfied == Share(4, 10)


@pytest.mark.parametrize(("part", "of"), [(-1, 3), (4, 3)])
def test_no_share_is_more_than_all(part, of):
    with pytest.raises(ValueError, match="Share"):
        Share(part, of)
