"""What the office reads of its own findings."""

from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views import keys
from handlers.views.names import mention, said
from handlers.views.tickets import lines_of
from locales import Words
from storage.tables import Ticket


def filed(ticket: Ticket, words: Words) -> Letter:
    """To whoever found it."""
    return Letter(words("🔎 {number}: thank you, it has been passed on.", number=ticket.number))


def done(facts: Facts, media: tuple[tuple[str, str], ...], words: Words) -> Letter:
    """To whoever found it: the work, and whether it will do."""
    ticket = facts.ticket
    asked = words("🔎 {number}: it is said to be done. Is it in order?", number=ticket.number)
    text = lines_of([asked, said(ticket.words[:300], words), said(ticket.work[:300], words)])
    return Letter(text, (tuple(keys.findings(ticket, words)),), media)


def returned(facts: Facts, words: Words) -> Letter:
    """To the worker, under the card."""
    told = words("↩️ <b>{number}</b>: not in order yet.", number=facts.ticket.number)
    return Letter(lines_of([told, mention(facts.assignee) if facts.assignee else None]))
