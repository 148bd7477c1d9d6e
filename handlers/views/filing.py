"""What a colleague sees who enters a matter for somebody else."""

from dataclasses import dataclass

from domain.entering import Caller, Source
from domain.phone import masked
from domain.tickets import Kind
from handlers.views.names import KIND, SOURCE, TRIAGE, by_telephone, place_of
from handlers.views.tickets import lines_of
from locales import Markup, Words
from storage.tables import Home, Person, Ticket


@dataclass(frozen=True)
class Summary:
    """All of it, before it is entered."""

    kind: Kind
    source: Source
    home: Home | None
    brought_by: Person | Caller | None
    danger: str
    urgent: bool
    visit: str


def summary(told: Summary, words: Words) -> Markup:
    by, place = told.brought_by, told.home.address if told.home else ""
    name, phone = (by.name, by.phone) if by else ("", "")
    return lines_of(
        [
            words("Shall I enter it like this?"),
            words("🔴 Urgent: {why}", why=words(TRIAGE[told.danger])) if told.urgent else None,
            words("{how} · {kind}", how=words(SOURCE[told.source]), kind=words(KIND[told.kind])),
            words("📍 {place} · {name}", place=place_of(place, words), name=name),
            words("📞 {phone}", phone=masked(phone)) if phone else None,
            words("🗓 {span}", span=told.visit) if told.visit else None,
        ]
    )


def entered(ticket: Ticket, requester: Person, words: Words) -> Markup:
    """What is said on the telephone now; whoever is on Telegram has it in writing."""
    if not by_telephone(requester):
        said = words("{name} has the receipt on Telegram.", name=requester.name)
    else:
        said = words(
            "Please read the number out, and say that our notice tells what we keep of them, and "
            "for how long (S2 五1)."
        )
    heading = words("📋 <b>{number}</b> has been entered.", number=ticket.number)
    return Markup("\n").join([heading, said])
