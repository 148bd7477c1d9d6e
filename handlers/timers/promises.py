"""The course of a promise: its reminders, the moment it is due, and every rung of its ladder."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from handlers.actions.cases import open_case_card
from handlers.actions.ladder import climb, hand_up, miss, remind
from handlers.actions.telling import redraw_ops_card
from handlers.facts import facts_of
from handlers.turn import Turn
from storage.tables import Promised, Ticket

# What the house does by itself when it is due (see CLOCKS).
ACTS: dict[str, Callable[[Turn, Ticket], Awaitable[None]]] = {
    "complaint.unresolved_case_card": open_case_card,
    "visit.unsolved_to_head": hand_up,
}


async def promise_step(turn: Turn, *, promise: int, due: str = "") -> None:
    """Somebody may have kept it, or moved it, while the bell was ringing."""
    ticket_id = await turn.shelves.promises.ticket_of(promise)
    ticket = ticket_id and await turn.shelves.tickets.locked(ticket_id)
    if not ticket:
        return
    promised = await turn.shelves.promises.get(promise)
    moved = due and promised.due != datetime.fromisoformat(due)
    if promised.open and promised.left is None and not moved:
        await _take(turn, promised, ticket)


async def _take(turn: Turn, promised: Promised, ticket: Ticket) -> None:
    if turn.now < promised.due:
        return await remind(turn, promised, ticket)
    if promised.missed_at:
        await climb(turn, promised, ticket)
        return await redraw_ops_card(turn, await facts_of(turn, ticket))
    if promised.key in ACTS:
        await ACTS[promised.key](turn, ticket)
    return await miss(turn, promised, ticket) if promised.open else None
