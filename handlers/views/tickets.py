"""A ticket, as the office and as the resident see it."""

from collections.abc import Mapping, Sequence

from domain.complaints import CaseKind, Severity, Verdict
from domain.entering import Source
from domain.incidents import IncidentState
from domain.moments import WaitingFor
from domain.phone import masked
from domain.text import clip, utf16_length
from domain.tickets import CLOSED_STATES, UNDONE_STATES, Kind, State
from domain.withdrawal import Withdrawal
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views import afterwards, keys, prices, promises, under_way
from handlers.views.names import (
    FACES,
    HOW_IT_CAME,
    KIND,
    SEVERITY,
    VERDICT,
    WAITING_FOR,
    WAITING_FOR_YOU,
    WITHDRAWAL,
    about,
    by_telephone,
    department_name,
    named,
    office_state_of,
    said,
    signed,
    state_of,
    whereabouts,
    whom,
)
from handlers.views.next_step import next_step
from handlers.views.shared_fault import known_since
from handlers.views.urgency import why_urgent
from locales import Markup, Words, escape
from storage.tables import Ticket

_WORDS_ON_CARD, _WORK_ON_CARD, _LINE_ON_CARD = 1200, 300, 100  # UTF-16 units
_FEW, _MANY = 3, 10
_ROOM = 3600  # UTF-16 units: a question may have to stand under it
_HARDLY_DANGEROUS = keys.NEVER_DANGEROUS | {Kind.INQUIRY}


def ops_card(facts: Facts, words: Words) -> Letter:
    """The one card of a ticket in the ops group: always true, with what may be done next."""
    ticket = facts.ticket
    lines = [
        _heading(ticket, words),
        _entered(facts, words),
        _from(facts, words),
        _phone(facts, words),
        said(clip(ticket.words, _WORDS_ON_CARD), words),
        _about_whom(ticket, words),
        _expectation(ticket, words),
        _read(facts, words),
        _count(facts, words),
        why_urgent(facts, words),
        _appointment(facts, words),
        *promises.on_card(facts, words),
        words("<b>{state}</b>", state=office_state_of(ticket, words)),
        *prices.on_ops_card(facts, words),
        _paused(facts, WAITING_FOR, words),
        under_way.waits_for(facts, words),
        under_way.who(facts, words),
        under_way.under_way(facts, words),
        _judged(facts, words),
        _same_matter(facts, words),
        *under_way.merged(facts, words),
        _plan(facts, words),
        said(clip(ticket.work, _WORK_ON_CARD), words) if ticket.finished_at else None,
        *afterwards.on_card(facts, words),
        *_what_they_make_of_it(facts, words),
        *_noted(facts, words),
        *_may_be_the_same(facts, words),
        next_step(facts, words),
    ]
    if facts.requester.withdrawn_at:
        lines.append(words("⚠️ The resident has withdrawn their consent: please telephone."))
    elif by_telephone(facts.requester) and facts.ticket.kind != Kind.INTERNAL:
        lines.append(words("☎️ Without Telegram: please telephone with all news."))
    elif not facts.requester.reachable:
        lines.append(words("⚠️ The resident cannot be reached on Telegram: please telephone."))
    suggested = keys.same_matter(ticket, facts.suggested, words)
    text = _lines_within(lines, _ROOM)
    return Letter(text, (*keys.first(facts, words), *suggested))


def _entered(facts: Facts, words: Words) -> Markup | None:
    """How it came, where not by Telegram (C7)."""
    if not facts.entered_by:
        return None
    how = words(HOW_IT_CAME[Source(facts.ticket.source)])
    return words("{how} · entered by {name}", how=how, name=facts.entered_by.name)


def _noted(facts: Facts, words: Words) -> list[Markup]:
    """Among colleagues; the resident's card has nothing of it."""
    return [
        words("🗒 {name}: {words}", name=name, words=noted[:_WORK_ON_CARD])
        for name, noted in facts.notes
    ]


def moved_card(ticket: Ticket, words: Words) -> Markup:
    """What stays where the card stood: nothing that could become untrue."""
    return words(
        "⤵️ <b>{number}</b>: the card stands where it was last asked for.", number=ticket.number
    )


def resident_card(facts: Facts, words: Words) -> Letter:
    """The live message that tells a resident where their matter stands."""
    ticket = facts.ticket
    lines = [
        _heading(ticket, words),
        words("📍 {place}", place=whereabouts(ticket, words)),
        said(clip(ticket.words, 300), words),
        words("<b>{state}</b>", state=state_of(ticket, words)),
        _paused(facts, WAITING_FOR_YOU, words),
        _worker(facts, words),
        under_way.under_way(facts, words),
        under_way.goes_on_as(facts, words),
        _appointment(facts, words),
        promises.to_resident(facts, words),
        *prices.on_their_card(facts, words),
        _plan(facts, words),
        *_shared(facts, words),
        _nudged(facts, words),
        _rating(ticket, words),
        _dangerous(ticket, words),
    ]
    return Letter(lines_of(lines), keys.at_home(facts, words), brief=_where_it_stands(facts, words))


def _where_it_stands(facts: Facts, words: Words) -> Markup:
    """The card in fewer words: what it is, how far it is, and what comes next."""
    ticket = facts.ticket
    lines = [
        words("{number} · {subject}", number=ticket.number, subject=subject_of(ticket, words)),
        words("<b>{state}</b>", state=state_of(ticket, words)),
        _paused(facts, WAITING_FOR_YOU, words),
        words("👷 {name}", name=facts.assignee.name) if facts.assignee else None,
        under_way.under_way(facts, words),
        under_way.goes_on_as(facts, words),
        _appointment(facts, words),
        promises.to_resident(facts, words),
        *prices.on_their_card(facts, words),
        _plan(facts, words),
    ]
    return lines_of(lines)


def one_line(ticket: Ticket, words: Words) -> Markup:
    return words(
        "{number} · {subject} · {state}",
        number=ticket.number,
        subject=subject_of(ticket, words),
        state=state_of(ticket, words),
    )


def lines_of(lines: Sequence[Markup | None]) -> Markup:
    return Markup("\n").join([line for line in lines if line is not None])


def _lines_within(lines: Sequence[Markup | None], room: int) -> Markup:
    """Where there are too many, the longest of what people wrote gives way first."""
    shown = [line for line in lines if line is not None]
    while (over := utf16_length(lines_of(shown)) - room) > 0:
        written = [line for line in shown if "<" not in line] or [Markup("")]
        longest = max(written, key=utf16_length)
        plain = longest.plain
        shorter = escape(clip(plain, max(_LINE_ON_CARD, utf16_length(plain) - over)))
        if shorter == longest or not longest:
            break
        shown[shown.index(longest)] = shorter
    return lines_of(shown)


def _heading(ticket: Ticket, words: Words) -> Markup:
    subject = subject_of(ticket, words)
    return words("<b>{number}</b> · {subject}", number=ticket.number, subject=subject)


def subject_of(ticket: Ticket, words: Words) -> Markup:
    """Its kind, and what it is about where that was asked."""
    mark = words("🔴 urgent") if ticket.urgent else words(KIND[Kind(ticket.kind)])
    if ticket.kind in {Kind.SUGGESTION, Kind.PRAISE}:
        return mark
    return words("{mark} · {category}", mark=mark, category=about(ticket, words))


def _phone(facts: Facts, words: Words) -> Markup | None:
    """Masked, as everybody in the group can read it (S2 五3)."""
    if not facts.phone or facts.ticket.confidential:
        return None
    return words("📞 {phone}", phone=masked(facts.phone))


def _from(facts: Facts, words: Words) -> Markup:
    ticket = facts.ticket
    if ticket.confidential:
        return words("🔒 Confidential: name and home are withheld")
    place, name = whereabouts(ticket, words), named(facts.requester, words)
    return words("📍 {place} · {name}", place=place, name=name)


def _about_whom(ticket: Ticket, words: Words) -> Markup | None:
    about = clip(ticket.about_whom, _LINE_ON_CARD)
    return words("👥 About: {whom}", whom=whom(about, words)) if about else None


def _expectation(ticket: Ticket, words: Words) -> Markup | None:
    """What they hope for is as much of a complaint as what happened (S2 四.3(1))."""
    hoped = clip(ticket.expectation, _WORK_ON_CARD)
    return words("🎯 Hopes for: “{words}”", words=hoped) if hoped else None


def _read(facts: Facts, words: Words) -> Markup | None:
    """What did not help them need not be said again."""
    shown = [clip(question, _LINE_ON_CARD) for question in facts.read[:_FEW]]
    asked = words.joined(f"“{question}”" for question in shown)
    return words("📖 Has read: {questions}", questions=asked) if facts.read else None


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


def _shared(facts: Facts, words: Words) -> list[Markup | None]:
    """What is known of a fault that neighbours have as well, and the office's last word on it."""
    incident, undone = facts.incident, State(facts.ticket.state) in UNDONE_STATES
    if incident is None or incident.state == IncidentState.PROPOSED or not undone:
        return []
    known = known_since(incident, facts.zone, facts.now, words)
    return [known, said(incident.words[:_WORK_ON_CARD], words)]


def _worker(facts: Facts, words: Words) -> Markup | None:
    return signed(words, facts.community.name, facts.assignee) if facts.assignee else None


def _judged(facts: Facts, words: Words) -> Markup | None:
    """What a complaint turned out to be, whose it is, and how heavy (S1 三(一))."""
    ticket, own = facts.ticket, facts.departments
    department = department_name(ticket.department, own, words) if ticket.department else None
    if ticket.kind == Kind.INTERNAL and ticket.severity:
        severity = words(SEVERITY[Severity(ticket.severity)])
        return words("🏢 {department} · {severity}", department=department, severity=severity)
    if not ticket.verdict or not ticket.severity:
        return words("🏢 {department}", department=department) if department else None
    return words(
        "⚖ {verdict} · {department} · {severity}",
        verdict=words(VERDICT[Verdict(ticket.verdict)]),
        department=department or "–",
        severity=words(SEVERITY[Severity(ticket.severity)]),
    )


def _same_matter(facts: Facts, words: Words) -> Markup | None:
    others = [one.number for one in facts.matter if one.id != facts.ticket.id][-_MANY:]
    return words("🔗 Same matter: {numbers}", numbers=words.joined(others)) if others else None


def _may_be_the_same(facts: Facts, words: Words) -> list[Markup]:
    return [
        words("❔ May be the same matter as {number}: “{words}”", number=one.number,
              words=clip(one.words, _LINE_ON_CARD))
        for one in facts.suggested[: keys.SUGGESTED]
    ]  # fmt: skip


def _what_they_make_of_it(facts: Facts, words: Words) -> list[Markup | None]:
    """How often they asked where it stays, why they want it no more, or how it was."""
    asked, why = len(facts.nudges), facts.withdrawn_for
    return [
        words("⏰ Asked after: {times}×", times=asked) if asked else None,
        words("Withdrawn: {why}", why=words(WITHDRAWAL[Withdrawal(why)])) if why else None,
        _rating(facts.ticket, words),
    ]


def _nudged(facts: Facts, words: Words) -> Markup | None:
    if not facts.nudges or State(facts.ticket.state) not in UNDONE_STATES:
        return None
    last = words.moment(facts.nudges[-1], facts.zone, facts.now, lasting=True)
    return words("⏰ You reminded us {moment}.", moment=last)


def _rating(ticket: Ticket, words: Words) -> Markup | None:
    return words("⭐ Rating: {face}", face=FACES[ticket.rating - 1]) if ticket.rating else None


def _plan(facts: Facts, words: Words) -> Markup | None:
    """How it will be solved when it could not be within a day (S2 四.3(2))."""
    for case in facts.cases:
        if case.kind == CaseKind.UNRESOLVED and case.plan and case.plan_due:
            day = words.day(case.plan_due, facts.zone, facts.now, lasting=True)
            plan = clip(case.plan, _WORK_ON_CARD)
            return words("🗂 By {day}: “{plan}”", day=day, plan=plan)
    return None


def _dangerous(ticket: Ticket, words: Words) -> Markup | None:
    early = ticket.state in {State.FILED, State.ACCEPTED, State.DISPATCHED}
    if ticket.urgent or not early or ticket.kind in _HARDLY_DANGEROUS:
        return None
    return words("If it becomes dangerous, tap the button below at once.")
