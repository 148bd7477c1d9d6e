"""合并 — one tap on what was suggested, and another one to be sure."""

from domain.tickets import Action
from handlers.access import access_ticket
from handlers.actions import merging
from handlers.buttons import Pressed
from handlers.staff.dispatch import choosing, may
from handlers.turn import Turn
from handlers.views import choices


async def ask(turn: Turn, pressed: Pressed) -> None:
    ticket, staff = await may(turn, pressed, Action.MERGE)
    into, _role = await access_ticket(turn, pressed.number(1))
    await merging.check(turn, ticket, staff, into)
    await choosing(turn, ticket, choices.merging, into)


async def merge(turn: Turn, pressed: Pressed) -> None:
    ticket, staff = await may(turn, pressed, Action.MERGE)
    into, _role = await access_ticket(turn, pressed.number(1))
    await merging.merge(turn, ticket, staff, into)
    turn.noted()
