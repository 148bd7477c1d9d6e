"""All tickets as CSV or JSON, to a new file or to standard output.

A CSV file opens in a spreadsheet as it is: no cell is taken for a formula.
"""

import asyncio
import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.commands.office import note, office
from bot.unusable import Unusable
from domain.spreadsheet import EXCEL_READS_UTF8, cells, harmless
from storage.archive import private_file
from storage.records import COLUMNS, ticket_records

Record = Mapping[str, Any]
Write = Callable[[str], object]


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--format", choices=("csv", "json"), default="csv", help="csv")
    parser.add_argument("--output", type=Path, metavar="FILE", help="a new file, for you alone")


def main(given: Namespace) -> None:
    asyncio.run(_export(given.format, given.output))


async def _export(wanted: str, path: Path | None) -> None:
    async with office() as storage:
        with _destination(path) as write:
            if path and wanted == "csv":
                write(EXCEL_READS_UTF8)
            lines = as_csv if wanted == "csv" else as_json
            async for line in lines(ticket_records(storage)):
                write(line)
        async with storage.transaction() as shelves:
            note(shelves, "export", format=wanted)


@contextmanager
def _destination(path: Path | None) -> Iterator[Write]:
    if path is None:
        yield sys.stdout.write
        return
    try:
        with private_file(path) as file:
            yield lambda text: file.write(text.encode(errors="backslashreplace"))
    except OSError as error:
        raise Unusable(f"{path} cannot be written: {error.strerror}.") from error


async def as_csv(records: AsyncIterator[Record]) -> AsyncIterator[str]:
    yield cells(COLUMNS)
    async for record in records:
        yield cells([harmless(record[name]) for name in COLUMNS])


async def as_json(records: AsyncIterator[Record]) -> AsyncIterator[str]:
    """An array with a record a line."""
    before = "[\n"
    async for record in records:
        yield before + json.dumps(record, ensure_ascii=False)
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"
