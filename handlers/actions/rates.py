"""人工回访率 — each working day a few households are chosen, until the rates are met (F9)."""

from datetime import time
from zoneinfo import ZoneInfo

from domain.contacts import Reason, Way
from domain.follow_ups import FollowUpState
from domain.office_hours import moment_of
from domain.tickets import Kind
from handlers.actions import doubting
from handlers.actions.contacts import call_off_stale, hand_over
from handlers.actions.own_calls import ask_leaders
from handlers.rated import month_of, months_to_look_at, reason, this_month, today_for
from handlers.turn import Turn
from storage.tables import Community


async def call_for_the_rates(turn: Turn, community: Community) -> None:
    """What a day has chosen is in somebody's hands afterwards, and not chosen again."""
    await call_off_stale(turn, community)
    await turn.shelves.flush()
    for first in months_to_look_at(turn, community):
        month = await month_of(turn, community, first)
        for one in today_for(turn, community, month):
            visited = await _is_visited(turn, community)
            await call(turn, one.follow_up_id, reason(one), visited=visited)
        await turn.shelves.flush()
    await _check_last_month(turn, community)
    await turn.shelves.flush()
    await ask_leaders(turn, community)


async def _check_last_month(turn: Turn, community: Community) -> None:
    """For as long as it is looked at (F15)."""
    zone, months = ZoneInfo(community.zone), months_to_look_at(turn, community)
    if len(months) > 1:
        start, end = (moment_of(first, time(), zone) for first in months)
        await doubting.check_by_chance(turn, community, start, end)


async def _is_visited(turn: Turn, community: Community) -> bool:
    """The first of a month are, until there have been as many visits as there should (S0 二(4))."""
    wanted = turn.standard_of(community).count("visits.per_month")
    planned, _made = await turn.shelves.contacts.visits(community.id, *this_month(turn, community))
    return planned < wanted


async def call(turn: Turn, follow_up_id: int, why: Reason, *, visited: bool = False) -> bool:
    """A colleague is to ask; False where the household has answered meanwhile.

    Whoever has complained, or is of no home, is called even where others are `visited`.
    """
    follow_up = await turn.shelves.follow_ups.locked(follow_up_id)
    if follow_up is None or follow_up.state != FollowUpState.ASKED:
        return False
    ticket = await turn.shelves.tickets.locked(follow_up.ticket_id)
    if ticket is None:
        return False
    at_home = ticket.home_id and not ticket.confidential and ticket.kind != Kind.COMPLAINT
    way = Way.VISIT if visited and at_home else Way.PHONE
    await hand_over(turn, follow_up, ticket, why, way)
    return True
