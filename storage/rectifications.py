"""Rectifications: the notices of a matter, and the register of all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.rectification import OPEN_STAGES, RUNNING_STAGES, Stage
from storage.locking import held
from storage.tables import Rectification, Staff, Ticket


@dataclass(frozen=True)
class Registered:
    """A notice with what it is about and whose it is."""

    notice: Rectification
    ticket: Ticket
    owner: Staff | None

    @property
    def deadline(self) -> datetime | None:
        """What the owner has to keep next; None where nothing is left for them to do."""
        if self.notice.stage not in RUNNING_STAGES:
            return None
        acknowledged = self.notice.stage == Stage.ACKNOWLEDGED
        return self.notice.rectify_by if acknowledged else self.notice.acknowledge_by

    def overdue(self, now: datetime) -> bool:
        return self.deadline is not None and self.deadline < now


class Rectifications:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def notice(self, rectification: Rectification) -> None:
        self._session.add(rectification)
        await self._session.flush()

    async def locked(self, rectification_id: int) -> Rectification | None:
        query = select(Rectification).where(Rectification.id == rectification_id)
        return await self._session.scalar(held(query))

    async def of_ticket(self, ticket_id: int) -> Sequence[Rectification]:
        query = select(Rectification).where(Rectification.ticket_id == ticket_id)
        return (await self._session.scalars(query.order_by(Rectification.id))).all()

    async def of_follow_ups(self, *follow_ups: int) -> Sequence[Rectification]:
        query = select(Rectification).where(Rectification.follow_up_id.in_(follow_ups))
        return (await self._session.scalars(query.order_by(Rectification.id))).all()

    async def open_in(self, community_id: int) -> list[Registered]:
        """By what they have to keep next; what waits for audit comes last."""
        here = Ticket.community_id == community_id
        query = _entries().where(here, Rectification.stage.in_(OPEN_STAGES))
        found = await self._registered(query.order_by(Rectification.id))
        return sorted(found, key=_next_first)

    async def closed_in(
        self, community_id: int, start: datetime, end: datetime
    ) -> list[Registered]:
        """The latest first."""
        query = _entries().where(
            Ticket.community_id == community_id,
            Rectification.closed_at >= start,
            Rectification.closed_at < end,
        )
        return await self._registered(query.order_by(Rectification.closed_at.desc()))

    async def register(self, community_id: int, start: datetime, end: datetime) -> list[Registered]:
        """All that was open at any time within these moments, the oldest first (H4)."""
        closed = Rectification.closed_at
        query = _entries().where(
            Ticket.community_id == community_id,
            and_(Rectification.noticed_at < end, or_(closed.is_(None), closed >= start)),
        )
        return await self._registered(query.order_by(Rectification.id))

    async def _registered(self, query: Select[Rectification, Ticket, Staff]) -> list[Registered]:
        found = await self._session.execute(query)
        return [Registered(notice, ticket, owner) for notice, ticket, owner in found]


def _entries() -> Select[Rectification, Ticket, Staff]:
    return (
        select(Rectification, Ticket, Staff)
        .join(Ticket, Ticket.id == Rectification.ticket_id)
        .join(Staff, Staff.id == Rectification.owner_id, isouter=True)
    )


def _next_first(one: Registered) -> tuple[bool, datetime]:
    return one.deadline is None, one.deadline or one.notice.noticed_at
