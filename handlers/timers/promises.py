"""A promise comes due: was it kept?"""

from domain.tickets import State
from handlers.actions.promises import miss
from handlers.turn import Turn

_OVER = {State.ARCHIVED, State.CANCELLED, State.COMPLETED}


async def promise_due(turn: Turn, *, promise: int) -> None:
    promised = await turn.shelves.tickets.promised(promise)
    ticket = promised and await turn.shelves.tickets.locked(promised.ticket_id)
    if not promised or not ticket or promised.kept_at or ticket.state in _OVER:
        return
    await miss(turn, promised, ticket)
