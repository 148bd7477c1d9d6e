"""A copy of the whole house in one file, which either kind of database can take in again.

A zip of one file per table, a JSON object a line, and `manifest.json` with how many there are.
"""

import json
import os
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from sqlalchemy import Date, Select, Table, Update, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from storage.forgotten import ForgottenPeople, Marks
from storage.migrate import head, revision, upgrade
from storage.tables import Moment, OutboxRow, Row
from storage.transaction import Storage

_MANIFEST = "manifest.json"
_TABLES = Row.metadata.sorted_tables  # parents before children
_AT_ONCE = 500
_NOBODY: Marks = MappingProxyType({})
_FRESH = timedelta(hours=24)
_READ = {Moment: datetime.fromisoformat, Date: date.fromisoformat}


class Unfit(Exception):
    """Why an archive cannot be taken in, or not here."""


@contextmanager
def private_file(path: Path) -> Iterator[IO[bytes]]:
    """A new file that only its owner may read; gone again if the writing fails.

    Raises FileExistsError rather than write over anything.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(descriptor)
    except BaseException:
        path.unlink()
        raise


async def backup(storage: Storage, path: Path, now: datetime) -> int:
    """Write everything, as it stood at one moment, to a new file; says how many rows."""
    schema = await revision(storage)
    with private_file(path) as file, ZipFile(file, "w", ZIP_DEFLATED) as archive:
        async with storage.snapshot() as connection:
            rows = {table.name: await _write(archive, connection, table) for table in _TABLES}
        manifest = {"schema": schema, "made_at": now.isoformat(), "rows": rows}
        archive.writestr(_MANIFEST, json.dumps(manifest, indent=1))
    return sum(rows.values())


async def forgotten_in(storage: Storage) -> dict[str, datetime]:
    """Whom this database knows to have asked to be forgotten, and when."""
    async with storage.snapshot() as connection, AsyncSession(connection) as session:
        return await ForgottenPeople(session).marks()


async def restore(
    storage: Storage, path: Path, now: datetime, forgotten: Marks = _NOBODY
) -> tuple[int, int]:
    """Take an archive into an empty database, whole or not at all.

    Letters that have waited for a day are held back: nobody wants to be told of last month. Who
    was `forgotten` since it was made is forgotten again. Says how many rows, and how many people.
    """
    try:
        with ZipFile(path) as archive:
            manifest = json.loads(archive.read(_MANIFEST))
            await _prepare(storage, manifest["schema"])
            async with storage.engine.begin() as connection:
                rows = await _take_in(connection, archive, manifest["rows"], now)
                return rows, await _forget_again(connection, forgotten)
    except (BadZipFile, KeyError, TypeError, ValueError, EOFError, zlib.error) as error:
        raise Unfit("it is no backup of Huifang, or it is damaged") from error


async def _prepare(storage: Storage, schema: str) -> None:
    if schema != head():
        raise Unfit(f"it was made with tables of version {schema}, and these are {head()}")
    here = await revision(storage)
    if here is None:
        await upgrade(storage)
    elif here != schema:
        raise Unfit(f"the tables of this database are of version {here}, not {schema}")


async def _take_in(
    connection: AsyncConnection, archive: ZipFile, rows: Mapping[str, int], now: datetime
) -> int:
    for table in _TABLES:
        if await connection.scalar(select(func.count()).select_from(table)):
            raise Unfit(f"this database is not empty: there are {table.name} in it")
    for table in _TABLES:
        if await _read(archive, connection, table) != rows[table.name]:
            raise Unfit(f"some {table.name} are missing from it")
        if connection.dialect.name == "postgresql" and "id" in table.c:
            await connection.execute(_count_on(table))
    await connection.execute(_held_back(now))
    return sum(rows.values())


async def _forget_again(connection: AsyncConnection, forgotten: Marks) -> int:
    async with AsyncSession(connection) as session:
        people = ForgottenPeople(session)
        again = await people.forget_again(forgotten)
        await session.flush()
        return again


async def _write(archive: ZipFile, connection: AsyncConnection, table: Table) -> int:
    count = 0
    found = await connection.stream(select(table).order_by(*table.primary_key))
    with archive.open(_name(table), "w", force_zip64=True) as file:
        async for row in found.mappings():
            file.write(json.dumps(dict(row), default=_as_text).encode() + b"\n")
            count += 1
    return count


async def _read(archive: ZipFile, connection: AsyncConnection, table: Table) -> int:
    count = 0
    with archive.open(_name(table)) as file:
        while rows := [_row(table, line) for line in islice(file, _AT_ONCE)]:
            await connection.execute(insert(table), rows)
            count += len(rows)
    return count


def _name(table: Table) -> str:
    return f"{table.name}.jsonl"


def _as_text(value: date) -> str:
    return value.isoformat()


def _row(table: Table, line: bytes) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(line)
    for column in table.columns:
        if row[column.name] is not None and (read := _READ.get(type(column.type))):
            row[column.name] = read(row[column.name])
    return row


def _count_on(table: Table) -> Select[tuple[int]]:
    """PostgreSQL numbers on from where it counted itself, not from what was brought in."""
    sequence = func.pg_get_serial_sequence(table.name, "id")
    return select(func.setval(sequence, func.max(table.c.id)))


def _held_back(now: datetime) -> Update:
    waiting = update(OutboxRow).where(
        OutboxRow.status.in_(["new", "sending"]), OutboxRow.posted_at < now - _FRESH
    )
    return waiting.values(status="unknown", error="held back by a restore", done_at=now)
