"""Quotes: every price that was ever named for a ticket, in the order it was named."""

from collections.abc import Sequence

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.quotes import QuoteState
from storage.tables import Quote, Ticket


class Quotes:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def begin(self, quote: Quote) -> None:
        self._session.add(quote)
        await self._session.flush()

    async def drop(self, quote: Quote) -> None:
        """A draft that nobody was shown."""
        await self._session.delete(quote)

    async def ticket_of(self, quote_id: int) -> int | None:
        return await self._session.scalar(select(Quote.ticket_id).where(Quote.id == quote_id))

    async def get(self, quote_id: int) -> Quote | None:
        """As it stands now: whoever holds its ticket holds it as well."""
        query = select(Quote).where(Quote.id == quote_id)
        return await self._session.scalar(query.execution_options(populate_existing=True))

    async def of_ticket(self, ticket_id: int) -> Sequence[Quote]:
        """All that the resident was shown, oldest first."""
        query = select(Quote).where(Quote.ticket_id == ticket_id, Quote.state != QuoteState.DRAFT)
        return (await self._session.scalars(query.order_by(Quote.ordinal))).all()

    async def any_in(self, community_id: int) -> bool:
        """Whether a price was ever named in this community."""
        named = exists().where(Quote.ticket_id == Ticket.id, Ticket.community_id == community_id)
        return bool(await self._session.scalar(select(named)))

    async def draft(self, ticket_id: int) -> Quote | None:
        """What is being written just now."""
        query = select(Quote).where(Quote.ticket_id == ticket_id, Quote.state == QuoteState.DRAFT)
        return await self._session.scalar(query)
