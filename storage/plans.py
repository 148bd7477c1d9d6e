"""What will be asked and when: the follow-ups that lie ahead, wait for rain, or for an answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.contacts import UNDONE
from domain.follow_ups import FollowUpState
from storage.tables import Contact, FollowUp, Home, Ticket


@dataclass(frozen=True)
class Ahead:
    """Which of them; what is not named may be any. Without an end, what waits for rain as well."""

    since: datetime | None = None
    until: datetime | None = None
    rain: bool = False  # only what waits for it
    answers_at: datetime | None = None  # also what has been asked and waits for its answer then
    planned: bool = True
    ticket_id: int = 0
    home_id: int = 0
    building: str = ""


class Plans:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def page(
        self, community_id: int, ahead: Ahead, at_most: int, skip: int = 0
    ) -> tuple[Sequence[tuple[FollowUp, Ticket]], int]:
        """Some of them, the next first and rain last; and how many in all."""
        fits = (
            Ticket.community_id == community_id,
            _stands(ahead),
            *_fits(ahead),
        )
        joined = select(FollowUp, Ticket).join(Ticket, Ticket.id == FollowUp.ticket_id).where(*fits)
        in_order = (FollowUp.ask_at.is_(None), FollowUp.ask_at, FollowUp.id)
        found = await self._session.execute(joined.order_by(*in_order).limit(at_most).offset(skip))
        counting = select(func.count()).select_from(joined.subquery())
        return [(one, ticket) for one, ticket in found], await self._session.scalar(counting) or 0


def _stands(ahead: Ahead) -> ColumnElement[bool]:
    """Past its limit nothing comes of a question any more, but what a colleague has in hand."""
    planned = FollowUp.state == FollowUpState.PLANNED
    if ahead.answers_at is None:
        return planned
    call = exists().where(Contact.follow_up_id == FollowUp.id, Contact.state.in_(UNDONE))
    in_time = or_(FollowUp.limit >= ahead.answers_at, call)
    waits = and_(FollowUp.state == FollowUpState.ASKED, in_time)
    return or_(planned, waits) if ahead.planned else waits


def _fits(ahead: Ahead) -> Iterator[ColumnElement[bool]]:
    """A confidential matter is found neither by its home nor by its building."""
    if ahead.since:
        yield FollowUp.ask_at >= ahead.since
    if ahead.until:
        yield FollowUp.ask_at < ahead.until
    if ahead.rain:
        yield FollowUp.ask_at.is_(None)
    if ahead.ticket_id:
        yield Ticket.id == ahead.ticket_id
    if ahead.home_id:
        yield Ticket.home_id == ahead.home_id
        yield Ticket.confidential.is_(False)
    if ahead.building:
        yield Ticket.home_id.in_(select(Home.id).where(Home.building == ahead.building))
        yield Ticket.confidential.is_(False)
