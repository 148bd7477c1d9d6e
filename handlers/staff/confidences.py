"""保密 — who complains in confidence: looked up only by whoever has to answer for it."""

from domain.refusals import Refused
from domain.tickets import Role
from handlers.access import access_ticket, on_post
from handlers.actions.revealing import reveal
from handlers.buttons import Pressed
from handlers.facts import facts_of
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import revealing

_MAY = {Role.SUPERVISOR, Role.MANAGER, Role.GM}


async def show_name(turn: Turn, pressed: Pressed) -> None:
    """To whoever pressed, and on the record; a head may be the one who is complained of."""
    staff = on_post(turn)
    ticket, role = await access_ticket(turn, pressed.number())
    if not ticket.confidential:
        raise Outdated
    if role not in _MAY:
        raise Refused("not_yours")
    facts = await facts_of(turn, ticket)
    await reveal(turn, ticket, staff, "name", revealing.name(facts, turn.words).plain)
