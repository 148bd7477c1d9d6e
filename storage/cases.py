"""Case cards, and the matters behind them: tickets linked by a person, or alike by themselves."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.tickets import State
from storage.locking import held
from storage.tables import CaseCard, Ticket


class Cases:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def open(self, card: CaseCard) -> None:
        self._session.add(card)
        await self._session.flush()

    async def locked(self, case_id: int) -> CaseCard | None:
        query = select(CaseCard).where(CaseCard.id == case_id)
        return await self._session.scalar(held(query))

    async def of_ticket(self, ticket_id: int) -> Sequence[CaseCard]:
        query = select(CaseCard).where(CaseCard.ticket_id == ticket_id)
        return (await self._session.scalars(query.order_by(CaseCard.id))).all()

    async def matter(self, ticket: Ticket) -> Sequence[Ticket]:
        """Everything of its kind that is linked with it, itself included, oldest first."""
        first = ticket.same_matter_id or ticket.id
        query = select(Ticket).where(
            or_(Ticket.id == first, Ticket.same_matter_id == first), Ticket.kind == ticket.kind
        )
        return (await self._session.scalars(query.order_by(Ticket.id))).all()

    async def like(self, ticket: Ticket, since: datetime) -> Sequence[Ticket]:
        """What the same household reported under the same category, itself included."""
        query = select(Ticket).where(
            Ticket.home_id == ticket.home_id,
            Ticket.kind == ticket.kind,
            Ticket.category == ticket.category,
            Ticket.state != State.CANCELLED,
            Ticket.filed_at >= since,
        )
        return (await self._session.scalars(query.order_by(Ticket.id))).all()
