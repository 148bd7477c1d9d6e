"""`make bench`: every measurement beside its peer, as a table, and kept in docs/benchmarks.md."""

import asyncio
import os
import platform
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.measures import Figure, broadcast, latency, throughput

_PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
_INTRODUCTION = """\
# What it costs

Made by `make bench`: medians of rounds played in turn, on loopback. Stock is a bot of 30 lines on
python-telegram-bot as its manual begins; it keeps nothing and answers in the same words each time.
Ours stores each update (SQLite with synchronous=FULL, or PostgreSQL), handles it in a transaction,
files the answer and sends it. Neither side keeps Telegram's rates, but for the broadcast. What has
no peer is measured by itself: `python -m benchmarks.finding` (/find among 100,000 tickets),
`python -m benchmarks.homes` (the largest register), `python -m benchmarks.sampling` (a quarter's
sample of 50,000 homes, at most 2 s) and `python -m benchmarks.reporting` (a year's report over
100,000 tickets, at most 3 s and 300 MB).

"""


async def main() -> None:
    figures = [*await throughput(), *await latency(), *await broadcast()]
    table = "\n".join(_row(*cells) for cells in _cells(figures))
    print(table)
    cores = os.cpu_count()
    machine = f"{date.today()} · Python {platform.python_version()} · {cores} cores"  # noqa: DTZ011
    _PAGE.write_text(f"{_INTRODUCTION}{table}\n\n{machine}\n")


def _cells(figures: Sequence[Figure]) -> list[tuple[str, ...]]:
    head = ("measured", "", "", "target", "")
    return [head, ("---",) * len(head), *map(_line, figures)]


def _line(one: Figure) -> tuple[str, ...]:
    value = f"{one.value:.2f} {one.unit}".strip()
    return one.name, value, one.peer, one.target, "✔" if one.reached else "✘"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    asyncio.run(main())
