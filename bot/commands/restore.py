"""Take a backup into an empty database, whole or not at all.

Letters that waited for more than a day are held back for the office to look at. Whoever asked to be
forgotten after the backup was made is forgotten again: give the ledger of every replica, and the
database that this one replaces if it can still be read.
"""

import asyncio
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.commands.office import CLOCK, database, find_file
from bot.ledger import Ledger
from bot.settings import database_setting, read_ledger
from bot.unusable import Unusable
from storage import Storage
from storage.archive import Unfit, forgotten_in, restore
from storage.forgotten import latest


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="what python -m bot backup wrote")
    parser.add_argument(
        "--ledger",
        type=Path,
        action="append",
        metavar="FILE",
        help="who was forgotten; may be given several times (LEDGER, if it is there)",
    )
    parser.add_argument(
        "--replaces", metavar="DATABASE_URL", help="the database that this one replaces"
    )


def main(given: Namespace) -> None:
    for path in (given.file, *(given.ledger or ())):
        _check(path)
    ledgers = [Ledger(path) for path in given.ledger or [read_ledger()]]
    asyncio.run(_restore(given.file, ledgers, given.replaces))


async def _restore(path: Path, ledgers: Sequence[Ledger], replaced: str | None) -> None:
    known = await _known_in(replaced) if replaced else {}
    forgotten = latest(known, *(ledger.read() for ledger in ledgers))
    async with database(new=True) as storage:
        try:
            rows, people = await restore(storage, path, CLOCK.now(), forgotten)
        except Unfit as error:
            raise Unusable(f"{path} was not restored: {error}.") from error
    print(f"{rows} rows are back; {people} people were forgotten again.")


async def _known_in(url: str) -> dict[str, datetime]:
    storage = Storage(database_setting(url))
    find_file(storage, new=False)
    try:
        return await forgotten_in(storage)
    except Exception as error:
        raise Unusable(
            f"The database it replaces cannot be read: {type(error).__name__}."
        ) from error
    finally:
        await storage.close()


def _check(path: Path) -> None:
    try:
        path.open("rb").close()
    except OSError as error:
        raise Unusable(f"{path} cannot be read: {error.strerror}.") from error
