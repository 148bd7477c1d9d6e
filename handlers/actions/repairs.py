"""派单、上门、完工 — what happens to an order between its filing and its end."""

from domain.refusals import Refused
from domain.tickets import Action, Role, State, step
from handlers.actions import acceptance
from handlers.actions.moves import move, news
from handlers.actions.promises import NOTIFIED, VISITED, make_anew
from handlers.actions.telling import (
    call_out,
    record,
    redraw_cards,
    resident_words,
    tell_resident,
)
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import residents
from storage.tables import Staff, Ticket


async def accept_order(turn: Turn, ticket: Ticket, staff: Staff) -> None:
    """接单: an engineer who accepts has the order; a dispatcher still has to assign it."""
    await move(turn, ticket, Action.ACCEPT_ORDER, Role(staff.role))
    if staff.role == Role.ENGINEER:
        ticket.assignee_id = staff.id
    await turn.shelves.tickets.keep(ticket.id, NOTIFIED, turn.now)
    await redraw_cards(turn, ticket)


async def dispatch(turn: Turn, ticket: Ticket, by: Staff, worker: Staff) -> None:
    """派单."""
    await move(turn, ticket, Action.DISPATCH, Role(by.role), worker=worker.id)
    ticket.assignee_id = worker.id
    await turn.shelves.tickets.keep(ticket.id, NOTIFIED, turn.now)
    await news(turn, ticket, "dispatched")


def check_worker(ticket: Ticket, staff: Staff, action: Action) -> None:
    """An engineer works on their own orders; Refused for somebody else's (S1 三(六))."""
    step(State(ticket.state), action, Role(staff.role))
    if staff.role == Role.ENGINEER and ticket.assignee_id not in {None, staff.id}:
        raise Refused("not_your_order", "S1 三(六)")


async def set_off(turn: Turn, ticket: Ticket, staff: Staff) -> None:
    check_worker(ticket, staff, Action.SET_OFF)
    await move(turn, ticket, Action.SET_OFF, Role(staff.role))
    ticket.assignee_id = ticket.assignee_id or staff.id
    await turn.shelves.tickets.keep(ticket.id, VISITED, turn.now)
    await news(turn, ticket, "on_the_way")


async def finish(turn: Turn, ticket: Ticket, staff: Staff, shown: Told) -> None:
    """完工, with a photo that the resident sees."""
    check_worker(ticket, staff, Action.FINISH)
    await move(turn, ticket, Action.FINISH, Role(staff.role), words=shown.words)
    ticket.assignee_id = ticket.assignee_id or staff.id
    ticket.finished_at = turn.now
    for key in (NOTIFIED, VISITED):
        await turn.shelves.tickets.keep(ticket.id, key, turn.now)
    turn.shelves.tickets.attach(ticket.id, "done", shown.media)
    acceptance.ask(turn, await redraw_cards(turn, ticket), shown.media)


async def withdraw(turn: Turn, ticket: Ticket) -> None:
    await move(turn, ticket, Action.CANCEL, Role.RESIDENT)
    await news(turn, ticket, "cancelled")


async def raise_urgency(turn: Turn, ticket: Ticket) -> None:
    """A resident may always say that it is dangerous; only staff may lower it (S0 七(4))."""
    step(State(ticket.state), Action.RAISE, Role.RESIDENT)
    if ticket.urgent:
        raise Refused("not_now")
    ticket.urgent = True
    record(turn, ticket.id, Action.RAISE, "S0 七(4)")
    await make_anew(turn, ticket)
    facts = await redraw_cards(turn, ticket)
    await call_out(turn, facts)
    raised = residents.raised(facts, resident_words(facts))
    tell_resident(turn, facts.requester, raised, ticket=ticket)
