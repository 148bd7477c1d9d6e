"""Corrective procedures: which run, and which were closed when (S0 八3(5))."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.locking import held
from storage.tables import Correction


class Corrections:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def start(self, correction: Correction) -> Correction:
        self._session.add(correction)
        await self._session.flush()
        return correction

    async def locked(self, correction_id: int) -> Correction | None:
        """Held until the turn is filed."""
        return await self._session.scalar(
            held(select(Correction).where(Correction.id == correction_id))
        )

    async def open(self, community_id: int) -> Sequence[Correction]:
        """The most pressing first."""
        query = select(Correction).where(
            Correction.community_id == community_id, Correction.closed_at.is_(None)
        )
        return (await self._session.scalars(query.order_by(Correction.due, Correction.id))).all()

    async def open_on(self, community_id: int) -> set[str]:
        """The grounds on which one runs already, whichever report it was started on."""
        query = select(Correction.ground).where(
            Correction.community_id == community_id, Correction.closed_at.is_(None)
        )
        return set(await self._session.scalars(query))

    async def within(
        self, community_id: int, start: datetime, end: datetime
    ) -> Sequence[Correction]:
        """Those that ran in this time, be it for a while."""
        query = select(Correction).where(
            Correction.community_id == community_id,
            Correction.started_at < end,
            or_(Correction.closed_at.is_(None), Correction.closed_at >= start),
        )
        return (await self._session.scalars(query.order_by(Correction.due, Correction.id))).all()
