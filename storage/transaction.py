"""The one place that begins, locks and commits: return commits, raise forgets."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import sqlalchemy.dialects.postgresql
import sqlalchemy.dialects.sqlite
from sqlalchemy import event, make_url, text
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.ext.asyncio import (
    AsyncConnection,
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from storage.one_visit import OneVisit
from storage.shelves import Shelves

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
_INSISTENCE = 1000  # times
_RETRYABLE = {"40001", "40P01", "55P03"}  # serialisation failure, deadlock, lock not available
_NO_DATABASE = {"08", "53", "57", "58", "XX"}  # connection, resources, operator, system, internal
_NO_FILE = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_NOMEM")


def database_url(text_url: str) -> URL:
    """The URL with the asynchronous driver we use; ValueError names what cannot be used."""
    url = make_url(text_url)
    backend = url.get_backend_name()
    if backend not in _DRIVERS:
        message = f"{backend} is not a database we can use"
        raise ValueError(message)
    return url.set(drivername=_DRIVERS[backend])


class Storage:
    """The database behind the shelves; every read and write passes through `transaction`."""

    def __init__(self, url: str) -> None:
        self.url = database_url(url)
        self.embedded = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite(self.url) if self.embedded else _postgresql(self.url)
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False)

    @asynccontextmanager
    async def transaction(self, *, durable: bool = True) -> AsyncIterator[Shelves]:
        """One transaction; `durable=False` may be lost by a power cut, not by a kill."""
        async with self._sessions.begin() as session:
            await session.connection()  # wait for our turn here, so that the caller's now is now
            if not durable and not self.embedded:
                await session.execute(text("SET LOCAL synchronous_commit TO off"))
            shelves = Shelves(session)
            yield shelves
            await shelves.events.seal()

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncConnection]:
        """One unchanging view of everything; whoever writes meanwhile need not wait."""
        async with self.engine.connect() as connection:
            level = {} if self.embedded else {"isolation_level": "REPEATABLE READ"}
            await connection.execution_options(reading=True, **level)
            async with connection.begin():
                yield connection

    @asynccontextmanager
    async def view(self) -> AsyncIterator[Shelves]:
        """The shelves of a snapshot: to be read for as long as it takes, and not written to."""
        async with self.snapshot() as connection, AsyncSession(connection) as session:
            yield Shelves(session)

    async def close(self) -> None:
        await self.engine.dispose()


def collided(error: BaseException) -> bool:
    """True where two transactions met and one had to give way: try again, nobody is to blame."""
    if not isinstance(error, DBAPIError):
        return False
    code = getattr(error.orig, "sqlstate", None)
    return code in _RETRYABLE or (
        isinstance(error, OperationalError) and "database is locked" in str(error.orig)
    )


def unreachable(error: BaseException) -> bool:
    """True where the database itself failed us: full, gone, restarting."""
    if not isinstance(error, DBAPIError):
        return isinstance(error, OSError)
    if state := getattr(error.orig, "sqlstate", None):
        return state[:2] in _NO_DATABASE
    name = getattr(error.orig, "sqlite_errorname", None)
    return name.startswith(_NO_FILE) if name else error.connection_invalidated


# What an error quotes goes to the log, and residents' words must not: hide_parameters.
def _sqlite(url: URL) -> AsyncEngine:
    # One connection: SQLite has one writer, and a queue for it is fairer than its busy-wait.
    engine = create_async_engine(
        url,
        pool_size=1,
        max_overflow=0,
        pool_timeout=120,
        poolclass=sqlalchemy.pool.AsyncAdaptedQueuePool,
        connect_args={"isolation_level": None, "timeout": 10, "async_creator_fn": OneVisit},
        hide_parameters=True,
    )
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _postgresql(url: URL) -> AsyncEngine:
    # A frozen replica must let go of its locks by itself.
    settings = {"idle_in_transaction_session_timeout": "60000", "timezone": "UTC"}
    return create_async_engine(
        url,
        pool_size=6,
        max_overflow=4,
        connect_args={"server_settings": settings, "timeout": 10},
        hide_parameters=True,
    )


def _prepare_sqlite(connection: Any, _: object) -> None:  # noqa: ANN401 - a DBAPI connection
    cursor = connection.cursor()
    try:
        _write_ahead(cursor)
        for pragma in ("synchronous=FULL", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
    except Exception:
        connection.close()  # or its thread would outlive us
        raise
    cursor.close()


def _write_ahead(cursor: Any) -> None:  # noqa: ANN401 - a DBAPI cursor
    """Only this asks for the file alone, and SQLite does not wait for it: ask again."""
    for patience in reversed(range(_INSISTENCE)):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except Exception as error:
            if not patience or "locked" not in str(error):
                raise
        else:
            return


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
