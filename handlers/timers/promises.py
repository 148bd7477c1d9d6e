"""A promise comes due: was it kept?"""

from domain.tickets import State
from handlers.actions.repairs import NOTIFIED
from handlers.actions.telling import (
    asleep,
    office_words,
    ops_alias,
    record,
    redraw_ops_card,
    tell_office,
    to_be_called,
)
from handlers.facts import facts_of
from handlers.turn import Turn
from handlers.views import office
from storage.outbox import Lane

_OVER = {State.ARCHIVED, State.CANCELLED, State.COMPLETED}


async def promise_due(turn: Turn, *, promise: int) -> None:
    """Not kept: the office is told, and for an urgent report everybody is called again."""
    promised = await turn.shelves.tickets.promised(promise)
    ticket = promised and await turn.shelves.tickets.locked(promised.ticket_id)
    if not promised or not ticket or promised.kept_at or ticket.state in _OVER:
        return
    promised.missed_at = turn.now
    record(turn, ticket.id, "promise_missed", promised.clause, key=promised.key)
    facts = await facts_of(turn, ticket)
    await redraw_ops_card(turn, facts)
    words = office_words(facts)
    if promised.key != NOTIFIED:
        letter, lane = office.overdue(facts, promised, words), Lane.NOTIFY
    else:
        wake = ticket.urgent or not asleep(turn, facts.community)
        staff = await to_be_called(turn, facts.community) if wake else []
        letter = office.called_again(facts, promised, staff, words)
        lane = Lane.URGENT if ticket.urgent else Lane.NOTIFY
    await tell_office(
        turn,
        facts.community,
        letter,
        lane=lane,
        reply_to=ops_alias(ticket),
        ticket_id=ticket.id,
    )
