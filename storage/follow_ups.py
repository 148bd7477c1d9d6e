"""Follow-ups: what is to be asked, what was, and what they said."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.follow_ups import FollowUpState
from storage.locking import held
from storage.places import in_buildings
from storage.tables import FollowUp, Ticket


class FollowUps:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def plan(self, follow_up: FollowUp) -> None:
        self._session.add(follow_up)
        await self._session.flush()

    async def of_ticket(self, ticket_id: int) -> Sequence[FollowUp]:
        query = select(FollowUp).where(FollowUp.ticket_id == ticket_id).order_by(FollowUp.ordinal)
        return (await self._session.scalars(query)).all()

    async def get(self, follow_up_id: int) -> FollowUp | None:
        return await self._session.get(FollowUp, follow_up_id)

    async def planned_for(self, person_id: int) -> Sequence[FollowUp]:
        """All that this person is still to be asked; held, in an order that every turn keeps to."""
        theirs = select(FollowUp).join(Ticket, Ticket.id == FollowUp.ticket_id)
        query = theirs.where(
            Ticket.requester_id == person_id, FollowUp.state == FollowUpState.PLANNED
        )
        return (await self._session.scalars(held(query.order_by(FollowUp.id), FollowUp))).all()

    async def planned_beside(self, ticket: Ticket) -> Sequence[FollowUp]:
        """All that is still to be asked of this home, or of whoever reported this; held."""
        theirs = [Ticket.id == ticket.id]
        if ticket.home_id:
            theirs.append(Ticket.home_id == ticket.home_id)
        if ticket.requester_id:
            theirs.append(Ticket.requester_id == ticket.requester_id)
        query = (
            select(FollowUp)
            .join(Ticket, Ticket.id == FollowUp.ticket_id)
            .where(or_(*theirs), FollowUp.state == FollowUpState.PLANNED)
        )
        return (await self._session.scalars(held(query.order_by(FollowUp.id), FollowUp))).all()

    async def open_of(self, person_id: int) -> Sequence[FollowUp]:
        """What they have before them, and have not answered; held."""
        query = select(FollowUp).where(
            FollowUp.asked_of == person_id, FollowUp.state == FollowUpState.ASKED
        )
        return (await self._session.scalars(held(query.order_by(FollowUp.id)))).all()

    async def waiting_for_rain(
        self, community_id: int, buildings: Collection[str], began: datetime
    ) -> Sequence[FollowUp]:
        """Those that only rain brings on, and this rain can; held.

        Where buildings are named, those in them.
        """
        query = (
            select(FollowUp)
            .join(Ticket, Ticket.id == FollowUp.ticket_id)
            .where(FollowUp.ask_at.is_(None), FollowUp.state == FollowUpState.PLANNED)
            .where(Ticket.community_id == community_id, Ticket.finished_at <= began)
        )
        if buildings:
            query = query.where(await in_buildings(self._session, community_id, buildings))
        return (await self._session.scalars(held(query.order_by(FollowUp.id), FollowUp))).all()

    async def asked_with(self, follow_up: FollowUp) -> Sequence[FollowUp]:
        """What was asked in the same message, itself included: of one person, at one moment."""
        together = FollowUp.asked_of == follow_up.asked_of, FollowUp.asked_at == follow_up.asked_at
        query = select(FollowUp).where(*together).order_by(FollowUp.id)
        return (await self._session.scalars(query)).all()

    async def said_by(self, person_id: int) -> Sequence[FollowUp]:
        """What they answered, or a colleague wrote down when they were asked; held."""
        asked = and_(FollowUp.answered_by.is_(None), FollowUp.asked_of == person_id)
        query = select(FollowUp).where(or_(FollowUp.answered_by == person_id, asked))
        return (await self._session.scalars(held(query.order_by(FollowUp.id)))).all()

    async def locked(self, follow_up_id: int) -> FollowUp | None:
        query = select(FollowUp).where(FollowUp.id == follow_up_id)
        return await self._session.scalar(held(query))
