"""One live screen: the message on which somebody looks through their matters, and acts on them."""

from handlers.access import is_theirs
from handlers.facts import Facts
from handlers.letters import Address, Letter, Manner
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import my
from locales import words_for
from storage.cards import LIVE
from storage.tables import Card, Ticket


def resident_alias(ticket: Ticket) -> str:
    """The receipt of whoever brought it."""
    return f"ticket:{ticket.id}:resident"


def show_anew(turn: Turn, letter: Letter) -> None:
    """Further down; from now on that is their live screen."""
    turn.say(letter, card=_alias(turn.visitor.telegram_id))


async def show_here(turn: Turn, letter: Letter, ticket: Ticket | None = None) -> None:
    """Change the message they pressed on; if it showed nothing yet, it is their live screen now.

    Only a ticket's own card is kept true: nobody is interrupted who reads or chooses.
    """
    chat, message_id = _pressed_on(turn)
    known = await turn.shelves.cards.at(chat, message_id)
    alias = known.alias if known else _alias(turn.visitor.telegram_id)
    about = ticket.id if ticket else None
    card = Card(alias=alias, chat=chat, message_id=message_id, ticket_id=about)
    card.captioned = known is not None and known.captioned
    await turn.shelves.cards.put([card])
    turn.redraw(letter, turn.visitor.at, Manner(card=alias, ticket_id=about))


async def on_the_receipt(turn: Turn, ticket: Ticket) -> bool:
    """Whether they pressed on the card that came with it, and not on their live screen."""
    known = await turn.shelves.cards.at(*_pressed_on(turn))
    return known is not None and known.alias == resident_alias(ticket)


async def redraw_screens(turn: Turn, facts: Facts) -> None:
    """Whoever looks at the matter sees it as it is now, if it is still theirs."""
    for person in await turn.shelves.cards.looking_at(facts.ticket):
        if await is_theirs(turn, facts.ticket, person):
            letter = my.matter(facts, words_for(person.language), person)
            manner = Manner(card=_alias(person.telegram_id), ticket_id=facts.ticket.id)
            turn.redraw(letter, Address(person.telegram_id), manner)


def _pressed_on(turn: Turn) -> tuple[int, int]:
    on = turn.query.message if turn.query else None
    if on is None:
        raise Outdated
    return on.chat.id, on.message_id


def _alias(telegram_id: int) -> str:
    return f"{LIVE}{telegram_id}"
