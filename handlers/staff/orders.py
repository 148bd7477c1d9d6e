"""我的工单 — a colleague's orders by appointment, in private; each opens in place."""

from telegram import Update

from handlers.access import access_ticket, on_post
from handlers.actions import orders
from handlers.buttons import Pressed
from handlers.facts import facts_of
from handlers.letters import Letter
from handlers.manners import Outdated
from handlers.turn import Turn
from locales import _
from storage.tables import Staff

_IN_PRIVATE = _("Your orders are yours alone: please ask me for them in our private chat.")


async def command(update: Update, turn: Turn) -> None:
    staff = on_post(turn)
    if not turn.visitor.private:
        raise Outdated(_IN_PRIVATE)
    await orders.show_anew(turn, staff)


async def leaf(turn: Turn, pressed: Pressed) -> None:
    await orders.leaf(turn, _alone(turn), pressed.number())


async def show(turn: Turn, pressed: Pressed) -> None:
    staff = _alone(turn)
    ticket, _role = await access_ticket(turn, pressed.number())
    await orders.open_here(turn, staff, ticket)


async def photos(turn: Turn, pressed: Pressed) -> None:
    """What came with the report, below the order."""
    on_post(turn)
    ticket, _role = await access_ticket(turn, pressed.number())
    facts = await facts_of(turn, ticket)
    if not facts.shown("report"):
        raise Outdated
    text = turn.words("📷 {number}", number=ticket.number)
    turn.say(Letter(text, media=facts.shown("report")), ticket_id=ticket.id)


def _alone(turn: Turn) -> Staff:
    if not turn.visitor.private:
        raise Outdated(_IN_PRIVATE)
    return on_post(turn)
