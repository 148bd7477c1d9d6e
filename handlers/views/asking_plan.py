"""回访计划 as the office reads it: a line for each question that is still to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.contacts import followed_up_by
from domain.follow_ups import Purpose
from domain.standard import After
from domain.tickets import Role
from handlers.buttons import Button, press
from handlers.letters import Letter
from handlers.views import listed
from handlers.views.names import ROLE, building_name, whereabouts
from handlers.views.pages import Page
from handlers.views.tickets import lines_of
from locales import Markup, Words, _
from storage.tables import FollowUp, Home, Ticket

TODAY, TOMORROW, WEEK, RAIN = WHEN = ("today", "tomorrow", "week", "rain")
_WHEN = {TODAY: _("Today"), TOMORROW: _("Tomorrow"), WEEK: _("7 days"), RAIN: _("🌧 After rain")}
_HEADING = {
    TODAY: _("📅 <b>To be asked today</b>"),
    TOMORROW: _("📅 <b>To be asked tomorrow</b>"),
    WEEK: _("📅 <b>To be asked in the next seven days</b>"),
    RAIN: _("📅 <b>To be asked after the next rain</b>"),
}
AFTER = {
    After.URGENT_REPAIR: _("urgent repair"),
    After.LEAK_REPAIR: _("leak repair"),
    After.SAFETY_REPAIR: _("repair for safety"),
    After.OTHER_REPAIR: _("repair"),
    After.WORKS: _("works"),
    After.COMPLAINT: _("complaint"),
    After.PAID_SERVICE: _("paid service"),
    After.FIRST_AID: _("first aid"),
    After.HELP: _("call for help"),
    After.EVENT: _("event"),
    After.NEWSLETTER: _("newsletter"),
    After.OTHER: _("other matter"),
}
PURPOSE = {
    Purpose.FIRST: _("first question"),
    Purpose.AGAIN: _("once more"),
    Purpose.AFTER_RAIN: _("after rain"),
    Purpose.MID_TERM: _("half way"),
    Purpose.EFFECT: _("after it was put right"),
}


@dataclass(frozen=True)
class Coming:
    """A page of what is asked next: of a time, of a matter, of a home or of a building."""

    rows: Sequence[tuple[FollowUp, Ticket]]
    count: int
    at: Page
    carried: str  # by the buttons that turn the page
    when: str = ""
    ticket: Ticket | None = None
    home: Home | None = None
    building: str = ""


def coming(shown: Coming, zone: ZoneInfo, now: datetime, words: Words) -> Letter:
    lines = [
        _heading(shown, words),
        words.many("{n} question", "{n} questions", shown.count) if shown.count else None,
        *(_line(one, ticket, zone, now, words) for one, ticket in shown.rows),
        None if shown.count else words("Nothing."),
    ]
    about = list({ticket.id: ticket for _one, ticket in shown.rows}.values())
    keys = (*listed.cards(about), *shown.at.row("plan_list", shown.carried))
    return Letter(lines_of(lines), (*keys, _others(shown, words)))


def term_noted(ticket: Ticket, first: str, last: str, words: Words) -> Markup:
    """From when to when it runs."""
    return words(
        "📆 {number}: from {start} to {end}. The household is asked half way and after the end.",
        number=ticket.number, start=first, end=last,
    )  # fmt: skip


def term_dropped(ticket: Ticket, words: Words) -> Markup:
    return words("📆 {number}: no term any more.", number=ticket.number)


def _heading(shown: Coming, words: Words) -> Markup:
    if shown.ticket:
        return words("📅 <b>To be asked about {number}</b>", number=shown.ticket.number)
    if shown.home:
        return words("📅 <b>To be asked at {home}</b>", home=shown.home.address)
    if shown.building:
        where = building_name(shown.building, words)
        return words("📅 <b>To be asked in {building}</b>", building=where)
    return words(_HEADING[shown.when])


def _line(one: FollowUp, ticket: Ticket, zone: ZoneInfo, now: datetime, words: Words) -> Markup:
    """When, what, where, after what, and who asks if they stay silent."""
    at = words.moment(one.ask_at, zone, now) if one.ask_at else words("after rain")
    after = After(one.after or After.OTHER)
    role = followed_up_by(after, ticket.severity).led_by
    return words(
        "• {moment} · <b>{number}</b> · {place} · {after}, {which} ({clause}) · if silent: {role}",
        moment=at,
        number=ticket.number,
        place=whereabouts(ticket, words),
        after=words(AFTER[after]),
        which=words(PURPOSE[Purpose(one.purpose)]),
        clause=one.clause,
        role=words(ROLE[Role(role)]),
    )


def _others(shown: Coming, words: Words) -> tuple[Button, ...]:
    return tuple(
        Button(words(_WHEN[one]), press("plan_list", one, 0)) for one in WHEN if one != shown.when
    )
