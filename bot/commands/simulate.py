"""An estate lives through so many days, and what its office reports is counted once more.

A Telegram of its own, virtual people, the real bot, a clock that is wound; the same seed lives the
same days. Exit code 1 where a figure differs or a rule was broken.
"""

import asyncio
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bot.simulation.verdict import Verdict
from bot.simulation.year import Length, lived
from bot.unusable import Unusable

_MOST_HOMES, _MOST_DAYS = 20_000, 1_000


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--homes", type=int, default=100, help="how many homes (100)")
    parser.add_argument("--days", type=int, default=35, help="how many days (35)")
    parser.add_argument("--seed", type=int, default=1, help="another number, another life (1)")
    parser.add_argument("--out", type=Path, help="keep the verdict in this folder")


def main(given: Namespace) -> None:
    if not 1 <= given.homes <= _MOST_HOMES:
        raise Unusable(f"--homes is a number from 1 to {_MOST_HOMES}, not {given.homes}.")
    if not 1 <= given.days <= _MOST_DAYS:
        raise Unusable(f"--days is a number from 1 to {_MOST_DAYS}, not {given.days}.")
    verdict = asyncio.run(_live(Length(given.homes, given.days, given.seed)))
    tell(verdict, given.out)


def tell(verdict: Verdict, out: Path | None) -> None:
    """On the terminal, and in the folder that was named."""
    page = "\n".join(verdict.lines())
    if out:
        out.mkdir(parents=True, exist_ok=True)
        (out / "verdict.txt").write_text(page + "\n", "utf-8")
    print(page)
    if not verdict.holds:
        raise Unusable("The figures differ, or a rule was broken: see above.")


async def _live(length: Length) -> Verdict:
    async with lived(length, _note) as life:
        return await life.judge()


def _note(line: str) -> None:
    """For whoever reads the log of a long run."""
    print(line, file=sys.stderr, flush=True)
