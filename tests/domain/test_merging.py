"""What may become part of another report, and what may not."""

from dataclasses import dataclass, replace

import pytest

from domain.merging import check_merging
from domain.refusals import Refused


@dataclass(frozen=True)
class Report:
    id: int
    community_id: int = 1
    kind: str = "repair"
    state: str = "filed"
    urgent: bool = False
    confidential: bool = False


ONE, OTHER = Report(1), Report(2)


def merges(one=ONE, into=OTHER, *, of_one_household=True, priced=False):
    check_merging(one, into, of_one_household=of_one_household, priced=priced)


def refused(*args, **kwargs):
    with pytest.raises(Refused) as found:
        merges(*args, **kwargs)
    return found.value.reason


def test_two_reports_of_one_household_become_one():
    merges()
    merges(ONE, replace(OTHER, urgent=True))
    merges(replace(ONE, urgent=True), replace(OTHER, urgent=True))


def test_nothing_becomes_part_of_itself_or_of_another_estate():
    assert refused(ONE, ONE) == "not_now"
    assert refused(ONE, replace(OTHER, community_id=2)) == "not_now"


def test_neighbours_keep_their_own_numbers():
    assert refused(of_one_household=False) == "merge_neighbours"


@pytest.mark.parametrize("unlike", [{"kind": "complaint"}, {"confidential": True}])
def test_only_what_is_alike_is_merged(unlike):
    assert refused(ONE, replace(OTHER, **unlike)) == "merge_unlike"


@pytest.mark.parametrize("state", ["done", "completed", "archived", "cancelled"])
def test_nothing_is_buried_in_what_is_over(state):
    assert refused(ONE, replace(OTHER, state=state)) == "merge_over"


def test_danger_and_prices_are_not_merged_away():
    assert refused(replace(ONE, urgent=True), OTHER) == "merge_the_other"
    assert refused(priced=True) == "merge_the_other"
