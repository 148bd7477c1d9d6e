"""Contacts: whom a colleague is to speak with, why and until when; and what they should know."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.contacts import UNDONE, ContactState, Reason, Way
from domain.follow_ups import FollowUpState
from domain.households import Membership
from domain.rectification import Stage
from domain.tickets import OPEN_STATES, Kind
from storage.locking import held
from storage.tables import Contact, FollowUp, Home, Member, Rectification, Ticket

_LOW = (FollowUp.quality, FollowUp.effect, FollowUp.satisfaction)


class Contacts:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def enter(self, contact: Contact) -> None:
        self._session.add(contact)
        await self._session.flush()

    async def get(self, contact_id: int) -> Contact | None:
        return await self._session.get(Contact, contact_id)

    async def locked(self, contact_id: int) -> Contact | None:
        return await self._session.scalar(held(select(Contact).where(Contact.id == contact_id)))

    async def of_follow_up(self, follow_up_id: int) -> Sequence[Contact]:
        query = select(Contact).where(Contact.follow_up_id == follow_up_id)
        return (await self._session.scalars(query.order_by(Contact.id))).all()

    async def waiting(
        self, community_id: int, until: datetime | None = None
    ) -> Sequence[tuple[Contact, Ticket]]:
        """What is still to be made, or has to be by then; the first due first."""
        query = (
            select(Contact, Ticket)
            .join(FollowUp, FollowUp.id == Contact.follow_up_id)
            .join(Ticket, Ticket.id == FollowUp.ticket_id)
            .where(Contact.community_id == community_id, Contact.state.in_(UNDONE))
            .order_by(Contact.due, Contact.id)
        )
        query = query.where(Contact.due < until) if until else query
        return [(one, ticket) for one, ticket in await self._session.execute(query)]

    async def to_be_audited(self, community_id: int) -> Sequence[tuple[Contact, FollowUp, Ticket]]:
        """Whatever colleagues have brought to an end and nobody has looked at, the oldest first."""
        over = (ContactState.REACHED, ContactState.IN_VAIN)
        query = (
            select(Contact, FollowUp, Ticket)
            .join(FollowUp, FollowUp.id == Contact.follow_up_id)
            .join(Ticket, Ticket.id == FollowUp.ticket_id)
            .where(Contact.community_id == community_id, Contact.state.in_(over))
            .where(Contact.audited_at.is_(None))
            .order_by(Contact.done_at, Contact.id)
        )
        return [(one, of, about) for one, of, about in await self._session.execute(query)]

    async def visits(self, community_id: int, start: datetime, end: datetime) -> tuple[int, int]:
        """How many somebody goes to, of those handed over then; and how many were at home."""
        query = (
            select(Contact.state, func.count())
            .where(Contact.community_id == community_id, Contact.way == Way.VISIT)
            .where(Contact.made_at >= start, Contact.made_at < end)
            .where(Contact.state.not_in([ContactState.CALLED_OFF, ContactState.IN_VAIN]))
            .group_by(Contact.state)
        )
        count = dict((await self._session.execute(query)).all())
        return sum(count.values()), count.get(ContactState.REACHED, 0)

    # --- whether an answer was given as it seems

    async def recorded_by(self, staff_id: int, at_most: int) -> Sequence[FollowUp]:
        """The last answers that a colleague wrote down, the newest first."""
        query = select(FollowUp).where(
            FollowUp.recorded_by == staff_id, FollowUp.state == FollowUpState.ANSWERED
        )
        order = query.order_by(FollowUp.answered_at.desc(), FollowUp.id.desc())
        return (await self._session.scalars(order.limit(at_most))).all()

    async def homes_answered_for(self, person_id: int, since: datetime) -> int:
        """For how many homes one account has answered."""
        query = (
            select(func.count(Ticket.home_id.distinct()))
            .join(FollowUp, FollowUp.ticket_id == Ticket.id)
            .where(FollowUp.answered_by == person_id, FollowUp.answered_at >= since)
            .where(FollowUp.recorded_by.is_(None))
        )
        return await self._session.scalar(query) or 0

    async def called_twice_since(self, ticket: Ticket, since: datetime) -> bool:
        """Whether the household was to be asked a second time since then."""
        query = (
            select(Contact.id)
            .join(FollowUp, FollowUp.id == Contact.follow_up_id)
            .join(Ticket, Ticket.id == FollowUp.ticket_id)
            .where(Contact.reason == Reason.DOUBTFUL, Contact.made_at >= since)
            .where(Contact.state != ContactState.CALLED_OFF, _of_the_household(ticket))
        )
        return await self._session.scalar(query.limit(1)) is not None

    async def recorded_between(
        self, community_id: int, start: datetime, end: datetime
    ) -> Sequence[tuple[Contact, FollowUp, Ticket]]:
        """What colleagues then wrote down of first calls, and still stands so."""
        query = (
            select(Contact, FollowUp, Ticket)
            .join(FollowUp, FollowUp.id == Contact.follow_up_id)
            .join(Ticket, Ticket.id == FollowUp.ticket_id)
            .where(Contact.community_id == community_id, Contact.reason != Reason.DOUBTFUL)
            .where(Contact.state == ContactState.REACHED, FollowUp.recorded_by.is_not(None))
            .where(FollowUp.state == FollowUpState.ANSWERED)
            .where(Contact.done_at >= start, Contact.done_at < end)
            .order_by(Contact.id)
        )
        return [(one, of, about) for one, of, about in await self._session.execute(query)]

    async def called_twice(self, follow_up_ids: Collection[int]) -> set[int]:
        """Those of them about which somebody else asked, or is to ask."""
        query = (
            select(Contact.follow_up_id)
            .where(Contact.follow_up_id.in_(follow_up_ids), Contact.reason == Reason.DOUBTFUL)
            .where(Contact.state != ContactState.CALLED_OFF)
        )
        return set(await self._session.scalars(query))

    # --- what whoever calls should know

    async def recent(self, ticket: Ticket, at_most: int) -> Sequence[Ticket]:
        """What the household brought beside it, the newest first; nothing in confidence."""
        query = select(Ticket).where(
            _of_the_household(ticket), Ticket.id != ticket.id, Ticket.confidential.is_(False)
        )
        return (await self._session.scalars(query.order_by(Ticket.id.desc()).limit(at_most))).all()

    async def low_scores(
        self, ticket: Ticket, low: int, at_most: int
    ) -> Sequence[tuple[FollowUp, Ticket]]:
        """Where the household was not content before, the newest first."""
        query = (
            select(FollowUp, Ticket)
            .join(Ticket, Ticket.id == FollowUp.ticket_id)
            .where(_of_the_household(ticket), Ticket.confidential.is_(False))
            .where(Ticket.id != ticket.id)  # whoever asks again does not know what was said first
            .where(FollowUp.state == FollowUpState.ANSWERED, or_(*(one <= low for one in _LOW)))
            .order_by(FollowUp.id.desc())
        )
        return [(one, about) for one, about in await self._session.execute(query.limit(at_most))]

    async def still_open(self, ticket: Ticket) -> Sequence[Ticket]:
        """Complaints that are not settled, and what is being put right."""
        mending = select(Rectification.ticket_id).where(Rectification.stage != Stage.CLOSED)
        open_complaint = (Ticket.kind == Kind.COMPLAINT) & Ticket.state.in_(OPEN_STATES)
        query = select(Ticket).where(
            _of_the_household(ticket),
            Ticket.confidential.is_(False),
            or_(open_complaint, Ticket.id.in_(mending)),
        )
        return (await self._session.scalars(query.order_by(Ticket.id.desc()))).all()

    async def hot_topics(
        self, ticket: Ticket, since: datetime, kinds: Collection[str], at_most: int
    ) -> Sequence[tuple[str, str, int]]:
        """What is brought most often in their building: kind, category and how often."""
        building = select(Home.building).where(Home.id == ticket.home_id).scalar_subquery()
        count = func.count(Ticket.id)
        query = (
            select(Ticket.kind, Ticket.category, count)
            .join(Home, Home.id == Ticket.home_id)
            .where(Home.community_id == ticket.community_id, Home.building == building)
            .where(Ticket.filed_at >= since, Ticket.kind.in_(kinds))
            .where(Ticket.confidential.is_(False))
            .group_by(Ticket.kind, Ticket.category)
            .order_by(count.desc(), Ticket.kind, Ticket.category)
        )
        found = await self._session.execute(query.limit(at_most))
        return [(kind, category, times) for kind, category, times in found]


def _of_the_household(ticket: Ticket) -> ColumnElement[bool]:
    """Whatever the same person brought, or somebody who lives there still."""
    lives_there = exists().where(
        Member.home_id == Ticket.home_id,
        Member.person_id == Ticket.requester_id,
        Member.state == Membership.APPROVED,
    )
    same_home = and_(Ticket.home_id == ticket.home_id, lives_there)
    return or_(Ticket.requester_id == ticket.requester_id, same_home)
