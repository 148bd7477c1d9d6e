"""报修 — a complete report becomes a ticket with its promises, and the office is called."""

import secrets
from dataclasses import dataclass

from domain.numbers import ticket_number
from domain.promises import promises_for_repair
from domain.tickets import Kind, State
from domain.triage import Triage
from domain.working_time import Slot
from handlers.actions.promises import make
from handlers.actions.telling import (
    call_out,
    office_words,
    ops_alias,
    record,
    resident_alias,
    resident_words,
    tell_office,
    tell_resident,
)
from handlers.facts import Facts, facts_of
from handlers.letters import Letter
from handlers.told import Told
from handlers.turn import Turn
from handlers.views.tickets import ops_card, resident_card
from storage.outbox import Lane
from storage.tables import Home, Ticket

_DRAW = 1000


@dataclass(frozen=True)
class Report:
    """What a resident has told us, complete."""

    home: Home | None
    place: str
    category: str
    told: Told
    triage: Triage
    urgent: bool
    slot: Slot | None


async def file_repair(turn: Turn, report: Report) -> Ticket:
    """Enter the report, promise what the standard promises, and call whoever must come."""
    ticket = await _entered(turn, report)
    for made in promises_for_repair(turn.now, report.urgent, report.slot):
        await make(turn, ticket, made)
    turn.shelves.tickets.attach(ticket.id, "report", report.told.media)
    record(turn, ticket.id, "file_repair", "S0 七(1)", urgent=ticket.urgent)
    facts = await facts_of(turn, ticket)
    await _show_the_office(turn, facts)
    receipt = resident_card(facts, resident_words(facts), received=True)
    tell_resident(turn, facts.requester, receipt, ticket=ticket, card=resident_alias(ticket))
    return ticket


async def _entered(turn: Turn, report: Report) -> Ticket:
    ticket = Ticket(
        number=await _free_number(turn),
        community_id=turn.community.id,
        kind=Kind.REPAIR,
        state=State.FILED,
        requester_id=turn.who.id,
        home_id=report.home.id if report.home else None,
        place=report.place,
        category=report.category,
        words=report.told.words,
        urgent=report.urgent,
        triage_kind=report.triage.kind,
        triage_words=list(report.triage.words),
        filed_at=turn.now,
        source_update=turn.sheet.source,
        appointment_start=report.slot.start if report.slot else None,
        appointment_end=report.slot.end if report.slot else None,
    )
    await turn.shelves.tickets.file(ticket)
    return ticket


async def _free_number(turn: Turn) -> str:
    today = turn.now.astimezone(turn.zone).date()
    number = ticket_number(Kind.REPAIR, today, secrets.randbelow(_DRAW))
    while await turn.shelves.tickets.numbered(number):
        number = ticket_number(Kind.REPAIR, today, secrets.randbelow(_DRAW * _DRAW))
    return number


async def _show_the_office(turn: Turn, facts: Facts) -> None:
    card = ops_card(facts, office_words(facts))
    await tell_office(
        turn,
        facts.community,
        Letter(card.text, card.buttons, media=facts.shown("report")),
        lane=Lane.URGENT if facts.ticket.urgent else Lane.NOTIFY,
        card=ops_alias(facts.ticket),
        ticket_id=facts.ticket.id,
    )
    if facts.ticket.urgent:
        await call_out(turn, facts)
