"""Tickets as flat records, to be read outside the house."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, RowMapping, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Community, Home, Person, Promised, Staff, Ticket

if TYPE_CHECKING:
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
)
_OUR_OWN = ("id", "zone", "confidential")
_WITHHELD = {"building", "unit", "room", "place", "resident"}
PROMISES = "promises"
COLUMNS = tuple(column.name for column in _TICKETS.selected_columns if column.name not in _OUR_OWN)


async def ticket_records(storage: "Storage") -> AsyncIterator[dict[str, Any]]:
    """Every ticket by COLUMNS, oldest first, its moments in the zone of its community."""
    after = 0
    while page := await _page(storage, after):
        for row in page:
            yield _record(row)
        after = page[-1]["id"]


class Records:
    """The same within a turn, for one community and some days, with what was promised."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def between(
        self, community_id: int, since: datetime, until: datetime
    ) -> list[dict[str, Any]]:
        """Filed since then, and before the other."""
        filed = (
            Ticket.community_id == community_id,
            Ticket.filed_at >= since,
            Ticket.filed_at < until,
        )
        promised = await self._promised(filed)
        rows = (await self._session.execute(_TICKETS.where(*filed))).mappings().all()
        return [{**_record(row), PROMISES: promised.get(row["id"], "")} for row in rows]

    async def _promised(self, filed: Sequence[ColumnElement[bool]]) -> dict[int, str]:
        query = select(Promised, Community.zone).join(Ticket, Ticket.id == Promised.ticket_id)
        with_zone = query.join(Community, Community.id == Ticket.community_id).where(*filed)
        said: dict[int, list[str]] = {}
        for one, zone in await self._session.execute(with_zone.order_by(Promised.id)):
            said.setdefault(one.ticket_id, []).append(_fate(one, ZoneInfo(zone)))
        return {ticket_id: "; ".join(parts) for ticket_id, parts in said.items()}


def _fate(one: Promised, zone: ZoneInfo) -> str:
    """What was promised until when, and what became of it."""
    fate = "kept" if one.kept_at else "lapsed" if one.lapsed_at else "open"
    missed = " missed" if one.missed_at else ""
    return f"{one.key} {_local(one.due, zone)} {fate}{missed}"


def _record(row: RowMapping) -> dict[str, Any]:
    zone, hidden = ZoneInfo(row["zone"]), _WITHHELD if row["confidential"] else set()
    return {name: None if name in hidden else _local(row[name], zone) for name in COLUMNS}


async def _page(storage: "Storage", after: int) -> Sequence[RowMapping]:
    # Page by page: whoever reads slowly holds no transaction open.
    async with storage.snapshot() as connection:
        found = await connection.execute(_TICKETS.where(Ticket.id > after).limit(_AT_ONCE))
        return found.mappings().all()


def _local(value: object, zone: ZoneInfo) -> object:
    if isinstance(value, datetime):
        return value.astimezone(zone).isoformat(sep=" ", timespec="seconds")
    return value
