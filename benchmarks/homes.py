"""How long the largest register takes that may be entered: python -m benchmarks.homes."""

import asyncio
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from tempfile import TemporaryDirectory
from time import perf_counter

from openpyxl import Workbook

from bot.homes_file.reading import read_homes
from domain.register.difference import difference
from domain.register.table import MOST_ROWS
from storage import Storage
from storage.migrate import upgrade
from storage.tables import Community

_TARGET = 20  # seconds
_HEADING = ("building", "unit", "room", "area", "handed over", "warranty until", "owner", "phone",
            "arrears")  # fmt: skip


async def main() -> None:
    content = _workbook()
    with TemporaryDirectory() as place:
        storage = Storage(f"sqlite:///{place}/homes.db")
        await upgrade(storage)
        async with storage.transaction() as shelves:
            shelves.communities.open(Community(name="Lin", zone="UTC", language="en"))
        for what in ("new", "known already"):
            began = perf_counter()
            await _enter(storage, content)
            took = perf_counter() - began
            print(f"{MOST_ROWS} homes, {what}: {took:.1f} s (at most {_TARGET})")
        await storage.close()


def _workbook() -> bytes:
    book, file = Workbook(write_only=True), BytesIO()
    sheet = book.create_sheet()
    for row in _rows():
        sheet.append(row)
    book.save(file)
    return file.getvalue()


def _rows() -> Iterator[tuple[object, ...]]:
    yield _HEADING
    for n in range(MOST_ROWS):
        days = date(2021, 3, 1), date(2023, 3, 1)
        yield n // 400, n % 4, n, 89.5, *days, f"Li {n}", 13_800_000_000 + n, "no"


async def _enter(storage: Storage, content: bytes) -> None:
    table = await read_homes(content)
    async with storage.transaction() as shelves:
        await shelves.register.hold(1)
        found = difference(table, await shelves.register.known(1))
        await shelves.register.enter(1, found)


if __name__ == "__main__":
    asyncio.run(main())
