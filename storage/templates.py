"""Replies that the office gives often, each in the languages it has been worded in."""

from collections.abc import Sequence

from sqlalchemy import exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.locking import held
from storage.tables import Template


class Templates:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def of_community(self, community_id: int) -> Sequence[Template]:
        """All that are not retired, in the order they were written."""
        query = select(Template).where(
            Template.community_id == community_id, Template.retired_at.is_(None)
        )
        return (await self._session.scalars(query.order_by(Template.id))).all()

    async def any_ever(self, community_id: int) -> bool:
        """Whether they have, or had, one; whoever has retired them all wants none."""
        query = select(exists().where(Template.community_id == community_id))
        return bool(await self._session.scalar(query))

    async def locked(self, template_id: int) -> Template | None:
        query = select(Template).where(Template.id == template_id)
        return await self._session.scalar(held(query))

    async def write(self, template: Template) -> None:
        self._session.add(template)
        await self._session.flush()

    async def count_use(self, template_id: int) -> None:
        used = update(Template).where(Template.id == template_id)
        await self._session.execute(used.values(used=Template.used + 1))
