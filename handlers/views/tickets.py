"""A ticket, as the office and as the resident see it."""

from domain.acceptance import desk_may_accept_at
from domain.tickets import CLOSED_STATES, Action, Role, State, actions_for
from handlers.buttons import Button, grid, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views.names import (
    CATEGORY,
    OFFICE_STATE,
    STATE,
    TRIAGE,
    action_button,
    place_of,
    said,
    signed,
)
from handlers.views.safety import safety_words
from locales import Markup, Words
from storage.tables import Promised, Staff, Ticket

_OFFICE_ROLES = (Role.DISPATCHER, Role.ENGINEER, Role.SUPERVISOR)
_WORDS_ON_CARD, _WORK_ON_CARD = 1200, 300


def ops_card(facts: Facts, words: Words) -> Letter:
    """The one card of a ticket in the ops group: always true, with what may be done next."""
    ticket = facts.ticket
    lines = [
        _heading(ticket, words),
        words(
            "📍 {place} · {name}", place=place_of(ticket.place, words), name=facts.requester.name
        ),
        said(ticket.words[:_WORDS_ON_CARD], words),
        _count(facts, words),
        _why_urgent(ticket, words),
        _appointment(facts, words),
        *(_promise(one, facts, words) for one in facts.promises),
        words("<b>{state}</b>", state=words(OFFICE_STATE[State(ticket.state)])),
        words("👷 {name}", name=facts.assignee.name) if facts.assignee else None,
        said(facts.work[:_WORK_ON_CARD], words) if ticket.finished_at else None,
    ]
    if not facts.requester.reachable:
        lines.append(words("⚠️ The resident cannot be reached on Telegram: please telephone."))
    return Letter(_lines(lines), _office_buttons(facts, words))


def engineers(facts: Facts, on_duty: list[Staff], words: Words) -> Letter:
    """The card while somebody chooses whom to send."""
    ticket = facts.ticket
    named = [Button(one.name, press("assign", ticket.id, one.id)) for one in on_duty]
    back = Button(words("‹ Back"), press("card", ticket.id))
    asked = words("<b>Who shall go?</b>") if on_duty else words("<b>No engineer is on duty.</b>")
    text = Markup("\n").join([ops_card(facts, words).text, asked])
    return Letter(text, (*grid(named, 2), (back,)))


def resident_card(facts: Facts, words: Words, *, received: bool = False) -> Letter:
    """The live message that tells a resident where their matter stands."""
    ticket = facts.ticket
    lines = [
        *(_receipt(ticket, words) if received else ()),
        _heading(ticket, words),
        words("📍 {place}", place=place_of(ticket.place, words)),
        said(ticket.words[:300], words),
        words("<b>{state}</b>", state=words(STATE[State(ticket.state)])),
        _worker(facts, words),
        _appointment(facts, words),
        _promised_to_resident(facts, words),
        _dangerous(ticket, words),
    ]
    return Letter(_lines(lines), _resident_buttons(ticket, words))


def withdrawing(facts: Facts, words: Words) -> Letter:
    """The card while somebody thinks again."""
    asked = words("<b>Shall we withdraw this report? Nobody will come then.</b>")
    yes = Button(words("Yes, withdraw"), press("withdraw", facts.ticket.id))
    back = Button(words("‹ Back"), press("keep", facts.ticket.id))
    text = Markup("\n").join([resident_card(facts, words).text, asked])
    return Letter(text, ((yes,), (back,)))


def one_line(ticket: Ticket, words: Words) -> Markup:
    return words(
        "{number} · {category} · {state}",
        number=ticket.number,
        category=words(CATEGORY[ticket.category]),
        state=words(STATE[State(ticket.state)]),
    )


def _heading(ticket: Ticket, words: Words) -> Markup:
    mark = words("🔴 urgent") if ticket.urgent else words("🔧 repair")
    category = words(CATEGORY[ticket.category])
    return words(
        "<b>{number}</b> · {mark} · {category}",
        number=ticket.number,
        mark=mark,
        category=category,
    )


def _receipt(ticket: Ticket, words: Words) -> list[Markup]:
    """On urgent, what to do until help comes is said before anything else."""
    if not ticket.urgent:
        return [words("Thank you, your report has been received.")]
    called = words("Your report has been received; the duty staff have been called.")
    return [safety_words(words, ticket.triage_kind), called, Markup("")]


def _count(facts: Facts, words: Words) -> Markup | None:
    shown = len(facts.shown("report"))
    return words.many("📷 {n} photo or file", "📷 {n} photos or files", shown) if shown else None


def _why_urgent(ticket: Ticket, words: Words) -> Markup | None:
    if not ticket.urgent:
        return None
    why = words(TRIAGE[ticket.triage_kind])
    heard = " … ".join(str(one) for one in ticket.triage_words)
    if not heard:
        return words("Treated as urgent: {why}", why=why)
    return words("Treated as urgent: {why} (“{heard}”)", why=why, heard=heard)


def _appointment(facts: Facts, words: Words) -> Markup | None:
    start, end = facts.ticket.appointment_start, facts.ticket.appointment_end
    if not start or not end or State(facts.ticket.state) in CLOSED_STATES:
        return None
    return words("🗓 Visit: {span}", span=words.span(start, end, facts.zone, facts.now))


def _promise(promise: Promised, facts: Facts, words: Words) -> Markup | None:
    if promise.kept_at or State(facts.ticket.state) in CLOSED_STATES:
        return None
    if promise.due > facts.now:
        due = words.moment(promise.due, facts.zone, facts.now)
        return words("⏳ Due {moment} ({clause})", moment=due, clause=promise.clause)
    late = words.duration(facts.now - promise.due)
    return words("⚠️ Overdue by {duration} ({clause})", duration=late, clause=promise.clause)


def _promised_to_resident(facts: Facts, words: Words) -> Markup | None:
    if facts.ticket.state != State.FILED or facts.ticket.urgent or not facts.promises:
        return None
    first = facts.promises[0]
    within = words.duration(first.due - facts.ticket.filed_at)
    return words(
        "The engineers will be told within {duration}, by {clock} at the latest.",
        duration=within,
        clock=words.clock(first.due, facts.zone),
    )


def _worker(facts: Facts, words: Words) -> Markup | None:
    return signed(words, facts.community.name, facts.assignee) if facts.assignee else None


def _dangerous(ticket: Ticket, words: Words) -> Markup | None:
    if ticket.urgent or ticket.state not in {State.FILED, State.ACCEPTED, State.DISPATCHED}:
        return None
    return words("If it becomes dangerous, tap the button below at once.")


def _office_buttons(facts: Facts, words: Words) -> tuple[tuple[Button, ...], ...]:
    ticket = facts.ticket
    possible = {
        action: None for role in _OFFICE_ROLES for action in actions_for(State(ticket.state), role)
    }
    ours = [action for action in possible if action in _ON_OPS_CARD]
    buttons = [action_button(words, action, ticket.id) for action in ours]
    if _silent(facts):
        label = words("👍 Accept for the resident")
        buttons.append(Button(label, press("accept_for", ticket.id)))
    return grid(buttons, 2)


def _silent(facts: Facts) -> bool:
    """Whether the resident has had long enough to say whether it is in order."""
    finished, waiting = facts.ticket.finished_at, facts.ticket.state == State.DONE
    return waiting and finished is not None and facts.now >= desk_may_accept_at(finished)


def _resident_buttons(ticket: Ticket, words: Words) -> tuple[tuple[Button, ...], ...]:
    possible = actions_for(State(ticket.state), Role.RESIDENT)
    theirs = [action for action in _ON_RESIDENT_CARD if action in possible]
    rows = [(action_button(words, action, ticket.id),) for action in theirs]
    if Action.RAISE in possible and not ticket.urgent:
        rows.append((Button(words("⚠️ It is dangerous"), press(Action.RAISE, ticket.id)),))
    return tuple(rows)


def _lines(lines: list[Markup | None]) -> Markup:
    return Markup("\n").join([line for line in lines if line is not None])


_ON_OPS_CARD = {
    Action.ACCEPT_ORDER,
    Action.DISPATCH,
    Action.SET_OFF,
    Action.FINISH,
    Action.PASS_AUDIT,
    Action.FAIL_AUDIT,
}
_ON_RESIDENT_CARD = (Action.ACCEPT_WORK, Action.SEND_BACK, Action.CANCEL)
