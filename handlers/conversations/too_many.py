"""Enough at once: who has several open matters of a kind adds to one of them (A7)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from domain.tickets import Kind
from handlers.access import access_ticket
from handlers.actions.looking import show_anew
from handlers.actions.relays import to_office
from handlers.buttons import Button, Pressed, press
from handlers.conversations.my import matter_of
from handlers.form import Form
from handlers.letters import Letter
from handlers.steps import Options
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import my
from handlers.views.names import KIND
from handlers.views.tickets import one_line
from locales import Markup
from storage.tables import Ticket


@dataclass(frozen=True)
class Bounded:
    """The draft of what nobody may bring again and again; `into` is the one it is added to."""

    too_many: bool = False
    into: str = ""


B = TypeVar("B", bound=Bounded)


def unless_too_many(
    form: Form[B], kind: Kind, when: Callable[[B], bool] = lambda draft: not draft.into
) -> None:
    """Declare the count, and the question that takes the place of all others; not in danger."""

    @form.decide("too_many", when=when)
    async def too_many(turn: Turn, draft: B) -> bool:
        return len(await _open(turn, kind)) >= turn.standard.count("resident.open_of_a_kind")

    async def enough(turn: Turn, draft: B) -> Markup:
        words, tickets = turn.words, await _open(turn, kind)
        asked = words(
            "{kind}: you have {count} open ones, and that is as many as we take at once. Which "
            "of them shall I add this to? The buttons further down show each of them.",
            kind=words(KIND[kind]),
            count=len(tickets),
        )
        return Markup("\n").join([asked, *(one_line(one, words) for one in tickets)])

    async def shown(turn: Turn, draft: B) -> Sequence[Button]:
        return [
            Button(turn.words("📄 {number}", number=one.number), press("look", one.id))
            for one in await _open(turn, kind)
        ]

    @form.choose(enough, when=lambda draft: draft.too_many, beside=shown)
    async def into(turn: Turn, draft: B) -> Options:
        return addable(turn, await _open(turn, kind))

    form.over(lambda draft: bool(draft.into))


def addable(turn: Turn, tickets: Sequence[Ticket]) -> Options:
    """A button for each, with its first words where there are any."""
    return [(str(one.id), _addable(turn, one)) for one in tickets]


async def look(turn: Turn, pressed: Pressed) -> None:
    """Further down: the question stays where it is."""
    _ticket, facts = await matter_of(turn, pressed)
    show_anew(turn, my.matter(facts, turn.words, turn.who))


async def add_to(turn: Turn, code: str, told: Told) -> None:
    """What was told belongs to this open matter."""
    ticket, _role = await access_ticket(turn, int(code))
    await to_office(turn, ticket, told)
    turn.say(Letter(turn.words("Passed on to {number}.", number=ticket.number)))


def _addable(turn: Turn, ticket: Ticket) -> Markup:
    if not ticket.words:
        return turn.words("➕ Add to {number}", number=ticket.number)
    return turn.words("➕ {number} · {words}", number=ticket.number, words=ticket.words[:30])


async def _open(turn: Turn, kind: Kind) -> Sequence[Ticket]:
    return [one for one in await turn.shelves.tickets.open_of(turn.who.id) if one.kind == kind]
