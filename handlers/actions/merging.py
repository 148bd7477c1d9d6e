"""合并 — two reports of one matter by one household go on under one number (B3)."""

from collections.abc import Sequence

from domain.merging import check_merging
from domain.quotes import QuoteState
from domain.recurrence import Earlier, suggested
from domain.tickets import Action, Role, actions_for, step
from handlers.access import is_theirs
from handlers.actions.moves import move
from handlers.actions.telling import record, redraw_cards, resident_words, tell_resident
from handlers.past import TAKE_IN
from handlers.turn import Turn
from handlers.views import progress
from storage.tables import Staff, Ticket

_AT_MOST = 3


async def merge(turn: Turn, ticket: Ticket, staff: Staff, into: Ticket) -> None:
    """The first one ends, the other goes on for both; Refused where they may not be one."""
    await check(turn, ticket, staff, into)
    taken = await move(turn, ticket, Action.MERGE, Role(staff.role), into=into.id)
    for one in (ticket, *await turn.shelves.tickets.merged_into(ticket.id)):
        one.merged_into_id = into.id
    await _bring_cases(turn, ticket, into)
    record(turn, into.id, TAKE_IN, taken.clause, Role(staff.role), merged=ticket.id)
    shown = await turn.shelves.tickets.media(ticket.id)
    turn.shelves.tickets.attach(into.id, "report", [(one.kind, one.file_id) for one in shown])
    await redraw_cards(turn, into)
    facts = await redraw_cards(turn, ticket)
    said = progress.merged(facts, into, resident_words(facts))
    tell_resident(turn, facts.requester, said, ticket=ticket)


async def check(turn: Turn, ticket: Ticket, staff: Staff, into: Ticket) -> None:
    step(ticket.situation, Action.MERGE, Role(staff.role))
    requester = await turn.shelves.people.get(ticket.requester_id)
    theirs = await is_theirs(turn, into, requester)
    check_merging(ticket, into, of_one_household=theirs, priced=await _priced(turn, ticket))


async def twins(turn: Turn, ticket: Ticket) -> Sequence[Ticket]:
    """What it may become part of, the likeliest first; a person says so."""
    if Action.MERGE not in actions_for(ticket.situation, Role.DISPATCHER):
        return []
    found = {one.id: one for one in await turn.shelves.tickets.beside(ticket)}
    reports = tuple(Earlier(one.id, one.category, one.words) for one in found.values())
    alike = suggested(ticket.category, ticket.words, reports)
    return [found[one.ticket_id] for one in alike[:_AT_MOST]]


async def going_on(turn: Turn, ticket: Ticket) -> Ticket:
    """The one that goes on for it: whoever answers an old card is heard there."""
    into = ticket.merged_into_id
    return (into and await turn.shelves.tickets.locked(into)) or ticket


async def _bring_cases(turn: Turn, ticket: Ticket, into: Ticket) -> None:
    """A matter has one case card of a kind: the first that was opened stays."""
    shelf = turn.shelves.cases
    known = {one.kind for one in await shelf.of_ticket(into.id)}
    for case in await shelf.of_ticket(ticket.id):
        if case.kind not in known:
            case.ticket_id = into.id


async def _priced(turn: Turn, ticket: Ticket) -> bool:
    quotes = await turn.shelves.quotes.of_ticket(ticket.id)
    return any(one.state in {QuoteState.OPEN, QuoteState.AGREED} for one in quotes)
