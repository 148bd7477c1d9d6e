"""The course of a promise: its reminders, the moment it is due, and every rung of its ladder."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from domain.promises import CLOCKS
from domain.tickets import Action
from handlers.actions.cases import open_case_card
from handlers.actions.ladder import climb, hand_up, miss, remind
from handlers.actions.telling import redraw_ops_card
from handlers.facts import facts_of
from handlers.turn import Turn
from storage.tables import Promised, Ticket

# What the house does by itself when a promise is due that CLOCKS says becomes this.
ACTS: dict[Action, Callable[[Turn, Ticket], Awaitable[None]]] = {
    Action.OPEN_CASE_CARD: open_case_card,
    Action.HAND_UP: hand_up,
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
    if becomes := CLOCKS[promised.key].becomes:
        await ACTS[becomes](turn, ticket)
    return await miss(turn, promised, ticket) if promised.open else None
