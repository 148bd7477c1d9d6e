"""The departments of an office: the house's own, and what the office has made of them."""

from collections.abc import Sequence
from datetime import datetime
from itertools import count

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.departments import Department, answers_for, left_by
from domain.tickets import CLOSED_STATES
from storage.locking import held
from storage.tables import Community, DepartmentRow, Routing, Staff, StaffInvitation, Ticket


class Departments:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def live(self, community_id: int) -> list[str]:
        """By their codes: the house's own, then those that the office added."""
        rows = await self._rows(community_id)
        retired = {one.code for one in rows if one.retired_at}
        every = dict.fromkeys([*Department, *(one.code for one in rows)])
        return [str(code) for code in every if code not in retired]

    async def names(self, community_id: int) -> dict[str, str]:
        """What the office calls them, where not as the house does; also those given up."""
        return {one.code: one.name for one in await self._rows(community_id) if one.name}

    async def routes(self, community_id: int) -> dict[str, str]:
        """What the office decided otherwise than the house, by subject."""
        query = select(Routing).where(Routing.community_id == community_id)
        return {one.category: one.department for one in await self._session.scalars(query)}

    async def answers_for(self, community_id: int, category: str, *, job: bool) -> str:
        """The department for what is newly brought; never one that was given up."""
        return answers_for(category, job=job, routes=await self.routes(community_id))

    async def hold(self, community_id: int) -> None:
        """Until the turn is filed nobody else changes the office: of two at once, one is first."""
        query = select(Community.id).where(Community.id == community_id).with_for_update()
        await self._session.execute(query)

    async def entered(self, community_id: int, code: str) -> DepartmentRow:
        """The line of this department, entered now where there was none."""
        rows = {one.code: one for one in await self._rows(community_id)}
        if code not in rows:
            rows[code] = DepartmentRow(community_id=community_id, code=code)
            self._session.add(rows[code])
            await self._session.flush()
        return rows[code]

    async def add(self, community_id: int, name: str) -> DepartmentRow:
        """Under the first code that is free."""
        taken = {one.code for one in await self._rows(community_id)} | set(Department)
        code = next(code for n in count(1) if (code := f"d{n}") not in taken)
        made = await self.entered(community_id, code)
        made.name = name
        return made

    async def route(self, community_id: int, subject: str, department: str) -> None:
        """From now on this department answers for it."""
        query = select(Routing).where(
            Routing.community_id == community_id, Routing.category == subject
        )
        if known := await self._session.scalar(query):
            known.department = department
            return
        self._session.add(
            Routing(community_id=community_id, category=subject, department=department)
        )
        await self._session.flush()

    async def retire(self, row: DepartmentRow, successor: str, now: datetime) -> None:
        """All that it answered for goes to its successor, and so do its people."""
        row.retired_at = now
        for table in (Routing, Staff, StaffInvitation):
            left = table.community_id == row.community_id, table.department == row.code
            await self._session.execute(update(table).where(*left).values(department=successor))
        await self.route(row.community_id, left_by(row.code), successor)

    async def restore(self, row: DepartmentRow) -> None:
        """It is there again, and answers for what the house gave it."""
        row.retired_at = None
        await self._session.execute(
            delete(Routing).where(
                Routing.community_id == row.community_id, Routing.category == left_by(row.code)
            )
        )

    async def retired(self, community_id: int) -> list[DepartmentRow]:
        """Those that were given up."""
        return [one for one in await self._rows(community_id) if one.retired_at]

    async def open_tickets(self, community_id: int, code: str) -> Sequence[Ticket]:
        """What it has still to see to; held until the turn is filed."""
        query = select(Ticket).where(
            Ticket.community_id == community_id,
            Ticket.department == code,
            Ticket.state.not_in(CLOSED_STATES),
        )
        return (await self._session.scalars(held(query.order_by(Ticket.id)))).all()

    async def _rows(self, community_id: int) -> Sequence[DepartmentRow]:
        query = select(DepartmentRow).where(DepartmentRow.community_id == community_id)
        return (await self._session.scalars(query.order_by(DepartmentRow.id))).all()
