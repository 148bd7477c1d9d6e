"""Rates: who falls due to be asked in a month, how far that has come, and who is left in peace."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Row, Select, and_, case, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.contacts import ContactState, Reason
from domain.follow_ups import FollowUpState, Purpose, after
from domain.rates import Followed, HowItWas, Spoken, rated
from domain.standard import After
from domain.tickets import Kind, Role
from storage.attention import household
from storage.how_it_was import how_it_was
from storage.tables import Contact, FollowUp, Person, Staff, Ticket

S = TypeVar("S", bound=Select[*tuple[Any, ...]])
_FIRST = (Purpose.FIRST, Purpose.MID_TERM)
_UNWILLING = or_(
    Person.not_asked, Person.withdrawn_at.is_not(None), Person.forgotten_at.is_not(None)
)
_NEWER = aliased(FollowUp)
_STANDS_FOR_IT = (
    select(func.min(_NEWER.asked_at))
    .where(_NEWER.ticket_id == FollowUp.ticket_id, _NEWER.ordinal > FollowUp.ordinal)
    .where(FollowUp.state == FollowUpState.LAPSED)
    .correlate(FollowUp)
    .scalar_subquery()
)
# Of one that was never asked, the moment of the newer one that stands for it (F13).
ASKED_AT = func.coalesce(FollowUp.asked_at, _STANDS_FOR_IT)
_COLUMNS = (
    FollowUp.id, FollowUp.ticket_id, FollowUp.ask_at, ASKED_AT.label("asked_at"), FollowUp.after,
    FollowUp.answered_at.is_not(None).label("answered"),
    FollowUp.recorded_by.is_not(None).label("by_staff"),
    FollowUp.confirmed_at.is_not(None).label("confirmed"),
    (FollowUp.doubt != "").label("doubted"),
    case((FollowUp.state == FollowUpState.PLANNED, FollowUp.limit)).label("to_ask_by"),
    and_(FollowUp.state == FollowUpState.ASKED, FollowUp.answered_at.is_(None)).label("waits"),
    FollowUp.reminded_at.is_not(None).label("silent"),
    _UNWILLING.label("opted_out"),
    Ticket.kind, Ticket.category, Ticket.triage_kind, Ticket.urgent, Ticket.home_id,
    Ticket.requester_id, Ticket.assignee_id, Ticket.confidential,
)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """What decides whether somebody calls, beside the question itself."""

    followed: Followed
    household: str
    assignee_id: int | None
    waits: bool  # asked, and not answered in full
    silent: bool
    opted_out: bool
    confidential: bool


class Rates:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def of_month(self, community_id: int, start: datetime, end: datetime) -> Sequence[Known]:
        """Each ticket once, by its first question, if that falls due then; the first due first."""
        when = (community_id, start, end)
        contacts = select(Contact.follow_up_id, Contact.reason, Contact.state)
        ours = contacts.join(FollowUp, FollowUp.id == Contact.follow_up_id).order_by(Contact.id)
        spoken: dict[int, list[Spoken]] = {}
        for number, reason, state in await self._session.execute(first_due(ours, *when)):
            spoken.setdefault(number, []).append(Spoken(Reason(reason), ContactState(state)))
        query = first_due(select(*_COLUMNS), *when).join(Person, Person.id == Ticket.requester_id)
        found = await self._session.execute(query.order_by(FollowUp.ask_at, FollowUp.id))
        return [_known(row, spoken.get(row.id, ())) for row in found]

    async def how_it_was(self, community_id: int, start: datetime, end: datetime) -> HowItWas:
        return await how_it_was(self._session, community_id, start, end)

    async def spoken_with(self, community_id: int, since: datetime) -> set[str]:
        """The households with which a colleague has spoken since then, or tried, or is about to."""
        query = (
            select(Ticket.home_id, Ticket.requester_id)
            .join(FollowUp, FollowUp.ticket_id == Ticket.id)
            .join(Contact, Contact.follow_up_id == FollowUp.id)
            .where(Contact.community_id == community_id, Contact.made_at >= since)
            .where(Contact.state != ContactState.CALLED_OFF)
        )
        return _households(await self._session.execute(query))

    async def unhappy(self, community_id: int, since: datetime, low: int) -> set[str]:
        """The households that have complained since then, or given a score so low.

        What was said in confidence is left out.
        """
        ours = (Ticket.community_id == community_id, Ticket.confidential.is_(False))
        whose = select(Ticket.home_id, Ticket.requester_id).where(*ours)
        scores = (FollowUp.quality, FollowUp.effect, FollowUp.satisfaction)
        scored = whose.join(FollowUp, FollowUp.ticket_id == Ticket.id).where(
            FollowUp.answered_at >= since, or_(*(score <= low for score in scores))
        )
        said = or_(
            (Ticket.kind == Kind.COMPLAINT) & (Ticket.filed_at >= since),
            (Ticket.rating <= low) & (Ticket.rated_at >= since),
        )
        found = [await self._session.execute(one) for one in (scored, whose.where(said))]
        return _households(row for rows in found for row in rows)

    async def new_colleagues(self, community_id: int, since: datetime, fewer_than: int) -> set[int]:
        """Whose first finished work lies no further back, or who have finished fewer than that."""
        query = (
            select(Ticket.assignee_id)
            .where(Ticket.community_id == community_id, Ticket.assignee_id.is_not(None))
            .where(Ticket.finished_at.is_not(None))
            .group_by(Ticket.assignee_id)
            .having(or_(func.min(Ticket.finished_at) >= since, func.count() < fewer_than))
        )
        return {one for one in await self._session.scalars(query) if one}

    async def calls_by(self, staff_id: int, start: datetime, end: datetime) -> int:
        """How many households this colleague has reached in person."""
        query = select(func.count(Contact.id)).where(
            Contact.staff_id == staff_id,
            Contact.state == ContactState.REACHED,
            Contact.done_at >= start,
            Contact.done_at < end,
        )
        return await self._session.scalar(query) or 0

    async def calls_of_leaders(
        self, community_id: int, start: datetime, end: datetime
    ) -> Sequence[tuple[str, int]]:
        """How many households each manager and head has reached in person (S0 三(2))."""
        reached = (Contact.state == ContactState.REACHED, Contact.staff_id == Staff.id)
        own = and_(*reached, Contact.done_at >= start, Contact.done_at < end)
        query = (
            select(Staff.name, func.count(Contact.id))
            .outerjoin(Contact, own)
            .where(Staff.community_id == community_id, Staff.ended_at.is_(None))
            .where(Staff.role.in_([Role.MANAGER, Role.HEAD]))
            .group_by(Staff.id, Staff.name)
            .order_by(Staff.id)
        )
        return [(name, n) for name, n in await self._session.execute(query)]


def first_due(query: S, community_id: int, start: datetime, end: datetime) -> S:
    """The first question about each ticket, where that falls due then; nothing called off."""
    earlier = aliased(FollowUp)
    asked_before = exists().where(
        earlier.ticket_id == FollowUp.ticket_id,
        earlier.ordinal < FollowUp.ordinal,
        earlier.state != FollowUpState.CALLED_OFF,
        earlier.purpose.in_(_FIRST),
    )
    return query.join(Ticket, Ticket.id == FollowUp.ticket_id).where(
        Ticket.community_id == community_id,
        FollowUp.ask_at >= start,
        FollowUp.ask_at < end,
        FollowUp.state != FollowUpState.CALLED_OFF,
        FollowUp.purpose.in_(_FIRST),
        ~asked_before,
    )


def _known(row: Row[*tuple[Any, ...]], contacts: Sequence[Spoken]) -> Known:
    (number, ticket_id, ask_at, asked_at, about, answered, by_staff, confirmed, doubted,
     to_ask_by, waits, silent, opted_out, kind, category, triage_kind, urgent, home_id,
     person_id, assignee_id, confidential) = row  # fmt: skip
    what = After(about) if about else after(Kind(kind), category, triage_kind, urgent)
    followed = Followed(
        ticket_id, number, rated(what), ask_at, asked_at, answered, by_staff, confirmed, doubted,
        tuple(contacts), to_ask_by,
    )  # fmt: skip
    return Known(
        followed, household(home_id, person_id), assignee_id, waits, silent, opted_out, confidential
    )


def _households(rows: Iterable[Row[int | None, int]]) -> set[str]:
    return {household(home_id, person_id) for home_id, person_id in rows}
