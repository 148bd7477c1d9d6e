"""Brings a database to the tables that this version of the house needs."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.transaction import Storage

_LOCK = 20150729  # any number but the leader's, the same in every replica


class BrokenReferences(Exception):
    """After the migration some rows would point at nothing; the database is as it was."""


async def upgrade(storage: Storage, to: str = "head") -> None:
    """All steps in one transaction; two replicas that try at once take turns."""
    async with _alone(storage) as connection:
        await connection.run_sync(_run, command.upgrade, to)


async def downgrade(storage: Storage, to: str) -> None:
    async with _alone(storage) as connection:
        await connection.run_sync(_run, command.downgrade, to)


async def revision(storage: Storage) -> str | None:
    """Which version the tables of this database have; None while there are none."""
    async with storage.engine.connect() as connection:
        return await connection.run_sync(_revision)


async def behind(storage: Storage) -> bool:
    """Whether this database lacks something; one that a newer house has changed does not."""
    found = await revision(storage)
    return found != head() and (found is None or found in known())


def head() -> str | None:
    """The version of the tables that this code was written for."""
    return _scripts().get_current_head()


def known() -> set[str]:
    """The versions this code has heard of; a database at any other belongs to a newer house."""
    return {script.revision for script in _scripts().walk_revisions()}


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config(connection: Connection | None = None) -> Config:
    config = Config(attributes={"connection": connection})
    migrations = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _run(connection: Connection, task: Callable[[Config, str], None], to: str) -> None:
    task(_config(connection), to)


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


@asynccontextmanager
async def _alone(storage: Storage) -> AsyncIterator[AsyncConnection]:
    async with storage.engine.connect() as connection:
        if not storage.embedded:
            async with connection.begin():
                await connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
                yield connection
            return
        # SQLite alters a table by writing it anew, which would break the references to it.
        await _check_references(connection, "OFF")
        try:
            async with connection.begin():
                yield connection
                if (await connection.execute(text("PRAGMA foreign_key_check"))).first():
                    raise BrokenReferences
        finally:
            await _check_references(connection, "ON")


async def _check_references(connection: AsyncConnection, switch: str) -> None:
    # Straight to the driver: inside a transaction the switch is dead.
    raw: Any = (await connection.get_raw_connection()).driver_connection
    await raw.execute(f"PRAGMA foreign_keys={switch}")
