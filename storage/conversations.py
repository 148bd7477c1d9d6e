"""Where each talk stands, so that any replica can go on with it after a restart."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Conversation


class Conversations:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def at(self, keys: Collection[str]) -> Sequence[Conversation]:
        """The talks that stand at these places; FOR UPDATE, since a turn will change them."""
        if not keys:
            return ()
        query = select(Conversation).where(Conversation.key.in_(keys)).with_for_update()
        return (await self._session.scalars(query)).all()

    async def in_chat(self, chat: int) -> Sequence[Conversation]:
        query = select(Conversation).where(Conversation.key.startswith(f"{chat}:"))
        return (await self._session.scalars(query)).all()

    async def move(self, old: int, new: int) -> None:
        """A group became a supergroup: its talks go on over there."""
        for talk in await self.in_chat(old):
            talk.key = f"{new}{talk.key.removeprefix(str(old))}"

    async def drop(self, chat: int) -> None:
        """The office has left this group, and nobody goes on there."""
        for talk in await self.in_chat(chat):
            await self._session.delete(talk)

    def begin(self, conversation: Conversation) -> None:
        self._session.add(conversation)

    async def end(self, conversation: Conversation) -> None:
        """What began in this very turn is not there yet to be deleted."""
        if conversation in self._session.new:
            self._session.expunge(conversation)
        else:
            await self._session.delete(conversation)

    async def forget(self, keys: Iterable[str]) -> None:
        await self._session.execute(delete(Conversation).where(Conversation.key.in_(keys)))
