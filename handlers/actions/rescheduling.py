"""改约 — the worker comes at another time: the promise, the card and the worker follow."""

from functools import partial

from domain.ladder import Rung
from domain.moments import WaitingFor
from domain.promises import VISIT
from domain.refusals import Refused
from domain.tickets import Action, Role, step
from domain.working_time import Slot
from handlers.actions.ladder import on_rung, tell
from handlers.actions.moves import move
from handlers.actions.pausing import go_on
from handlers.actions.telling import redraw_cards, resident_words, tell_resident
from handlers.turn import Turn
from handlers.views import progress, wishes
from storage.tables import Ticket


def check_reschedule(ticket: Ticket) -> None:
    """Refused where no visit was agreed, or somebody is on the way already."""
    step(ticket.situation, Action.RESCHEDULE, Role.RESIDENT)
    if ticket.appointment_start is None:
        raise Refused("not_now")


async def reschedule(turn: Turn, ticket: Ticket, slot: Slot) -> None:
    """Whoever brought it hears of it as well, if it was not they who changed it."""
    check_reschedule(ticket)
    before = (ticket.appointment_start, ticket.appointment_end)
    if ticket.paused_for == WaitingFor.RESIDENT:
        await go_on(turn, ticket, Role.RESIDENT)
    ticket.appointment_start, ticket.appointment_end = slot.start, slot.end
    agreed = {"start": slot.start.isoformat(), "end": slot.end.isoformat()}
    moments = {VISIT: slot.end}
    await move(turn, ticket, Action.RESCHEDULE, Role.RESIDENT, moments=moments, **agreed)
    facts = await redraw_cards(turn, ticket)
    going = await on_rung(turn, ticket, VISIT, Rung.DUTY)
    await tell(turn, facts, going, partial(wishes.rescheduled, facts, before))
    if turn.who.id != ticket.requester_id:
        changed = progress.rescheduled(facts, resident_words(facts))
        tell_resident(turn, facts.requester, changed, ticket=ticket)
