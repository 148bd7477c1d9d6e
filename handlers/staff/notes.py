"""备注 — /note: what the next colleague must know, and the resident need not."""

from telegram import Update

from domain.text import clip
from handlers.access import on_post
from handlers.actions import noting
from handlers.letters import Letter
from handlers.manners import Misused
from handlers.staff.which_ticket import ticket_meant
from handlers.turn import Turn
from locales import _

_AT_MOST = 500


async def note(update: Update, turn: Turn) -> None:
    ticket, words = await ticket_meant(turn)
    if not words:
        raise Misused(_("What shall I note?"))
    await noting.note(turn, ticket, on_post(turn), clip(words, _AT_MOST))
    turn.say(Letter(turn.words("🗒 {number}: noted, for us alone.", number=ticket.number)))
