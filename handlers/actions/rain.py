"""雨后 — staff say that it rained: what waited for that is asked, and what rested goes on."""

from collections.abc import Collection

from domain.tickets import Role
from handlers.actions import follow_ups, pausing
from handlers.actions.telling import morning_of, record
from handlers.turn import Turn
from storage.tables import Staff


async def it_rained(turn: Turn, staff: Staff, buildings: Collection[str]) -> tuple[int, int]:
    """How many leaks are asked about, and how many orders go on; in these buildings, or all."""
    asked = await _ask(turn, buildings)
    gone_on = await _go_on(turn, staff, buildings)
    if asked or gone_on:
        record(turn, None, "rain", "S0 六(7)", Role(staff.role), buildings=sorted(buildings))
    return asked, gone_on


async def _ask(turn: Turn, buildings: Collection[str]) -> int:
    """At once, or when they are awake; what is asked together comes in one message (F13)."""
    at = morning_of(turn, turn.community)
    waiting = await turn.shelves.follow_ups.waiting_for_rain(turn.community.id, buildings)
    for one in waiting:
        one.ask_at = at
        follow_ups.ask_later(turn, one, at)
    return len(waiting)


async def _go_on(turn: Turn, staff: Staff, buildings: Collection[str]) -> int:
    resting = await turn.shelves.tickets.resting_for_rain(turn.community.id, buildings)
    for one in resting:
        await pausing.resume(turn, one, Role(staff.role))
    return len(resting)
