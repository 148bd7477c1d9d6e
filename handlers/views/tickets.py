"""A ticket, as the office and as the resident see it."""

from collections.abc import Mapping, Sequence

from domain.complaints import CaseKind, Severity, Verdict
from domain.departments import Department
from domain.moments import WaitingFor
from domain.tickets import CLOSED_STATES, JOBS, UNDONE_STATES, Kind, State
from handlers.buttons import Button, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views import keys, promises
from handlers.views.names import (
    DEPARTMENT,
    KIND,
    SEVERITY,
    VERDICT,
    WAITING_FOR,
    WAITING_FOR_YOU,
    about,
    office_state_of,
    said,
    signed,
    state_of,
    whereabouts,
)
from handlers.views.urgency import why_urgent
from locales import Markup, Words
from storage.tables import Ticket

_WORDS_ON_CARD, _WORK_ON_CARD = 1200, 300
_HARDLY_DANGEROUS = keys.NEVER_DANGEROUS | {Kind.INQUIRY}


def ops_card(facts: Facts, words: Words) -> Letter:
    """The one card of a ticket in the ops group: always true, with what may be done next."""
    ticket = facts.ticket
    lines = [
        _heading(ticket, words),
        words("📍 {place} · {name}", place=whereabouts(ticket, words), name=facts.requester.name),
        said(ticket.words[:_WORDS_ON_CARD], words),
        _expectation(ticket, words),
        _count(facts, words),
        why_urgent(facts, words),
        _appointment(facts, words),
        *promises.on_card(facts, words),
        words("<b>{state}</b>", state=office_state_of(ticket, words)),
        _paused(facts, WAITING_FOR, words),
        words("👷 {name}", name=facts.assignee.name) if facts.assignee else None,
        _judged(ticket, words),
        _same_matter(facts, words),
        _plan(facts, words),
        said(ticket.work[:_WORK_ON_CARD], words) if ticket.finished_at else None,
        *_may_be_the_same(facts, words),
    ]
    if not facts.requester.reachable:
        lines.append(words("⚠️ The resident cannot be reached on Telegram: please telephone."))
    suggested = keys.same_matter(ticket, facts.suggested, words)
    return Letter(lines_of(lines), (*keys.first(facts, words), *suggested))


def resident_card(facts: Facts, words: Words) -> Letter:
    """The live message that tells a resident where their matter stands."""
    ticket = facts.ticket
    lines = [
        _heading(ticket, words),
        words("📍 {place}", place=whereabouts(ticket, words)),
        said(ticket.words[:300], words),
        words("<b>{state}</b>", state=state_of(ticket, words)),
        _paused(facts, WAITING_FOR_YOU, words),
        _worker(facts, words),
        _appointment(facts, words),
        promises.to_resident(facts, words),
        _plan(facts, words),
        _dangerous(ticket, words),
    ]
    return Letter(lines_of(lines), keys.at_home(ticket, words))


def withdrawing(facts: Facts, words: Words) -> Letter:
    """The card while somebody thinks again."""
    by_a_job = words("<b>Shall we withdraw this report? Nobody will come then.</b>")
    by_words = words("<b>Shall we withdraw this? Nobody will answer it then.</b>")
    asked = by_a_job if facts.ticket.kind in JOBS else by_words
    yes = Button(words("Yes, withdraw"), press("withdraw", facts.ticket.id))
    back = Button(words("‹ Back"), press("keep", facts.ticket.id))
    text = Markup("\n").join([resident_card(facts, words).text, asked])
    return Letter(text, ((yes,), (back,)))


def one_line(ticket: Ticket, words: Words) -> Markup:
    return words(
        "{number} · {subject} · {state}",
        number=ticket.number,
        subject=_subject(ticket, words),
        state=state_of(ticket, words),
    )


def lines_of(lines: Sequence[Markup | None]) -> Markup:
    return Markup("\n").join([line for line in lines if line is not None])


def _heading(ticket: Ticket, words: Words) -> Markup:
    subject = _subject(ticket, words)
    return words("<b>{number}</b> · {subject}", number=ticket.number, subject=subject)


def _subject(ticket: Ticket, words: Words) -> Markup:
    """Its kind, and what it is about where that was asked."""
    mark = words("🔴 urgent") if ticket.urgent else words(KIND[Kind(ticket.kind)])
    if ticket.kind in {Kind.SUGGESTION, Kind.PRAISE}:
        return mark
    return words("{mark} · {category}", mark=mark, category=about(ticket, words))


def _expectation(ticket: Ticket, words: Words) -> Markup | None:
    """What they hope for is as much of a complaint as what happened (S2 四.3(1))."""
    hoped = ticket.expectation[:_WORK_ON_CARD]
    return words("🎯 Hopes for: “{words}”", words=hoped) if hoped else None


def _count(facts: Facts, words: Words) -> Markup | None:
    shown = len(facts.shown("report"))
    return words.many("📷 {n} photo or file", "📷 {n} photos or files", shown) if shown else None


def _appointment(facts: Facts, words: Words) -> Markup | None:
    start, end = facts.ticket.appointment_start, facts.ticket.appointment_end
    over = facts.ticket.urgent or State(facts.ticket.state) in CLOSED_STATES
    if not start or not end or over:
        return None
    span = words.span(start, end, facts.zone, facts.now, lasting=True)
    return words("🗓 Visit: {span}", span=span)


def _paused(facts: Facts, names: Mapping[WaitingFor, str], words: Words) -> Markup | None:
    """Why nothing happens, and until when, for everybody to see (S0 六(3))."""
    ticket = facts.ticket
    if ticket.paused_at is None or State(ticket.state) not in UNDONE_STATES:
        return None
    why = words(names[WaitingFor(ticket.paused_for)])
    if ticket.resume_at is None:
        return words("⏸ Waiting: {why}", why=why)
    until = words.moment(ticket.resume_at, facts.zone, facts.now, lasting=True)
    return words("⏸ Waiting until {moment}: {why}", moment=until, why=why)


def _worker(facts: Facts, words: Words) -> Markup | None:
    return signed(words, facts.community.name, facts.assignee) if facts.assignee else None


def _judged(ticket: Ticket, words: Words) -> Markup | None:
    """What a complaint turned out to be, whose it is, and how heavy (S1 三(一))."""
    department = words(DEPARTMENT[Department(ticket.department)]) if ticket.department else None
    if not ticket.verdict or not ticket.severity:
        return words("🏢 {department}", department=department) if department else None
    return words(
        "⚖ {verdict} · {department} · {severity}",
        verdict=words(VERDICT[Verdict(ticket.verdict)]),
        department=department or "–",
        severity=words(SEVERITY[Severity(ticket.severity)]),
    )


def _same_matter(facts: Facts, words: Words) -> Markup | None:
    others = [one.number for one in facts.matter if one.id != facts.ticket.id]
    return words("🔗 Same matter: {numbers}", numbers=words.joined(others)) if others else None


def _may_be_the_same(facts: Facts, words: Words) -> list[Markup]:
    return [
        words("❔ May be the same matter as {number}: “{words}”", number=one.number,
              words=one.words[:100])
        for one in facts.suggested[: keys.SUGGESTED]
    ]  # fmt: skip


def _plan(facts: Facts, words: Words) -> Markup | None:
    """How it will be solved when it could not be within a day (S2 四.3(2))."""
    for case in facts.cases:
        if case.kind == CaseKind.UNRESOLVED and case.plan and case.plan_due:
            day = words.day(case.plan_due, facts.zone, facts.now, lasting=True)
            plan = case.plan[:_WORK_ON_CARD]
            return words("🗂 By {day}: “{plan}”", day=day, plan=plan)
    return None


def _dangerous(ticket: Ticket, words: Words) -> Markup | None:
    early = ticket.state in {State.FILED, State.ACCEPTED, State.DISPATCHED}
    if ticket.urgent or not early or ticket.kind in _HARDLY_DANGEROUS:
        return None
    return words("If it becomes dangerous, tap the button below at once.")
