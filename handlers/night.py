"""At night a phone makes a sound only for danger, and for what its bearer has just asked."""

from handlers.actions.telling import asleep
from handlers.turn import Turn
from storage.outbox import Lane
from storage.tables import Community, OutboxRow, Ticket


async def hush(turn: Turn) -> None:
    """What this turn sends to people in private arrives unheard where it is night (F13)."""
    for row in turn.sheet.letters:
        if _rings(row) and not turn.sheet.answers(row) and await _nobody_waits(turn, row):
            row.params = {**row.params, "disable_notification": True}


def _rings(row: OutboxRow) -> bool:
    in_private = row.chat > 0
    return in_private and row.method.startswith("send") and row.lane != Lane.URGENT


async def _nobody_waits(turn: Turn, row: OutboxRow) -> bool:
    """Whether they sleep: nobody does whose home is in danger."""
    ticket = await turn.shelves.tickets.get(row.ticket_id) if row.ticket_id else None
    if ticket and ticket.urgent:
        return False
    return asleep(turn, await _community(turn, ticket))


async def _community(turn: Turn, ticket: Ticket | None) -> Community:
    communities = turn.shelves.communities
    return await communities.get(ticket.community_id) if ticket else (await communities.all())[0]
