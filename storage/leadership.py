"""One leader among the replicas: it alone polls Telegram and sends; and the bells that wake all."""

import asyncio
import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.shelves import BELLS
from storage.transaction import Storage

_LOCK = 20150728  # any number, the same in every replica
_FROZEN_AFTER = "15s"  # a leader that shows no life loses the lead


class Leadership(Protocol):
    async def seek(self) -> bool:
        """Take the lead if nobody has it; True while we lead. Call it every few seconds."""

    async def resign(self) -> None:
        """Let go, so that another replica need not wait."""


def leadership(storage: Storage, ring: Callable[[str], None]) -> Leadership:
    """The leadership that fits the database; `ring` is called with the bell another one rang."""
    if storage.embedded:
        return _ByFile(Path(f"{storage.url.database}.lock"))
    return _ByDatabase(storage, ring)


class _ByFile:
    """SQLite: a lock on a file beside the database, gone with the process that holds it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    async def seek(self) -> bool:
        if self._file is None:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(file)
                return False
            self._file = file
        return True

    async def resign(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


class _ByDatabase:
    """PostgreSQL: an advisory lock on a connection of its own, which also hears the bells."""

    def __init__(self, storage: Storage, ring: Callable[[str], None]) -> None:
        self._storage = storage
        self._ring = ring
        self._connection: AsyncConnection | None = None
        self._leads = False

    async def seek(self) -> bool:
        try:
            async with asyncio.timeout(5):
                connection = self._connection or await self._connect()
                query = "SELECT 1" if self._leads else f"SELECT pg_try_advisory_lock({_LOCK})"
                self._leads = bool(await connection.scalar(text(query)))
        except (DBAPIError, OSError, TimeoutError):
            await self.resign()
        return self._leads

    async def resign(self) -> None:
        self._leads = False
        if self._connection is not None:
            connection, self._connection = self._connection, None
            await connection.invalidate()
            await connection.close()

    async def _connect(self) -> AsyncConnection:
        connection = await self._storage.engine.connect()
        connection = await connection.execution_options(isolation_level="AUTOCOMMIT")
        self._connection = connection
        await connection.execute(text(f"SET idle_session_timeout = '{_FROZEN_AFTER}'"))
        raw: Any = (await connection.get_raw_connection()).driver_connection
        await raw.add_listener(BELLS, self._heard)
        return connection

    def _heard(self, _connection: object, _pid: int, _channel: str, bell: str) -> None:
        self._ring(bell)
