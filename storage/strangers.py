"""Whoever does not want to be known: what a talk with them has left behind, and its end."""

from sqlalchemy import delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Card, Conversation, InboxRow, OutboxRow, Person, Timer


class Strangers:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def is_one(self, chat: int) -> bool:
        """Neither known nor about to be: no talk stands in their chat."""
        talk = exists().where(Conversation.key.startswith(f"{chat}:"))
        known = exists().where(Person.telegram_id == chat)
        return not await self._session.scalar(select(or_(talk, known)))

    async def waits(self, chat: int) -> bool:
        """Whether a letter is still on its way to them."""
        waiting = (OutboxRow.chat == chat, OutboxRow.status.in_(["new", "sending"]))
        return bool(await self._session.scalar(select(exists().where(*waiting))))

    async def wipe_out(self, chat: int) -> None:
        """All but what they may have said just now, which is still to be answered."""
        lane = str(chat)
        over = or_(InboxRow.status == "done", InboxRow.source == "timer")
        await self._session.execute(delete(InboxRow).where(InboxRow.lane == lane, over))
        await self._session.execute(delete(OutboxRow).where(OutboxRow.chat == chat))
        await self._session.execute(delete(Card).where(Card.chat == chat))
        await self._session.execute(delete(Timer).where(Timer.lane == lane))
