"""How promises look: on the cards, in a reminder, and in a call when one is overdue."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.ladder import Rung
from domain.promises import ANSWER, ATTENDED, CALLED, CLOCKS, MENDING, NOTICE, VISIT
from domain.tickets import CLOSED_STATES, State
from handlers.facts import Facts
from handlers.views.names import whereabouts
from locales import Markup, Words, _
from storage.tables import Promised

WHAT = {
    CALLED: _("somebody to accept it"),
    VISIT: _("the visit"),
    ANSWER: _("the promised answer"),
    "repair.rework": _("putting it right again"),
    ATTENDED: _("somebody to help"),
    "service.confirm": _("confirming the order"),
    "internal.attend": _("somebody to accept it"),
    "complaint.first_answer": _("the first answer"),
    "complaint.progress": _("word to the resident"),
    "complaint.unresolved_case_card": _("solution, or a case card"),
    "complaint.case_plan": _("plan of the case"),
    "complaint.gm_answer": _("the general manager's answer"),
    "inquiry.first_answer": _("the answer"),
    "visit.unsolved_to_head": _("solution, or up to the head of the department"),
    "suggestion.answer": _("the answer"),
    "praise.pass_on": _("passing on the praise"),
    "ops.daily_feedback": _("today's report of how it stands"),
    NOTICE: _("acknowledging the rectification notice"),
    MENDING: _("putting right what was not good"),
}
_WE_ANSWER = _("⏳ A colleague will answer you by {moment}.")
_TO_THE_RESIDENT = {
    CALLED: _("⏳ The engineers will be told by {moment} at the latest."),
    ANSWER: _WE_ANSWER,
    "repair.rework": _("⏳ We shall see to it again by {moment} at the latest."),
    ATTENDED: _("⏳ Somebody will see to it by {moment} at the latest."),
    "service.confirm": _("⏳ We shall confirm it by {moment} at the latest."),
    "complaint.first_answer": _WE_ANSWER,
    "complaint.progress": _("⏳ You will hear from us by {moment} at the latest."),
    "complaint.gm_answer": _("⏳ The general manager answers you by {moment} at the latest."),
    "inquiry.first_answer": _WE_ANSWER,
    "suggestion.answer": _WE_ANSWER,
}
_AN_ANSWER = _("an answer by {moment}")
_IN_SHORT = {
    VISIT: _("engineer by {moment}"),
    ANSWER: _AN_ANSWER,
    "repair.rework": _("put right by {moment}"),
    ATTENDED: _("help by {moment}"),
    "service.confirm": _("confirmed by {moment}"),
    "complaint.first_answer": _AN_ANSWER,
    "complaint.progress": _("news by {moment}"),
    "complaint.gm_answer": _("the general manager's answer by {moment}"),
    "inquiry.first_answer": _AN_ANSWER,
    "suggestion.answer": _AN_ANSWER,
}
_RUNG = {
    Rung.DUTY: _("Whoever is on duty, please see to it now."),
    Rung.HEAD: _("It now goes to the head of the department."),
    Rung.MANAGER: _("It now goes to the manager."),
    Rung.GM: _("It now goes to the general manager."),
}
_EVERYBODY = _("Everybody is called until somebody takes it on.")


def on_card(facts: Facts, words: Words) -> list[Markup]:
    """What the office still owes, the most pressing first."""
    if State(facts.ticket.state) in CLOSED_STATES:
        return []
    running = [one for one in _open(facts.promises) if one.left is None]
    return [_line(one, facts, words) for one in running]


def first_due(facts: Facts, keys: Collection[str]) -> datetime | None:
    """When the clock runs out that runs out first, of these."""
    running = (one for one in _open(facts.promises) if one.left is None and one.key in keys)
    return min((one.due for one in running), default=None)


def late(facts: Facts, words: Words) -> list[Markup]:
    """What is overdue."""
    owed = _open(facts.promises)
    return [_line(one, facts, words) for one in owed if one.due <= facts.now and one.left is None]


def to_resident(facts: Facts, words: Words) -> Markup | None:
    """The next thing they may count upon; while it is urgent, nothing but help matters."""
    if facts.ticket.urgent:
        return None
    return _next(facts.promises, _TO_THE_RESIDENT, facts.zone, facts.now, words)


def in_short(
    promises: Sequence[Promised], zone: ZoneInfo, now: datetime, words: Words
) -> Markup | None:
    """The same where there is room for half a line."""
    return _next(promises, _IN_SHORT, zone, now, words)


def reminder(facts: Facts, promised: Promised, words: Words) -> Markup:
    """Before it is due, for the one responsible."""
    return words(
        "⏰ <b>{number}</b>, {place}: {what} is due {moment} ({clause}).",
        number=facts.ticket.number,
        place=whereabouts(facts.ticket, words),
        what=words(WHAT[promised.key]),
        moment=words.moment(promised.due, facts.zone, facts.now),
        clause=promised.clause,
    )


def overdue(facts: Facts, promised: Promised, words: Words, *, rung: int) -> Markup:
    """A call, ever higher, while nobody moves."""
    if promised.key == CALLED and rung == Rung.DUTY:
        return _second_call(facts, promised, words)
    late = words(
        "⚠️ <b>{number}</b>, {place}: {what} is overdue by {duration} ({clause}).",
        number=facts.ticket.number,
        place=whereabouts(facts.ticket, words),
        what=words(WHAT[promised.key]),
        duration=words.duration(facts.now - promised.due),
        clause=promised.clause,
    )
    called = words(_RUNG[Rung(rung)] if rung <= Rung.GM else _EVERYBODY)
    return Markup("\n").join([late, called])


def nobody(facts: Facts, promised: Promised, words: Words) -> Markup:
    """The ladder leads nowhere: whoever reads this is asked."""
    nobody_left = words(
        "<b>There is nobody else on duty to be called. Whoever reads this, please see to it.</b>"
    )
    return Markup("\n").join([overdue(facts, promised, words, rung=Rung.DUTY), nobody_left])


def handed_up(facts: Facts, words: Words) -> Markup:
    """Not settled on the day it came (S0 四)."""
    return words(
        "🙋 <b>{number}</b>, {place}: it was not settled on the spot, and is now with the head of "
        "the department (S0 四).",
        number=facts.ticket.number,
        place=whereabouts(facts.ticket, words),
    )


def _next(
    promises: Sequence[Promised],
    said: Mapping[str, str],
    zone: ZoneInfo,
    now: datetime,
    words: Words,
) -> Markup | None:
    coming = (one for one in _open(promises) if one.due > now and one.left is None)
    told = next((one for one in coming if one.key in said), None)
    if told is None:
        return None
    return words(said[told.key], moment=words.moment(told.due, zone, now, lasting=True))


def _second_call(facts: Facts, promised: Promised, words: Words) -> Markup:
    """Nobody took it within the promised time (S4 4.3.2)."""
    return words(
        "📣 <b>Second call: {number}</b>, {place}. Nobody has accepted it since {clock} "
        "({clause}).",
        number=facts.ticket.number,
        place=whereabouts(facts.ticket, words),
        clock=words.clock(promised.made_at, facts.zone),
        clause=promised.clause,
    )


def _line(promised: Promised, facts: Facts, words: Words) -> Markup:
    what, clause = words(WHAT[promised.key]), promised.clause
    due = words.moment(promised.due, facts.zone, facts.now, lasting=True)
    if promised.due > facts.now:
        return words("⏳ {moment}: {what} ({clause})", moment=due, what=what, clause=clause)
    # Since when, not for how long: nobody redraws a card for every minute that passes.
    return words(
        "⚠️ Overdue since {moment}: {what} ({clause})", moment=due, what=what, clause=clause
    )


def _open(promises: Sequence[Promised]) -> list[Promised]:
    """What is still owed, but for what another promise speaks for."""
    owed = {one.key for one in promises if one.open}
    return [one for one in promises if one.open and CLOCKS[one.key].within not in owed]
