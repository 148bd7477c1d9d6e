"""Take a backup into an empty database, whole or not at all.

Letters that waited for more than a day are held back for the office to look at.
"""

import asyncio
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bot.commands.office import CLOCK, database
from bot.unusable import Unusable
from storage.archive import Unfit, restore


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="what python -m bot backup wrote")


def main(given: Namespace) -> None:
    try:
        given.file.open("rb").close()
    except OSError as error:
        raise Unusable(f"{given.file} cannot be read: {error.strerror}.") from error
    asyncio.run(_restore(given.file))


async def _restore(path: Path) -> None:
    async with database(new=True) as storage:
        try:
            rows = await restore(storage, path, CLOCK.now())
        except Unfit as error:
            raise Unusable(f"{path} was not restored: {error}.") from error
    print(f"{rows} rows are back.")
