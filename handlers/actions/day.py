"""每日反馈 — the departments are reminded, say how the day went, and the silent are named."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from domain.standard import Standard, Standards
from domain.the_day import BY_NAME, RINGS, Ring
from handlers.actions.digest import send_digest
from handlers.actions.duty import look_at_the_night
from handlers.actions.rates import call_for_the_rates
from handlers.actions.reports import send_due_reports
from handlers.actions.spot_checks import draw_and_pick
from handlers.actions.telling import record, tell_managers, tell_office
from handlers.facts import ops_address
from handlers.letters import Manner
from handlers.turn import Turn
from handlers.views import day as views
from locales import words_for
from storage import Shelves
from storage.outbox import Lane
from storage.tables import Community, DayReport, Staff

GAP_LIST = "gap_list"


async def plan_days(shelves: Shelves, standards: Standards, now: datetime) -> None:
    """See that whatever rings every day is going to ring in every community."""
    for ring in RINGS:
        for community in await shelves.communities.without_timer(ring.name):
            _plan(shelves, community, standards.of(community.name), ring, now)


async def ring(turn: Turn, community: Community, name: str) -> None:
    """Plan the next one; and do what is for today, while it is worth doing."""
    one, standard = BY_NAME[name], turn.standard_of(community)
    await turn.shelves.timers.call_off(_about(community, one))
    _plan(turn.shelves, community, standard, one, turn.now)
    if one.in_time(turn.now, ZoneInfo(community.zone), standard):
        await ACTS[name](turn, community)


async def remind(turn: Turn, community: Community) -> None:
    """16:30: each department that still has something open, with its list."""
    today, words = _today(turn, community), words_for(community.language)
    open_of = await turn.shelves.day.open_of_departments(community.id)
    for department in await turn.shelves.departments.live(community.id):
        if department in open_of:
            evening = await _evening(turn, community, department, today)
            card = _alias(community, department, today)
            letter = views.evening(evening, words)
            await tell_office(turn, community, letter, topic=department, card=card)


async def feed_back(turn: Turn, staff: Staff, department: str, words: str) -> views.Evening:
    """17:00: in its own words, or that all is done; what is said last stands."""
    community, today = turn.community, _today(turn, turn.community)
    reports = await turn.shelves.day.reports(community.id, today)
    known = next((one for one in reports if one.department == department), None)
    if known:
        known.words, known.at, known.by_staff = words, turn.now, staff.id
    else:
        turn.shelves.day.report(
            DayReport(community_id=community.id, department=department, day=today, at=turn.now,
                      by_staff=staff.id, words=words)
        )  # fmt: skip
    record(turn, None, "day_report", "S4 4.7", department=department, words=words)
    await turn.shelves.flush()
    return await show_evening(turn, community, department, today)


async def show_evening(
    turn: Turn, community: Community, department: str, day: date, number: int = 0
) -> views.Evening:
    """On the reminder, where there was one."""
    evening = await _evening(turn, community, department, day)
    letter = views.evening(evening, words_for(community.language), number)
    manner = Manner(Lane.REPLY, card=_alias(community, department, day))
    turn.redraw(letter, await ops_address(turn, community, department), manner)
    return evening


async def name_the_silent(turn: Turn, community: Community) -> None:
    """17:05: the manager hears who has not said anything; with nothing open there is no need."""
    today, shelf = _today(turn, community), turn.shelves.day
    reported = {one.department for one in await shelf.reports(community.id, today)}
    open_of = await shelf.open_of_departments(community.id)
    live = await turn.shelves.departments.live(community.id)
    silent = {one: len(open_of[one]) for one in live if one in open_of and one not in reported}
    record(turn, None, GAP_LIST, "B12", community=community.id, silent=[*silent])
    if not silent:
        return
    quiet = [one for one in live if one not in reported and one not in silent]
    names = await turn.shelves.departments.names(community.id)
    gaps = views.Gaps(silent, [one for one in live if one in reported], quiet, names)
    await tell_managers(turn, community, partial(views.gap_list, gaps))


async def _evening(turn: Turn, community: Community, department: str, day: date) -> views.Evening:
    shelf = turn.shelves.day
    reports = await shelf.reports(community.id, day)
    report = next((one for one in reports if one.department == department), None)
    by = await turn.shelves.office.get(report.by_staff) if report else None
    open_of = await shelf.open_of_departments(community.id)
    return views.Evening(
        department,
        day,
        open_of.get(department, []),
        await turn.shelves.departments.names(community.id),
        await turn.shelves.office.heads(community.id, department),
        report,
        by.name if by else "",
    )


def _plan(
    shelves: Shelves, community: Community, standard: Standard, one: Ring, now: datetime
) -> None:
    zone, about = ZoneInfo(community.zone), _about(community, one)
    due = one.next(now, zone, standard)
    shelves.timers.set("day_rings", due, about, about, community=community.id, ring=one.name)


def _about(community: Community, one: Ring) -> str:
    return f"{one.name}:{community.id}"


def _today(turn: Turn, community: Community) -> date:
    return turn.now.astimezone(ZoneInfo(community.zone)).date()


def _alias(community: Community, department: str, day: date) -> str:
    return f"evening:{community.id}:{department}:{day}"


ACTS: dict[str, Callable[[Turn, Community], Awaitable[None]]] = {
    "morning_digest": send_digest,
    "spot_check": draw_and_pick,
    "rates": call_for_the_rates,
    "daily_reminder": remind,
    "coming_night": look_at_the_night,
    GAP_LIST: name_the_silent,
    "reports": send_due_reports,
}
