"""A ticket among others, in one line of the office, and the tap to its card."""

from collections.abc import Sequence

from handlers.buttons import Button, grid, press
from handlers.views.keys import Rows
from handlers.views.names import office_state_of
from handlers.views.tickets import subject_of
from locales import Markup, Words
from storage.tables import Ticket

_NAMED_AT_MOST = 5


def line(ticket: Ticket, words: Words) -> Markup:
    return words(
        "<b>{number}</b> · {subject} · {state}",
        number=ticket.number,
        subject=subject_of(ticket, words),
        state=office_state_of(ticket, words),
    )


def cards(tickets: Sequence[Ticket]) -> Rows:
    return grid([Button(one.number, press("show_ticket", one.id)) for one in tickets], 2)


def numbers(tickets: Sequence[Ticket], words: Words) -> Markup:
    """The first few, as there is no room for all."""
    named = [one.number for one in tickets[:_NAMED_AT_MOST]]
    more = len(tickets) - len(named)
    return words.joined([*named, *([words("{n} more", n=more)] if more else [])])
