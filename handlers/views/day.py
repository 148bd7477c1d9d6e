"""The office's day in its group: what is still open, what is said of it, who is silent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from handlers.buttons import Button, press
from handlers.letters import Letter
from handlers.views import listed
from handlers.views.names import department_name, mention, said
from handlers.views.pages import page
from handlers.views.tickets import lines_of
from locales import Markup, Words, _
from storage.tables import DayReport, Staff, Ticket

_WORDS_AT_MOST = 600


@dataclass(frozen=True)
class Evening:
    """What one department still has at the end of a day, and what it said of it."""

    department: str
    day: date
    open: Sequence[Ticket]
    named: Mapping[str, str]  # what the office calls its departments
    heads: Sequence[Staff] = ()
    report: DayReport | None = None
    reporter: str = ""


@dataclass(frozen=True)
class Gaps:
    """Who has said how their day went, by department; what is still open of those who have not."""

    silent: Mapping[str, int]
    reported: Sequence[str]
    nothing_open: Sequence[str]
    named: Mapping[str, str]


@dataclass(frozen=True)
class Morning:
    """A working day as it begins."""

    zone: ZoneInfo
    now: datetime
    since: datetime
    came: Sequence[Ticket] = ()
    visits: Sequence[tuple[str, Sequence[Ticket]]] = ()  # by whoever goes
    due: Sequence[Ticket] = ()
    overdue: Sequence[Ticket] = ()
    follow_ups: Sequence[Ticket] = ()
    calls: Sequence[Ticket] = ()  # somebody has to speak with the household, today or long since
    on_duty: Sequence[Staff] = ()
    silent: Sequence[str] = ()
    named: Mapping[str, str] = field(default_factory=dict)


def evening(one: Evening, words: Words, number: int = 0) -> Letter:
    """16:30: what is open, each a tap away; and how did it go?"""
    shown = page(number, len(one.open))
    lines = [
        words.many(
            "🕟 <b>{department}</b>: {n} matter is open today.",
            "🕟 <b>{department}</b>: {n} matters are open today.",
            len(one.open),
            department=department_name(one.department, one.named, words),
        ),
        *(words("• {matter}", matter=listed.line(ticket, words)) for ticket in shown.of(one.open)),
        _feedback(one, words),
    ]
    if one.heads and one.report is None:
        lines.append(Markup(" ").join(mention(head) for head in one.heads))
    turning = shown.row("evening", one.department, _code(one.day))
    return Letter(
        lines_of(lines), (*listed.cards(shown.of(one.open)), *turning, *_keys(one, words))
    )


def fed_back(one: Evening, words: Words) -> Letter:
    """What a department says of its day."""
    return Letter(lines_of([_department(one, words), _feedback(one, words)]))


def gap_list(gaps: Gaps, words: Words) -> Letter:
    """17:05: who has not said how their day went (S4 4.7)."""
    lines = [
        words("🔕 <b>No feedback today from:</b>"),
        *(
            words.many("• {department}: {n} matter open", "• {department}: {n} matters open", n,
                       department=department_name(code, gaps.named, words))
            for code, n in gaps.silent.items()
        ),
        _those(words, _("✅ Fed back: {departments}"), gaps.reported, gaps.named),
        _those(words, _("✅ Nothing open, so counted as fed back: {departments}"),
               gaps.nothing_open, gaps.named),
    ]  # fmt: skip
    return Letter(lines_of(lines))


def digest(seen: Morning, words: Words) -> Letter:
    """8:30: the day on one screen of a telephone (B13)."""
    day = words.day(seen.now, seen.zone, seen.now, lasting=True)
    since = words.moment(seen.since, seen.zone, seen.now)
    lines = [
        words("🌅 <b>Good morning: {day}</b>", day=day),
        words("🌙 Since {moment}: {n} came in", moment=since, n=len(seen.came)),
        _numbers(seen.came, words),
        *_visits(seen, words),
        _counted(words("⏳ Due today: {n}", n=len(seen.due)), seen.due, words),
        _counted(words("⚠️ Overdue: {n}", n=len(seen.overdue)), seen.overdue, words),
        _counted(words("🙏 Follow-ups due: {n}", n=len(seen.follow_ups)), seen.follow_ups, words),
        _counted(words("📞 To be called by tonight: {n}", n=len(seen.calls)), seen.calls, words),
        words("🪪 On duty: {names}", names=words.joined(one.name for one in seen.on_duty))
        if seen.on_duty
        else words("🪪 Nobody is on duty."),
        _those(
            words, _("🔕 No feedback the day before from: {departments}"), seen.silent, seen.named
        ),
    ]
    return Letter(lines_of(lines))


def _keys(one: Evening, words: Words) -> tuple[tuple[Button, ...], ...]:
    carried = one.department, _code(one.day)
    return (
        (
            Button(words("✅ Done for today"), press("day_done", *carried)),
            Button(words("✍️ Still open, because …"), press("day_words", *carried)),
        ),
    )


def _feedback(one: Evening, words: Words) -> Markup | None:
    if one.report is None:
        return None
    if not one.report.words:
        return words("✅ Done for today: {name}", name=one.reporter)
    spoken = said(one.report.words[:_WORDS_AT_MOST], words)
    return words("✅ {name}: {words}", name=one.reporter, words=spoken)


def _department(one: Evening, words: Words) -> Markup:
    name = department_name(one.department, one.named, words)
    return words("🕔 <b>{department}</b>: feedback of {day}", department=name,
                 day=one.day.isoformat())  # fmt: skip


def _visits(seen: Morning, words: Words) -> list[Markup]:
    if not seen.visits:
        return [words("🗓 No visits today.")]
    lines = [words("🗓 Visits today:")]
    for name, tickets in seen.visits:
        times = [
            words("{clock} {number}", clock=_comes_at(one, seen, words), number=one.number)
            for one in tickets
        ]
        who = name or words("nobody yet")
        lines.append(words("• {name}: {visits}", name=who, visits=words.joined(times)))
    return lines


def _comes_at(ticket: Ticket, seen: Morning, words: Words) -> str:
    return words.clock(ticket.appointment_start or seen.now, seen.zone)


def _counted(heading: Markup, tickets: Sequence[Ticket], words: Words) -> Markup | None:
    if not tickets:
        return None
    return words("{heading}: {numbers}", heading=heading, numbers=listed.numbers(tickets, words))


def _numbers(tickets: Sequence[Ticket], words: Words) -> Markup | None:
    return listed.numbers(tickets, words) if tickets else None


def _those(
    words: Words, sentence: str, codes: Sequence[str], named: Mapping[str, str]
) -> Markup | None:
    names = [department_name(code, named, words) for code in codes]
    return words(sentence, departments=words.joined(names)) if names else None


def _code(day: date) -> str:
    return f"{day:%Y%m%d}"
