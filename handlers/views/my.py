"""What a resident sees of their matters, on the one screen that they look through them with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.tickets import CLOSED_STATES, JOBS, State
from domain.withdrawal import Withdrawal
from domain.working_time import Slot
from handlers.buttons import Button, grid, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views import keys
from handlers.views.names import WITHDRAWAL
from handlers.views.pages import Page
from handlers.views.promises import in_short
from handlers.views.tickets import lines_of, one_line, resident_card
from locales import Markup, Words
from storage.tables import Person, Promised, Ticket


@dataclass(frozen=True)
class Listed:
    """A ticket among others, with as much as one line can say."""

    ticket: Ticket
    promises: Sequence[Promised]
    zone: ZoneInfo
    now: datetime


def matters(listed: Sequence[Listed], words: Words, page: int = 0, pages: int = 1) -> Letter:
    """Open matters first, each with what comes next, and a tap away."""
    if not listed:
        return Letter(words("You have not brought us anything yet."))
    lines = [words("<b>Your matters</b>"), *(_listed(one, words) for one in listed)]
    buttons = [Button(one.ticket.number, press("mine", one.ticket.id)) for one in listed]
    return Letter(Markup("\n").join(lines), (*grid(buttons, 2), *Page(page, pages).row("my")))


def matter(facts: Facts, words: Words, reader: Person) -> Letter:
    """One of them, with all that may be done about it."""
    card, ticket = resident_card(facts, words), facts.ticket
    shared = reader.id != ticket.requester_id
    whose = words("👤 {name}", name=facts.requester.name) if shared else None
    looks = [Button(words("🕘 History"), press("history", ticket.id))]
    if facts.media:
        looks.append(Button(words("📷 Photos"), press("photos", ticket.id)))
    if State(ticket.state) not in CLOSED_STATES:
        looks.append(Button(words("✍️ Add words or photos"), press("add", ticket.id)))
    back = Button(words("‹ My matters"), press("my"))
    buttons = (*keys.doings(facts, words), *grid(looks, 2), (back,))
    return replace(card, text=lines_of([card.text, whose]), buttons=buttons)


def withdrawing(facts: Facts, words: Words) -> Letter:
    """The card while somebody thinks again; saying why confirms it."""
    by_a_job = words("<b>Shall we withdraw this report? Nobody will come then.</b>")
    by_words = words("<b>Shall we withdraw this? Nobody will answer it then.</b>")
    asked = by_a_job if facts.ticket.kind in JOBS else by_words
    reasons = [
        Button(words(WITHDRAWAL[why]), press("withdraw", facts.ticket.id, why))
        for why in Withdrawal
    ]
    why = words("Please tell us why; that withdraws it.")
    return _asking(facts, lines_of([asked, why]), grid(reasons, 1), words)


def slots(facts: Facts, offered: Sequence[Slot], words: Words, *, gone: bool = False) -> Letter:
    """When else the worker may come."""
    lines = [
        words("<i>{note}</i>", note=words("That is no longer available.")) if gone else None,
        words("<b>When may we come?</b>")
        if offered
        else words("<b>Every other time is taken. Please write to us.</b>"),
    ]
    buttons = [
        Button(
            words.span(one.start, one.end, facts.zone, facts.now),
            press("slot", facts.ticket.id, one.code),
        )
        for one in offered
    ]
    return _asking(facts, lines_of(lines), grid(buttons, 2), words)


def too_late(facts: Facts, words: Words) -> Letter:
    """It was settled a while ago: whatever is wrong now is taken in anew, and refers to it."""
    days = facts.standard.duration("reopen.within")
    asked = words(
        "{number} was settled more than {duration} ago. Please report it anew: we shall see that "
        "it was here before.",
        number=facts.ticket.number,
        duration=words.duration(days),
    )
    anew = Button(words("📝 Report it anew"), press("anew", facts.ticket.id))
    return _asking(facts, asked, ((anew,),), words)


def shown(facts: Facts, count: int, words: Words) -> Markup:
    """What stands under photos that were asked for."""
    number = facts.ticket.number
    return words.many(
        "📷 {number}: {n} photo or file", "📷 {number}: {n} photos or files", count, number=number
    )


def _listed(one: Listed, words: Words) -> Markup:
    ticket = one.ticket
    helped = ticket.urgent or State(ticket.state) in CLOSED_STATES
    coming = None if helped else in_short(one.promises, one.zone, one.now, words)
    line = one_line(ticket, words)
    return (
        words("• {matter} · {promise}", matter=line, promise=coming)
        if coming
        else words("• {matter}", matter=line)
    )


def _asking(facts: Facts, asked: Markup, buttons: keys.Rows, words: Words) -> Letter:
    """The card in brief and a question, until one of the answers is tapped."""
    back = Button(words("‹ Back"), press("keep", facts.ticket.id))
    standing = resident_card(facts, words).brief
    return Letter(lines_of([standing, asked]), (*buttons, (back,)))
