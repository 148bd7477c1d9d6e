"""派单、上门、完工 — what happens to a matter between its filing and its end."""

from datetime import timedelta

from domain.quotes import check_consent
from domain.refusals import Refused
from domain.tickets import JOBS, Action, Role, step
from domain.triage import triage
from domain.urgency import Because
from domain.withdrawal import Withdrawal
from handlers.actions import acceptance
from handlers.actions.moves import move, news
from handlers.actions.pausing import go_on
from handlers.actions.telling import (
    actor_of,
    call_out,
    redraw_cards,
    resident_words,
    tell_resident,
)
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import progress, urgency
from storage.tables import Staff, Ticket

_HANDS = frozenset({Role.ENGINEER, Role.GUARD})


async def accept_order(turn: Turn, ticket: Ticket, staff: Staff) -> None:
    """接单: whoever works with their hands has the job; the desk still has to assign it."""
    await move(turn, ticket, Action.ACCEPT_ORDER, Role(staff.role))
    if staff.role in _HANDS or ticket.kind not in JOBS:
        ticket.assignee_id = staff.id
    await redraw_cards(turn, ticket)


async def dispatch(turn: Turn, ticket: Ticket, by: Staff, worker: Staff) -> None:
    """派单."""
    await move(turn, ticket, Action.DISPATCH, Role(by.role), worker=worker.id)
    ticket.assignee_id = worker.id
    await news(turn, ticket, "dispatched")


def check_worker(ticket: Ticket, staff: Staff, action: Action) -> None:
    """An engineer works on their own orders; Refused for somebody else's (S1 三(六))."""
    step(ticket.situation, action, Role(staff.role))
    if staff.role in _HANDS and ticket.assignee_id not in {None, staff.id}:
        raise Refused("not_your_order", "S1 三(六)")


async def set_off(turn: Turn, ticket: Ticket, staff: Staff) -> None:
    check_worker(ticket, staff, Action.SET_OFF)
    await go_on(turn, ticket, Role(staff.role))
    await move(turn, ticket, Action.SET_OFF, Role(staff.role))
    ticket.assignee_id = ticket.assignee_id or staff.id
    await news(turn, ticket, "on_the_way")


async def finish(turn: Turn, ticket: Ticket, staff: Staff, shown: Told) -> None:
    """完工, with a photo or an answer, which the resident sees; at the price they agreed to."""
    check_worker(ticket, staff, Action.FINISH)
    quotes = await turn.shelves.quotes.of_ticket(ticket.id)
    check_consent(ticket.charge, [one.state for one in quotes])
    await move(turn, ticket, Action.FINISH, Role(staff.role), words=shown.words)
    ticket.assignee_id = ticket.assignee_id or staff.id
    ticket.finished_at, ticket.work = turn.now, shown.words
    turn.shelves.tickets.attach(ticket.id, "done", shown.media)
    acceptance.ask(turn, await redraw_cards(turn, ticket), shown.media)


async def withdraw(turn: Turn, ticket: Ticket, why: Withdrawal | None = None) -> None:
    """取消; without a reason where the button is older than the question."""
    await move(turn, ticket, Action.CANCEL, Role.RESIDENT, reason=why or "")
    await news(turn, ticket, "cancelled")


async def raise_urgency(turn: Turn, ticket: Ticket, role: Role = Role.RESIDENT) -> None:
    """Anybody may say at any time that it is dangerous (S0 七(4))."""
    because = Because.RESIDENT if role is Role.RESIDENT else Because.OFFICE
    await _raise(turn, ticket, role, because)


async def raise_by_words(turn: Turn, ticket: Ticket, told: Told) -> None:
    """What they add is more dangerous than what they reported: now that is what counts."""
    seen = triage(told.words)
    ticket.triage_kind, ticket.triage_words = seen.kind, list(seen.words)
    await _raise(turn, ticket, Role.RESIDENT, Because.LATER_WORDS, told)


async def _raise(
    turn: Turn, ticket: Ticket, role: Role, because: Because, told: Told | None = None
) -> None:
    step(ticket.situation, Action.RAISE, role)
    await go_on(turn, ticket, role)
    await move(turn, ticket, Action.RAISE, role, because=because, told=told and told.freeze())
    facts, a_day_ago = await redraw_cards(turn, ticket), turn.now - timedelta(days=1)
    often = await turn.shelves.events.count(Action.RAISE, actor_of(turn), a_day_ago)
    await call_out(turn, facts, often if role is Role.RESIDENT else 0)
    raised = urgency.raised(facts, resident_words(facts))
    tell_resident(turn, facts.requester, raised, ticket=ticket)


async def lower_urgency(turn: Turn, ticket: Ticket, staff: Staff, reason: str) -> None:
    """Only staff, and never without saying why; the way back stays open (B5)."""
    await move(turn, ticket, Action.LOWER, Role(staff.role), reason=reason)
    facts = await redraw_cards(turn, ticket)
    lowered = progress.lowered(facts, reason, resident_words(facts))
    tell_resident(turn, facts.requester, lowered, ticket=ticket)
