"""重开 — settled, perhaps archived, and not in order after all: it is seen to again."""

from functools import partial

from domain.acceptance import may_be_reopened
from domain.ladder import Rung
from domain.promises import ANSWER
from domain.refusals import Refused
from domain.tickets import Action, Role, step
from handlers.actions.acceptance import undo
from handlers.actions.ladder import on_rung, tell
from handlers.actions.moves import move, news
from handlers.actions.relays import to_office
from handlers.facts import standard_for
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import wishes
from storage.tables import Staff, Ticket


async def in_time(turn: Turn, ticket: Ticket) -> bool:
    """Refused where it is not settled; False where it was, too long ago."""
    step(ticket.situation, Action.REOPEN, Role.RESIDENT)
    standard = await standard_for(turn, ticket)
    return may_be_reopened(ticket.completed_at, turn.now, standard)


async def reopen(turn: Turn, ticket: Ticket, told: Told) -> None:
    """What is wrong goes under the card; the worker and the desk are called to it (B11)."""
    if not await in_time(turn, ticket) or ticket.completed_at is None:
        raise Refused("not_now")
    settled_for = turn.now - ticket.completed_at
    await move(turn, ticket, Action.REOPEN, Role.RESIDENT)
    await undo(turn, ticket)
    facts = await news(turn, ticket, "rework")
    said = partial(wishes.reopened, facts, settled_for)
    await tell(turn, facts, await _called(turn, ticket), said)
    await to_office(turn, ticket, told)


async def _called(turn: Turn, ticket: Ticket) -> list[Staff]:
    had = await on_rung(turn, ticket, ANSWER, Rung.DUTY)
    desk = await turn.shelves.office.on_duty(ticket.community_id, Role.DISPATCHER)
    return list({one.id: one for one in (*had, *desk)}.values())
