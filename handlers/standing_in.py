"""Somebody has fallen silent in the middle of a talk: the turn goes on for them."""

from handlers.form import ALL
from handlers.letters import Address
from handlers.sheet import Visitor
from handlers.turn import Turn
from storage.tables import Conversation


async def stands_in(turn: Turn, talk: Conversation) -> bool:
    """False where we no longer know them, or the form."""
    chat, thread, who = map(int, talk.key.split(":"))
    turn.sheet.silent = Visitor(who, Address(chat, thread), private=chat == who)
    turn.sheet.conversation = talk
    turn.sheet.person = await turn.shelves.people.known_as(who)
    turn.sheet.communities = await turn.shelves.communities.all()
    return turn.sheet.person is not None and talk.form in ALL
