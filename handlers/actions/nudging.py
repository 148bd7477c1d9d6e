"""催办 — a resident asks where it stays: whoever has it hears of it, and soon those above them."""

from datetime import datetime
from functools import partial

from domain import nudging
from domain.promises import ANSWER, CALLED
from domain.tickets import Action, Role
from handlers.actions.ladder import on_rung, tell
from handlers.actions.moves import move
from handlers.actions.telling import redraw_cards
from handlers.facts import lane_of, standard_for
from handlers.turn import Turn
from handlers.views import wishes
from storage.tables import Staff, Ticket


async def again_at(turn: Turn, ticket: Ticket) -> datetime:
    """From when on it may be nudged; whoever has just asked has been heard."""
    before = await turn.shelves.events.moments(ticket.id, Action.NUDGE)
    standard = await standard_for(turn, ticket)
    return nudging.again_at(before[-1], standard) if before else turn.now


async def nudge(turn: Turn, ticket: Ticket) -> None:
    before = await turn.shelves.events.moments(ticket.id, Action.NUDGE)
    times = len(before) + 1
    await move(turn, ticket, Action.NUDGE, Role.RESIDENT, times=times)
    facts = await redraw_cards(turn, ticket)
    heard = await _heard_by(turn, ticket, times)
    await tell(turn, facts, heard, partial(wishes.nudged, facts), lane_of(ticket))


async def _heard_by(turn: Turn, ticket: Ticket, times: int) -> list[Staff]:
    """Each of them once, whatever posts they hold."""
    key = CALLED if ticket.urgent else ANSWER
    rungs = nudging.heard_by(times, await standard_for(turn, ticket))
    staff = [one for rung in rungs for one in await on_rung(turn, ticket, key, rung)]
    return list({one.id: one for one in staff}.values())
