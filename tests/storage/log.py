"""What tests of the log share: how something happens, and how it is meddled with."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

from sqlalchemy import text

from storage.tables import Event

NOW = datetime(2026, 3, 2, 1, 0, 0, 7, tzinfo=UTC)


def an_event(action="accept_order", **changes):
    known = {"ticket_id": None, "at": NOW, "actor": "staff:3", "clause": "S0 七(1)", "detail": {}}
    return Event(action=action, **{**known, **changes})


async def happens(storage, *actions, **changes):
    """These things happen in one turn."""
    async with storage.transaction() as shelves:
        for action in actions:
            shelves.events.record(an_event(action, **changes))


async def say(storage, *sentences, **values):
    async with storage.transaction() as shelves:
        for sentence in sentences:
            await shelves._session.execute(text(sentence), values)


async def force(storage, *sentences, **values):
    """Do what the database itself would not let anybody do."""
    if not storage.embedded:
        return await say(
            storage, "SET LOCAL session_replication_role = replica", *sentences, **values
        )
    with closing(sqlite3.connect(storage.url.database)) as connection, connection:
        known = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in known.fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for sentence in sentences:
            connection.execute(sentence, values)
    return None
