"""A list of tickets: what was looked for, a line for each, and a tap to its card."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.finding import Mark, Wanted
from domain.phone import masked
from domain.text import clip
from domain.tickets import CLOSED_STATES, OPEN_STATES, State
from handlers.buttons import Button, grid, press
from handlers.letters import Letter
from handlers.views.names import KIND, OFFICE_STATE, department_name, office_state_of, whereabouts
from handlers.views.pages import Page
from handlers.views.tickets import lines_of, subject_of
from locales import Markup, Words, _, escape
from storage.tables import Ticket

STILL_OPEN = OPEN_STATES | {State.COMPLETED}
_MARK = {
    Mark.MINE: _("mine"),
    Mark.URGENT: _("urgent"),
    Mark.OVERDUE: _("overdue"),
    Mark.PAUSED: _("paused"),
    Mark.HEADQUARTERS: _("from headquarters"),
}
_PLACE_AT_MOST = 40


@dataclass(frozen=True)
class Found:
    """A page of what was found, and what colleagues and departments are called."""

    search_id: int
    wanted: Wanted
    tickets: Sequence[Ticket]
    count: int
    page: Page
    colleagues: Mapping[int, str]
    departments: Mapping[str, str]


def found(one: Found, words: Words) -> Letter:
    """What was understood, how many there are, and the newest of them."""
    sought = Markup(" · ").join(_sought(one, words))
    if not one.tickets:
        return Letter(words("🔎 Nothing was found: {sought}", sought=sought))
    heading = words.many("🔎 <b>{n} ticket</b>: {sought}", "🔎 <b>{n} tickets</b>: {sought}",
                         one.count, sought=sought)  # fmt: skip
    lines = [heading, *(_line(ticket, one, words) for ticket in one.tickets)]
    cards = [Button(ticket.number, press("show_ticket", ticket.id)) for ticket in one.tickets]
    return Letter(lines_of(lines), (*grid(cards, 2), *one.page.row("found", one.search_id)))


def _line(ticket: Ticket, one: Found, words: Words) -> Markup:
    parts = [
        words("<b>{number}</b>", number=ticket.number),
        escape(clip(whereabouts(ticket, words).plain, _PLACE_AT_MOST)),
        subject_of(ticket, words),
        office_state_of(ticket, words),
    ]
    if name := one.colleagues.get(ticket.assignee_id or 0):
        parts.append(words("👷 {name}", name=name))
    return Markup(" · ").join(parts)


def _sought(one: Found, words: Words) -> Iterator[str]:
    """As it was understood, so that nobody reads the wrong list."""
    wanted = one.wanted
    if wanted.number:
        yield wanted.number
    if wanted.phone:
        yield words("📞 {phone}", phone=masked(wanted.phone))
    yield from (door.said for door in wanted.doors)
    yield from (words(_MARK[mark]) for mark in sorted(wanted.marks))
    yield from (words(KIND[kind]) for kind in sorted(wanted.kinds))
    yield from _states(wanted.states, words)
    yield from (department_name(code, one.departments, words) for code in wanted.departments)
    if wanted.colleague:
        yield words("👷 {name}", name=one.colleagues[wanted.colleague])
    if wanted.days:
        first, last = wanted.days.first, wanted.days.last
        yield first.isoformat() if first == last else f"{first} – {last}"
    yield from (f"“{word}”" for word in wanted.words)


def _states(states: frozenset[State], words: Words) -> Iterator[Markup]:
    for group, name in ((STILL_OPEN, _("not closed yet")), (CLOSED_STATES, _("closed"))):
        if group <= states:
            states -= group
            yield words(name)
    yield from (words(OFFICE_STATE[state]) for state in State if state in states)
