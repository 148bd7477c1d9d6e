"""A resident says nothing about a price: once we ask again, and the office hears of it."""

from domain.quotes import QuoteState
from domain.tickets import UNDONE_STATES
from handlers.actions import quotes
from handlers.turn import Turn


async def quote_unanswered(turn: Turn, *, quote: int) -> None:
    """Unless they have answered it, or nobody waits for that any more."""
    ticket_id = await turn.shelves.quotes.ticket_of(quote)
    ticket = await turn.shelves.tickets.locked(ticket_id) if ticket_id else None
    found = await turn.shelves.quotes.get(quote)
    waiting = found is not None and found.state == QuoteState.OPEN
    if ticket and found and waiting and ticket.state in UNDONE_STATES:
        await quotes.remind(turn, found, ticket)
