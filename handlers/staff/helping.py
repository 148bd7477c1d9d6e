"""帮助 — what somebody of the office may ask for, by their post; and what they may have meant."""

from difflib import get_close_matches

from telegram import Update

from domain.tickets import Role
from handlers.access import begin_work, on_post
from handlers.command import ALL, Command
from handlers.conversations import counter
from handlers.letters import Letter
from handlers.sheet import CURRENT
from handlers.told import is_command
from handlers.turn import Turn
from handlers.views import commands as views

_ALIKE = 0.6


async def help_me(update: Update, turn: Turn) -> None:
    turn.say(views.help_for(Role(on_post(turn).role), _theirs(turn), turn.words))


async def both(update: Update, turn: Turn) -> None:
    """In private a colleague may live here as well."""
    await counter.help_me(update, turn)
    begin_work(turn)
    await help_me(update, turn)


def unknown(update: Update) -> bool:
    """Whether a colleague writes a command to the group that nobody has answered."""
    sheet, message = CURRENT.get(), update.message
    if message is None or sheet.visitor.private or not sheet.posts:
        return False
    said_here = message.forward_origin is None and message.via_bot is None
    return said_here and is_command(message)


async def suggest(update: Update, turn: Turn) -> None:
    """The one that looks like it; whatever it was meant to be, it is no word to a resident."""
    name, _at, bot = turn.told.words.split()[0][1:].partition("@")
    if bot and bot.casefold() != turn.bot.username.casefold():
        return
    names = [one.name for one in _theirs(turn)]
    if near := get_close_matches(name.casefold(), names, n=1, cutoff=_ALIKE):
        turn.say(Letter(turn.words("Did you mean {command}?", command=f"/{near[0]}")))
    elif turn.sheet.answers_ticket:
        turn.say(Letter(turn.words("I know no such command; nothing was passed on.")))


def _theirs(turn: Turn) -> list[Command]:
    role = Role(on_post(turn).role)
    return [one for one in ALL.values() if role in one.who]
