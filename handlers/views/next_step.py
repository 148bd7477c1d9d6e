"""What is next, in one plain line: by the state of a ticket, and the clock that runs out first."""

from domain.moments import WaitingFor
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


def next_step(facts: Facts, words: Words) -> Markup | None:
    """Nothing is next once it is over."""
    what = _what(facts)
    if what is None:
        return None
    due = first_due(facts)
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
