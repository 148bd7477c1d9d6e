"""The same matter again: what a household has brought before, for a person to compare."""

from domain.recurrence import Earlier, suggested
from domain.tickets import Kind
from handlers.turn import Turn
from storage.tables import Ticket

_COMPARED = {Kind.REPAIR, Kind.COMPLAINT}


async def suggested_for(turn: Turn, ticket: Ticket) -> list[Ticket]:
    """What may be the same matter, the likeliest first; a person confirms it (S4 4.2.3)."""
    if ticket.home_id is None or ticket.kind not in _COMPARED:
        return []
    standard = turn.standard_of(await turn.shelves.communities.get(ticket.community_id))
    since = ticket.filed_at - standard.duration("recurring.looked_back")
    before = await turn.shelves.tickets.earlier_of_home(ticket, since)
    by_id = {one.id: one for one in before}
    earlier = tuple(Earlier(one.id, one.category, one.words) for one in before)
    alike = suggested(ticket.category, ticket.words, earlier)
    return [by_id[one.ticket_id] for one in alike]
