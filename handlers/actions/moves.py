"""One step in the life of a ticket, by the table of transitions, and the news of it."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from domain.promises import VISIT
from domain.tickets import UNDONE_STATES, Action, Kind, Role, Situation, State, Transition, step
from handlers.actions.gathered import round_of
from handlers.actions.planning import call_off
from handlers.actions.promises import follow, pause_promises, resume_promises
from handlers.actions.telling import record, redraw_cards, resident_words, tell_resident
from handlers.facts import Facts
from handlers.turn import Turn
from handlers.views import residents
from storage.tables import Ticket

_LED = {  # what is done to the report that leads an incident, or lets another one lead
    Action.ACCEPT_ORDER,
    Action.DISPATCH,
    Action.SET_OFF,
    Action.ARRIVE,
    Action.TRANSFER,
    Action.CANCEL,
    Action.DETACH,
}
Moments = Mapping[str, datetime]
_NONE: Moments = MappingProxyType({})


async def file(
    turn: Turn, ticket: Ticket, role: Role, *, moments: Moments = _NONE, **detail: object
) -> None:
    """The first step of what has just been entered."""
    nowhere = Situation(Kind(ticket.kind), None, urgent=ticket.urgent)
    await _take(turn, ticket, step(nowhere, Action.FILE, role), role, moments, detail)


async def move(
    turn: Turn,
    ticket: Ticket,
    action: Action,
    role: Role,
    *,
    moments: Moments = _NONE,
    **detail: object,
) -> Transition:
    """Take the step, with its promises and its event; Refused where it is not allowed.

    `moments` are those agreed upon: the end of an appointment, the time of a promised answer.
    """
    transition = step(ticket.situation, action, role)
    await _take(turn, ticket, transition, role, moments, detail)
    return transition


def visit_ahead(turn: Turn, ticket: Ticket) -> Moments:
    """A visit that still lies ahead is owed again."""
    visit = ticket.appointment_end
    return {VISIT: visit} if visit and visit > turn.now else _NONE


async def news(turn: Turn, ticket: Ticket, what: str) -> Facts:
    """Make the cards true, and tell the resident in a sentence."""
    facts = await redraw_cards(turn, ticket)
    said = residents.news(facts, what, resident_words(facts))
    tell_resident(turn, facts.requester, said, ticket=ticket)
    return facts


async def _take(
    turn: Turn,
    ticket: Ticket,
    transition: Transition,
    role: Role,
    moments: Moments,
    detail: Mapping[str, object],
) -> None:
    ticket.state, action = transition.target, transition.action
    if action in {Action.RAISE, Action.LOWER}:
        ticket.urgent = action is Action.RAISE
    changes = await follow(turn, ticket, transition, role, moments)
    if action is Action.PAUSE:
        ticket.paused_at = turn.now
        await pause_promises(turn, ticket)
    elif ticket.paused_at and (action is Action.RESUME or ticket.state not in UNDONE_STATES):
        ticket.paused_at, ticket.resume_at, ticket.paused_for = None, None, ""
        await resume_promises(turn, ticket)
    elif ticket.paused_at:
        await pause_promises(turn, ticket)  # what was promised just now waits as well
    record(turn, ticket.id, action, transition.clause, role, **changes, **detail)
    if ticket.state == State.CANCELLED:
        await call_off(turn, ticket)
    if ticket.incident_id and action in _LED and turn.sheet.update:
        round_of(turn, ticket.incident_id, "follow")  # where this one leads
