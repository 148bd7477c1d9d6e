"""同一故障 — the reports of neighbours find each other, and the office is asked if they are one.

The rule, and why. The first reports of a fault are filed, shown and called out like any other:
nobody waits for a guess. When so many households have reported the same (`incident.reports`), one
card asks whether it is one fault. While that is open, whatever looks the same waits on that card:
it is filed, numbered and promised like any other, but has no card and no call of its own, since
whoever is on duty has just been called there several times and a group takes twenty messages a
minute. At “No”, or when nobody has decided in time (`incident.decide_within`), each of them gets
its card, and one call names them all. So nothing is ever held back longer than that, nothing is
lost, and a fire next door finds the way free. What is not certainly the same fault (other dangers
in the words: see domain/incidents.py) never waits at all.
"""

from collections.abc import Iterable

from domain.buildings import speaks_of
from domain.incidents import (
    Fault,
    IncidentState,
    Part,
    Report,
    fault_in,
    is_it,
    may_be_gathered,
    one_fault,
)
from domain.tickets import Action, Kind, Role, State
from handlers.actions.gathered import redraw_incident, round_of, show_incident
from handlers.actions.moves import move
from handlers.actions.telling import call_out, record
from handlers.facts import facts_of
from handlers.turn import Turn
from storage.tables import Home, Incident, Ticket


async def find_company(turn: Turn, ticket: Ticket, known: Incident | None) -> None:
    """With the incident of which they say it is a report, or else with a proposal."""
    await (join(turn, ticket, known) if known else gather(turn, ticket))


async def gather(turn: Turn, ticket: Ticket) -> None:
    """Let it wait with the proposal that it seems to belong to, where there is one."""
    report = await _report(turn, ticket)
    if report is None:
        return None
    for incident in await turn.shelves.incidents.open_in(ticket.community_id):
        if incident.state == IncidentState.PROPOSED and _fits(incident, report.part, report.fault):
            held = await turn.shelves.incidents.locked(incident.id)
            if held and held.state == IncidentState.PROPOSED:
                ticket.incident_id = held.id
                record(turn, ticket.id, "wait_with_proposal", "B3", Role.SYSTEM, incident=held.id)
                return await redraw_incident(turn, held, soon=True)
    return None


async def propose(turn: Turn, ticket: Ticket) -> None:
    """Ask the office whether these are one fault; never twice about the same reports."""
    report = await _report(turn, ticket) if ticket.incident_id is None else None
    if report is None:
        return
    together = one_fault(report, await _alike(turn, ticket), turn.standard)
    if not together:
        return
    incident = await _entered(turn, ticket, report.part)
    await _hang_on(turn, incident, [one.ticket for one in together])
    due = turn.now + turn.standard.duration("incident.decide_within")
    lane = f"incident:{incident.id}"
    turn.shelves.timers.set("incident_undecided", due, lane, lane, incident=incident.id)
    reports = [one.ticket for one in together]
    record(turn, None, "propose_incident", "B3", Role.SYSTEM, incident=incident.id, of=reports)
    await show_incident(turn, incident)


async def known_at(turn: Turn, homes: Iterable[Home], fault: Fault) -> tuple[Incident, Home] | None:
    """The incident in hand that one of these homes lies in, if that is what it sounds like."""
    found = await turn.shelves.incidents.open_in(turn.community.id)
    for incident in found:
        for home in homes:
            confirmed = incident.state == IncidentState.CONFIRMED
            if confirmed and _fits(incident, Part(home.building, home.unit), fault):
                return incident, home
    return None


async def join(turn: Turn, ticket: Ticket, incident: Incident) -> None:
    """Whoever brings it says that it is the same: it is filed with the others."""
    ticket.incident_id = incident.id
    await move(turn, ticket, Action.ATTACH, Role.RESIDENT, incident=incident.id)
    lead = await turn.shelves.incidents.leading(incident.id)
    if lead is ticket and ticket.urgent:
        await call_out(turn, await facts_of(turn, ticket))
    elif lead and lead.state != State.FILED:
        round_of(turn, incident.id, "follow", {"only": ticket.id}, after=ticket.id)
    await redraw_incident(turn, incident, soon=True)


async def _entered(turn: Turn, ticket: Ticket, part: Part) -> Incident:
    incident = Incident(
        community_id=ticket.community_id,
        state=IncidentState.PROPOSED,
        category=ticket.category,
        triage_kind=ticket.triage_kind,
        building=part.building,
        unit=part.unit,
        urgent=ticket.urgent,
        proposed_at=turn.now,
    )
    await turn.shelves.incidents.open(incident)
    return incident


async def _hang_on(turn: Turn, incident: Incident, tickets: Iterable[int]) -> None:
    for one in tickets:
        ticket = await turn.shelves.tickets.get(one)
        if ticket:
            ticket.incident_id = incident.id


async def _alike(turn: Turn, ticket: Ticket) -> list[Report]:
    since = turn.now - turn.standard.duration("incident.within")
    found = await turn.shelves.incidents.like(ticket, since)
    return [one for one in [await _report(turn, each) for each in found] if one]


async def _report(turn: Turn, ticket: Ticket) -> Report | None:
    if not may_be_gathered(Kind(ticket.kind), confidential=ticket.confidential):
        return None
    known = (ticket.words, ticket.triage_kind, ticket.category)
    fault, part = fault_in(*known, urgent=ticket.urgent), await _part(turn, ticket)
    if fault is None or part is None:
        return None
    return Report(ticket.id, await _household(turn, ticket), part, fault, ticket.filed_at)


async def _part(turn: Turn, ticket: Ticket) -> Part | None:
    """Where it is: by its home, the thing that is broken, or the one building they speak of."""
    shelves = turn.shelves
    if ticket.home_id and (home := await shelves.households.home(ticket.home_id)):
        return Part(home.building, home.unit)
    asset = await shelves.assets.get(ticket.asset_id) if ticket.asset_id else None
    if asset and asset.building:
        return Part(asset.building)
    buildings = await shelves.households.buildings(ticket.community_id)
    named = [one for one in buildings if speaks_of(ticket.words, one)]
    return Part(named[0]) if len(named) == 1 else None


async def _household(turn: Turn, ticket: Ticket) -> int:
    """The home of whoever reported it; without one, they are a household of their own."""
    if ticket.home_id:
        return ticket.home_id
    person = await turn.shelves.people.get(ticket.requester_id)
    homes = await turn.shelves.households.homes_of(person)
    return homes[0].id if homes else -person.id


def _fits(incident: Incident, part: Part, fault: Fault) -> bool:
    known = Fault(incident.triage_kind, incident.category, urgent=incident.urgent)
    return Part(incident.building, incident.unit).covers(part) and is_it(known, fault)
