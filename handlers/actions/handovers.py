"""交接班 — the handover writes itself, and somebody else has to take it over."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from domain.handovers import ORDER, Standing, why
from domain.tickets import OPEN_STATES, STAFF_ROLES, Role
from handlers.actions.digest import worth_naming
from handlers.actions.promises import course_of
from handlers.actions.telling import record, tell_managers, tell_office
from handlers.facts import DUTY, ops_address
from handlers.letters import Manner
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import handovers as views
from locales import _, words_for
from storage.tables import Community, Handover, Promised, Staff, Ticket

LEADERS = frozenset({Role.HEAD, Role.SUPERVISOR, Role.MANAGER})
_TAKEN = _("{name} has taken it over already.")
_SOMEBODY_ELSE = _("Whoever comes next takes it over; alone on duty, a leader does.")
_NOT_IN_IT = _("That is not in the handover.")
NOBODY_WAITS = _("You have not handed anything over that still waits. /handover does it.")

ALIAS = "handover:"

Item = dict[str, Any]


async def hand_over(turn: Turn, staff: Staff) -> Handover:
    """Written now; done again before anybody took it, it is written anew, and keeps its notes."""
    community, shelf = turn.community, turn.shelves.duty
    waiting = await shelf.waiting_of(community.id, staff.id)
    notes = {one["ticket"]: one["note"] for one in waiting.items} if waiting else {}
    items = [one | {"note": notes.get(one["ticket"], "")} for one in await _items(turn, community)]
    handover = waiting or Handover(
        community_id=community.id, by_staff=staff.id, made_at=turn.now, items=items
    )
    handover.made_at, handover.items = turn.now, items
    await shelf.hand_over(handover)
    record(turn, None, "hand_over", "S4 4.6", handover=handover.id, tickets=len(items))
    await _remind_of(turn, handover, community)
    await _post(turn, handover, community)
    return handover


async def note(
    turn: Turn, handover: Handover, staff: Staff, which: Ticket | int, said: str
) -> None:
    """By its place in the list, or its number."""
    if handover.taken_at or handover.by_staff != staff.id:
        raise Outdated(NOBODY_WAITS)
    meant = which.id if isinstance(which, Ticket) else _at(handover, which)
    if meant not in {one["ticket"] for one in handover.items}:
        raise Outdated(_NOT_IN_IT)
    handover.items = [
        one | {"note": said} if one["ticket"] == meant else one for one in handover.items
    ]
    record(turn, meant, "note_handover", "S4 4.6", handover=handover.id, note=said)
    await _redraw(turn, handover)


async def take_over(turn: Turn, handover: Handover, staff: Staff) -> None:
    """已接班: by whoever comes next."""
    if handover.taken_by:
        by = await turn.shelves.office.get(handover.taken_by)
        raise Outdated(_TAKEN, name=by.name)
    if staff.id == handover.by_staff and not await _alone_and_a_leader(turn, staff):
        raise Outdated(_SOMEBODY_ELSE)
    handover.taken_at, handover.taken_by = turn.now, staff.id
    await turn.shelves.timers.call_off(_about(handover))
    record(turn, None, "take_over", "S4 4.6", handover=handover.id)
    await _redraw(turn, handover)


async def not_taken(turn: Turn, handover: Handover) -> None:
    """Nobody took it: the manager is told, once."""
    if handover.taken_at:
        return
    community = await turn.shelves.communities.get(handover.community_id)
    by = await turn.shelves.office.get(handover.by_staff)
    record(turn, None, "handover_not_taken", "S4 4.6", handover=handover.id)
    said = partial(views.not_taken, handover, by, ZoneInfo(community.zone), turn.now)
    await tell_managers(turn, community, said)


async def written(turn: Turn, handover: Handover) -> views.Leaving:
    """As it was handed over, with who took it."""
    office, community = turn.shelves.office, await _community(turn, handover)
    numbers = [one["ticket"] for one in handover.items]
    tickets = {one.id: one for one in await turn.shelves.tickets.some(numbers)}
    taker = await office.get(handover.taken_by) if handover.taken_by else None
    by = await office.get(handover.by_staff)
    back = turn.standard_of(community).duration("handover.looks_back")
    log = await turn.shelves.duty.notes(community.id, handover.made_at - back)
    return views.Leaving(
        handover,
        [(one, tickets[one["ticket"]]) for one in handover.items if one["ticket"] in tickets],
        by,
        taker,
        [(entry, name) for entry, name in log if entry.at <= handover.made_at],
        ZoneInfo(community.zone),
        turn.now,
    )


async def _items(turn: Turn, community: Community) -> list[Item]:
    ahead = turn.standard_of(community).duration("handover.looks_ahead")
    found = [
        (reason, ticket)
        for ticket, one in await _standing(turn, community, turn.now + ahead)
        if (reason := why(one, turn.now, ahead)) is not None
    ]
    found.sort(key=lambda one: (ORDER.index(one[0]), one[1].id))
    return [{"ticket": one.id, "why": reason, "state": one.state} for reason, one in found]


async def _standing(
    turn: Turn, community: Community, soon: datetime
) -> list[tuple[Ticket, Standing]]:
    owed: dict[int, list[Promised]] = {}
    for promised, ticket in worth_naming(await turn.shelves.day.owed(community.id, soon)):
        owed.setdefault(ticket.id, []).append(promised)
    asked = await _asked(turn, community, soon)
    tickets = {one.id: one for one in await turn.shelves.tickets.open_in(community.id)}
    others = await turn.shelves.tickets.some([one for one in asked if one not in tickets])
    return [
        (ticket, await _one(turn, ticket, owed.get(ticket.id, []), asked.get(ticket.id)))
        for ticket in (*tickets.values(), *others)
    ]


async def _asked(turn: Turn, community: Community, soon: datetime) -> dict[int, datetime | None]:
    """By when, what the next shift may still hear of or has to call for; not what is past."""
    calls = await turn.shelves.contacts.waiting(community.id, soon)
    found = {ticket.id: contact.due for contact, ticket in reversed(calls)}
    ahead = await turn.shelves.day.follow_ups_due(community.id, turn.now, soon)
    return found | {ticket.id: follow_up.limit for follow_up, ticket in reversed(ahead)}


async def _one(
    turn: Turn, ticket: Ticket, owed: Sequence[Promised], follow_up: datetime | None
) -> Standing:
    return Standing(
        open=ticket.state in OPEN_STATES,
        urgent=ticket.urgent,
        assigned=ticket.assignee_id is not None,
        overdue=any(one.due <= turn.now for one in owed),
        warned=any([await _warned(turn, ticket, one) for one in owed]),
        due=min((one.due for one in owed), default=None),
        incident=ticket.incident_id is not None,
        follow_up=follow_up,
        paused=ticket.paused_at is not None,
    )


async def _warned(turn: Turn, ticket: Ticket, promised: Promised) -> bool:
    """Whether even the last warning before it is due is behind us."""
    warnings = (await course_of(turn, ticket, promised)).warnings
    return bool(warnings) and warnings[-1] <= turn.now


async def _alone_and_a_leader(turn: Turn, staff: Staff) -> bool:
    there = await turn.shelves.office.on_duty(staff.community_id, *STAFF_ROLES)
    return Role(staff.role) in LEADERS and all(one.id == staff.id for one in there)


def _at(handover: Handover, place: int) -> int:
    if not 1 <= place <= len(handover.items):
        raise Outdated(_NOT_IN_IT)
    return int(handover.items[place - 1]["ticket"])


async def _remind_of(turn: Turn, handover: Handover, community: Community) -> None:
    within = turn.standard_of(community).duration("handover.take_over_within")
    about = _about(handover)
    await turn.shelves.timers.call_off(about)
    due, lane = handover.made_at + within, f"duty:{community.id}"
    turn.shelves.timers.set("handover_waits", due, lane, about, handover=handover.id)


async def _post(turn: Turn, handover: Handover, community: Community) -> None:
    letter = views.handover(await written(turn, handover), words_for(community.language))
    await tell_office(turn, community, letter, topic=DUTY, card=_about(handover))


async def _redraw(turn: Turn, handover: Handover) -> None:
    community = await _community(turn, handover)
    letter = views.handover(await written(turn, handover), words_for(community.language))
    at = await ops_address(turn, community, DUTY)
    turn.redraw(letter, at, Manner(card=_about(handover)))


async def _community(turn: Turn, handover: Handover) -> Community:
    return await turn.shelves.communities.get(handover.community_id)


def _about(handover: Handover) -> str:
    return f"{ALIAS}{handover.id}"
