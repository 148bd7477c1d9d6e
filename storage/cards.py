"""Which message shows what: so that an edit finds its message, and a reply finds its ticket."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Card


class Cards:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def known(self, aliases: Collection[str]) -> dict[str, Card]:
        if not aliases:
            return {}
        query = select(Card).where(Card.alias.in_(aliases))
        return {card.alias: card for card in await self._session.scalars(query)}

    async def at(self, chat: int, message_id: int) -> Card | None:
        """What the message shows, if it is one of ours."""
        query = select(Card).where(Card.chat == chat, Card.message_id == message_id).limit(1)
        return await self._session.scalar(query)

    async def put(self, cards: Sequence[Card]) -> None:
        """Remember where these are shown now."""
        for card in cards:
            await self._session.merge(card)
