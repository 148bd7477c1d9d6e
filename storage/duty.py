"""The roster, what shifts left to one another, and the duty log."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.locking import held
from storage.tables import DutyEntry, Handover, Shift, Staff


class Duty:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    # --- shifts

    async def plan(self, shift: Shift) -> None:
        self._session.add(shift)
        await self._session.flush()

    async def shift(self, shift_id: int) -> Shift | None:
        """Held for this turn."""
        query = select(Shift).where(Shift.id == shift_id)
        return await self._session.scalar(held(query))

    async def coming(
        self, community_id: int, now: datetime, at_most: int, skip: int = 0
    ) -> Sequence[tuple[Shift, Staff]]:
        """Those that are not over, the next one first."""
        query = select(Shift, Staff).where(*_of_those_here(community_id), Shift.ends_at > now)
        page = query.order_by(Shift.starts_at, Shift.id).limit(at_most).offset(skip)
        return [(shift, staff) for shift, staff in await self._session.execute(page)]

    async def ahead_of(self, staff_id: int, now: datetime) -> Sequence[Shift]:
        """Theirs that are not over; held for this turn."""
        query = select(Shift).where(Shift.staff_id == staff_id, Shift.called_off_at.is_(None))
        ahead = query.where(Shift.ends_at > now).order_by(Shift.id)
        return (await self._session.scalars(held(ahead))).all()

    async def count_coming(self, community_id: int, now: datetime) -> int:
        query = select(func.count(Shift.id))
        ahead = query.where(*_of_those_here(community_id), Shift.ends_at > now)
        return await self._session.scalar(ahead) or 0

    async def touching(self, community_id: int, start: datetime, end: datetime) -> Sequence[Shift]:
        """Every shift of somebody still here that has a part of this time."""
        query = select(Shift).where(
            *_of_those_here(community_id), Shift.starts_at < end, Shift.ends_at > start
        )
        return (await self._session.scalars(query.order_by(Shift.starts_at, Shift.id))).all()

    async def uses_roster(self, community_id: int, since: datetime) -> bool:
        query = select(Shift.id).where(*_valid(community_id), Shift.ends_at > since).limit(1)
        return await self._session.scalar(query) is not None

    # --- handovers

    async def hand_over(self, handover: Handover) -> None:
        self._session.add(handover)
        await self._session.flush()

    async def handover(self, handover_id: int) -> Handover | None:
        """Held for this turn."""
        query = select(Handover).where(Handover.id == handover_id)
        return await self._session.scalar(held(query))

    async def waiting_of(self, community_id: int, staff_id: int) -> Handover | None:
        """What they have handed over and nobody has taken yet."""
        query = select(Handover).where(
            Handover.community_id == community_id,
            Handover.by_staff == staff_id,
            Handover.taken_at.is_(None),
        )
        return await self._session.scalar(query.order_by(Handover.id.desc()).limit(1))

    async def last_handover(self, community_id: int) -> Handover | None:
        query = select(Handover).where(Handover.community_id == community_id)
        return await self._session.scalar(query.order_by(Handover.id.desc()).limit(1))

    # --- the log

    def note(self, entry: DutyEntry) -> None:
        self._session.add(entry)

    async def notes(self, community_id: int, since: datetime) -> Sequence[tuple[DutyEntry, str]]:
        """What was written down from then on, and by whom."""
        query = (
            select(DutyEntry, Staff.name)
            .join(Staff, Staff.id == DutyEntry.staff_id)
            .where(DutyEntry.community_id == community_id, DutyEntry.at >= since)
            .order_by(DutyEntry.at, DutyEntry.id)
        )
        return [(entry, name) for entry, name in await self._session.execute(query)]


def _valid(community_id: int) -> tuple[ColumnElement[bool], ...]:
    return Shift.community_id == community_id, Shift.called_off_at.is_(None)


def _of_those_here(community_id: int) -> tuple[ColumnElement[bool], ...]:
    return *_valid(community_id), Staff.id == Shift.staff_id, Staff.ended_at.is_(None)
