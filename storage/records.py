"""Tickets as flat records, to be read outside the house."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping, select

from storage.tables import Community, Home, Person, Staff, Ticket
from storage.transaction import Storage

_AT_ONCE = 500
_TICKETS = (
    select(
        Ticket.id,
        Ticket.number,
        Community.name.label("community"),
        Community.zone,
        Ticket.kind,
        Ticket.state,
        Ticket.urgent,
        Ticket.triage_kind,
        Home.building,
        Home.unit,
        Home.room,
        Ticket.place,
        Ticket.category,
        Ticket.words,
        Person.name.label("resident"),
        Staff.name.label("assignee"),
        Ticket.filed_at,
        Ticket.appointment_start,
        Ticket.appointment_end,
        Ticket.finished_at,
        Ticket.completed_at,
        Ticket.archived_at,
        Ticket.confidential,
    )
    .join(Community, Community.id == Ticket.community_id)
    .join(Person, Person.id == Ticket.requester_id)
    .outerjoin(Home, Home.id == Ticket.home_id)
    .outerjoin(Staff, Staff.id == Ticket.assignee_id)
    .order_by(Ticket.id)
    .limit(_AT_ONCE)
)
_OUR_OWN = ("id", "zone", "confidential")
_WITHHELD = {"building", "unit", "room", "place", "resident"}
COLUMNS = tuple(column.name for column in _TICKETS.selected_columns if column.name not in _OUR_OWN)


async def ticket_records(storage: Storage) -> AsyncIterator[dict[str, Any]]:
    """Every ticket by COLUMNS, oldest first, its moments in the zone of its community."""
    after = 0
    while page := await _page(storage, after):
        for row in page:
            zone, hidden = ZoneInfo(row["zone"]), _WITHHELD if row["confidential"] else set()
            yield {name: None if name in hidden else _local(row[name], zone) for name in COLUMNS}
        after = page[-1]["id"]


async def _page(storage: Storage, after: int) -> Sequence[RowMapping]:
    # Page by page: whoever reads slowly holds no transaction open.
    async with storage.snapshot() as connection:
        found = await connection.execute(_TICKETS.where(Ticket.id > after))
        return found.mappings().all()


def _local(value: object, zone: ZoneInfo) -> object:
    if isinstance(value, datetime):
        return value.astimezone(zone).isoformat(sep=" ", timespec="seconds")
    return value
