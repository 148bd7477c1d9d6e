"""Who is in the staff's group without a post there, as far as the manager has been told."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Outsider


class Outsiders:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def known(self, community_id: int, telegram_id: int) -> bool:
        query = select(Outsider.id).where(
            Outsider.community_id == community_id, Outsider.telegram_id == telegram_id
        )
        return await self._session.scalar(query) is not None

    async def enter(self, outsider: Outsider) -> None:
        self._session.add(outsider)
        await self._session.flush()

    async def forget(self, community_id: int, telegram_id: int) -> None:
        """They are one of us now."""
        theirs = delete(Outsider).where(
            Outsider.community_id == community_id, Outsider.telegram_id == telegram_id
        )
        await self._session.execute(theirs)

    async def purge(self, community_id: int, before: datetime) -> None:
        """Whoever is still there is seen again."""
        gone = delete(Outsider).where(
            Outsider.community_id == community_id, Outsider.seen_at < before
        )
        await self._session.execute(gone)
