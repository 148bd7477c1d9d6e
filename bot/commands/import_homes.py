"""Enter the register of homes from a workbook (.xlsx) or a CSV file.

A row names the columns, in English or Chinese: building and room, and if there are any, unit,
area, handed over, warranty until, owner, owner's phone, in arrears. What a column says counts, an
empty cell too; a column that is missing changes nothing, nor does a home that is missing.

All rows are entered or none.
"""

import asyncio
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path

from bot.commands.office import community_of, note, office
from bot.homes_file.reading import read_homes
from bot.progress import Bar, progress_bar
from bot.unusable import Unusable
from domain.register.difference import Difference, difference
from domain.register.faults import LARGEST, Fault, Unreadable
from domain.register.table import Table
from handlers.views import register
from locales import Markup, words_for
from storage import Storage

_WORDS = words_for("en")  # the command line speaks English
_SHOWN = 20


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
    parser.add_argument("--full", action="store_true", help=f"all lines, not the first {_SHOWN}")


def main(given: Namespace) -> None:
    most = None if given.full else _SHOWN
    asyncio.run(_import(given.file, most, only_look=given.dry_run))


async def _import(path: Path, most: int | None, *, only_look: bool) -> None:
    content = contents(path)
    with progress_bar() as bar:
        table = await _read(path, content, bar)
    _say(register.read_where(table, _WORDS))
    _refuse(table, table.faults, most)
    async with office(new=True) as storage:
        with progress_bar() as bar:
            found = await _enter(storage, table, bar, only_look=only_look)
    _refuse(table, found.faults, most)
    _say_some(register.changes(found, table, _WORDS), len(found.new) + len(found.changed), most)
    _say([register.counts(found, _WORDS)])
    if only_look:
        print("Nothing was entered: it was a dry run.")
    else:
        print("There was nothing to enter." if found.nothing else "Entered.")


def contents(path: Path) -> bytes:
    """What is in the file, as far as we would read it."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise Unusable(f"{path} cannot be read: {error.strerror}.") from error


async def _read(path: Path, content: bytes, bar: Bar) -> Table:
    try:
        return await read_homes(content, partial(bar.show, "Reading"))
    except Unreadable as error:
        why = register.unreadable(error, _WORDS).plain
        raise Unusable(f"Nothing was entered from {path}. {why}") from error


async def _enter(storage: Storage, table: Table, bar: Bar, *, only_look: bool) -> Difference:
    community = await community_of(storage)
    with suppress(_OnlyLooking):
        async with storage.transaction() as shelves:
            await shelves.register.hold(community.id)
            found = difference(table, await shelves.register.known(community.id))
            if only_look or found.faults:
                raise _OnlyLooking
            await shelves.register.enter(community.id, found, partial(bar.show, "Entering"))
            note(shelves, "import_homes", new=len(found.new), changed=len(found.changed))
    return found


def _refuse(table: Table, faults: list[Fault], most: int | None) -> None:
    if faults:
        _say_some((register.fault(one, table, _WORDS) for one in faults), len(faults), most)
        cells = "1 cell" if len(faults) == 1 else f"{len(faults)} cells"
        raise Unusable(f"Nothing was entered: {cells} cannot be used.")


def _say_some(lines: Iterable[Markup], count: int, most: int | None) -> None:
    _say(islice(lines, most))
    if most is not None and count > most:
        print(f"… and {count - most} more: --full shows all.")


def _say(lines: Iterable[Markup]) -> None:
    for line in lines:
        print(line.plain)


class _OnlyLooking(Exception):
    """Nothing is to be written."""
