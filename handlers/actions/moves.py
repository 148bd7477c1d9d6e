"""One step in the life of a ticket, by the table of transitions, and the news of it."""

from domain.tickets import Action, Role, State, step
from handlers.actions.telling import record, redraw_cards, resident_words, tell_resident
from handlers.facts import Facts
from handlers.turn import Turn
from handlers.views import residents
from storage.tables import Ticket


async def move(turn: Turn, ticket: Ticket, action: Action, role: Role, **detail: object) -> None:
    """Take the step, with its event; Refused where it is not allowed."""
    transition = step(State(ticket.state), action, role)
    ticket.state = transition.target
    record(turn, ticket.id, action, transition.clause, **detail)


async def news(turn: Turn, ticket: Ticket, what: str) -> Facts:
    """Make the cards true, and tell the resident in a sentence."""
    facts = await redraw_cards(turn, ticket)
    said = residents.news(facts, what, resident_words(facts))
    tell_resident(turn, facts.requester, said, ticket=ticket)
    return facts
