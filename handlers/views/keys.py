"""What may be tapped under a ticket's card: only what the table of transitions allows just now."""

from collections.abc import Sequence
from itertools import chain

from domain.acceptance import desk_may_accept_at
from domain.complaints import OPENED_BY, CaseKind
from domain.tickets import STAFF_ROLES, Action, Kind, Role, State, actions_for
from handlers.buttons import Button, grid, press
from handlers.facts import Facts
from handlers.views.names import action_button
from locales import Words
from storage.tables import Ticket

Rows = tuple[tuple[Button, ...], ...]

_FIRST = (
    Action.RESUME,
    Action.ACCEPT_ORDER,
    Action.DISPATCH,
    Action.SET_OFF,
    Action.FINISH,
    Action.PASS_AUDIT,
    Action.FAIL_AUDIT,
)
_FURTHER = (
    Action.SEND_BACK,
    Action.PROMISE_ANSWER,
    Action.PAUSE,
    Action.RAISE,
    Action.LOWER,
    Action.JUDGE,
    Action.HAND_UP,
    Action.OPEN_CASE_CARD,
    Action.TO_GM,
    Action.ANALYSE,
)
_AT_HOME = (Action.ACCEPT_WORK, Action.SEND_BACK, Action.CANCEL)
_SAID = {  # where a resident's press says the action itself
    Action.RAISE: "raise_for",
    Action.SEND_BACK: "send_back_for",
}
NEVER_DANGEROUS = {Kind.SUGGESTION, Kind.PRAISE}  # words of danger are heard all the same
SUGGESTED = 3


def first(facts: Facts, words: Words) -> Rows:
    """What comes next, and the way to everything else."""
    ticket, possible = facts.ticket, in_the_office(facts.ticket)
    buttons = [action_button(words, one, ticket) for one in _FIRST if one in possible]
    if Action.JUDGE in possible and not ticket.verdict:
        buttons.append(action_button(words, Action.JUDGE, ticket))
    if _silent(facts):
        label = words("👍 Accept for the resident")
        buttons.append(Button(label, press("accept_for", ticket.id)))
    if not set(_FURTHER).isdisjoint(possible):
        buttons.append(Button(words("⋯ More"), press("more", ticket.id)))
    return grid(buttons, 2)


def further(facts: Facts, suggested: Sequence[Ticket], words: Words) -> Rows:
    """The second page."""
    ticket, possible = facts.ticket, in_the_office(facts.ticket)
    known = {OPENED_BY[CaseKind(case.kind)] for case in facts.cases}
    buttons = [
        action_button(words, one, ticket, _SAID.get(one, ""))
        for one in _FURTHER
        if one in possible - known and not (one is Action.JUDGE and not ticket.verdict)
    ]
    return (*grid(buttons, 2), *same_matter(ticket, suggested, words), (back(ticket, words),))


def same_matter(ticket: Ticket, suggested: Sequence[Ticket], words: Words) -> Rows:
    """One tap confirms what was only suggested."""
    return tuple(
        (
            Button(
                words("🔗 Same matter as {number}", number=other.number),
                press("same", ticket.id, other.id),
            ),
        )
        for other in suggested[:SUGGESTED]
    )


def back(ticket: Ticket, words: Words) -> Button:
    return Button(words("‹ Back"), press("card", ticket.id))


def at_home(ticket: Ticket, words: Words) -> Rows:
    """The resident's own."""
    possible = actions_for(ticket.situation, Role.RESIDENT)
    rows = [(action_button(words, one, ticket),) for one in _AT_HOME if one in possible]
    if Action.RAISE in possible and ticket.kind not in NEVER_DANGEROUS:
        rows.append((dangerous(ticket, words),))
    return tuple(rows)


def settled(ticket: Ticket, words: Words) -> Rows:
    """Whether it is in order: yes or no."""
    return (tuple(action_button(words, one, ticket) for one in _AT_HOME[:2]),)


def dangerous(ticket: Ticket, words: Words) -> Button:
    """Anybody may say so, at any time (S0 七(4))."""
    return Button(words("⚠️ It is dangerous"), press(Action.RAISE, ticket.id))


def in_the_office(ticket: Ticket) -> frozenset[Action]:
    """What anybody on the staff may do; whether this one may is asked when they press."""
    roles = (actions_for(ticket.situation, role) for role in STAFF_ROLES)
    return frozenset(chain.from_iterable(roles))


def _silent(facts: Facts) -> bool:
    """Whether the resident has had long enough to say whether it is in order."""
    finished, waiting = facts.ticket.finished_at, facts.ticket.state == State.DONE
    return (
        waiting
        and finished is not None
        and facts.now >= desk_may_accept_at(finished, facts.standard)
    )
