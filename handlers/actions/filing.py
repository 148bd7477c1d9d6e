"""受理 — whatever was brought to the counter becomes a ticket, and those it concerns hear of it."""

import secrets
from dataclasses import dataclass

from domain.charges import usual_charge
from domain.entering import Source
from domain.numbers import ticket_number
from domain.promises import VISIT
from domain.tickets import JOBS, Kind, Role, State
from domain.triage import Outcome, Triage
from domain.urgency import Because
from domain.working_time import Slot
from handlers.actions import gathering
from handlers.actions.cases import look_for_recurrence
from handlers.actions.looking import resident_alias
from handlers.actions.moves import file
from handlers.actions.promises import settle
from handlers.actions.telling import (
    call_out,
    office_words,
    record,
    resident_words,
    show_card,
    tell_office,
    tell_resident,
)
from handlers.facts import Facts, facts_of, ops_alias
from handlers.letters import Letter
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import office, residents
from storage.tables import Asset, Home, Incident, Person, Staff, Ticket

HARMLESS = Triage(Outcome.ROUTINE, "routine", (), "nothing to be judged")
_DRAW = 1000


@dataclass(frozen=True)
class Entered:
    """By whom of the office it was entered, for whom, and how it had come (C7)."""

    requester: Person
    staff: Staff
    source: Source


@dataclass(frozen=True)
class Matter:
    """What has been brought, complete; without a home it is about a common area."""

    kind: Kind
    told: Told
    entered: Entered | None = None  # where they have not brought it to us themselves
    home: Home | None = None
    common: bool = False  # nobody's home for certain
    place: str = ""  # as far as it is known, where it is no home for certain
    asset: Asset | None = None
    category: str = "other"
    about_whom: str = ""
    expectation: str = ""
    confidential: bool = False
    triage: Triage = HARMLESS
    urgent: bool = False
    because: Because | None = None  # where the words alone did not make it urgent
    slot: Slot | None = None
    worker: Staff | None = None  # whom it is meant for
    department: str = ""  # where it is not the one that answers for the category
    incident: Incident | None = None  # the fault in hand of which they say it is a report
    read: tuple[int, ...] = ()  # the answers that were there already and did not help


async def file_matter(turn: Turn, matter: Matter) -> Ticket:
    """Enter it, promise what the standard promises, show the office, and give a receipt."""
    ticket = await _entered(turn, matter)
    turn.shelves.tickets.attach(ticket.id, "report", matter.told.media)
    agreed = {VISIT: matter.slot.end} if matter.slot else {}
    why: dict[str, object] = {"because": matter.because} if matter.because else {}
    why |= {"read": list(matter.read)} if matter.read else {}
    role = Role(matter.entered.staff.role) if matter.entered else Role.RESIDENT
    await file(turn, ticket, role, moments=agreed, urgent=ticket.urgent, **why)
    await gathering.find_company(turn, ticket, matter.incident)
    facts = await facts_of(turn, ticket)
    if facts.incident is None:
        await _show_the_office(turn, facts)
    receipt = residents.receipt(facts, resident_words(facts))
    tell_resident(turn, facts.requester, receipt, ticket=ticket, card=resident_alias(ticket))
    if facts.incident is None:
        await look_for_recurrence(turn, ticket)
        await gathering.propose(turn, ticket)
    return ticket


async def _entered(turn: Turn, matter: Matter) -> Ticket:
    entered = matter.entered
    ticket = Ticket(
        number=await _free_number(turn, matter.kind),
        community_id=turn.community.id,
        kind=matter.kind,
        state=State.FILED,
        requester_id=entered.requester.id if entered else turn.who.id,
        home_id=matter.home.id if matter.home else None,
        asset_id=matter.asset.id if matter.asset else None,
        place=matter.home.address if matter.home else matter.place,
        category=matter.category,
        words=matter.told.words,
        urgent=matter.urgent,
        triage_kind=matter.triage.kind,
        triage_words=list(matter.triage.words),
        filed_at=turn.now,
        source_update=turn.sheet.source,
        appointment_start=matter.slot.start if matter.slot else None,
        appointment_end=matter.slot.end if matter.slot else None,
        assignee_id=matter.worker.id if matter.worker else None,
        department=matter.department or await _answers_for(turn, matter),
        about_whom=matter.about_whom,
        expectation=matter.expectation,
        confidential=matter.confidential,
        charge=_usual_charge(turn, matter),
        source=entered.source if entered else Source.TELEGRAM,
        filed_by=entered.staff.id if entered else None,
    )
    await turn.shelves.tickets.file(ticket)
    return ticket


async def _answers_for(turn: Turn, matter: Matter) -> str:
    job = matter.kind in JOBS
    return await turn.shelves.departments.answers_for(turn.community.id, matter.category, job=job)


def _usual_charge(turn: Turn, matter: Matter) -> str:
    """Who bears it, as far as the register of homes tells (B4)."""
    if matter.home is None and matter.place and not matter.common:
        return ""  # somebody's home, but whose?
    home, standard = matter.home, turn.standard
    return usual_charge(matter.kind, matter.category, home, turn.today, standard) or ""


async def _free_number(turn: Turn, kind: Kind) -> str:
    number = ticket_number(kind, turn.today, secrets.randbelow(_DRAW))
    while await turn.shelves.tickets.numbered(number):
        number = ticket_number(kind, turn.today, secrets.randbelow(_DRAW * _DRAW))
    return number


async def _show_the_office(turn: Turn, facts: Facts) -> None:
    """The card, with what was sent; whoever is wanted at once is called to it."""
    ticket = facts.ticket
    praised = await _pass_on_praise(turn, facts) if ticket.kind == Kind.PRAISE else None
    await show_card(turn, facts)
    if ticket.urgent or ticket.kind == Kind.HELP:
        await call_out(turn, facts)
    if praised:
        under = ops_alias(ticket)
        await tell_office(turn, facts.community, praised, reply_to=under, ticket_id=ticket.id)


async def _pass_on_praise(turn: Turn, facts: Facts) -> Letter | None:
    """For the one they named, or else the heads of the department; that keeps the promise."""
    heads = await turn.shelves.office.heads(facts.community.id, facts.ticket.department)
    praised = [facts.assignee] if facts.assignee else heads
    if not praised:
        return None
    for one in facts.promises:
        await settle(turn, facts.ticket, one.key, one.due)
    kept, whom = [one.key for one in facts.promises], [one.id for one in praised]
    record(turn, facts.ticket.id, "praise_passed_on", "S0 三(3)", Role.SYSTEM, kept=kept, to=whom)
    return office.praised(praised, office_words(facts))
