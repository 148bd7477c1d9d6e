"""The moment to ask how it holds up."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from domain.follow_ups import FollowUpState
from domain.tickets import State
from domain.working_time import outside_quiet, quiet
from handlers.actions import follow_ups
from handlers.turn import Turn

_A_NIGHT = timedelta(days=1)
_ASKED_IN = {State.COMPLETED, State.ARCHIVED}


async def ask_follow_up(turn: Turn, *, follow_up: int) -> None:
    """Ask, unless the work was reopened meanwhile."""
    found = await turn.shelves.follow_ups.locked(follow_up)
    ticket = found and await turn.shelves.tickets.locked(found.ticket_id)
    if not found or not ticket or found.state != FollowUpState.PLANNED:
        return None
    if ticket.state not in _ASKED_IN:
        return None
    community = await turn.shelves.communities.get(ticket.community_id)
    hours = quiet(turn.standard_of(community))
    fit = outside_quiet(turn.now, turn.now + _A_NIGHT, ZoneInfo(community.zone), hours)
    if fit > turn.now:  # we come late, and they sleep
        return follow_ups.ask_later(turn, found, fit)
    return await follow_ups.ask(turn, found, ticket)
