"""雨后 — it rained: what waited for that is asked the same day, and what rested goes on."""

from collections.abc import Collection

from domain.rain import Fell, RainSource
from domain.tickets import Role
from handlers.actions import follow_ups, pausing
from handlers.actions.telling import morning_of, record, redraw_ops_card
from handlers.facts import facts_of
from handlers.turn import Turn
from storage.tables import Community, Rain, Staff


async def it_rained(
    turn: Turn,
    community: Community,
    when: Fell,
    buildings: Collection[str] = (),
    staff: Staff | None = None,
) -> tuple[int, int]:
    """How many leaks are asked about, and how many orders go on; in these buildings, or all.

    Nobody of the staff says so where the weather itself does.
    """
    role = Role(staff.role) if staff else Role.SYSTEM
    await _note(turn, community, when, buildings, staff)
    asked = await _ask(turn, community, when, buildings)
    return asked, await _go_on(turn, community, role, buildings, when)


async def _note(
    turn: Turn, community: Community, when: Fell, buildings: Collection[str], staff: Staff | None
) -> None:
    """The weather speaks of each rain once; colleagues of the same one as often as they like."""
    source = RainSource.STAFF if staff else RainSource.WEATHER
    rain = Rain(
        community_id=community.id,
        day=when.day,
        buildings=sorted(buildings),
        source=source,
        noted_at=turn.now,
        staff_id=staff.id if staff else None,
    )
    if await turn.shelves.rains.note(rain) or staff is None:
        role, said = Role(staff.role) if staff else Role.SYSTEM, {"day": when.day.isoformat()}
        record(turn, None, "rain", "S0 六(7)", role, buildings=rain.buildings, **said)


async def _ask(turn: Turn, community: Community, when: Fell, buildings: Collection[str]) -> int:
    """At once, or when they are awake; what is asked together comes in one message (F13)."""
    at, shelf = morning_of(turn, community), turn.shelves.follow_ups
    waiting = await shelf.waiting_for_rain(community.id, buildings, when.began)
    for one in waiting:
        one.ask_at = at
        follow_ups.ask_later(turn, one, at)
    for number in dict.fromkeys(one.ticket_id for one in waiting):
        if ticket := await turn.shelves.tickets.get(number):
            await redraw_ops_card(turn, await facts_of(turn, ticket))
    return len(waiting)


async def _go_on(
    turn: Turn, community: Community, role: Role, buildings: Collection[str], when: Fell
) -> int:
    shelf = turn.shelves.tickets
    resting = await shelf.resting_for_rain(community.id, buildings, when.began)
    for one in resting:
        await pausing.resume(turn, one, role)
    return len(resting)
