"""Replies that promise too much, until whoever wrote them sends them all the same, or does not."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.locking import held
from storage.tables import HeldReply


class HeldReplies:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def hold(self, reply: HeldReply) -> None:
        self._session.add(reply)
        await self._session.flush()

    async def locked(self, reply_id: int) -> HeldReply | None:
        query = select(HeldReply).where(HeldReply.id == reply_id)
        return await self._session.scalar(held(query))

    async def written_in(self, chat: int, message_id: int) -> HeldReply | None:
        """What is held of this message; locked, since an edit may let it go."""
        query = select(HeldReply).where(HeldReply.chat == chat, HeldReply.message_id == message_id)
        return await self._session.scalar(held(query.limit(1)))

    async def of(self, staff_id: int) -> Sequence[HeldReply]:
        """What they have not decided about yet; locked."""
        query = select(HeldReply).where(HeldReply.staff_id == staff_id).order_by(HeldReply.id)
        return (await self._session.scalars(held(query))).all()

    async def let_go(self, reply: HeldReply) -> None:
        await self._session.delete(reply)
        await self._session.flush()
