"""评价 — one tap on a face says how it was."""

from handlers.access import access_ticket
from handlers.actions.rating import rate as note
from handlers.buttons import Pressed
from handlers.conversations.saying_why import POOR, ask_why
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views.names import FACES


async def rate(turn: Turn, pressed: Pressed) -> None:
    """Whoever found it poor is asked why, once."""
    points = pressed.number(1)
    if not 1 <= points <= len(FACES):
        raise Outdated
    ticket, _role = await access_ticket(turn, pressed.number())
    if await note(turn, ticket, points):
        await ask_why(turn, ticket, POOR)
    turn.toast(turn.words("Noted. Thank you."))
