"""When a worker may come: the slots that are still to be had."""

from zoneinfo import ZoneInfo

from domain.working_time import Slot, free_slots
from handlers.turn import Turn
from storage.tables import Community


async def open_slots(turn: Turn, community: Community) -> tuple[Slot, ...]:
    zone, standard = ZoneInfo(community.zone), turn.standard_of(community)
    booked = await turn.shelves.tickets.booked(community.id, turn.now)
    return free_slots(turn.now, zone, booked, standard)
