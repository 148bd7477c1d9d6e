"""档案卡 and 总经理信箱: a matter with all that was said, promised and done about it."""

from collections.abc import Mapping, Sequence

from domain.complaints import CaseKind, Severity, Verdict
from domain.promises import CLOCKS
from domain.tickets import Action
from handlers.buttons import Button, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views.names import (
    ACTION,
    DID,
    SEVERITY,
    VERDICT,
    about,
    brought_by,
    department_name,
    mention,
    said,
    whereabouts,
)
from handlers.views.office import call
from handlers.views.promises import WHAT
from handlers.views.tickets import lines_of
from locales import Markup, Words, _
from storage.tables import CaseCard, Event, Promised, Staff

_TITLE = {
    CaseKind.UNRESOLVED: _("🗂 <b>Case card · {number}</b>: not settled within the time ({clause})"),
    CaseKind.GM_MAILBOX: _("📮 <b>General manager's mailbox · {number}</b> ({clause})"),
    CaseKind.ROOT_CAUSE: _("🔬 <b>Root cause · {number}</b>: the same repair again ({clause})"),
}
_PAGES, _STEPS = 5, 12  # at most: the card must fit one message
_WORDS, _PLAN = 160, 800


def case_card(
    case: CaseCard, owner: Staff | None, dossier: Sequence[Facts], steps: Markup, words: Words
) -> Letter:
    """The last page of the dossier is the ticket that has the card."""
    facts = dossier[-1]
    lines = [
        *_opening(case, facts, words),
        *(_page(one, words) for one in dossier[-_PAGES:]),
        steps,
        words("👤 {name}", name=mention(owner)) if owner else words("👤 Nobody is in charge yet."),
        _plan(case, facts, words),
    ]
    plan = Button(words(ACTION[Action.PLAN_CASE]), press("plan", case.id))
    return Letter(lines_of(lines), () if facts.ticket.archived_at else ((plan,),))


def mailbox(case: CaseCard, dossier: Sequence[Facts], gms: Sequence[Staff], words: Words) -> Letter:
    """Both complaints side by side; the reply to this message is the answer (S4 4.2.3)."""
    lines = [
        *_opening(case, dossier[-1], words),
        *(_page(one, words) for one in dossier[-_PAGES:]),
        words("✍️ Please reply to this message: your reply goes to the resident, signed."),
        Markup(" ").join([mention(one) for one in gms]) if gms else None,
    ]
    return Letter(lines_of(lines))


def gm_answered(facts: Facts, staff: Staff, text: str, words: Words) -> Letter:
    """The office sees what its general manager has told the resident."""
    return Letter(
        words(
            "📮 {name} has answered {number}: “{text}”",
            name=staff.name,
            number=facts.ticket.number,
            text=text,
        )
    )


def judged(facts: Facts, heads: Sequence[Staff], words: Words) -> Letter:
    """The head of the accused department leads from here (S1 三(一))."""
    ticket = facts.ticket
    text = words(
        "⚖ <b>{number}</b>: {verdict} · {department} · {severity}",
        number=ticket.number,
        verdict=words(VERDICT[Verdict(ticket.verdict)]),
        department=department_name(ticket.department, facts.departments, words),
        severity=words(SEVERITY[Severity(ticket.severity)]),
    )
    return call(text, heads)


def timeline(
    events: Sequence[Event], names: Mapping[str, str], facts: Facts, words: Words
) -> Markup:
    """Who did what, when; only the deeds, never anybody's words."""
    known = [one for one in events if one.action in DID][-_STEPS:]
    return Markup("\n").join(
        [
            words(
                "· {moment} {deed} {name}",
                moment=words.moment(one.at, facts.zone, facts.now, lasting=True),
                deed=words(DID[one.action]),
                name=names.get(one.actor, ""),
            )
            for one in known
        ]
    )


def _opening(case: CaseCard, facts: Facts, words: Words) -> list[Markup]:
    title = _TITLE[CaseKind(case.kind)]
    place = whereabouts(facts.ticket, words)
    name = brought_by(facts.ticket, facts.requester.name, words)
    return [
        words(title, number=facts.ticket.number, clause=case.clause),
        words("📍 {place} · {name}", place=place, name=name),
    ]


def _page(facts: Facts, words: Words) -> Markup:
    """What was said, what was promised and kept, what was done, and by whom."""
    ticket = facts.ticket
    hoped, verdict = ticket.expectation[:_WORDS], ticket.verdict
    lines = [
        words(
            "<b>{number}</b> · {category} · {moment}",
            number=ticket.number,
            category=about(ticket, words),
            moment=words.moment(ticket.filed_at, facts.zone, facts.now, lasting=True),
        ),
        said(ticket.words[:_WORDS], words),
        words("🎯 Hopes for: “{words}”", words=hoped) if hoped else None,
        words("⚖ {verdict}", verdict=words(VERDICT[Verdict(verdict)])) if verdict else None,
        _kept(facts, words),
        words("👷 {name}", name=facts.assignee.name) if facts.assignee else None,
        words("🔧 “{words}”", words=ticket.work[:_WORDS]) if ticket.work else None,
    ]
    return lines_of(lines)


def _kept(facts: Facts, words: Words) -> Markup | None:
    """Which promises were kept and which were not, each said once."""
    over = [one for one in facts.promises if not CLOCKS[one.key].becomes]  # a card keeps nothing
    kept = _named([one for one in over if one.kept_at and not one.missed_at], words)
    missed = _named([one for one in over if one.missed_at], words)
    lines = [
        words("✅ Kept: {promises}", promises=words.joined(kept)) if kept else None,
        words("⚠️ Not kept in time: {promises}", promises=words.joined(missed)) if missed else None,
    ]
    return lines_of(lines) if kept or missed else None


def _named(promises: Sequence[Promised], words: Words) -> list[Markup]:
    named = {one.key: one.clause for one in promises}
    return [
        words("{what} ({clause})", what=words(WHAT[key]), clause=clause)
        for key, clause in named.items()
    ]


def _plan(case: CaseCard, facts: Facts, words: Words) -> Markup:
    if not case.plan or case.plan_due is None:
        return words("<b>What will be done, and by when? Please enter a plan.</b>")
    day = words.day(case.plan_due, facts.zone, facts.now, lasting=True)
    return words("🗂 By {day}: “{plan}”", day=day, plan=case.plan[:_PLAN])
