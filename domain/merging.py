"""合并 — two reports of one matter by one household go on as one (B3)."""

from typing import Protocol

from domain.refusals import Refused
from domain.tickets import UNDONE_STATES

_CLAUSE = "B3"


class Report(Protocol):
    """What decides whether a report may become part of another."""

    @property
    def id(self) -> int: ...
    @property
    def community_id(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def urgent(self) -> bool: ...
    @property
    def confidential(self) -> bool: ...


def check_merging(one: Report, into: Report, *, of_one_household: bool, priced: bool) -> None:
    """Refused where it may not; `priced` says that the resident knows the first one's price.

    What neighbours report belongs together in another way: each of them has to be answered.
    """
    if one.community_id != into.community_id or one.id == into.id:
        raise Refused("not_now", _CLAUSE)
    if not of_one_household:
        raise Refused("merge_neighbours", _CLAUSE)
    if (one.kind, one.confidential) != (into.kind, into.confidential):
        raise Refused("merge_unlike", _CLAUSE)
    if into.state not in UNDONE_STATES:
        raise Refused("merge_over", _CLAUSE)
    if priced or (one.urgent and not into.urgent):
        raise Refused("merge_the_other", _CLAUSE)
