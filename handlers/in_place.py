"""A window: one message to leaf through, that changes under the finger that pressed it."""

from handlers.letters import Address, Letter, Manner
from handlers.turn import Turn
from storage.tables import Card, Staff

_WINDOW = "window:"


def open_window(turn: Turn, letter: Letter) -> None:
    """As a new message; each is a card of its own, so that each goes on working."""
    turn.say(letter, card=f"{_WINDOW}{turn.sheet.source}")


def open_in_private(turn: Turn, letter: Letter, staff: Staff) -> None:
    """Not where they pressed, if everybody reads along there."""
    alias = f"{_WINDOW}{turn.sheet.source}:{staff.id}"
    turn.post(letter, Address(staff.telegram_id), Manner(card=alias))


async def change_window(turn: Turn, letter: Letter, *cards: str) -> None:
    """The one they pressed on, if it is a window, or one of these cards; else a new one."""
    on = await pressed_on(turn)
    if on is None or not (on.alias.startswith(_WINDOW) or on.alias in cards):
        return open_window(turn, letter)
    manner = Manner(card=on.alias, ticket_id=on.ticket_id)
    return turn.redraw(letter, turn.visitor.at, manner)


async def pressed_on(turn: Turn) -> Card | None:
    """The card under whose buttons they pressed."""
    on = turn.query.message if turn.query else None
    return await turn.shelves.cards.at(on.chat.id, on.message_id) if on else None
