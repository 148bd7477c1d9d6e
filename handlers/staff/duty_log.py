"""值班本 — /log: a line of what happened on this shift, with a matter or without one."""

from telegram import Update

from domain.numbers import number_first
from handlers.access import on_post
from handlers.actions.duty_log import write_down
from handlers.buttons import Pressed
from handlers.command import rest_of
from handlers.in_place import change_window, open_window
from handlers.letters import Letter
from handlers.manners import Misused
from handlers.staff.which_ticket import ticket_meant
from handlers.turn import Turn
from handlers.views import handovers as views
from locales import _

_WORDS = _("What happened, in a few words?")


async def command(update: Update, turn: Turn) -> None:
    staff, said = on_post(turn), rest_of(turn)
    card = turn.sheet.answered
    if not said and card is None:
        return open_window(turn, await _today(turn, 0))
    about = None
    if number_first(said)[0] or (card and card.ticket_id):
        about, said = await ticket_meant(turn)
    if not said:
        raise Misused(_WORDS)
    entry = write_down(turn, staff, said, about)
    return turn.say(Letter(views.entry(entry, staff.name, turn.zone, turn.words)))


async def page(turn: Turn, pressed: Pressed) -> None:
    on_post(turn)
    await change_window(turn, await _today(turn, pressed.number()))


async def _today(turn: Turn, number: int) -> Letter:
    log = await turn.shelves.duty.notes(turn.community.id, turn.midnight(turn.today))
    return views.entries(log, turn.zone, turn.words, number)
