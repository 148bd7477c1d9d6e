"""派单、上门、完工 — what happens to a matter between its filing and its end."""

from datetime import datetime, timedelta

from domain.quotes import check_consent
from domain.refusals import Refused
from domain.tickets import JOBS, Action, Role, State, step
from domain.triage import triage
from domain.urgency import Because
from domain.withdrawal import Withdrawal
from handlers.actions import acceptance
from handlers.actions.moves import move, news, visit_ahead
from handlers.actions.pausing import go_on
from handlers.actions.telling import (
    actor_of,
    call_out,
    record,
    redraw_cards,
    resident_words,
    tell_resident,
)
from handlers.facts import Facts
from handlers.letters import Address, Manner
from handlers.manners import Outdated
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import progress, urgency
from locales import _
from storage.tables import Staff, Ticket

HANDS = frozenset({Role.ENGINEER, Role.GUARD})


async def accept_order(turn: Turn, ticket: Ticket, staff: Staff) -> None:
    """接单: whoever works with their hands has the job; the desk still has to assign it."""
    await _check_free(turn, ticket)
    await move(turn, ticket, Action.ACCEPT_ORDER, Role(staff.role))
    if staff.role in HANDS or ticket.kind not in JOBS:
        ticket.assignee_id = staff.id
    await redraw_cards(turn, ticket)


async def dispatch(turn: Turn, ticket: Ticket, by: Staff, worker: Staff, **detail: object) -> Facts:
    """派单."""
    ahead = visit_ahead(turn, ticket)
    named = {"worker": worker.id, **detail}
    await move(turn, ticket, Action.DISPATCH, Role(by.role), moments=ahead, **named)
    ticket.assignee_id = worker.id
    return await news(turn, ticket, "dispatched")


async def _check_free(turn: Turn, ticket: Ticket) -> None:
    """Whoever comes second hears who was first, and not only that it is too late."""
    if ticket.state == State.FILED:
        return
    done = await turn.shelves.events.last(ticket.id, Action.ACCEPT_ORDER)
    actor, _colon, number = done.actor.partition(":") if done else ("", "", "")
    if has := ticket.assignee_id or (int(number) if actor == "staff" else None):
        first = await turn.shelves.office.get(has)
        raise Outdated(_("Already taken by {name}."), name=first.name)


def check_worker(ticket: Ticket, staff: Staff, action: Action) -> None:
    """An engineer works on their own orders; Refused for somebody else's (S1 三(六))."""
    step(ticket.situation, action, Role(staff.role))
    if staff.role in HANDS and ticket.assignee_id not in {None, staff.id}:
        raise Refused("not_your_order", "S1 三(六)")


async def set_off(turn: Turn, ticket: Ticket, staff: Staff, eta: datetime | None = None) -> None:
    """With or without a word about when they will be there."""
    check_worker(ticket, staff, Action.SET_OFF)
    await go_on(turn, ticket, Role(staff.role))
    await move(turn, ticket, Action.SET_OFF, Role(staff.role))
    ticket.assignee_id, ticket.eta = ticket.assignee_id or staff.id, eta
    facts = await redraw_cards(turn, ticket)
    said = progress.coming(facts, resident_words(facts))
    tell_resident(turn, facts.requester, said, ticket=ticket, card=_coming(ticket))


async def expect(turn: Turn, ticket: Ticket, staff: Staff, eta: datetime) -> None:
    """When they will be there; the resident reads it where they were told of it (S2 四.2(3))."""
    if ticket.state != State.ON_THE_WAY:
        raise Refused("not_now")
    check_worker(ticket, staff, Action.ARRIVE)
    said_before, ticket.eta = ticket.eta, eta
    record(turn, ticket.id, "expect", "S2 四.2(3)", Role(staff.role), at=eta.isoformat())
    facts = await redraw_cards(turn, ticket)
    said, card = progress.coming(facts, resident_words(facts)), _coming(ticket)
    if said_before:
        return tell_resident(turn, facts.requester, said, ticket=ticket, card=card)
    manner = Manner(card=card, ticket_id=ticket.id)
    return turn.redraw(said, Address(facts.requester.telegram_id), manner)


async def arrive(turn: Turn, ticket: Ticket, staff: Staff) -> None:
    """Somebody of ours is at the door: that is told at once."""
    check_worker(ticket, staff, Action.ARRIVE)
    await go_on(turn, ticket, Role(staff.role))
    await move(turn, ticket, Action.ARRIVE, Role(staff.role))
    ticket.assignee_id, ticket.arrived_at = ticket.assignee_id or staff.id, turn.now
    await news(turn, ticket, "arrived")


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


def _coming(ticket: Ticket) -> str:
    """The message that says that somebody is on the way."""
    return f"ticket:{ticket.id}:coming"


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
