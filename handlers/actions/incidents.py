"""突发事件 — one fault that many neighbours report becomes one matter: one card and one ladder.

How its reports find each other, and what waits for the answer, says gathering.py. Once it is
confirmed, the earliest report leads: what is done to it is done to all, in portions (see
incident_rounds.py), and its ladder is the incident's.
"""

from collections.abc import Sequence
from datetime import datetime

from domain.incidents import (
    Doing,
    Fault,
    IncidentState,
    Part,
    step,
)
from domain.tickets import Action, Role
from domain.tickets import step as ticket_step
from handlers.actions.gathered import redraw_incident, round_of, show_incident
from handlers.actions.moves import move
from handlers.actions.promises import wake
from handlers.actions.telling import (
    call_out,
    record,
    redraw_cards,
    show_card,
    tell_colleagues,
    tell_office,
    to_be_called,
)
from handlers.extent import extent_of
from handlers.facts import facts_of, ops_alias
from handlers.letters import Manner
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import incidents as views
from locales import words_for
from storage.outbox import Lane
from storage.tables import Incident, Staff, Ticket

# --- the office decides


async def confirm(turn: Turn, incident: Incident, staff: Staff) -> None:
    """It is one fault: its reports follow, and each resident hears of it once."""
    _take(turn, incident, Doing.CONFIRM, staff)
    incident.confirmed_at, incident.confirmed_by = turn.now, staff.id
    await turn.shelves.timers.call_off(f"incident:{incident.id}")
    round_of(turn, incident.id, "join")
    await redraw_incident(turn, incident)


async def decline(turn: Turn, incident: Incident, staff: Staff | None = None) -> None:
    """It is not, or nobody has said so in time: what has been waiting goes on by itself."""
    _take(turn, incident, Doing.DECLINE, staff)
    incident.closed_at, incident.closed_by = turn.now, staff.id if staff else None
    await turn.shelves.timers.call_off(f"incident:{incident.id}")
    await redraw_incident(turn, incident)
    if waiting := await _hidden(turn, await turn.shelves.incidents.reports(incident.id)):
        await _call_out_once(turn, waiting)
        round_of(turn, incident.id, "release")


async def open_at(turn: Turn, staff: Staff, part: Part, fault: Fault, words: str) -> Incident:
    """The office knows of it before, or better than, its residents do."""
    transition = step(None, Doing.OPEN, Role(staff.role))
    incident = Incident(
        community_id=turn.community.id,
        state=transition.target,
        category=fault.category,
        triage_kind=fault.kind,
        building=part.building,
        unit=part.unit,
        urgent=fault.urgent,
        proposed_at=turn.now,
        confirmed_at=turn.now,
        confirmed_by=staff.id,
        words=words,
    )
    await turn.shelves.incidents.open(incident)
    record(turn, None, Doing.OPEN, transition.clause, Role(staff.role), incident=incident.id)
    await show_incident(turn, incident)
    if incident.urgent:
        await _call_to(turn, incident)
    return incident


async def attach(turn: Turn, incident: Incident, ticket: Ticket, staff: Staff) -> None:
    """The desk sees that this report belongs there, too."""
    _take(turn, incident, Doing.GATHER, staff, ticket=ticket.id)
    ticket_step(ticket.situation, Action.ATTACH, Role(staff.role))
    ticket.incident_id = incident.id
    round_of(turn, incident.id, "join", {"only": ticket.id}, after=ticket.id)
    await redraw_incident(turn, incident)


async def detach(turn: Turn, ticket: Ticket, staff: Staff) -> None:
    """It is a matter of its own after all."""
    incident = await _incident_of(turn, ticket)
    if incident is None:
        return
    _take(turn, incident, Doing.GATHER, staff)
    await let_go(turn, ticket, Role(staff.role))
    await redraw_cards(turn, ticket)


async def let_go(turn: Turn, ticket: Ticket, role: Role) -> None:
    """From here on it has its own card again, its own ladder, and whoever is on duty is called."""
    incident = await _incident_of(turn, ticket)
    if incident is None:
        return
    await move(turn, ticket, Action.DETACH, role, incident=incident.id)
    ticket.incident_id = None
    await wake(turn, ticket)
    await redraw_incident(turn, incident)
    facts = await facts_of(turn, ticket)
    await show_card(turn, facts)
    if ticket.urgent:
        await call_out(turn, facts)


# --- one word, one end, for all


async def tell_all(turn: Turn, incident: Incident, staff: Staff, told: Told, said_in: str) -> None:
    """An update reaches everybody whom it concerns, once."""
    _take(turn, incident, Doing.UPDATE, staff, words=told.words)
    incident.words, incident.said_in = told.words or incident.words, said_in
    said = {"staff": staff.id, "in": said_in, **told.freeze()}
    round_of(turn, incident.id, "tell", said)
    await redraw_incident(turn, incident)


async def expect(turn: Turn, incident: Incident, staff: Staff, until: datetime) -> None:
    """As far as anybody can say: on everybody's card, and no promise."""
    _take(turn, incident, Doing.UPDATE, staff, until=until.isoformat())
    incident.eta = until
    round_of(turn, incident.id, "show")
    await redraw_incident(turn, incident)


async def follow_edit(turn: Turn, incident: Incident, staff: Staff, words: str) -> None:
    """Whoever wrote it has changed their words: change what was passed on."""
    record(turn, None, "edit_update", "B3", Role(staff.role), incident=incident.id, words=words)
    incident.words = words
    said = {"staff": staff.id, "words": words, "in": incident.said_in}
    round_of(turn, incident.id, "retell", said)
    await redraw_incident(turn, incident)


async def settle(turn: Turn, incident: Incident, staff: Staff, told: Told) -> None:
    """The fault is gone: every report is finished, and each resident asked about their own."""
    _take(turn, incident, Doing.SETTLE, staff, words=told.words)
    incident.closed_at, incident.closed_by = turn.now, staff.id
    incident.words = told.words or incident.words
    round_of(turn, incident.id, "settle", {"staff": staff.id, **told.freeze()})
    await redraw_incident(turn, incident)


def role_of(staff: Staff | None) -> Role:
    return Role(staff.role) if staff else Role.SYSTEM


# ---


def _take(
    turn: Turn, incident: Incident, doing: Doing, staff: Staff | None, **detail: object
) -> None:
    transition = step(IncidentState(incident.state), doing, role_of(staff))
    incident.state = transition.target
    record(turn, None, doing, transition.clause, role_of(staff), incident=incident.id, **detail)


async def _incident_of(turn: Turn, ticket: Ticket) -> Incident | None:
    return await turn.shelves.incidents.get(ticket.incident_id) if ticket.incident_id else None


async def _hidden(turn: Turn, reports: Sequence[Ticket]) -> list[Ticket]:
    """Those that have no card of their own."""
    aliases = [ops_alias(one) for one in reports]
    shown = await turn.shelves.cards.known(aliases)
    shown_soon = await turn.shelves.outbox.on_their_way(aliases)
    return [one for one in reports if ops_alias(one) not in shown.keys() | shown_soon]


async def _call_out_once(turn: Turn, waiting: Sequence[Ticket]) -> None:
    urgent = [one for one in waiting if one.urgent]
    if not urgent:
        return
    community = await turn.shelves.communities.get(urgent[0].community_id)
    staff = await to_be_called(turn, community)
    letter = views.released(staff, urgent, words_for(community.language))
    await tell_office(turn, community, letter, lane=Lane.URGENT, ticket_id=urgent[0].id)
    tell_colleagues(
        turn, staff, lambda words: views.released((), urgent, words), Manner(Lane.URGENT)
    )


async def _call_to(turn: Turn, incident: Incident) -> None:
    extent = await extent_of(turn, incident)
    staff = await to_be_called(turn, extent.community)
    letter = views.called(extent, staff, words_for(extent.community.language))
    await tell_office(turn, extent.community, letter, lane=Lane.URGENT)
    tell_colleagues(turn, staff, lambda words: views.called(extent, (), words), Manner(Lane.URGENT))
