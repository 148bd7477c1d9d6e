"""抽查 — four times a month chance picks a day and a ticket, and the manager looks (S0 三(1))."""

from datetime import date, datetime, timedelta
from functools import partial
from secrets import SystemRandom
from zoneinfo import ZoneInfo

from domain.dates import months_on
from domain.office_hours import OfficeHours
from domain.spot_checks import Verdict, days_of, pick
from domain.tickets import Role
from handlers.actions.inspecting import file_finding
from handlers.actions.telling import record, tell_colleagues
from handlers.facts import facts_of
from handlers.letters import Manner
from handlers.manners import Outdated
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import spot_checks as views
from locales import _
from storage.outbox import Lane
from storage.tables import Community, SpotCheck, Staff, Ticket

_A_DAY = timedelta(days=1)
RECORDED = _("That has been recorded already.")
CHANCE = SystemRandom()


async def draw_and_pick(turn: Turn, community: Community) -> None:
    """On the first working day the month's days are drawn; on each of them a ticket is.

    A day that was missed is made up for on the next, one a day.
    """
    zone, shelf = ZoneInfo(community.zone), turn.shelves.day
    today = turn.now.astimezone(zone).date()
    first, last = month_of(today)
    checks = await shelf.spot_checks(community.id, first, last)
    if not checks:
        checks = await _drawn(turn, community, today)
    due = [one for one in checks if one.ticket_id is None and one.day <= today]
    if due:
        await _pick(turn, community, due[0])


async def record_check(
    turn: Turn, check: SpotCheck, staff: Staff, verdict: Verdict, found: Told
) -> None:
    """What is bad goes to the department as a matter of our own."""
    if check.checked_at or check.ticket_id is None:
        raise Outdated(RECORDED)
    check.checked_at, check.checked_by = turn.now, staff.id
    check.verdict, check.findings = verdict, found.words
    await turn.shelves.timers.call_off(_about(check))
    ticket = await turn.shelves.tickets.get(check.ticket_id)
    frozen = found.freeze()
    record(turn, check.ticket_id, "spot_check", "S0 三(1)", verdict=verdict, found=frozen)
    if verdict is Verdict.BAD and ticket:
        words = turn.words("Spot check of {number}: {words}", number=ticket.number,
                           words=found.words).plain  # fmt: skip
        place = "" if ticket.confidential else ticket.place
        await file_finding(turn, staff, Told(words, found.media), ticket.department, place)


async def remind(turn: Turn, check: SpotCheck) -> None:
    """Nothing was recorded: once more, and only once."""
    if not check.checked_at:
        await _tell(turn, await turn.shelves.communities.get(check.community_id), check)


def month_of(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    return first, months_on(first, 1) - _A_DAY


async def _drawn(turn: Turn, community: Community, today: date) -> list[SpotCheck]:
    zone, standard = ZoneInfo(community.zone), turn.standard_of(community)
    wanted = standard.count("manager.spotchecks")
    days = days_of(today, wanted, OfficeHours.of(standard, zone), CHANCE)
    checks = [SpotCheck(community_id=community.id, day=day) for day in days]
    for check in checks:
        await turn.shelves.day.check_on(check)
    return checks


async def _pick(turn: Turn, community: Community, check: SpotCheck) -> None:
    """Of what somebody has had in hand lately; never the same twice."""
    shelf, standard = turn.shelves.day, turn.standard_of(community)
    back = standard.duration("manager.spotcheck_back")
    known = await shelf.checked_since(community.id, check.day - back)
    lately = await shelf.worth_a_check(community.id, turn.now - back)
    check.ticket_id = pick([one for one in lately if one not in known], CHANCE)
    if check.ticket_id is None:
        return
    about, again = _about(check), turn.now + standard.duration("manager.spotcheck_again")
    await _tell(turn, community, check, by=again)
    turn.shelves.timers.set("spot_check_waits", again, about, about, check=check.id)


async def _tell(
    turn: Turn, community: Community, check: SpotCheck, by: datetime | None = None
) -> None:
    """In private only: it is unannounced."""
    ticket = await _ticket(turn, check)
    facts = await facts_of(turn, ticket)
    managers = await turn.shelves.office.holding(community.id, Role.MANAGER)
    said = partial(views.card, check, facts, by)
    tell_colleagues(turn, managers, said, Manner(Lane.NOTIFY, ticket_id=ticket.id))


async def _ticket(turn: Turn, check: SpotCheck) -> Ticket:
    ticket = await turn.shelves.tickets.get(check.ticket_id or 0)
    if ticket is None:
        raise LookupError(check.ticket_id)
    return ticket


def _about(check: SpotCheck) -> str:
    """Not “spot_check”: so the day's own ring is called, and calls off what is called like it."""
    return f"picked:{check.id}"
