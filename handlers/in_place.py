"""A window: one message to leaf through, that changes under the finger that pressed it."""

from handlers.letters import Letter, Manner
from handlers.turn import Turn

_WINDOW = "window:"


def open_window(turn: Turn, letter: Letter) -> None:
    """As a new message; each is a card of its own, so that each goes on working."""
    turn.say(letter, card=f"{_WINDOW}{turn.sheet.source}")


async def change_window(turn: Turn, letter: Letter) -> None:
    """The one they pressed on, if it is a window; else a new one."""
    on = turn.query and turn.query.message
    card = await turn.shelves.cards.at(on.chat.id, on.message_id) if on else None
    if card is None or not card.alias.startswith(_WINDOW):
        return open_window(turn, letter)
    return turn.redraw(letter, turn.visitor.at, Manner(card=card.alias))
