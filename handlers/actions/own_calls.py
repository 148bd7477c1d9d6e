"""亲自回访 — managers and heads call residents themselves, once or twice a quarter (S0 三(2))."""

from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from domain.office_hours import OfficeHours
from domain.refusals import Refused
from domain.tickets import Role
from handlers.actions.contacting import check_caller
from handlers.actions.telling import record, tell_colleagues
from handlers.letters import Manner
from handlers.rated import this_quarter
from handlers.turn import Turn
from handlers.views import rates as views
from storage.outbox import Lane
from storage.tables import Community, Contact, Staff, Ticket

_AT_MOST = 5  # on the list


async def ask_leaders(turn: Turn, community: Community) -> None:
    """On a month's first working day, whoever has not yet done so; with whom they may call."""
    standard, zone = turn.standard_of(community), ZoneInfo(community.zone)
    today = turn.now.astimezone(zone).date()
    if not _is_first_working_day(today, OfficeHours.of(standard, zone)):
        return
    fewest, most = (standard.count(f"manager.followups.{one}") for one in ("fewest", "most"))
    span = this_quarter(turn, community)
    for leader in await turn.shelves.office.holding(community.id, Role.MANAGER, Role.HEAD):
        made = await turn.shelves.rates.calls_by(leader.id, *span)
        if made < fewest:
            ready = await _ready(turn, leader, community)
            said = partial(views.call_yourself, ready, made, (fewest, most))
            tell_colleagues(turn, [leader], said, Manner(Lane.NOTIFY))
            record(turn, None, "ask_leader_to_call", "S0 三(2)", Role.SYSTEM, staff=leader.id)


async def _ready(turn: Turn, leader: Staff, community: Community) -> list[tuple[Contact, Ticket]]:
    """What waits, nobody has taken, and is theirs to take."""
    found: list[tuple[Contact, Ticket]] = []
    for contact, ticket in await turn.shelves.contacts.waiting(community.id):
        follow_up = await turn.shelves.follow_ups.get(contact.follow_up_id)
        if len(found) == _AT_MOST or follow_up is None or contact.staff_id:
            continue
        with suppress(Refused):
            await check_caller(turn, contact, follow_up, ticket, leader)
            found.append((contact, ticket))
    return found


def _is_first_working_day(today: date, office: OfficeHours) -> bool:
    before = (today - timedelta(days=n) for n in range(1, today.day))
    return office.works_on(today) and not any(map(office.works_on, before))
