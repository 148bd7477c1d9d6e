"""A ticket's history for those whose it is: what happened, and what was said to whom.

What is not named here is the office's own and is never shown: verdicts, ladders, audits, notes.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from domain.moments import WaitingFor
from domain.promises import ANSWER
from domain.text import clip, utf16_length
from domain.tickets import Action, Role
from domain.withdrawal import Withdrawal
from handlers.buttons import Button, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views.names import FACES, ROLE, WAITING_FOR_YOU, WITHDRAWAL, said
from handlers.views.pages import Page
from handlers.views.prices import money
from handlers.views.tickets import lines_of
from locales import Markup, Words, _, escape
from storage.tables import Event, Person, Staff

Actors = Mapping[str, Staff | Person]  # as the log names them

_HAPPENED = {
    Action.FILE: _("Received"),
    Action.ACCEPT_ORDER: _("Accepted"),
    Action.DISPATCH: _("Assigned"),
    Action.SET_OFF: _("On the way"),
    Action.ARRIVE: _("Arrived"),
    Action.TRANSFER: _("Passed on to a colleague"),
    Action.MERGE: _("Goes on under another number"),
    Action.FINISH: _("Done"),
    Action.ACCEPT_WORK: _("Found to be in order"),
    Action.SEND_BACK: _("Not in order yet"),
    Action.PASS_AUDIT: _("Checked and closed"),
    Action.FAIL_AUDIT: _("Not good enough for our own inspection"),
    Action.CANCEL: _("Withdrawn"),
    Action.RAISE: _("Urgent from now on"),
    Action.LOWER: _("No longer urgent"),
    Action.PAUSE: _("Has to wait"),
    Action.RESUME: _("Goes on"),
    Action.ANSWER: _("Message"),
    Action.PROMISE_ANSWER: _("Answer promised"),
    Action.PLAN_CASE: _("Plan made"),
    Action.TO_GM: _("Put before the general manager"),
    Action.NUDGE: _("Reminder"),
    Action.RESCHEDULE: _("Visit changed"),
    Action.REOPEN: _("Not in order after all"),
    Action.PASS_TEST: _("Leak test passed"),
    Action.FAIL_TEST: _("Leak test: it still leaks"),
    Action.RATE: _("Rated"),
    Action.QUOTE: _("Price named"),
    Action.AGREE: _("Price agreed"),
    Action.DECLINE: _("Price declined"),
    Action.ATTACH: _("Known to affect several homes"),
    Action.DETACH: _("Looked at separately"),
    "reply": _("Message"),
    "add": _("Message"),
    "ask_follow_up": _("We asked how it was"),
    "answer_follow_up": _("Follow-up answered"),
    "rectification_close": _("Put right and checked"),
    "bill": _("On your bill"),
    "paid": _("Paid"),
    "unpaid": _("Payment corrected"),
}
_QUOTED = {Action.FINISH, Action.ANSWER, Action.REOPEN, "reply", "add"}
_WORDS, _PAGE = 300, 3400  # UTF-16 units


def chapters(
    events: Sequence[Event], actors: Actors, facts: Facts, words: Words, reader: Person
) -> list[Markup]:
    """The pages of it, the oldest first, a line a deed, under its day."""
    pages, day = [Markup("")], ""
    for event in events:
        if event.action not in _HAPPENED:
            continue
        entry = _entry(event, actors, facts, words, reader)
        if utf16_length(pages[-1]) + utf16_length(entry) > _PAGE:
            pages, day = [*pages, Markup("")], ""
        today = words.day(event.at, facts.zone, facts.now, lasting=True)
        heading = words("<b>{day}</b>", day=today) if today != day else None
        pages[-1], day = lines_of([pages[-1] or None, heading, entry]), today
    return pages


def history(facts: Facts, told: Sequence[Markup], page: int, words: Words) -> Letter:
    """One page of it."""
    title = words("🕘 <b>{number}</b>: what has happened", number=facts.ticket.number)
    turning = Page(page, len(told)).row("history", facts.ticket.id)
    back = Button(words("‹ Back"), press("mine", facts.ticket.id))
    return Letter(lines_of([title, told[page]]), (*turning, (back,)))


def _entry(event: Event, actors: Actors, facts: Facts, words: Words, reader: Person) -> Markup:
    detail = event.detail or {}
    clock, what = words.clock(event.at, facts.zone), words(_HAPPENED[event.action])
    who = _who(event, actors, words, reader)
    line = (
        words("{clock} {what} · {who}", clock=clock, what=what, who=who)
        if who
        else words("{clock} {what}", clock=clock, what=what)
    )
    more = [one for one in _more(event, detail, facts, words) if one]
    spoken = detail.get("words", "") if event.action in _QUOTED else ""
    quoted = facts.ticket.words if event.action == Action.FILE else str(spoken)
    return lines_of([line, *more, said(clip(quoted, _WORDS), words)])


def _who(event: Event, actors: Actors, words: Words, reader: Person) -> Markup | None:
    """Whoever did it; of an assignment, to whom."""
    worker = (event.detail or {}).get("worker")
    actor = actors.get(f"staff:{worker}" if worker else event.actor)
    match actor:
        case Staff():
            return words("{role} {name}", role=words(ROLE[Role(actor.role)]), name=actor.name)
        case Person():
            return words("you") if actor.id == reader.id else escape(actor.name)
    return None


def _more(
    event: Event, detail: Mapping[str, object], facts: Facts, words: Words
) -> Iterator[Markup | None]:
    """What belongs to it besides anybody's words."""
    match event.action:
        case Action.CANCEL if detail.get("reason"):
            yield words(WITHDRAWAL[Withdrawal(str(detail["reason"]))])
        case Action.LOWER:
            yield said(clip(str(detail.get("reason", "")), _WORDS), words)
        case Action.PAUSE if detail.get("reason"):
            yield words(WAITING_FOR_YOU[WaitingFor(str(detail["reason"]))])
        case Action.PROMISE_ANSWER:
            yield _promised(event, facts, words)
        case Action.RESCHEDULE if detail.get("start"):
            start, end = (datetime.fromisoformat(str(detail[one])) for one in ("start", "end"))
            span = words.span(start, end, facts.zone, facts.now, lasting=True)
            yield words("🗓 {span}", span=span)
        case "bill" | "paid" | "unpaid" if detail.get("amount"):
            yield escape(money(abs(int(str(detail["amount"]))), facts, words))
        case Action.RATE if detail.get("points"):
            yield escape(FACES[int(str(detail["points"])) - 1])


def _promised(event: Event, facts: Facts, words: Words) -> Markup | None:
    made = (one for one in facts.promises if (one.key, one.made_at) == (ANSWER, event.at))
    promise = next(made, None)
    if promise is None:
        return None
    moment = words.moment(promise.due, facts.zone, facts.now, lasting=True)
    return words("⏳ {moment}", moment=moment)
