"""Seal the log: what was filed before is chained as well, and from now on it can only grow."""

import json
from collections.abc import Iterator
from datetime import UTC
from hashlib import sha256
from secrets import token_hex
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)

AT_ONCE = 1000
EVENTS = sa.table(
    "events",
    sa.column("id", BIG),
    sa.column("ticket_id", BIG),
    sa.column("at", MOMENT),
    sa.column("actor", sa.Text()),
    sa.column("action", sa.Text()),
    sa.column("clause", sa.Text()),
    sa.column("detail", sa.JSON()),
    sa.column("salt", sa.Text()),
)
SEALS = sa.table(
    "seals",
    sa.column("number", BIG),
    sa.column("event_id", BIG),
    sa.column("line", sa.Text()),
    sa.column("hash", sa.Text()),
)
UNSEALED = (
    EVENTS.c.id > sa.select(sa.func.coalesce(sa.func.max(SEALS.c.event_id), 0)).scalar_subquery()
)

# A Telegram id must not stay in the log for ever.
NUMBERS_OF_OURS = """
    UPDATE events SET actor = coalesce(
        (SELECT 'staff:' || min(id) FROM staff
         WHERE telegram_id = CAST(substr(events.actor, 4) AS BIGINT)),
        (SELECT 'person:' || id FROM people
         WHERE telegram_id = CAST(substr(events.actor, 4) AS BIGINT)),
        'stranger'
    ) WHERE actor LIKE 'tg:%'
"""

TRIGGERS = {
    "events_are_not_deleted": "DELETE ON events FOR EACH ROW",
    "events_are_not_changed": "UPDATE ON events FOR EACH ROW WHEN (NOT ({erased}))",
    "seals_are_not_deleted": "DELETE ON seals FOR EACH ROW",
    "seals_are_not_changed": "UPDATE ON seals FOR EACH ROW",
}
# PostgreSQL empties a table without a look at its rows; SQLite deletes what an insert replaces.
TRIGGERS_OF = {
    "postgresql": {
        "events_are_not_emptied": "TRUNCATE ON events FOR EACH STATEMENT",
        "seals_are_not_emptied": "TRUNCATE ON seals FOR EACH STATEMENT",
    },
    "sqlite": {
        "events_are_not_replaced": "INSERT ON events FOR EACH ROW "
        "WHEN (EXISTS (SELECT 1 FROM events WHERE id = NEW.id))",
        "seals_are_not_replaced": "INSERT ON seals FOR EACH ROW "
        "WHEN (EXISTS (SELECT 1 FROM seals WHERE number = NEW.number OR event_id = NEW.event_id))",
    },
}
SAME = {"postgresql": "IS NOT DISTINCT FROM", "sqlite": "IS"}
REFUSAL = {
    "postgresql": "EXECUTE FUNCTION only_added_to()",
    "sqlite": "BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END",
}
FUNCTION = """
    CREATE FUNCTION only_added_to() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the log is only ever added to'; END $$
"""


def upgrade() -> None:
    op.execute(NUMBERS_OF_OURS)
    salt(op.get_bind())
    seal(op.get_bind())
    dialect = op.get_bind().dialect.name
    if dialect == "postgresql":
        op.execute(FUNCTION)
    for name, when in triggers(dialect):
        op.execute(f"CREATE TRIGGER {name} BEFORE {when} {REFUSAL[dialect]}")


def downgrade() -> None:
    dialect = op.get_bind().dialect.name
    if dialect == "postgresql":
        op.execute("DROP FUNCTION only_added_to() CASCADE")
        return
    for name, _ in triggers(dialect):
        op.execute(f"DROP TRIGGER {name}")


def triggers(dialect: str) -> Iterator[tuple[str, str]]:
    columns = [column.name for column in EVENTS.c if column.name not in ("detail", "salt")]
    same = [f"NEW.{name} {SAME[dialect]} OLD.{name}" for name in columns]
    erased = " AND ".join(["NEW.detail IS NULL", "NEW.salt IS NULL", *same])
    for name, when in {**TRIGGERS, **TRIGGERS_OF[dialect]}.items():
        yield name, when.format(erased=erased)


def salt(connection: sa.Connection) -> None:
    salted = EVENTS.update().where(EVENTS.c.id == sa.bindparam("event"))
    events = connection.scalars(sa.select(EVENTS.c.id).where(UNSEALED)).all()
    if events:
        connection.execute(
            salted.values(salt=sa.bindparam("grain")),
            [{"event": event, "grain": token_hex(16)} for event in events],
        )


def seal(connection: sa.Connection) -> None:
    """Chain what has no seal yet, just as the house does."""
    newest = sa.select(SEALS.c.number, SEALS.c.hash).order_by(SEALS.c.number.desc()).limit(1)
    number, previous = connection.execute(newest).first() or (0, "")
    page = sa.select(EVENTS).where(UNSEALED).order_by(EVENTS.c.id).limit(AT_ONCE)
    while events := connection.execute(page).all():
        seals = []
        for event in events:
            number += 1
            line = line_of(number, event)
            previous = sha256(f"{previous}\n{line}".encode()).hexdigest()
            seals.append({"number": number, "event_id": event.id, "line": line, "hash": previous})
        connection.execute(SEALS.insert(), seals)


def line_of(number: int, event: sa.Row[Any]) -> str:
    at = event.at if event.at.tzinfo else event.at.replace(tzinfo=UTC)
    line = {
        "number": number,
        "event": event.id,
        "ticket": event.ticket_id,
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": event.actor,
        "action": event.action,
        "clause": event.clause,
        "detail": sha256(f"{event.salt}\n{json.dumps(event.detail)}".encode()).hexdigest(),
    }
    return json.dumps(line, ensure_ascii=False)
