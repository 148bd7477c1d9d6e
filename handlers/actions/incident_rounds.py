"""What is done to all reports of an incident, a portion in each turn: none of them holds up others.

120 reports in one turn would keep everybody else waiting, a fire next door among them.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from domain.incidents import IncidentState, behind
from domain.refusals import Refused
from domain.tickets import UNDONE_STATES, Action, Role, State, actions_for
from handlers.actions import acceptance
from handlers.actions.gathered import is_shown, redraw_incident, round_of
from handlers.actions.moves import move
from handlers.actions.orders import keep_orders_true
from handlers.actions.promises import wake
from handlers.actions.telling import redraw_resident_card, resident_words, show_card, tell_resident
from handlers.facts import Facts, facts_of, ops_address, ops_alias, topic_of
from handlers.letters import Address, Manner
from handlers.told import thaw
from handlers.turn import Turn
from handlers.views import incidents as views
from locales import words_for
from storage.outbox import Lane
from storage.tables import Incident, Staff, Ticket

A_PORTION = 15
_LOOKS_AGAIN = timedelta(seconds=5)
_LOOKS = 60  # so often at how far an update has come
_DESK = Role.DISPATCHER  # in whose name the others follow
_TOWARDS = {
    State.ACCEPTED: Action.ACCEPT_ORDER,
    State.DISPATCHED: Action.DISPATCH,
    State.ON_THE_WAY: Action.SET_OFF,
    State.ARRIVED: Action.ARRIVE,
    State.DONE: Action.FINISH,
}
About = Mapping[str, Any]


async def go_round(turn: Turn, incident: Incident, what: str, after: int, about: About) -> None:
    """One portion, and a turn of its own for the next."""
    if what == "follow" and not after:
        await _wake_the_lead(turn, incident)
    tickets = await _portion(turn, incident, what, after, about)
    for ticket in tickets:
        await _ROUNDS[what](turn, incident, ticket, about)
    await redraw_incident(turn, incident, soon=True)
    if len(tickets) == A_PORTION:
        round_of(turn, incident.id, what, about, tickets[-1].id)
    elif what in {"tell", "retell"}:
        look_again(turn, incident, _LOOKS)


async def look(turn: Turn, incident: Incident, looks: int) -> None:
    """How far the last update has come, until all of it has."""
    carried = await turn.shelves.incidents.carried(incident)
    under_way = any(status in {"new", "sending"} for _, status in carried)
    await redraw_incident(turn, incident, soon=under_way)
    if under_way and looks:
        look_again(turn, incident, looks - 1)


def look_again(turn: Turn, incident: Incident, looks: int) -> None:
    lane, at = f"incident:{incident.id}", turn.now + _LOOKS_AGAIN
    known = {"incident": incident.id, "looks": looks}
    turn.shelves.timers.set("incident_told", at, lane, f"{lane}:told", **known)


async def _portion(
    turn: Turn, incident: Incident, what: str, after: int, about: About
) -> Sequence[Ticket]:
    shelf = turn.shelves.incidents
    if only := about.get("only"):
        ticket = await turn.shelves.tickets.locked(only)
        return [ticket] if ticket else []
    if what == "tell":
        return await shelf.one_for_each(incident.id, after, A_PORTION)
    return await shelf.held(incident.id, after, A_PORTION)


# --- what is done to each


async def _join(turn: Turn, incident: Incident, ticket: Ticket, about: About) -> None:
    """From now on it is seen on the card of the incident; its resident hears of it once."""
    if ticket.state not in UNDONE_STATES:
        ticket.incident_id = None  # somebody was faster
        return
    await move(turn, ticket, Action.ATTACH, Role.SYSTEM, incident=incident.id)
    await _strike(turn, incident, ticket)
    await _catch_up(turn, incident, ticket)
    facts = await _redraw(turn, ticket)
    homes, _reports = await turn.shelves.incidents.count(incident.id)
    letter = views.joined(facts, homes, resident_words(facts))
    tell_resident(turn, facts.requester, letter, ticket=ticket)


async def _follow(turn: Turn, incident: Incident, ticket: Ticket, about: About) -> None:
    if await _catch_up(turn, incident, ticket):
        await _redraw(turn, ticket)


async def _show(turn: Turn, incident: Incident, ticket: Ticket, about: About) -> None:
    if ticket.state in UNDONE_STATES:
        await _redraw(turn, ticket)


async def _release(turn: Turn, incident: Incident, ticket: Ticket, about: About) -> None:
    """A card of its own for what has none; those that were called for have been called."""
    if ticket.state in UNDONE_STATES and not await is_shown(turn, ops_alias(ticket)):
        await show_card(turn, await facts_of(turn, ticket), Lane.NOTIFY)


async def _tell(turn: Turn, incident: Incident, ticket: Ticket, about: About) -> None:
    facts, told = await _redraw(turn, ticket), thaw(about)
    letter = views.update(
        facts, await _by(turn, about), told.words, told.media, resident_words(facts)
    )
    manner = Manner(Lane.NOTIFY, card=f"{about['in']}:{ticket.id}", ticket_id=ticket.id)
    turn.post(letter, Address(facts.requester.telegram_id), manner)


async def _retell(turn: Turn, incident: Incident, ticket: Ticket, about: About) -> None:
    """Where it was told, it is told in the new words."""
    card = f"{about['in']}:{ticket.id}"
    if await is_shown(turn, card):
        facts = await facts_of(turn, ticket)
        letter = views.update(
            facts, await _by(turn, about), about["words"], (), resident_words(facts)
        )
        manner = Manner(Lane.NOTIFY, card=card, ticket_id=ticket.id)
        turn.redraw(letter, Address(facts.requester.telegram_id), manner)
    await _show(turn, incident, ticket, about)


async def _settle(turn: Turn, incident: Incident, ticket: Ticket, about: About) -> None:
    """It is done, as the office says; whether it is in order at their place they say themselves."""
    if ticket.state not in UNDONE_STATES:
        return
    told = thaw(about)
    await _move_to(turn, ticket, State.DONE, words=told.words)
    ticket.assignee_id = ticket.assignee_id or about["staff"]
    ticket.finished_at, ticket.work = turn.now, told.words
    turn.shelves.tickets.attach(ticket.id, "done", told.media)
    acceptance.ask(turn, await _redraw(turn, ticket), told.media)


async def _accept(turn: Turn, incident: Incident, ticket: Ticket, about: About) -> None:
    """The desk accepts for those who say nothing (S4 4.4.4); whoever has just spoken, has."""
    staff = await turn.shelves.office.get(about["staff"])
    try:
        await acceptance.accept_for(turn, ticket, staff)
    except Refused:
        return


_ROUNDS: dict[str, Callable[[Turn, Incident, Ticket, About], Awaitable[None]]] = {
    "join": _join,
    "follow": _follow,
    "release": _release,
    "show": _show,
    "tell": _tell,
    "retell": _retell,
    "settle": _settle,
    "accept": _accept,
}


# ---


async def _wake_the_lead(turn: Turn, incident: Incident) -> None:
    """Another may lead since the one that did was withdrawn: now it is this one that calls."""
    lead = await turn.shelves.incidents.leading(incident.id)
    if lead and incident.state == IncidentState.CONFIRMED:
        await wake(turn, lead)


async def _catch_up(turn: Turn, incident: Incident, ticket: Ticket) -> bool:
    """Bring it as far as the report that leads; False where it is there already."""
    lead = await turn.shelves.incidents.leading(incident.id)
    if lead is None or lead.id == ticket.id or ticket.state not in UNDONE_STATES:
        return False
    before = (ticket.state, ticket.assignee_id, ticket.eta)
    if behind(State(ticket.state), State(lead.state)):
        await _move_to(turn, ticket, State(lead.state), worker=lead.assignee_id)
    ticket.assignee_id, ticket.eta = lead.assignee_id, lead.eta
    ticket.arrived_at = lead.arrived_at
    return before != (ticket.state, ticket.assignee_id, ticket.eta)


async def _move_to(turn: Turn, ticket: Ticket, state: State, **detail: Any) -> None:  # noqa: ANN401
    """By the table: what nobody has accepted yet is accepted first."""
    on_the_way = [Action.ACCEPT_ORDER, _TOWARDS.get(state, Action.ACCEPT_ORDER)]
    direct = state in {State.ACCEPTED, State.DISPATCHED} or ticket.state != State.FILED
    for action in on_the_way[1:] if direct else on_the_way:
        if action in actions_for(ticket.situation, _DESK):
            await move(turn, ticket, action, _DESK, **detail)


async def _redraw(turn: Turn, ticket: Ticket) -> Facts:
    """All its cards but that of the incident, which is redrawn once for the whole portion."""
    facts = await facts_of(turn, ticket)
    await keep_orders_true(turn, facts)
    await redraw_resident_card(turn, facts)
    return facts


async def _strike(turn: Turn, incident: Incident, ticket: Ticket) -> None:
    """A card of its own shrinks to one line: there are never 120 cards for one fault."""
    if await is_shown(turn, ops_alias(ticket)):
        community = await turn.shelves.communities.get(ticket.community_id)
        letter = views.struck(ticket, incident, words_for(community.language))
        manner = Manner(Lane.NOTIFY, card=ops_alias(ticket), ticket_id=ticket.id)
        turn.redraw(letter, await ops_address(turn, community, topic_of(ticket)), manner)


async def _by(turn: Turn, about: About) -> Staff:
    return await turn.shelves.office.get(about["staff"])
