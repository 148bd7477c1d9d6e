"""The moment to ask how it holds up."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.tickets import State
from handlers.access import may_answer
from handlers.actions import follow_ups
from handlers.actions.telling import morning_of
from handlers.turn import Turn
from handlers.views.names import by_telephone
from storage.tables import FollowUp, Ticket

_ASKED_IN = {State.COMPLETED, State.ARCHIVED}


async def ask_follow_up(turn: Turn, *, follow_up: int) -> None:
    """Ask, unless the work was reopened meanwhile; with it whatever else they are to be asked."""
    found = await turn.shelves.follow_ups.get(follow_up)
    about = found and await turn.shelves.tickets.get(found.ticket_id)
    if not found or not about:
        return
    planned = await turn.shelves.follow_ups.planned_for(about.requester_id)
    if found not in planned:
        return
    at = await _fit(turn, found, about, planned)
    if at > turn.now:
        follow_ups.ask_later(turn, found, at)
        return
    due = [(one, ticket) for one in planned if (ticket := await _asked_about(turn, one))]
    if due:
        await follow_ups.ask(turn, [one for one, _ticket in due], due[0][1])


async def _fit(turn: Turn, found: FollowUp, about: Ticket, planned: Sequence[FollowUp]) -> datetime:
    """Now; or when they are awake; or, if that is not too late, with what else comes today."""
    community = await turn.shelves.communities.get(about.community_id)
    zone, awake = ZoneInfo(community.zone), morning_of(turn, community)
    today, limit = turn.now.astimezone(zone).date(), found.limit or awake
    moments = [one.ask_at for one in planned if one.ask_at and turn.now < one.ask_at <= limit]
    return max([awake, *(at for at in moments if at.astimezone(zone).date() == today)])


async def _asked_about(turn: Turn, follow_up: FollowUp) -> Ticket | None:
    """Its ticket, if the moment has come and the work it asks about still stands as finished."""
    if follow_up.ask_at is None or follow_up.ask_at > turn.now:
        return None
    ticket = await turn.shelves.tickets.locked(follow_up.ticket_id)
    if ticket is None or ticket.state not in _ASKED_IN:
        return None
    if (ticket.finished_at or ticket.filed_at) > follow_up.ask_at:
        return None
    requester = await turn.shelves.people.get(ticket.requester_id)
    if by_telephone(requester) or await may_answer(turn, requester.id, ticket):
        return ticket
    follow_ups.call_off(turn, follow_up)
    return None
