"""Which message shows what: so that an edit finds its message, and a reply finds its ticket."""

from collections.abc import Collection, Sequence

from sqlalchemy import String, cast, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Card, Member, Person, Ticket

LIVE = "my:"  # and whose: the one message on which somebody looks through their matters


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

    async def looking_at(self, ticket: Ticket) -> Sequence[Person]:
        """Those of the household whose live screen shows this ticket."""
        household = select(Member.person_id).where(Member.home_id == ticket.home_id)
        query = (
            select(Person)
            .join(Card, Card.alias == literal(LIVE).concat(cast(Person.telegram_id, String)))
            .where(or_(Person.id == ticket.requester_id, Person.id.in_(household)))
            .where(Card.ticket_id == ticket.id)
        )
        return (await self._session.scalars(query)).all()

    async def put(self, cards: Sequence[Card]) -> None:
        """Remember where these are shown now."""
        for card in cards:
            await self._session.merge(card)
