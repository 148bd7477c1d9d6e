"""结单 — /close: the next step towards the end that this colleague may take, or what is missing."""

from telegram import Update

from domain.quotes import check_consent
from domain.tickets import CLOSED_STATES, JOBS, Action, Role, State, step
from handlers.access import on_post
from handlers.actions import acceptance, repairs
from handlers.letters import Letter
from handlers.manners import Misused, Outdated
from handlers.screens import so_far_of
from handlers.staff.finishing import finishing, shown
from handlers.staff.which_ticket import ticket_meant
from handlers.told import Told
from handlers.turn import Turn
from locales import _
from storage.tables import Staff, Ticket

_CLOSED = _("{number} is closed already.")
_NOT_ACCEPTED = _("{number} has to be accepted or assigned first.")
_STILL_THEIRS = _("{number}: until {moment} it is for the resident to say whether it is in order.")
_NO_WORDS = _("At this step nothing is written behind the number.")


async def close(update: Update, turn: Turn) -> None:
    staff = on_post(turn)
    ticket, words = await ticket_meant(turn)
    state = State(ticket.state)
    if state in CLOSED_STATES:
        raise Outdated(_CLOSED, number=ticket.number)
    if state is State.DONE:
        return await _accept(turn, ticket, staff, words)
    if state is State.COMPLETED:
        return await _pass_audit(turn, ticket, staff, words)
    return await _finish(turn, ticket, staff, words)


async def _finish(turn: Turn, ticket: Ticket, staff: Staff, words: str) -> None:
    """Work is shown by a photo, asked for beside the words; what words settle, these settle."""
    if ticket.kind in JOBS and ticket.state == State.FILED:
        raise Outdated(_NOT_ACCEPTED, number=ticket.number)
    repairs.check_worker(ticket, staff, Action.FINISH)
    quotes = await turn.shelves.quotes.of_ticket(ticket.id)
    check_consent(ticket.charge, [one.state for one in quotes])
    if ticket.kind in JOBS or not words:
        known = {so_far_of(shown): Told(words)} if words else {}
        return await finishing.open_if_free(turn, ticket=str(ticket.id), **known)
    await repairs.finish(turn, ticket, staff, Told(words))
    said = turn.words("{number}: the resident has been given this answer.", number=ticket.number)
    return turn.say(Letter(said))


async def _accept(turn: Turn, ticket: Ticket, staff: Staff, words: str) -> None:
    step(ticket.situation, Action.ACCEPT_WORK, Role(staff.role))
    may = await acceptance.desk_may_accept(turn, ticket)
    if turn.now < may:
        moment = turn.words.moment(may, turn.zone, turn.now)
        raise Outdated(_STILL_THEIRS, number=ticket.number, moment=moment)
    _check_alone(words)
    await acceptance.accept_for(turn, ticket, staff)
    said = turn.words("{number}: accepted for the resident.", number=ticket.number)
    return turn.say(Letter(said))


async def _pass_audit(turn: Turn, ticket: Ticket, staff: Staff, words: str) -> None:
    step(ticket.situation, Action.PASS_AUDIT, Role(staff.role))
    _check_alone(words)
    await acceptance.pass_audit(turn, ticket, staff)
    turn.say(Letter(turn.words("{number}: audit passed, archived.", number=ticket.number)))


def _check_alone(words: str) -> None:
    if words:
        raise Misused(_NO_WORDS)
