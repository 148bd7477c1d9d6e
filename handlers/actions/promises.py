"""What the standard promises for a ticket: made with it, and kept, or missed."""

from domain.promises import Promise, promise
from domain.tickets import State
from handlers.actions.telling import (
    asleep,
    office_words,
    ops_alias,
    record,
    redraw_ops_card,
    tell_office,
    to_be_called,
)
from handlers.facts import Facts, facts_of
from handlers.letters import Letter
from handlers.turn import Turn
from handlers.views import office
from storage.outbox import Lane
from storage.tables import Promised, Ticket

NOTIFIED, VISITED = "repair.notify_engineering", "repair.appointment"


async def make(turn: Turn, ticket: Ticket, made: Promise) -> None:
    """Copy the promise onto the ticket, and see to it that we are reminded."""
    promised = Promised(ticket_id=ticket.id, key=made.key, due=made.due, clause=made.clause)
    await turn.shelves.tickets.promise(promised)
    about = f"ticket:{ticket.id}"
    turn.shelves.timers.set("promise_due", made.due, about, about, promise=promised.id)


async def make_anew(turn: Turn, ticket: Ticket) -> None:
    """Nobody has it and the first promise is past: who is called now may be called again."""
    made = await turn.shelves.tickets.promises(ticket.id)
    running = any(one.key == NOTIFIED and not one.missed_at for one in made)
    if ticket.state == State.FILED and not running:
        await make(turn, ticket, promise(NOTIFIED, turn.now))


async def miss(turn: Turn, promised: Promised, ticket: Ticket) -> None:
    """The office is told, and for an urgent report everybody is called again."""
    promised.missed_at = turn.now
    record(turn, ticket.id, "promise_missed", promised.clause, key=promised.key)
    facts = await facts_of(turn, ticket)
    await redraw_ops_card(turn, facts)
    urgent = promised.key == NOTIFIED and ticket.urgent
    await tell_office(
        turn,
        facts.community,
        await _missed(turn, facts, promised),
        lane=Lane.URGENT if urgent else Lane.NOTIFY,
        reply_to=ops_alias(ticket),
        ticket_id=ticket.id,
    )


async def _missed(turn: Turn, facts: Facts, promised: Promised) -> Letter:
    words = office_words(facts)
    if promised.key != NOTIFIED:
        return office.overdue(facts, promised, words)
    wake = facts.ticket.urgent or not asleep(turn, facts.community)
    staff = await to_be_called(turn, facts.community) if wake else []
    return office.called_again(facts, promised, staff, words)
