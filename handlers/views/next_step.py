"""What is next, in one plain line: by the state of a ticket, and the clock of that very step."""

from domain.moments import WaitingFor
from domain.promises import ANSWER, ATTENDED, CALLED, CASE, VISIT
from domain.tickets import JOBS, State
from handlers.facts import Facts
from handlers.views.promises import first_due
from locales import Markup, Words, _

_A_JOB = {
    State.FILED: _("accept or assign it"),
    State.ACCEPTED: _("set off"),
    State.DISPATCHED: _("set off"),
    State.ON_THE_WAY: _("be there"),
    State.ARRIVED: _("do the work and show it"),
    State.DONE: _("the resident says whether it is in order"),
    State.REWORK: _("put it right"),
    State.COMPLETED: _("audit it"),
}
_WORDS = _A_JOB | {
    State.FILED: _("answer it"),
    State.ACCEPTED: _("answer and settle it"),
    State.DISPATCHED: _("answer and settle it"),
    State.REWORK: _("answer it again"),
    State.DONE: _("the resident says whether that settles it"),
}
_TAKEN = {State.ACCEPTED, State.DISPATCHED, State.REWORK}

_REWORK = "repair.rework"
_AN_ANSWER = {
    ANSWER,
    "complaint.first_answer",
    "complaint.progress",
    "complaint.gm_answer",
    "inquiry.first_answer",
    "suggestion.answer",
}
_SETTLED = _AN_ANSWER | {CASE, "visit.unsolved_to_head"}
_DUE = {
    "accept or assign it": {CALLED, ATTENDED, "service.confirm", "internal.attend"},
    "set off": {VISIT, _REWORK},
    "put it right": {_REWORK},
    "answer it": _AN_ANSWER,
    "answer and settle it": _SETTLED,
    "answer it again": _SETTLED | {_REWORK},
}


def next_step(facts: Facts, words: Words) -> Markup | None:
    """Nothing is next once it is over; what else is due has a line of its own on the card."""
    what = _what(facts)
    if what is None:
        return None
    due = first_due(facts, _DUE.get(what, ()))
    known = {"what": words(what)}
    if due is None:
        return words("➡️ <b>Next:</b> {what}", **known)
    if due <= facts.now:
        return words("➡️ <b>Next:</b> {what}, overdue", **known)
    moment = words.moment(due, facts.zone, facts.now, lasting=True)
    return words("➡️ <b>Next:</b> {what}, by {moment}", moment=moment, **known)


def _what(facts: Facts) -> str | None:
    ticket, state = facts.ticket, State(facts.ticket.state)
    if ticket.paused_at:
        waits = ticket.paused_for == WaitingFor.RESIDENT
        return _("hear from the resident") if waits else _("go on with it as soon as possible")
    by_hand = ticket.kind in JOBS
    if by_hand and state in _TAKEN and facts.assignee is None:
        return _("assign it")
    return (_A_JOB if by_hand else _WORDS).get(state)
