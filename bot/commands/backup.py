"""Copy the whole database into one new file, which only you may read; the bot may go on meanwhile.

Either kind of database takes the file in again (python -m bot restore).
"""

import asyncio
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bot.commands.office import CLOCK, office
from bot.unusable import Unusable
from storage.archive import backup


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="such as 2026-03-02.zip")


def main(given: Namespace) -> None:
    asyncio.run(_backup(given.file))


async def _backup(path: Path) -> None:
    async with office() as storage:
        try:
            rows = await backup(storage, path, CLOCK.now())
        except FileExistsError as error:
            raise Unusable(f"{path} is there already; nothing was written over.") from error
        except OSError as error:
            raise Unusable(f"{path} cannot be written: {error.strerror}.") from error
    print(f"{rows} rows are in {path}. Keep a copy on another machine.")
