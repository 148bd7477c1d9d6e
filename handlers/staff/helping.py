"""帮助 — what somebody of the office may ask for, by their post."""

from telegram import Update

from domain.tickets import Role
from handlers.access import on_post
from handlers.turn import Turn
from handlers.views import commands as views


async def help_me(update: Update, turn: Turn) -> None:
    from handlers.staff.commands import COMMANDS  # noqa: PLC0415 - it is one of them itself

    role = Role(on_post(turn).role)
    turn.say(views.help_for(role, [one for one in COMMANDS if role in one.who], turn.words))
