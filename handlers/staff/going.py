"""接单、出发、到场 — the steps of a job that one tap takes, and the same in writing."""

from datetime import datetime

from telegram import Update

from domain.moments import minutes_in, there_in
from domain.tickets import State
from handlers.access import on_post
from handlers.actions import repairs
from handlers.buttons import Pressed
from handlers.letters import Letter
from handlers.manners import Misused, Outdated
from handlers.staff.dispatch import choosing, the_ticket
from handlers.staff.which_ticket import ticket_meant
from handlers.turn import Turn
from handlers.views.choices import eta
from locales import _
from storage.tables import Ticket

_MINUTES = _("How many minutes it takes, please, as a number from 1 to 600.")


async def set_off(turn: Turn, pressed: Pressed) -> None:
    """On the way at once; when they will be there is a second press, or none."""
    staff = on_post(turn)
    ticket = await the_ticket(turn, pressed)
    await repairs.set_off(turn, ticket, staff)
    await choosing(turn, ticket, eta)
    turn.noted()


async def ask_eta(turn: Turn, pressed: Pressed) -> None:
    on_post(turn)
    await choosing(turn, await the_ticket(turn, pressed), eta)


async def set_eta(turn: Turn, pressed: Pressed) -> None:
    staff = on_post(turn)
    at = there_in(pressed.number(1), turn.now)
    if at is None:
        raise Outdated
    await repairs.expect(turn, await the_ticket(turn, pressed), staff, at)
    turn.noted()


async def accept(update: Update, turn: Turn) -> None:
    ticket = await _alone(turn)
    await repairs.accept_order(turn, ticket, on_post(turn))
    _noted(turn, ticket)


async def coming(update: Update, turn: Turn) -> None:
    """/coming, and in how many minutes."""
    ticket, written = await ticket_meant(turn)
    at = _there_at(turn, written)
    staff = on_post(turn)
    if at and ticket.state == State.ON_THE_WAY:
        await repairs.expect(turn, ticket, staff, at)
    else:
        await repairs.set_off(turn, ticket, staff, at)
    _noted(turn, ticket)


async def arrived(update: Update, turn: Turn) -> None:
    ticket = await _alone(turn)
    await repairs.arrive(turn, ticket, on_post(turn))
    _noted(turn, ticket)


async def _alone(turn: Turn) -> Ticket:
    """Nothing belongs behind the number."""
    ticket, written = await ticket_meant(turn)
    if written:
        raise Misused
    return ticket


def _there_at(turn: Turn, written: str) -> datetime | None:
    at = there_in(minutes_in(written), turn.now)
    if written and at is None:
        raise Misused(_MINUTES)
    return at


def _noted(turn: Turn, ticket: Ticket) -> None:
    turn.say(Letter(turn.words("{number}: noted.", number=ticket.number)))
