"""SQLite's thread is visited once per statement: aiosqlite alone goes there four times."""

import asyncio
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, ClassVar, Self

import aiosqlite

Parameters = Sequence[Any]


class OneVisit(aiosqlite.Connection):
    """A connection whose cursors run and fetch in one go; rows are held, not streamed."""

    at_once: ClassVar = False

    def __init__(self, database: str, **how: Any) -> None:  # noqa: ANN401 - of sqlite3.connect
        how["check_same_thread"] = not self.at_once
        super().__init__(partial(sqlite3.connect, database, **how), iter_chunk_size=64)
        self._thread.daemon = True  # or a forgotten connection would keep the process alive
        self._stopping: asyncio.Future[Any] | None = None

    def __del__(self) -> None:
        """Let go without a warning: SQLAlchemy drops what a cancelled task had in hand."""
        if self._connection is not None:
            self.stop()

    def stop(self) -> asyncio.Future[Any] | None:
        """Once only: the thread that has come to its end answers nobody who asks again."""
        if self._stopping is None:
            self._stopping = super().stop()
        return self._stopping

    def cursor(self) -> "_Visit":  # type: ignore[override] # SQLAlchemy asks no more of it
        return _Visit(self)

    async def visit(self, visit: "_Visit", sql: str, parameters: Parameters, *, many: bool) -> None:
        go: Any = self._execute  # aiosqlite has no types for it
        if self.at_once:
            visit.run(self._conn, sql, parameters, many=many)
        else:
            await go(visit.run, self._conn, sql, parameters, many=many)


class _Visit:
    """What SQLAlchemy uses of a cursor."""

    arraysize = 1

    def __init__(self, connection: OneVisit) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Parameters = ()) -> Self:
        await self._connection.visit(self, sql, parameters, many=False)
        return self

    async def executemany(self, sql: str, parameters: Parameters) -> Self:
        await self._connection.visit(self, sql, parameters, many=True)
        return self

    async def fetchall(self) -> Sequence[Any]:
        return await self.fetchmany(len(self._rows))

    async def fetchone(self) -> Any:  # noqa: ANN401 - a row
        return self._rows.pop(0) if self._rows else None

    async def fetchmany(self, size: int = arraysize) -> Sequence[Any]:
        taken, self._rows = self._rows[:size], self._rows[size:]
        return taken

    async def close(self) -> None:
        self._rows = []

    def run(
        self, connection: sqlite3.Connection, sql: str, parameters: Parameters, *, many: bool
    ) -> None:
        """In SQLite's thread: from the statement to its last row."""
        cursor = connection.cursor()
        try:
            (cursor.executemany if many else cursor.execute)(sql, parameters)
            self.description, self.lastrowid = cursor.description, cursor.lastrowid
            self._rows = cursor.fetchall() if cursor.description else []
            self.rowcount = cursor.rowcount
        finally:
            cursor.close()


@contextmanager
def nobody_waits() -> Iterator[None]:
    """Where nothing else is to be done meanwhile, statements stay in the thread that asks."""
    OneVisit.at_once = True
    try:
        yield
    finally:
        OneVisit.at_once = False
