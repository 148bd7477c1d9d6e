"""挂起 — a matter that cannot go on rests, with a reason and a date, for everybody to see."""

from datetime import datetime

from domain.moments import WaitingFor
from domain.tickets import Action, Role
from handlers.actions.moves import move, visit_ahead
from handlers.actions.telling import asleep, redraw_cards, resident_words, tell_resident
from handlers.letters import Address, Manner
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import progress
from storage.tables import Staff, Ticket


async def wait_for_parts(
    turn: Turn, ticket: Ticket, staff: Staff, wanted: Told, until: datetime
) -> None:
    """Which parts, and when they come; a photo of the old one stays with the ticket (B16)."""
    turn.shelves.tickets.attach(ticket.id, "parts", wanted.media)
    await pause(turn, ticket, staff, WaitingFor.PARTS, until, parts=wanted.words)


async def pause(
    turn: Turn,
    ticket: Ticket,
    staff: Staff,
    reason: WaitingFor,
    until: datetime | None,
    parts: str = "",
) -> None:
    """Tell the resident why, and until when (S0 六(3)(4))."""
    date = until.isoformat() if until else ""
    role = Role(staff.role)
    await move(turn, ticket, Action.PAUSE, role, reason=reason, until=date, parts=parts)
    ticket.paused_for, ticket.resume_at = reason, until
    if until:
        about = f"ticket:{ticket.id}"
        turn.shelves.timers.set("resume_due", until, about, about, ticket=ticket.id)
    facts = await redraw_cards(turn, ticket)
    letter = progress.paused(facts, resident_words(facts))
    tell_resident(turn, facts.requester, letter, ticket=ticket)


async def resume(turn: Turn, ticket: Ticket, role: Role) -> None:
    """The clocks run again, and the resident hears of it."""
    await _run_on(turn, ticket, role)
    facts = await redraw_cards(turn, ticket)
    manner = Manner(ticket_id=ticket.id, silent=asleep(turn, facts.community))
    letter = progress.resumed(facts, resident_words(facts))
    turn.post(letter, Address(facts.requester.telegram_id), manner)


async def go_on(turn: Turn, ticket: Ticket, role: Role) -> None:
    """Whoever takes a step has ended the wait; the cards are redrawn with the step."""
    if ticket.paused_at:
        await _run_on(turn, ticket, role)


async def _run_on(turn: Turn, ticket: Ticket, role: Role) -> None:
    await move(turn, ticket, Action.RESUME, role, moments=visit_ahead(turn, ticket))
