"""What was promised with each ticket, and what became of it."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Promised


class Promises:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def make(self, promised: Sequence[Promised]) -> None:
        self._session.add_all(promised)
        await self._session.flush()

    async def ticket_of(self, promise_id: int) -> int | None:
        """To lock the ticket first: whoever holds it holds its promises."""
        return await self._session.scalar(
            select(Promised.ticket_id).where(Promised.id == promise_id)
        )

    async def get(self, promise_id: int) -> Promised:
        return await self._session.get_one(Promised, promise_id, populate_existing=True)

    async def of_ticket(self, ticket_id: int) -> Sequence[Promised]:
        """All of them, the one due first at the head."""
        query = select(Promised).where(Promised.ticket_id == ticket_id)
        return (await self._session.scalars(query.order_by(Promised.due, Promised.id))).all()

    async def of_tickets(self, ticket_ids: Collection[int]) -> Sequence[Promised]:
        """Those of several tickets, the one due first at the head."""
        query = select(Promised).where(Promised.ticket_id.in_(ticket_ids))
        return (await self._session.scalars(query.order_by(Promised.due, Promised.id))).all()

    async def open_of(self, ticket_id: int) -> Sequence[Promised]:
        """Those that were neither kept nor lapsed, missed ones included."""
        return [one for one in await self.of_ticket(ticket_id) if one.open]
