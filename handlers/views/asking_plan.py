"""回访计划 as the office reads it: a line for each question to come, or without an answer yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.asking import Unasked, calls_a_person
from domain.contacts import followed_up_by
from domain.follow_ups import Purpose
from domain.standard import After
from domain.tickets import OPEN_STATES, Kind, Role
from handlers.buttons import Button, press
from handlers.letters import Letter
from handlers.views import listed
from handlers.views.names import ROLE, building_name, whereabouts
from handlers.views.pages import Page
from handlers.views.tickets import lines_of
from locales import Markup, Words, _
from storage.tables import Contact, FollowUp, Home, Ticket

TODAY, TOMORROW, WEEK, RAIN, ASKED = WHEN = ("today", "tomorrow", "week", "rain", "asked")
_WHEN = {
    TODAY: _("Today"),
    TOMORROW: _("Tomorrow"),
    WEEK: _("7 days"),
    RAIN: _("🌧 After rain"),
    ASKED: _("⏳ Asked"),
}
_HEADING = {
    TODAY: _("📅 <b>To be asked today</b>"),
    TOMORROW: _("📅 <b>To be asked tomorrow</b>"),
    WEEK: _("📅 <b>To be asked in the next seven days</b>"),
    RAIN: _("📅 <b>To be asked after the next rain</b>"),
    ASKED: _("⏳ <b>Asked, and not answered yet</b>"),
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
    After.OTHER: _("other matter"),
}
PURPOSE = {
    Purpose.FIRST: _("first question"),
    Purpose.AGAIN: _("once more"),
    Purpose.AFTER_RAIN: _("after rain"),
    Purpose.MID_TERM: _("half way"),
    Purpose.EFFECT: _("after it was put right"),
}
_NOBODY = {
    Unasked.OPTED_OUT: _("🔕 wishes not to be asked"),
    Unasked.GONE: _("nobody is left to be asked"),
}
_IN_PERSON = _("{role} asks in person")
_CALL = _("if silent: {role}")
_RATE = _("if silent: only where the month's rate needs it")


@dataclass(frozen=True)
class Row:
    """A question and what comes of it: a letter or, for a reason, none; a reminder; a call."""

    follow_up: FollowUp
    ticket: Ticket
    why: Unasked | None = None
    remind_at: datetime | None = None
    call: Contact | None = None


@dataclass(frozen=True)
class Coming:
    """A page of what is asked next: of a time, of a matter, of a home or of a building."""

    rows: Sequence[Row]
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
        *(_line(one, zone, now, words) for one in shown.rows),
        None if shown.count else words(_not_yet(shown.ticket)),
    ]
    about = list({one.ticket.id: one.ticket for one in shown.rows}.values())
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


def _not_yet(ticket: Ticket | None) -> str:
    """What a colleague has found is asked of nobody."""
    if ticket and ticket.state in OPEN_STATES and ticket.kind != Kind.INTERNAL:
        return _("Planned as soon as the household has found the work in order.")
    return _("Nothing.")


def _heading(shown: Coming, words: Words) -> Markup:
    if shown.ticket:
        return words("📅 <b>To be asked about {number}</b>", number=shown.ticket.number)
    if shown.home:
        return words("📅 <b>To be asked at {home}</b>", home=shown.home.address)
    if shown.building:
        where = building_name(shown.building, words)
        return words("📅 <b>To be asked in {building}</b>", building=where)
    return words(_HEADING[shown.when])


def _line(row: Row, zone: ZoneInfo, now: datetime, words: Words) -> Markup:
    """When, what, where, after what, and what comes of it."""
    one = row.follow_up
    at = words.moment(one.ask_at, zone, now) if one.ask_at else words("after rain")
    if one.asked_at and one.asked_of:
        at = words("asked {moment}", moment=words.moment(one.asked_at, zone, now))
    line = words(
        "• {moment} · <b>{number}</b> · {place} · {after}, {which} ({clause})",
        moment=at,
        number=row.ticket.number,
        place=whereabouts(row.ticket, words),
        after=words(AFTER[After(one.after or After.OTHER)]),
        which=words(PURPOSE[Purpose(one.purpose)]),
        clause=one.clause,
    )
    return Markup(" · ").join([line, *_then(row, zone, now, words)])


def _then(row: Row, zone: ZoneInfo, now: datetime, words: Words) -> list[Markup]:
    """Whether they are reminded, and who speaks with them."""
    one, role = row.follow_up, _led_by(row, words)
    if row.call:
        due = words.moment(row.call.due, zone, now)
        return [words("{role} is to speak with them by {moment}", role=role, moment=due)]
    if row.why:
        return [words(_NOBODY.get(row.why, _IN_PERSON), role=role)]
    calls = calls_a_person(one.after, one.purpose)
    silent = words(_CALL if calls else _RATE, role=role)
    if one.reminded_at:
        at = words.moment(one.reminded_at, zone, now)
        return [words("reminded {moment}", moment=at), silent]
    if row.remind_at:
        at = words.moment(row.remind_at, zone, now)
        return [words("reminder {moment}", moment=at), silent]
    return [silent]


def _led_by(row: Row, words: Words) -> Markup:
    """What is confidential is the supervisor's (A15)."""
    by = followed_up_by(row.follow_up.after, row.ticket.severity).led_by
    return words(ROLE[Role.SUPERVISOR if row.ticket.confidential else Role(by)])


def _others(shown: Coming, words: Words) -> tuple[Button, ...]:
    return tuple(
        Button(words(_WHEN[one]), press("plan_list", one, 0)) for one in WHEN if one != shown.when
    )
