"""What has been kept for long enough: each kind is taken away by itself, and counted."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from typing import cast as known_as

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Delete,
    String,
    and_,
    cast,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession

from domain.households import Membership
from domain.tickets import OPEN_STATES
from storage.events import OFFICE
from storage.tables import (
    Conversation,
    Event,
    HeldReply,
    Home,
    InboxRow,
    Medium,
    Member,
    OutboxRow,
    Person,
    Search,
    Ticket,
    Timer,
)

_WAITING = Timer.rung_at.is_(None)


class Retention:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def unasked(self) -> Sequence[Person]:
        """People whom nobody would ask once a year whether what we know still holds."""
        about = literal("record:") + cast(Person.id, String)
        known = (Person.forgotten_at.is_(None), Person.withdrawn_at.is_(None))
        query = select(Person).where(*known, ~exists().where(_WAITING, Timer.about == about))
        return (await self._session.scalars(query.order_by(Person.id))).all()

    # --- what goes

    async def as_heard(self, before: datetime) -> int:
        """Messages as they came, with the bells that rang, and drafts that lie about.

        With them goes what colleagues looked for, and what they wrote and never sent.
        """
        await self._gone(delete(HeldReply).where(HeldReply.held_at < before))
        await self._gone(delete(Timer).where(Timer.rung_at < before))
        await self._gone(delete(Search).where(Search.at < before))
        drafts = await self._gone(delete(Conversation).where(Conversation.touched_at < before))
        heard = delete(InboxRow).where(InboxRow.status == "done", InboxRow.done_at < before)
        return drafts + await self._gone(heard)

    async def letters(self, before: datetime) -> int:
        """And what could not be handled: by then nobody will try it again."""
        dead = delete(InboxRow).where(InboxRow.status == "dead", InboxRow.done_at < before)
        sent = await self._gone(delete(OutboxRow).where(OutboxRow.done_at < before))
        return sent + await self._gone(dead)

    async def photos(self, community_id: int, before: datetime) -> int:
        old = select(Ticket.id).where(_settled(community_id, before))
        return await self._gone(delete(Medium).where(Medium.ticket_id.in_(old)))

    async def applications(self, community_id: int, before: datetime) -> int:
        """Those that were declined."""
        ours = select(Home.id).where(Home.community_id == community_id)
        declined = (Member.state == Membership.DECLINED, Member.decided_at < before)
        return await self._gone(delete(Member).where(Member.home_id.in_(ours), *declined))

    async def tickets(self, community_id: int, before: datetime, at_most: int) -> Sequence[Ticket]:
        """Settled so long ago, and still telling of somebody."""
        tells = exists().where(Event.ticket_id == Ticket.id, Event.salt.is_not(None))
        query = select(Ticket).where(_settled(community_id, before), tells)
        return (await self._session.scalars(query.order_by(Ticket.id).limit(at_most))).all()

    async def _gone(self, statement: Delete) -> int:
        unsynced = {"synchronize_session": False}
        done = await self._session.execute(statement, execution_options=unsynced)
        return known_as("CursorResult[Any]", done).rowcount


def _settled(community_id: int, before: datetime) -> ColumnElement[bool]:
    """Closed, and nobody has done anything to it since; the house's own reminders do not count."""
    done = (Event.ticket_id == Ticket.id, Event.actor != OFFICE)
    last = select(func.max(Event.at)).where(*done).scalar_subquery()
    return and_(
        Ticket.community_id == community_id,
        func.coalesce(Ticket.archived_at, Ticket.filed_at) < before,
        Ticket.state.not_in(OPEN_STATES),
        or_(last.is_(None), last < before),
    )
