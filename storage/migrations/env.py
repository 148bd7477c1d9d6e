"""Alembic's way in: on the connection `storage.migrate` hands over, or on a scratch database.

The scratch one is for `make migration`: brought up to date and compared with the tables, it shows
what a migration has to do. Real databases are changed by `python -m bot migrate` only.
"""

from collections.abc import Sequence
from typing import Any, Literal

from alembic import context
from alembic.operations import MigrationScript, Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine

from storage.tables import Big, Moment, Row


def render(kind: str, thing: object, _: object) -> str | Literal[False]:
    """Our types by the names that script.py.mako gives them: a migration outlives the tables."""
    if kind == "type" and isinstance(thing, Moment):
        return "MOMENT"
    return "BIG" if kind == "type" and repr(thing) == repr(Big) else False


def number(_: object, __: object, scripts: Sequence[MigrationScript]) -> None:
    """Migrations are called 0001, 0002 and so on."""
    earlier = len(list(context.script.walk_revisions()))
    for script in scripts:
        script.rev_id = f"{earlier + 1:04}"


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Row.metadata,
        render_as_batch=True,  # SQLite can hardly alter a table
        render_item=render,
        process_revision_directives=number,
    )
    with context.begin_transaction():
        context.run_migrations()


def bring_up_to_date(connection: Connection) -> None:
    def steps(revision: str, _: object) -> Any:  # noqa: ANN401 - whatever Alembic calls a step
        return context.script._upgrade_revs("head", revision)  # noqa: SLF001 - as Alembic does

    migration = MigrationContext.configure(connection, opts={"fn": steps})
    with migration.begin_transaction(), Operations.context(migration):
        migration.run_migrations()


if handed_over := context.config.attributes.get("connection"):
    run(handed_over)
else:
    with create_engine("sqlite://").connect() as scratch:
        bring_up_to_date(scratch)
        run(scratch)
