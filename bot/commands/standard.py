"""The service standard in force: every figure the office promises, each with its clause."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import time, timedelta
from decimal import Decimal
from itertools import groupby

from domain.standard import DISAGREEMENTS, STANDARD, Row

_LENGTHS = {"min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_KEY = max(len(row.key) for row in STANDARD.rows)
_UNIT = max(len(row.unit) for row in STANDARD.rows)


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for programs")


def main(given: Namespace) -> None:
    print(_json() if given.json else "\n".join(_page()))


def figure(row: Row) -> float | str:
    """The value as a number in the row's own unit, or “17:00”, or the name of an event."""
    match row.value:
        case timedelta():
            return _plain(row.value / _LENGTHS[row.unit])
        case Decimal():
            return _plain(float(row.value * 100))
        case time():
            return f"{row.value:%H:%M}"
    return row.value


def _plain(number: float) -> float:
    return int(number) if number.is_integer() else number


def _json() -> str:
    rows = [
        {
            "key": row.key,
            "value": figure(row),
            "unit": row.unit,
            "clause": row.clause,
            "overridden": row.key in STANDARD.changed,
        }
        for row in STANDARD.rows
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _page() -> Iterator[str]:
    """A line for each figure, the changed ones marked; then where the sources disagree."""
    for chapter, rows in groupby(sorted(STANDARD.rows, key=_chapter), _chapter):
        yield f"\n{chapter}"
        yield from map(_line, rows)
    yield "\nWhere the sources disagree"
    for one in DISAGREEMENTS:
        yield f"  {one.number:<4} {one.between}\n       → {one.default}"


def _chapter(row: Row) -> str:
    return row.key.partition(".")[0]


def _line(row: Row) -> str:
    mark = "*" if row.key in STANDARD.changed else " "
    return f"{mark} {row.key:<{_KEY}}  {figure(row):>10}  {row.unit:<{_UNIT}}  {row.clause}"
