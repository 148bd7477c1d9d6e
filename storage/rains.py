"""When and where it rained."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Rain


class Rains:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def note(self, rain: Rain) -> bool:
        """Whether that was new: the same rain may be seen by many, and last."""
        known = await self.of_day(rain.community_id, rain.day)
        for one in known:
            if (one.source, one.buildings) == (rain.source, rain.buildings):
                one.noted_at = rain.noted_at
                return False
        self._session.add(rain)
        return True

    async def of_day(self, community_id: int, day: date) -> Sequence[Rain]:
        query = select(Rain).where(Rain.community_id == community_id, Rain.day == day)
        return (await self._session.scalars(query.order_by(Rain.id))).all()

    async def noted(
        self, community_id: int, source: str, days: Collection[date]
    ) -> dict[date, datetime]:
        """On which of these days it rained, by this source, and when we heard of it last."""
        query = select(Rain.day, Rain.noted_at).where(
            Rain.community_id == community_id, Rain.source == source, Rain.day.in_(days)
        )
        return dict((await self._session.execute(query)).all())
