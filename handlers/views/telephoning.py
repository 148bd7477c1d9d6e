"""What a colleague is asked to say on the telephone."""

from domain.text import clip
from handlers.views.names import brought_by
from locales import Markup, Words
from storage.tables import Person, Ticket

_AT_MOST = 600


def please_telephone(ticket: Ticket, person: Person, said: str, words: Words) -> Markup:
    return words(
        "☎️ <b>{number}</b>: please telephone {name} and say: “{words}”",
        number=ticket.number,
        name=brought_by(ticket, person.name, words),
        words=clip(said, _AT_MOST),
    )
