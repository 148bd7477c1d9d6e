"""Which message shows what: so that an edit finds its message, and a reply finds its ticket."""

from collections.abc import Collection, Sequence

from sqlalchemy import String, cast, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Card, Member, Person, Ticket

ORDERS = "orders:"  # and whose: the message on which a colleague looks through their orders
WORK = ":staff:"  # in the name of whatever is shown to a colleague in private, of their work
LIVE = "my:"  # and whose: the one message on which somebody looks through their matters


def of_their_work(alias: str | None) -> bool:
    """Whether this is shown in private to a colleague, and not to a resident."""
    return alias is not None and (WORK in alias or alias.startswith(ORDERS))


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

    async def of_ticket(self, ticket_id: int) -> Sequence[Card]:
        """Every message that shows it or speaks of it."""
        query = select(Card).where(Card.ticket_id == ticket_id).order_by(Card.alias)
        return (await self._session.scalars(query)).all()

    async def rename(self, card: Card, alias: str) -> str:
        """The message stays what it was, under another name; something else takes its place."""
        await self._session.delete(card)
        await self._session.flush()
        self._session.add(
            Card(
                alias=alias,
                chat=card.chat,
                message_id=card.message_id,
                ticket_id=card.ticket_id,
                captioned=card.captioned,
            )
        )
        return alias

    async def put(self, cards: Sequence[Card]) -> None:
        """Remember where these are shown now."""
        for card in cards:
            await self._session.merge(card)
