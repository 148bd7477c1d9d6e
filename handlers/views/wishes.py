"""What the office reads when a resident wants something of a matter that it already has."""

from datetime import datetime, timedelta

from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views.names import FACES, brought_by, said, whereabouts
from handlers.views.promises import late
from handlers.views.tickets import lines_of
from locales import Markup, Words


def nudged(facts: Facts, words: Words) -> Markup:
    """How often they have asked, and what is overdue (S2 四.3(2))."""
    asked = words(
        "⏰ <b>{number}</b>, {place}: the resident asks where it stays ({times}×).",
        number=facts.ticket.number,
        place=whereabouts(facts.ticket, words),
        times=len(facts.nudges),
    )
    return lines_of([asked, *late(facts, words)])


def rescheduled(
    facts: Facts, before: tuple[datetime | None, datetime | None], words: Words
) -> Markup:
    """When the worker is to come, and when no longer."""
    ticket, (start, end) = facts.ticket, before
    return words(
        "🗓 <b>{number}</b>, {place}: the resident has changed the visit to {now} (it was "
        "{before}).",
        number=ticket.number,
        place=whereabouts(ticket, words),
        now=_span(ticket.appointment_start, ticket.appointment_end, facts, words),
        before=_span(start, end, facts, words),
    )


def reopened(facts: Facts, after: timedelta, words: Words) -> Markup:
    """So long after it was settled, it is not."""
    return words(
        "↩️ <b>{number}</b>, {place}: not in order after all, {duration} after it was settled. "
        "Please see to it again.",
        number=facts.ticket.number,
        place=whereabouts(facts.ticket, words),
        duration=words.duration(after),
    )


def poorly_rated(facts: Facts, words: Words) -> Letter:
    """A poor rating is heard at once; why, follows under the card (S2 四.2(4))."""
    ticket, points = facts.ticket, facts.ticket.rating or 1
    lines = [
        words(
            "{face} <b>{number}</b>, {place} · {name}: rated {points} of 5.",
            face=FACES[points - 1],
            number=ticket.number,
            place=whereabouts(ticket, words),
            name=brought_by(ticket, facts.requester.name, words),
            points=points,
        ),
        said(ticket.words[:200], words),
        words("👷 {name}", name=facts.assignee.name) if facts.assignee else None,
    ]
    return Letter(lines_of(lines))


def _span(start: datetime | None, end: datetime | None, facts: Facts, words: Words) -> str:
    return words.span(start, end, facts.zone, facts.now) if start and end else "–"
