"""备注 — what colleagues write down about a ticket among themselves."""

from domain.tickets import Role
from handlers.actions.telling import record, redraw_ops_card
from handlers.facts import facts_of
from handlers.past import NOTE
from handlers.turn import Turn
from storage.tables import Staff, Ticket


async def note(turn: Turn, ticket: Ticket, staff: Staff, words: str) -> None:
    """On the card for everybody in the office, and never for the resident."""
    record(turn, ticket.id, NOTE, "B3", Role(staff.role), words=words)
    await redraw_ops_card(turn, await facts_of(turn, ticket))
