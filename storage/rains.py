"""When and where it rained."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Rain


class Rains:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def note(self, rain: Rain) -> bool:
        """Whether that was new: the same rain may be seen by many."""
        known = await self.of_day(rain.community_id, rain.day)
        if any((one.source, one.buildings) == (rain.source, rain.buildings) for one in known):
            return False
        self._session.add(rain)
        return True

    async def of_day(self, community_id: int, day: date) -> Sequence[Rain]:
        query = select(Rain).where(Rain.community_id == community_id, Rain.day == day)
        return (await self._session.scalars(query.order_by(Rain.id))).all()

    async def days(self, community_id: int, source: str, days: Collection[date]) -> set[date]:
        """On which of these days it rained, by this source."""
        query = select(Rain.day).where(
            Rain.community_id == community_id, Rain.source == source, Rain.day.in_(days)
        )
        return set(await self._session.scalars(query))
