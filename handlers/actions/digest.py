"""晨报 — how a working day begins: what came in overnight, what is due, who is there."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from domain.office_hours import OfficeHours, moment_of
from domain.promises import CLOCKS, Runs
from domain.the_day import working_day_before
from domain.tickets import STAFF_ROLES
from handlers.actions.telling import record, tell_managers
from handlers.turn import Turn
from handlers.views import day as views
from storage.tables import Community, Promised, Ticket

_A_DAY = timedelta(days=1)


async def send_digest(turn: Turn, community: Community) -> None:
    """To the group, and to managers in private."""
    seen = await _morning(turn, community)
    record(turn, None, "morning_digest", "B13", community=community.id)
    await tell_managers(turn, community, partial(views.digest, seen))


async def _morning(turn: Turn, community: Community) -> views.Morning:
    zone, shelf = ZoneInfo(community.zone), turn.shelves.day
    today = turn.now.astimezone(zone).date()
    start, midnight = (moment_of(day, time(0), zone) for day in (today, today + _A_DAY))
    since = _evening_before(turn, community)
    owed = worth_naming(await shelf.owed(community.id, midnight))
    overdue = _each(ticket for one, ticket in owed if one.due <= turn.now)
    late = {one.id for one in overdue}
    asked = await shelf.follow_ups_due(community.id, start, midnight)
    to_call = await turn.shelves.contacts.waiting(community.id, midnight)
    called = {ticket.id for _one, ticket in to_call}
    return views.Morning(
        zone,
        turn.now,
        since,
        came=await shelf.filed_since(community.id, since),
        visits=await _visits(turn, community, start, midnight),
        due=_each(ticket for _one, ticket in owed if ticket.id not in late),
        overdue=overdue,
        follow_ups=_each(ticket for _one, ticket in asked if ticket.id not in called),
        calls=_each(ticket for _one, ticket in to_call),
        on_duty=await turn.shelves.office.on_duty(community.id, *STAFF_ROLES),
        silent=await shelf.last_silent(community.id, since),
        named=await turn.shelves.departments.names(community.id),
    )


def worth_naming(owed: Iterable[tuple[Promised, Ticket]]) -> list[tuple[Promised, Ticket]]:
    """What is due every evening anyhow tells nobody anything."""
    return [(one, ticket) for one, ticket in owed if CLOCKS[one.key].runs is not Runs.DAILY]


def _evening_before(turn: Turn, community: Community) -> datetime:
    """When the last working day was over."""
    zone, standard = ZoneInfo(community.zone), turn.standard_of(community)
    office = OfficeHours.of(standard, zone)
    day = working_day_before(turn.now.astimezone(zone).date(), office)
    return moment_of(day, standard.time_of_day("ops.daily_feedback"), zone)


async def _visits(
    turn: Turn, community: Community, start: datetime, end: datetime
) -> list[tuple[str, Sequence[Ticket]]]:
    """By whoever goes; those that nobody has yet come last."""
    names = await turn.shelves.office.names(community.id)
    by_name: dict[str, list[Ticket]] = {}
    for ticket in await turn.shelves.day.visits(community.id, start, end):
        by_name.setdefault(names.get(ticket.assignee_id or 0, ""), []).append(ticket)
    return sorted(by_name.items(), key=lambda one: (not one[0], one[0]))


def _each(tickets: Iterable[Ticket]) -> list[Ticket]:
    """Once, in their order."""
    return list({one.id: one for one in tickets}.values())
