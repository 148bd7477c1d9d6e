"""人工回访 — what a message alone does not settle, a colleague asks in person."""

from domain.contacts import Reason
from domain.standard import FOLLOWED_UP_BY, After
from handlers.actions.telling import record
from handlers.turn import Turn
from storage.contacts import UNDONE
from storage.tables import Contact, FollowUp, Ticket


async def hand_over(turn: Turn, follow_up: FollowUp, ticket: Ticket, reason: Reason) -> Contact:
    """A colleague is to ask; where one is to already, that one does."""
    for known in await turn.shelves.contacts.of_follow_up(follow_up.id):
        if known.state in UNDONE:
            return known
    by = next(
        one
        for one in FOLLOWED_UP_BY
        if one.after == (follow_up.after or After.OTHER)
        and one.severity in {"", ticket.severity or "ordinary"}
    )
    contact = Contact(
        community_id=ticket.community_id,
        follow_up_id=follow_up.id,
        reason=reason,
        led_by=by.led_by,
        made_at=turn.now,
        due=max(follow_up.limit or turn.now, turn.now),
        clause=by.clause,
    )
    await turn.shelves.contacts.enter(contact)
    record(turn, ticket.id, "hand_over_follow_up", by.clause, contact=contact.id, reason=reason)
    return contact
