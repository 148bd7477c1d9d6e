"""Figures that only make sense together: what must come before what, whoever changes it."""

from collections.abc import Collection, Iterator, Mapping
from itertools import chain, pairwise
from typing import Any

from domain.standard.changes import Impossible
from domain.standard.rows import Row

_IN_ORDER = (
    ("promise.warn.first", "promise.warn.last"),
    ("ladder.urgent.head", "ladder.urgent.manager", "ladder.urgent.gm"),
    ("ladder.complaint.head", "ladder.complaint.manager", "ladder.complaint.gm"),
    ("ladder.ordinary.head", "ladder.ordinary.manager", "ladder.ordinary.gm"),
    ("repair.acceptance.reminder", "repair.acceptance.by_desk"),
    ("repair.leak_test_reminder", "repair.leak_test"),
    ("followup.other_repair", "followup.other_repair_limit"),
    ("followup.project_earliest", "followup.project"),
    ("callback.home_visit_shortest", "callback.home_visit_minutes"),
    ("ops.daily_reminder", "ops.daily_feedback", "ops.daily_gap_list"),
    ("bill.issue_day", "bill.reminder_day", "bill.pay_by_day"),
)
_WEEK = ("office.hours.weekday", "office.hours.saturday", "office.hours.sunday")


def check(rows: Mapping[str, Row], changed: Collection[str]) -> None:
    """Raise `Impossible` under a key that was changed, naming what it is at odds with."""
    for first, then in chain.from_iterable(map(pairwise, _IN_ORDER)):
        _in_order(rows, first, then, changed)
    for reason, keys in _beyond_order(rows):
        raise Impossible(next(key for key in keys if key in changed), reason)


def _in_order(rows: Mapping[str, Row], first: str, then: str, changed: Collection[str]) -> None:
    if _value(rows, first) < _value(rows, then):
        return
    if then in changed:
        raise Impossible(then, f"must come after {_named(rows[first])}")
    raise Impossible(first, f"must come before {_named(rows[then])}")


def _beyond_order(rows: Mapping[str, Row]) -> Iterator[tuple[str, tuple[str, ...]]]:
    if _value(rows, "manager.followups.fewest") > _value(rows, "manager.followups.most"):
        keys = "manager.followups.fewest", "manager.followups.most"
        yield f"{keys[0]} is more than {keys[1]}", keys
    if _value(rows, "quiet.from") == _value(rows, "quiet.until"):
        yield "quiet.from and quiet.until are the same moment", ("quiet.from", "quiet.until")
    if not any(_value(rows, day) for day in _WEEK):
        yield f"the office is never open, by {', '.join(_WEEK)}", _WEEK


def _value(rows: Mapping[str, Row], key: str) -> Any:  # noqa: ANN401 - one kind in each line
    return rows[key].value


def _named(row: Row) -> str:
    return f"{row.key} ({row.written})"
