"""Things of everybody's, each with the code that is printed on it."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.households import natural
from storage.tables import Asset


class Assets:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, asset: Asset) -> None:
        self._session.add(asset)
        await self._session.flush()

    async def get(self, asset_id: int) -> Asset | None:
        return await self._session.get(Asset, asset_id)

    async def coded(self, community_id: int, code: str) -> Asset | None:
        query = select(Asset).where(Asset.community_id == community_id, Asset.code == code)
        return await self._session.scalar(query)

    async def in_use(self, community_id: int) -> Sequence[Asset]:
        """By building, in the order in which people count."""
        query = select(Asset).where(Asset.community_id == community_id, Asset.retired_at.is_(None))
        found = (await self._session.scalars(query)).all()
        return sorted(found, key=lambda one: (natural(one.building), natural(one.name), one.id))
