"""What still follows when the work is done: the leak test, rain, works that show faults, a term."""

from datetime import datetime

from domain.follow_ups import FollowUpState, Purpose
from domain.leak_tests import may_be_tested, wanted_by
from domain.tickets import Kind
from handlers.buttons import Button, press
from handlers.facts import Facts
from handlers.views.names import whereabouts
from locales import Markup, Words
from storage.tables import FollowUp, Ticket


def on_card(facts: Facts, words: Words) -> list[Markup | None]:
    """For the office; the resident reads when they are asked."""
    waits = any(waits_for_rain(one) for one in facts.follow_ups)
    return [
        _leak_test(facts, words),
        words("🌧 Leak: looked at again after the next rain") if waits else None,
        words("🏗 Works: asked about again after weeks of use") if facts.ticket.works else None,
        _term(facts, words),
    ]


def waits_for_rain(one: FollowUp) -> bool:
    """待雨后复查."""
    after_rain = one.purpose == Purpose.AFTER_RAIN and one.ask_at is None
    return after_rain and one.state == FollowUpState.PLANNED


def test_wanted(facts: Facts, words: Words) -> Markup:
    """For whoever mended it."""
    finished = facts.ticket.finished_at or facts.now
    by = words.moment(wanted_by(finished, facts.standard), facts.zone, facts.now)
    return words(
        "💧 <b>{number}</b>, {place}: the leak test is still to be done, by {moment}. Please tap "
        "“💧 Leak test” under the card.",
        number=facts.ticket.number,
        place=whereabouts(facts.ticket, words),
        moment=by,
    )


def test_key(ticket: Ticket, words: Words) -> list[Button]:
    tested, triage = ticket.tested_at, ticket.triage_kind
    if not may_be_tested(ticket.situation, ticket.category, triage, tested):
        return []
    return [Button(words("💧 Leak test"), press("leak_test", ticket.id))]


def works_key(ticket: Ticket, words: Words) -> list[Button]:
    """A repair, or more than that: whoever sees it says so."""
    if ticket.kind != Kind.REPAIR:
        return []
    label = words("🏗 Not works after all") if ticket.works else words("🏗 Works")
    return [Button(label, press("works", ticket.id, int(not ticket.works)))]


def _leak_test(facts: Facts, words: Words) -> Markup | None:
    ticket = facts.ticket
    if ticket.tested_at:
        at = words.moment(ticket.tested_at, facts.zone, facts.now, lasting=True)
        return words("💧 Leak test passed: {moment}", moment=at)
    if not test_key(ticket, words) or ticket.finished_at is None:
        return None
    until = wanted_by(ticket.finished_at, facts.standard)
    if until <= facts.now:
        return words("💧 No leak test in time: the days count from completion")
    by = words.moment(until, facts.zone, facts.now, lasting=True)
    return words("💧 Leak test to be done by {moment}", moment=by)


def _term(facts: Facts, words: Words) -> Markup | None:
    start, end = facts.ticket.term_start, facts.ticket.term_end
    if not start or not end:
        return None
    days = (start, end - datetime.resolution)  # it is over with the midnight after its last day
    first, last = (words.day(one, facts.zone, facts.now, lasting=True) for one in days)
    return words("📆 Term: {start} – {end}", start=first, end=last)
