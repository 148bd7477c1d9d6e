"""The moment to ask how it holds up, and the moment when nobody has answered."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.asking import Unasked, pressing
from domain.attention import room_at
from domain.follow_ups import FollowUpState, Purpose
from domain.tickets import State
from domain.working_time import outside_quiet, quiet
from handlers.actions import asking, follow_ups
from handlers.actions.telling import morning_of
from handlers.actions.whom import addressee
from handlers.turn import Turn
from storage.tables import Community, FollowUp, Person, Ticket

_ASKED_IN = {State.COMPLETED, State.ARCHIVED}
_A_MINUTE = timedelta(minutes=1)
_Due = Sequence[tuple[FollowUp, Ticket]]


async def ask_follow_up(turn: Turn, *, follow_up: int) -> None:
    """Ask, unless the work was reopened meanwhile; with it whatever else they are to be asked."""
    known = await turn.shelves.follow_ups.get(follow_up)
    about = known and await turn.shelves.tickets.get(known.ticket_id)
    if not known or not about:
        return None
    planned = await turn.shelves.follow_ups.planned_beside(about)
    ticket = await _still_asked(turn, known) if known in planned else None
    if ticket is None:
        return None
    whom = await addressee(turn, ticket)
    if isinstance(whom, Unasked):
        return await asking.cannot_ask(turn, known, ticket, whom)
    theirs = [one for one in planned if await _of_theirs(turn, one, whom)]
    community = await turn.shelves.communities.get(ticket.community_id)
    at = _fit(turn, community, known, theirs)
    due = [(one, found) for one in theirs if (found := await _still_asked(turn, one))]
    if at <= turn.now and not any(pressing(one.after, one.purpose) for one, _ticket in due):
        at = await _with_room(turn, community, known, ticket)
    return await _ask_or_wait(turn, known, due, whom, at)


async def follow_up_unanswered(turn: Turn, *, follow_up: int, asked: str, nth: int) -> None:
    """Unless it was asked anew since; whoever sleeps is reminded in the morning."""
    first = await turn.shelves.follow_ups.locked(follow_up)
    ticket = first and await turn.shelves.tickets.locked(first.ticket_id)
    if not first or not ticket or first.asked_at != datetime.fromisoformat(asked):
        return None
    awake = morning_of(turn, await turn.shelves.communities.get(ticket.community_id))
    if awake > turn.now:
        return asking.listen_later(turn, first, awake, nth)
    return await asking.unanswered(turn, first, ticket, nth)


async def _ask_or_wait(turn: Turn, known: FollowUp, due: _Due, whom: Person, at: datetime) -> None:
    if at > turn.now:
        follow_ups.ask_later(turn, known, at)
    else:
        newest = _newest_of_each(turn, due)
        await asking.ask(turn, [one for one, _ticket in newest], newest[0][1], whom)


def _newest_of_each(turn: Turn, due: _Due) -> _Due:
    """Of several questions about one matter the newest stands for those before it."""
    newest = {ticket.id: one for one, ticket in due}
    for one, ticket in due:
        if one is not newest[ticket.id]:
            asking.lapse(turn, one, newest[ticket.id])
    return [(one, ticket) for one, ticket in due if one is newest[ticket.id]]


async def _of_theirs(turn: Turn, follow_up: FollowUp, whom: Person) -> bool:
    """Whether the same person is to be asked about it: then it comes in the same message."""
    ticket = await turn.shelves.tickets.get(follow_up.ticket_id)
    return ticket is not None and await addressee(turn, ticket) == whom


def _fit(turn: Turn, community: Community, found: FollowUp, theirs: Sequence[FollowUp]) -> datetime:
    """Now; or when they are awake; or, if that is not too late, with what else comes today."""
    zone, awake = ZoneInfo(community.zone), morning_of(turn, community)
    today, limit = turn.now.astimezone(zone).date(), found.limit or awake
    moments = [one.ask_at for one in theirs if one.ask_at and turn.now < one.ask_at <= limit]
    return max([awake, *(at for at in moments if at.astimezone(zone).date() == today)])


async def _with_room(turn: Turn, community: Community, found: FollowUp, ticket: Ticket) -> datetime:
    """When one more letter has room; at the latest just before its limit (F9, F13)."""
    standard, zone = turn.standard_of(community), ZoneInfo(community.zone)
    since, shelf = turn.now - standard.duration("attention.within"), turn.shelves.attention
    if ticket.home_id:
        asked = await shelf.of_home(ticket.home_id, since)
    else:
        asked = await shelf.of_person(ticket.requester_id, since)
    at = room_at(asked, turn.now, standard)
    if at <= turn.now or found.limit is None:
        return at
    hours, in_time = quiet(standard), found.limit - _A_MINUTE
    last = outside_quiet(in_time, in_time, zone, hours)
    return max(min(outside_quiet(at, in_time, zone, hours), last), turn.now)


async def _still_asked(turn: Turn, follow_up: FollowUp) -> Ticket | None:
    """Its ticket, if the moment has come and the work it asks about still stands as finished.

    In the middle of a term it is asked how it goes, finished or not.
    """
    if follow_up.ask_at is None or follow_up.ask_at > turn.now:
        return None
    if follow_up.state != FollowUpState.PLANNED:
        return None
    ticket = await turn.shelves.tickets.locked(follow_up.ticket_id)
    if ticket is None:
        return None
    if follow_up.purpose == Purpose.MID_TERM:
        return None if ticket.state == State.CANCELLED else ticket
    if ticket.state not in _ASKED_IN:
        return None
    return ticket if (ticket.finished_at or ticket.filed_at) <= follow_up.ask_at else None
