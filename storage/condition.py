"""In what condition a database is: what its error means, whether it is whole, its clock."""

import os
from datetime import datetime

from sqlalchemy import func, literal_column, select, text
from sqlalchemy.exc import DBAPIError

from storage.tables import Moment
from storage.transaction import Storage


def trouble(error: BaseException) -> str:
    """What the database itself says is wrong, on one line; empty where it is not to blame."""
    if isinstance(error, DBAPIError):
        said = str(error.orig)
    elif isinstance(error, TimeoutError):
        said = "it does not answer"
    elif isinstance(error, OSError):
        code = error.errno or 0  # a resolver's are negative, and no errors of the system
        said = os.strerror(code) if code > 0 else error.strerror or str(error)
    else:
        return ""
    return (said.splitlines() or [type(error).__name__])[0]


async def damage(storage: Storage) -> str:
    """What is broken in the database, as far as it can tell by itself; empty where nothing is."""
    ask = "PRAGMA quick_check(1)" if storage.embedded else "SELECT 'ok'"
    async with storage.snapshot() as connection:
        found = await connection.scalar(text(ask))
    return "" if found == "ok" else str(found).splitlines()[-1]


async def clock(storage: Storage) -> datetime:
    """The moment by the database's own clock."""
    own = literal_column("strftime('%Y-%m-%d %H:%M:%f', 'now')", Moment)
    async with storage.snapshot() as connection:
        found = await connection.execute(select(own if storage.embedded else func.now()))
        return found.scalar_one()
