"""A household waits to be called, or has not said whether what was written down is right."""

from domain.contacts import UNDONE
from handlers.actions import contacts, doubting
from handlers.actions.telling import morning_of
from handlers.turn import Turn


async def contact_due(turn: Turn, *, contact: int, again: int) -> None:
    """One reminder, and then those above; nobody is rung for it at night."""
    found = await turn.shelves.contacts.get(contact)
    follow_up = found and await turn.shelves.follow_ups.locked(found.follow_up_id)
    ticket = follow_up and await turn.shelves.tickets.locked(follow_up.ticket_id)
    held = await turn.shelves.contacts.locked(contact)
    if not held or not follow_up or not ticket or held.state not in UNDONE:
        return
    community = await turn.shelves.communities.get(held.community_id)
    awake = morning_of(turn, community)
    since = turn.now - turn.standard_of(community).duration("contact.overdue_again")
    just_taken = held.staff_id is not None and (held.taken_at or since) > since
    if not await contacts.may_be_asked(turn, follow_up, ticket):
        await contacts.call_off(turn, held, follow_up, ticket)
    elif awake > turn.now:
        contacts.set_due(turn, held, awake, again=again)
    elif again and not just_taken:
        await contacts.hand_up(turn, held, follow_up, ticket, again)
    else:
        await contacts.remind(turn, held, follow_up, ticket, again)


async def record_unconfirmed(turn: Turn, *, follow_up: int) -> None:
    found = await turn.shelves.follow_ups.locked(follow_up)
    ticket = found and await turn.shelves.tickets.locked(found.ticket_id)
    if found and ticket:
        await doubting.look_at_unconfirmed(turn, found, ticket)
