"""保密 — a masked number is shown to the colleague who needs it (S2 五3)."""

from handlers.access import access_ticket, on_post
from handlers.actions.revealing import reveal
from handlers.buttons import Pressed
from handlers.facts import facts_of
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import revealing
from locales import _


async def show_phone(turn: Turn, pressed: Pressed) -> None:
    """To whoever pressed, by their post of today."""
    staff = on_post(turn)
    ticket, _role = await access_ticket(turn, pressed.number())
    facts = await facts_of(turn, ticket)
    if not facts.phone or ticket.confidential:
        raise Outdated(_("We have no telephone number for them."))
    await reveal(turn, ticket, staff, "phone", revealing.phone(facts, turn.words).plain)
