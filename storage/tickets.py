"""Tickets, and everything written on them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.households import Membership
from domain.moments import WaitingFor
from domain.rectification import RUNNING_STAGES
from domain.tickets import CLOSED_STATES, OPEN_STATES, UNDONE_STATES, State
from storage.locking import held
from storage.places import in_buildings
from storage.tables import Medium, Member, Rectification, Ticket

_OVER = frozenset(State) - OPEN_STATES


class Tickets:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def file(self, ticket: Ticket) -> None:
        self._session.add(ticket)
        await self._session.flush()

    async def locked(self, ticket_id: int) -> Ticket | None:
        """The ticket, held until the turn is filed: two people at once take turns."""
        query = select(Ticket).where(Ticket.id == ticket_id)
        return await self._session.scalar(held(query))

    async def get(self, ticket_id: int) -> Ticket | None:
        return await self._session.get(Ticket, ticket_id)

    async def numbered(self, number: str) -> Ticket | None:
        return await self._session.scalar(select(Ticket).where(Ticket.number == number))

    async def orders_of(self, staff_id: int) -> Sequence[Ticket]:
        """What somebody of the office has to do: what is urgent, then by appointment.

        Of what is over, that whose card they still have, and what they are to put right.
        """
        theirs = and_(Ticket.assignee_id == staff_id, Ticket.state.in_(OPEN_STATES))
        owed = select(Rectification.ticket_id).where(
            Rectification.owner_id == staff_id, Rectification.stage.in_(RUNNING_STAGES)
        )
        still = or_(theirs, Ticket.order_with == staff_id, Ticket.id.in_(owed))
        query = select(Ticket).where(still)
        agreed = Ticket.appointment_start
        order = query.order_by(Ticket.urgent.desc(), agreed.is_(None), agreed, Ticket.id)
        return (await self._session.scalars(order)).all()

    async def shown_to(self, staff_id: int) -> Sequence[Ticket]:
        """Those whose card lies before them in private; held until the turn is filed."""
        query = select(Ticket).where(Ticket.order_with == staff_id).order_by(Ticket.id)
        return (await self._session.scalars(held(query))).all()

    async def some(self, ticket_ids: Collection[int]) -> Sequence[Ticket]:
        query = select(Ticket).where(Ticket.id.in_(ticket_ids)).order_by(Ticket.id)
        return (await self._session.scalars(query)).all() if ticket_ids else []

    async def any_numbered(self, community_id: int, numbers: Collection[str]) -> Sequence[Ticket]:
        """Those of these numbers that there are here."""
        query = select(Ticket).where(
            Ticket.number.in_(numbers), Ticket.community_id == community_id
        )
        return (await self._session.scalars(query.order_by(Ticket.number))).all()

    async def of_person(self, person_id: int, at_most: int = 20) -> Sequence[Ticket]:
        """Open matters first, then the newest."""
        query = select(Ticket).where(Ticket.requester_id == person_id)
        order = query.order_by(Ticket.state.in_(CLOSED_STATES), Ticket.id.desc()).limit(at_most)
        return (await self._session.scalars(order)).all()

    async def known_to(
        self, person_id: int, homes: Collection[int], at_most: int, skip: int = 0
    ) -> Sequence[Ticket]:
        """What they brought, or somebody of these homes; open matters first, then the newest."""
        query = select(Ticket).where(_known_to(person_id, homes))
        order = query.order_by(Ticket.state.in_(_OVER), Ticket.id.desc())
        return (await self._session.scalars(order.limit(at_most).offset(skip))).all()

    async def count_known_to(self, person_id: int, homes: Collection[int]) -> int:
        query = select(func.count(Ticket.id)).where(_known_to(person_id, homes))
        return await self._session.scalar(query) or 0

    async def open_of(self, person_id: int) -> Sequence[Ticket]:
        query = select(Ticket).where(
            Ticket.requester_id == person_id, Ticket.state.in_(OPEN_STATES)
        )
        return (await self._session.scalars(query.order_by(Ticket.id.desc()))).all()

    async def open_in(self, community_id: int) -> Sequence[Ticket]:
        """Everything that the office has not closed yet."""
        query = select(Ticket).where(
            Ticket.community_id == community_id, Ticket.state.not_in(CLOSED_STATES)
        )
        return (await self._session.scalars(query.order_by(Ticket.id))).all()

    async def resting_for_rain(
        self, community_id: int, buildings: Collection[str], began: datetime
    ) -> Sequence[Ticket]:
        """Held; those that rested before it rained; where buildings are named, those in them."""
        query = select(Ticket).where(
            Ticket.community_id == community_id,
            Ticket.state.in_(OPEN_STATES),
            Ticket.paused_for == WaitingFor.RAIN,
            Ticket.paused_at <= began,
        )
        if buildings:
            query = query.where(await in_buildings(self._session, community_id, buildings))
        return (await self._session.scalars(held(query.order_by(Ticket.id)))).all()

    async def earlier_of_home(self, ticket: Ticket, since: datetime) -> Sequence[Ticket]:
        """What the same household brought of the same kind before it, and did not withdraw."""
        query = select(Ticket).where(
            Ticket.home_id == ticket.home_id,
            Ticket.kind == ticket.kind,
            Ticket.confidential.is_(ticket.confidential),  # or else one would give away the other
            Ticket.id < ticket.id,
            Ticket.filed_at >= since,
            Ticket.state != State.CANCELLED,
        )
        return (await self._session.scalars(query.order_by(Ticket.id.desc()))).all()

    async def loads(self, community_id: int) -> dict[int, int]:
        """How many orders each colleague has in hand."""
        query = select(Ticket.assignee_id, func.count()).where(
            Ticket.community_id == community_id,
            Ticket.assignee_id.is_not(None),
            Ticket.state.in_(UNDONE_STATES),
        )
        found = await self._session.execute(query.group_by(Ticket.assignee_id))
        return {staff: count for staff, count in found if staff}

    async def merged_into(self, ticket_id: int) -> Sequence[Ticket]:
        """What became part of it, the oldest first."""
        query = select(Ticket).where(Ticket.merged_into_id == ticket_id)
        return (await self._session.scalars(query.order_by(Ticket.id))).all()

    async def beside(self, ticket: Ticket) -> Sequence[Ticket]:
        """What the same person or home has open of the same kind, the newest first."""
        same_home = and_(Ticket.home_id == ticket.home_id, Ticket.home_id.is_not(None))
        query = select(Ticket).where(
            or_(Ticket.requester_id == ticket.requester_id, same_home),
            Ticket.community_id == ticket.community_id,
            Ticket.kind == ticket.kind,
            Ticket.confidential.is_(ticket.confidential),
            Ticket.state.in_(UNDONE_STATES),
            Ticket.id != ticket.id,
        )
        return (await self._session.scalars(query.order_by(Ticket.id.desc()))).all()

    async def booked(self, community_id: int, now: datetime) -> dict[datetime, int]:
        """How many visits are agreed for each coming moment."""
        query = select(Ticket.appointment_start, func.count()).where(
            Ticket.community_id == community_id,
            Ticket.appointment_start > now,
            Ticket.state.not_in(CLOSED_STATES),
        )
        found = await self._session.execute(query.group_by(Ticket.appointment_start))
        return {start: count for start, count in found if start}

    # --- photos and files

    def attach(self, ticket_id: int, stage: str, media: Sequence[tuple[str, str]]) -> None:
        """Keep (kind, file_id) pairs with the ticket."""
        self._session.add_all(
            Medium(ticket_id=ticket_id, stage=stage, kind=kind, file_id=file_id)
            for kind, file_id in media
        )

    async def media(self, ticket_id: int) -> Sequence[Medium]:
        query = select(Medium).where(Medium.ticket_id == ticket_id).order_by(Medium.id)
        return (await self._session.scalars(query)).all()


def _known_to(person_id: int, homes: Collection[int]) -> ColumnElement[bool]:
    """What is confidential, or was brought by somebody who has left, is not the household's."""
    lives_there = exists().where(
        Member.home_id == Ticket.home_id,
        Member.person_id == Ticket.requester_id,
        Member.state == Membership.APPROVED,
    )
    of_the_home = and_(Ticket.home_id.in_(homes), Ticket.confidential.is_(False), lives_there)
    return or_(Ticket.requester_id == person_id, of_the_home)
