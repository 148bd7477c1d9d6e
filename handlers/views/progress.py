"""What a resident hears while their matter goes on: settled, resting, later than hoped."""

from datetime import datetime

from domain.moments import WaitingFor
from domain.tickets import JOBS
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views import keys, prices
from handlers.views.names import WAITING_FOR, said, signed
from handlers.views.residents import relayed
from handlers.views.tickets import lines_of
from locales import Markup, Words, _
from storage.tables import CaseCard, Staff, Ticket


def finished(facts: Facts, words: Words, media: tuple[tuple[str, str], ...] = ()) -> Letter:
    """The work, or the answer, and the question whether it will do (S4 4.4.4)."""
    by_a_job = _("{number}: the work has been done. Is everything in order?")
    by_words = _("{number}: this is our answer. Does that settle it?")
    asked = by_a_job if facts.ticket.kind in JOBS else by_words
    if facts.incident:
        asked = _("{number}: the fault has been put right. Is everything in order at your place?")
    by = signed(words, facts.community.name, facts.assignee) if facts.assignee else None
    lines = [
        words(asked, number=facts.ticket.number),
        said(facts.work, words),
        *_what_it_costs(facts, words),
    ]
    text, brief = lines_of([by, *lines]), lines_of(lines)
    return Letter(text, keys.settled(facts, words), media, brief)


def coming(facts: Facts, words: Words) -> Letter:
    """Who is on the way, and when they will be there, if they said so (S2 四.2(3))."""
    by = signed(words, facts.community.name, facts.assignee) if facts.assignee else "–"
    known = {"number": facts.ticket.number, "worker": by}
    if facts.ticket.eta is None:
        return Letter(words("{number}: {worker} is on the way.", **known))
    told = _("{number}: {worker} is on the way and will be there at about {clock}.")
    return Letter(words(told, clock=words.clock(facts.ticket.eta, facts.zone), **known))


def merged(facts: Facts, into: Ticket, words: Words) -> Letter:
    """Two reports of one matter go on under one number."""
    told = _(
        "{number} is about the same matter as {other}. We go on with it as {other}; nothing that "
        "you wrote or sent is lost."
    )
    return Letter(words(told, number=facts.ticket.number, other=into.number))


def finished_still(facts: Facts, words: Words) -> Letter:
    """The same question to somebody who has not answered it for a day."""
    by_a_job = _("{number}: we have not heard from you yet. Is everything in order?")
    by_words = _("{number}: we have not heard from you yet. Does our answer settle it?")
    asked = by_a_job if facts.ticket.kind in JOBS else by_words
    lines = [words(asked, number=facts.ticket.number), *_what_it_costs(facts, words)]
    return Letter(lines_of(lines), keys.settled(facts, words))


def sent_back_for_them(facts: Facts, words: Words) -> Letter:
    """They said so to somebody of ours."""
    told = _("{number}: you have told us that it is not settled yet. We are seeing to it again.")
    return Letter(words(told, number=facts.ticket.number))


def answer_promised(facts: Facts, staff: Staff, at: datetime, words: Words) -> Letter:
    """No answer yet, but a date for it (S0 三(3))."""
    told = words(
        "We cannot say yet. You will have our answer by {moment}.",
        moment=words.moment(at, facts.zone, facts.now),
    )
    return relayed(facts, staff, told, words)


def paused(facts: Facts, words: Words) -> Letter:
    """Why it has to wait, and until when (S0 六(3)(4))."""
    ticket = facts.ticket
    if ticket.paused_for == WaitingFor.RESIDENT:
        known = {"number": ticket.number}
        waiting = _("{number} waits for you: please reply to this message when we can go on.")
    else:
        known = {"number": ticket.number, "why": words(WAITING_FOR[WaitingFor(ticket.paused_for)])}
        waiting = _("{number} has to wait: {why}.")
    lines = [words(waiting, **known), said(facts.parts, words), _until(facts, words)]
    return Letter(lines_of(lines))


def rescheduled(facts: Facts, words: Words) -> Letter:
    """To whoever brought it, when another of the household has changed the visit."""
    start, end = facts.ticket.appointment_start, facts.ticket.appointment_end
    span = words.span(start, end, facts.zone, facts.now) if start and end else "–"
    said = words("{number}: the visit is now {span}.", number=facts.ticket.number, span=span)
    return Letter(said)


def resumed(facts: Facts, words: Words) -> Letter:
    return Letter(words("{number}: we are going on with it.", number=facts.ticket.number))


def lowered(facts: Facts, reason: str, words: Words) -> Letter:
    """Not urgent after all, and why; the way back is one tap (S0 七(4))."""
    lines = [
        words(
            "{number}: we have looked at it, and it is not dangerous; it goes on as usual.",
            number=facts.ticket.number,
        ),
        said(reason, words),
        words("If it becomes dangerous, tap the button below at once."),
    ]
    return Letter(lines_of(lines), ((keys.dangerous(facts.ticket, words),),))


def planned(facts: Facts, case: CaseCard, words: Words) -> Letter:
    """What could not be settled at once: how and by when it will be (S2 四.3(2))."""
    due = case.plan_due or facts.now
    return Letter(
        words(
            "{number} takes longer than it should. This is what we are going to do, by {day}: "
            "“{plan}”",
            number=facts.ticket.number,
            day=words.day(due, facts.zone, facts.now),
            plan=case.plan,
        )
    )


def before_the_gm(facts: Facts, words: Words) -> Letter:
    """The second complaint on one matter (S4 4.2.3)."""
    told = _(
        "{number}: as this is not the first time, your complaint now lies before the general "
        "manager, who will answer you."
    )
    return Letter(words(told, number=facts.ticket.number))


def _what_it_costs(facts: Facts, words: Words) -> list[Markup]:
    """The final amount, which is the one agreed upon (S0 七(2))."""
    if facts.agreed is None:
        return []
    amount = prices.money(facts.agreed.total, facts, words)
    return [
        words("<b>Final amount: {money}</b>, as agreed.", money=amount),
        words(prices.NOTHING_TO_THE_WORKER),
    ]


def _until(facts: Facts, words: Words) -> Markup | None:
    if facts.ticket.resume_at is None:
        return None
    until = words.moment(facts.ticket.resume_at, facts.zone, facts.now)
    return words("We go on with it {moment} at the latest.", moment=until)
