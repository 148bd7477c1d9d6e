"""A household waits to be called, or has not said whether what was written down is right."""

from domain.contacts import UNDONE
from handlers.actions import contacts, doubting
from handlers.turn import Turn


async def contact_due(turn: Turn, *, contact: int, again: bool) -> None:
    """One reminder, and then the supervisor."""
    found = await turn.shelves.contacts.get(contact)
    follow_up = found and await turn.shelves.follow_ups.locked(found.follow_up_id)
    ticket = follow_up and await turn.shelves.tickets.locked(follow_up.ticket_id)
    held = await turn.shelves.contacts.locked(contact)
    if not held or not follow_up or not ticket or held.state not in UNDONE:
        return
    if not await contacts.may_be_asked(turn, follow_up, ticket):
        await contacts.call_off(turn, held, follow_up, ticket)
    elif again:
        await contacts.hand_up(turn, held, follow_up, ticket)
    else:
        await contacts.remind(turn, held, follow_up, ticket)


async def record_unconfirmed(turn: Turn, *, follow_up: int) -> None:
    found = await turn.shelves.follow_ups.locked(follow_up)
    ticket = found and await turn.shelves.tickets.locked(found.ticket_id)
    if found and ticket:
        await doubting.look_at_unconfirmed(turn, found, ticket)
