"""人工回访: the card on which a colleague finds whom to call, what to know, and what to do next."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from domain.contacts import ContactState, Reason, Way
from domain.phone import masked
from domain.text import clip
from domain.tickets import Role
from handlers.briefing import Briefing, Marked, scores_of
from handlers.buttons import Button, grid, press
from handlers.letters import Letter
from handlers.views import listed
from handlers.views.follow_ups import ROWS, row_named, rows
from handlers.views.keys import Rows
from handlers.views.names import (
    CATEGORY,
    FACES,
    MEMBER,
    ROLE,
    TOPIC,
    brought_by,
    mention,
    named,
    said,
    whereabouts,
)
from handlers.views.pages import page
from handlers.views.rectifications import scores
from handlers.views.tickets import lines_of, subject_of
from locales import Markup, Words, _
from locales.languages import NAMES
from storage.tables import Contact, Staff, Ticket

REASON = {
    Reason.SILENT: _("They have not answered our question."),
    Reason.SAMPLED: _("They were chosen to be asked in person."),
    Reason.UNHAPPY: _("They were not content: please hear them out."),
    Reason.DOUBTFUL: _("A second call, as another colleague hears it."),
    Reason.NO_TELEGRAM: _("They have no Telegram."),
    Reason.NOT_REACHED: _("Our messages do not reach them any more."),
}
_WORDS, _WORK, _NOTE = 300, 200, 600  # UTF-16 units
_HEADING = {Way.PHONE: _("📞 <b>Please call: {number}</b>"),
            Way.VISIT: _("🏠 <b>Please visit: {number}</b>")}  # fmt: skip


def card(seen: Briefing, words: Words, *, marking: bool = False) -> Letter:
    """The briefing above, and below what may be done now."""
    contact = seen.contact
    lines = [
        words(_HEADING[Way(contact.way)], number=seen.facts.ticket.number),
        words(REASON[Reason(contact.reason)]),
        *_standing(seen, words),
        *_household(seen, words),
        *_matter(seen, words),
        *_past(seen, words),
        *_advice(seen, words),
        *(rows(words) if marking else ()),
    ]
    return Letter(lines_of(lines), _marks(seen, words) if marking else _keys(seen, words))


def waiting(
    found: Sequence[tuple[Contact, Ticket]],
    now: datetime,
    zone: tzinfo,
    words: Words,
    number: int = 0,
) -> Letter:
    """Households that are to be called or visited, each with the way to its briefing."""
    if not found:
        return Letter(words("✅ Nobody waits to be called."))
    turned = page(number, len(found))
    shown = turned.of(found)
    lines = [words("📞 <b>To be called or visited: {n}</b>", n=len(found))]
    for one, ticket in shown:
        due = words.moment(one.due, zone, now, lasting=True)
        late = _("⏰ {number} · {place} · overdue since {moment}")
        line = late if one.due <= now else _("• {number} · {place} · by {moment}")
        place = whereabouts(ticket, words)
        lines.append(words(line, number=ticket.number, place=place, moment=due))
    buttons = [Button(ticket.number, press("contact", one.id)) for one, ticket in shown]
    return Letter(lines_of(lines), (*grid(buttons, 2), *turned.row("calls")))


def called_in_private(seen: Briefing, words: Words) -> Letter:
    """To a colleague who leads it; the briefing is one tap away."""
    contact, facts = seen.contact, seen.facts
    due = words.moment(contact.due, facts.zone, facts.now, lasting=True)
    lines = [
        words(_HEADING[Way(contact.way)], number=facts.ticket.number),
        words(REASON[Reason(contact.reason)]),
        words("⏳ By {moment} ({clause})", moment=due, clause=contact.clause),
    ]
    show = Button(words("📋 The briefing"), press("contact", contact.id))
    return Letter(lines_of(lines), ((show,),))


def overdue(seen: Briefing, staff: Sequence[Staff], words: Words) -> Letter:
    """Nobody has spoken with them yet; these are to see to it."""
    number = seen.facts.ticket.number
    lines = [
        words("⏰ <b>{number}</b>: the follow-up in person is overdue.", number=number),
        words.joined(mention(one) for one in staff) if staff else None,
    ]
    show = Button(words("📋 The briefing"), press("contact", seen.contact.id))
    return Letter(lines_of(lines), ((show,),))


def _standing(seen: Briefing, words: Words) -> list[Markup | None]:
    """Who makes it, until when, and how far they are."""
    contact, facts = seen.contact, seen.facts
    match contact.state:
        case ContactState.REACHED:
            return _outcome(seen, words)
        case ContactState.IN_VAIN:
            return [words("🔕 <b>Not reached, and not tried any more.</b>"), _note(seen, words),
                    *_audited(seen, words)]  # fmt: skip
        case ContactState.CALLED_OFF:
            return [words("✖️ <b>Called off:</b> they have answered meanwhile, or are not to be "
                          "asked any more.")]  # fmt: skip
    due = words.moment(contact.due, facts.zone, facts.now, lasting=True)
    roles = words.joined(words(ROLE[one]) for one in seen.callers.called)
    called = words.joined(mention(one) for one in seen.called)
    return [
        words("⏳ By {moment} ({clause})", moment=due, clause=contact.clause),
        words("👥 For: {roles}", roles=roles),
        None if seen.taken_by or not seen.called else called,
        _taken(seen, words),
        _tried(seen, words),
        _note(seen, words),
    ]


def _outcome(seen: Briefing, words: Words) -> list[Markup | None]:
    contact, follow_up = seen.contact, seen.follow_up
    if contact.reason == Reason.DOUBTFUL:
        standing = words("It stands beside the first answer.")
    elif follow_up.confirmed_at:
        standing = words("👍 The household has confirmed it.")
    else:
        standing = words("🖊 Written down by a colleague, not confirmed by the household.")
    return [
        words("✅ <b>Reached</b>"),
        _taken(seen, words),
        scores(contact, words),
        _note(seen, words),
        words("Suggestions: “{words}”", words=clip(contact.suggestions, _NOTE))
        if contact.suggestions
        else None,
        standing,
        *_audited(seen, words),
    ]


def _audited(seen: Briefing, words: Words) -> list[Markup | None]:
    remark = clip(seen.contact.remark, _NOTE)
    return [
        words("🔎 Audited by {name}", name=seen.audited_by.name) if seen.audited_by else None,
        words("🔎 “{words}”", words=remark) if remark else None,
    ]


def _taken(seen: Briefing, words: Words) -> Markup | None:
    if seen.taken_by is None:
        return None
    if seen.joined_by:
        return words("✋ {name}, with {other}", name=seen.taken_by.name, other=seen.joined_by.name)
    if seen.needs_company:
        return words("✋ {name} · ⚠️ not alone: a colleague has to be with them (X11)",
                     name=seen.taken_by.name)  # fmt: skip
    return words("✋ {name}", name=seen.taken_by.name)


def _tried(seen: Briefing, words: Words) -> Markup | None:
    contact, facts = seen.contact, seen.facts
    if not contact.tries:
        return None
    most = facts.standard.count(f"contact.{contact.way}_tries")
    if contact.next_at is None or contact.next_at <= facts.now:
        return words("❌ Not reached: {n} of {most}", n=contact.tries, most=most)
    moment = words.moment(contact.next_at, facts.zone, facts.now, lasting=True)
    return words("❌ Not reached: {n} of {most}; not before {moment}",
                 n=contact.tries, most=most, moment=moment)  # fmt: skip


def _note(seen: Briefing, words: Words) -> Markup | None:
    note = clip(seen.contact.words, _NOTE)
    return words("📝 “{words}”", words=note) if note else None


def _household(seen: Briefing, words: Words) -> list[Markup | None]:
    facts = seen.facts
    if facts.ticket.confidential:
        return [words("🔒 Confidential: name and home are withheld")]
    people = [
        words("{name} ({role}, {language})", name=person.name, role=words(MEMBER[member.role]),
              language=NAMES[person.language])
        for member, person in seen.household
    ]  # fmt: skip
    caller = named(facts.requester, words)
    place = whereabouts(facts.ticket, words)
    return [
        words("📍 {place} · {name}", place=place, name=caller),
        words("🏡 Live there: {people}", people=words.joined(people)) if people else None,
        words("📞 {phone}", phone=masked(facts.phone)) if facts.phone else None,
    ]


def _matter(seen: Briefing, words: Words) -> list[Markup | None]:
    ticket, worker = seen.facts.ticket, seen.facts.assignee
    work = clip(ticket.work, _WORK)
    return [
        words("🔎 {subject}", subject=subject_of(ticket, words)),
        said(clip(ticket.words, _WORDS), words),
        words("🔧 Done: “{words}”", words=work) if work else None,
        words("👷 {name}", name=worker.name) if worker else None,
    ]


def _past(seen: Briefing, words: Words) -> list[Markup | None]:
    """Their recent matters, what they were not content with, what is open, and the building's."""
    lately = [
        words("• {matter}{face}", matter=listed.line(one, words), face=_face(one.rating))
        for one in seen.recent
    ]
    low = words.joined(
        words("{number}: {points}", number=about.number, points=_points(one))
        for one, about in seen.low
    )
    hot = words.joined(
        words("{topic} ×{times}", topic=_topic(kind, category, words), times=times)
        for kind, category, times in seen.hot
    )
    return [
        words("🗂 <b>Lately</b>") if lately else None,
        *lately,
        words("🙁 Not content with {matters}", matters=low) if seen.low else None,
        words("❗ Still open: {numbers}", numbers=listed.numbers(seen.still_open, words))
        if seen.still_open
        else None,
        words("🔥 In their building lately: {topics}", topics=hot) if seen.hot else None,
    ]


def _advice(seen: Briefing, words: Words) -> list[Markup | None]:
    """How it is done well (S4 4.4.2, S3 六2(1))."""
    if seen.contact.state not in {ContactState.OPEN, ContactState.TAKEN}:
        return []
    manners = words(
        "💡 Say who you are and why you ask; let them finish; thank them. Promise nothing that "
        "is not yours to promise."
    )
    if seen.contact.way == Way.PHONE:
        return [manners]
    standard = seen.facts.standard
    visit = words(
        "🚪 In uniform and with your badge: ring or knock up to {knocks} times, wait a little in "
        "between, shoe covers on, stay {least} to {most} minutes.",
        knocks=standard.count("callback.knocks"),
        least=standard["callback.home_visit_shortest"].figure,
        most=standard["callback.home_visit_minutes"].figure,
    )
    return [manners, visit]


def _topic(kind: str, category: str, words: Words) -> Markup:
    names = TOPIC if kind == "complaint" else CATEGORY
    return words(names.get(category, names["other"]))


def _face(rating: int | None) -> str:
    return f" {FACES[rating - 1]}" if rating else ""


def _points(marked: Marked) -> str:
    return " / ".join(str(getattr(marked, row) or "–") for row in ROWS)


def _keys(seen: Briefing, words: Words) -> Rows:
    contact, ticket = seen.contact, seen.facts.ticket
    if contact.state not in {ContactState.OPEN, ContactState.TAKEN}:
        return ()
    number, buttons = contact.id, []
    if contact.state == ContactState.OPEN:
        label = words("✋ I call") if contact.way == Way.PHONE else words("✋ I go")
        buttons.append(Button(label, press("contact_take", number)))
    else:
        buttons.append(Button(words("✅ Reached"), press("contact_reached", number)))
        buttons.append(Button(words("❌ Not reached"), press("contact_vain", number)))
    if contact.state == ContactState.TAKEN and _in_company(seen):
        buttons.append(Button(words("🤝 I come along"), press("contact_join", number)))
    if contact.way == Way.PHONE:
        buttons.append(Button(words("🏠 Visit"), press("contact_visit", number)))
    if seen.facts.phone and not ticket.confidential:
        buttons.append(Button(words("📞 Show phone"), press("show_phone", ticket.id)))
    if ticket.confidential:
        buttons.append(Button(words("🔒 Who is it?"), press("show_name", ticket.id)))
    return grid(buttons, 2)


def _in_company(seen: Briefing) -> bool:
    """Whether somebody else belongs to it, and nobody has come along yet."""
    led_together = Role.HEAD in seen.callers.may and len(seen.callers.called) > 1
    return seen.joined_by is None and (seen.needs_company or led_together)


def _marks(seen: Briefing, words: Words) -> Rows:
    """The three rows, as the household would tap them; then it is written down."""
    contact = seen.contact
    taps = tuple(
        tuple(
            Button(row_named(row, points, getattr(contact, row)),
                   press("contact_points", contact.id, row, points))
            for points in range(1, 6)
        )
        for row in ROWS
    )  # fmt: skip
    last = [Button(words("‹ Back"), press("contact", contact.id))]
    if scores_of(contact):
        last = [
            Button(words("✅ Record"), press("contact_record", contact.id)),
            Button(words("✍️ With words …"), press("contact_words", contact.id)),
            *last,
        ]
    return (*taps, *grid(last, 2))


def brought(seen: Briefing, words: Words) -> Markup:
    """Whom a form is about."""
    ticket, requester = seen.facts.ticket, seen.facts.requester
    return words("{number} · {name}", number=ticket.number,
                 name=brought_by(ticket, requester.name, words))  # fmt: skip
