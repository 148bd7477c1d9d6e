"""人工回访率 — each working day a few households are chosen, until the rates are met (F9)."""

from datetime import time
from zoneinfo import ZoneInfo

from domain.contacts import Reason
from domain.follow_ups import FollowUpState
from domain.office_hours import moment_of
from handlers.actions import doubting
from handlers.actions.contacts import call_off_stale, hand_over
from handlers.rated import month_of, months_to_look_at, reason, today_for
from handlers.turn import Turn
from storage.tables import Community


async def call_for_the_rates(turn: Turn, community: Community) -> None:
    """What a day has chosen is in somebody's hands afterwards, and not chosen again."""
    await call_off_stale(turn, community)
    await turn.shelves.flush()
    for first in months_to_look_at(turn, community):
        month = await month_of(turn, community, first)
        for one in today_for(turn, community, month):
            await call(turn, one.follow_up_id, reason(one))
        await turn.shelves.flush()
    await _check_last_month(turn, community)


async def _check_last_month(turn: Turn, community: Community) -> None:
    """For as long as it is looked at (F15)."""
    zone, months = ZoneInfo(community.zone), months_to_look_at(turn, community)
    if len(months) > 1:
        start, end = (moment_of(first, time(), zone) for first in months)
        await doubting.check_by_chance(turn, community, start, end)


async def call(turn: Turn, follow_up_id: int, why: Reason) -> bool:
    """A colleague is to ask; False where the household has answered meanwhile."""
    follow_up = await turn.shelves.follow_ups.locked(follow_up_id)
    if follow_up is None or follow_up.state != FollowUpState.ASKED:
        return False
    ticket = await turn.shelves.tickets.locked(follow_up.ticket_id)
    if ticket is None:
        return False
    await hand_over(turn, follow_up, ticket, why)
    return True
