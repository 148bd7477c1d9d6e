"""What may be tapped under a ticket's card: only what the table of transitions allows just now."""

from collections.abc import Sequence
from itertools import chain

from domain.acceptance import desk_may_accept_at, may_be_rated, may_be_reopened
from domain.charges import Charge, may_be_charged
from domain.complaints import OPENED_BY, CaseKind
from domain.follow_ups import FollowUpState
from domain.tickets import JOBS, STAFF_ROLES, UNDONE_STATES, Action, Kind, Role, State, actions_for
from handlers.buttons import Button, grid, press
from handlers.facts import Facts
from handlers.views import afterwards, prices
from handlers.views.names import FACES, action_button, by_telephone
from locales import Words, _
from storage.tables import Ticket

Rows = tuple[tuple[Button, ...], ...]

_FIRST = (
    Action.RESUME,
    Action.ACCEPT_ORDER,
    Action.DISPATCH,
    Action.SET_OFF,
    Action.ARRIVE,
    Action.QUOTE,
    Action.FINISH,
    Action.PASS_AUDIT,
    Action.FAIL_AUDIT,
)
_FURTHER = (
    Action.SEND_BACK,
    Action.TRANSFER,
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
_SETTLE = (Action.ACCEPT_WORK, Action.SEND_BACK)
_AT_HOME = (Action.NUDGE, Action.RESCHEDULE, Action.REOPEN, Action.CANCEL)
_SAID = {  # where a resident's press says the action itself
    Action.RAISE: "raise_for",
    Action.SEND_BACK: "send_back_for",
}
_AT_THEIR_PLACE = {  # after a fault that struck many
    Action.ACCEPT_WORK: _("👍 Yes, in order"),
    Action.SEND_BACK: _("↩️ Not at mine"),
}
NEVER_DANGEROUS = {Kind.SUGGESTION, Kind.PRAISE}  # words of danger are heard all the same
SUGGESTED = 3


def first(facts: Facts, words: Words) -> Rows:
    """What comes next, and the way to everything else."""
    ticket, possible = facts.ticket, in_the_office(facts.ticket)
    if ticket.charge in {Charge.WARRANTY, Charge.FREE}:
        possible -= {Action.QUOTE}
    if Action.SET_OFF in possible:
        possible -= {Action.ARRIVE}
    buttons = [action_button(words, one, ticket) for one in _FIRST if one in possible]
    if Action.JUDGE in possible and not ticket.verdict:
        buttons.append(action_button(words, Action.JUDGE, ticket))
    if _silent(facts):
        label = words("👍 Accept for the resident")
        buttons.append(Button(label, press("accept_for", ticket.id)))
    buttons += afterwards.test_key(ticket, words)
    if ticket.state == State.COMPLETED:  # where there is no second page
        buttons += afterwards.works_key(ticket, words)
    buttons += findings(ticket, words)
    buttons += prices.paid_key(facts, words)
    if facts.phone and not ticket.confidential:
        buttons.append(Button(words("📞 Show phone"), press("show_phone", ticket.id)))
    if ticket.confidential:
        buttons.append(Button(words("🔒 Who is it?"), press("show_name", ticket.id)))
    if not set(_FURTHER).isdisjoint(possible):
        buttons.append(Button(words("⋯ More"), press("more", ticket.id)))
    return grid(buttons, 2)


def further(
    facts: Facts, suggested: Sequence[Ticket], twins: Sequence[Ticket], words: Words
) -> Rows:
    """The second page."""
    ticket, possible = facts.ticket, in_the_office(facts.ticket)
    known = {OPENED_BY[CaseKind(case.kind)] for case in facts.cases}
    if ticket.kind == Kind.INTERNAL:
        possible -= {Action.SEND_BACK}
    buttons = [
        action_button(words, one, ticket, _SAID.get(one, ""))
        for one in _FURTHER
        if one in possible - known and not (one is Action.JUDGE and not ticket.verdict)
    ]
    if Action.ARRIVE in possible and Action.SET_OFF in possible:
        buttons.append(action_button(words, Action.ARRIVE, ticket))
    if ticket.state == State.ON_THE_WAY:
        buttons.append(Button(words("🕒 When there?"), press("ask_eta", ticket.id)))
    if Action.PAUSE in possible and ticket.kind in JOBS:
        buttons.append(Button(words("🔩 Parts wanted"), press("parts", ticket.id)))
    if may_be_charged(ticket.kind) and ticket.state in UNDONE_STATES:
        buttons.append(Button(words("🧾 Warranty or paid"), press("charge", ticket.id)))
    buttons += afterwards.works_key(ticket, words)
    buttons.append(Button(words("💬 Ready reply"), press("template_for", ticket.id)))
    rows = (*same_matter(ticket, suggested, words), *merging(ticket, twins, words))
    return (*grid(buttons, 2), *rows, (back(ticket, words),))


def findings(ticket: Ticket, words: Words) -> list[Button]:
    """What a colleague found is judged by themselves or a leader."""
    if ticket.kind != Kind.INTERNAL or ticket.state != State.DONE:
        return []
    return [
        Button(words("👍 In order"), press("accept_finding", ticket.id)),
        Button(words("↩️ Not in order"), press("return_finding", ticket.id)),
    ]


def merging(ticket: Ticket, twins: Sequence[Ticket], words: Words) -> Rows:
    """What it may become part of; asked once more, as there is no way back."""
    return tuple(
        (
            Button(
                words("🔀 Merge into {number}", number=other.number),
                press("merge_into", ticket.id, other.id),
            ),
        )
        for other in twins
    )


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


def at_home(facts: Facts, words: Words) -> Rows:
    """The resident's own, and the way to all the rest of it."""
    rows = doings(facts, words)
    more = Button(words("⋯ More"), press("mine", facts.ticket.id))
    return (*rows, (more,)) if rows else ()


def doings(facts: Facts, words: Words) -> Rows:
    """What a resident may do about it just now."""
    ticket, possible = facts.ticket, _possible_at_home(facts)
    rows: list[tuple[Button, ...]] = [
        (_settling(facts, one, words),) for one in _SETTLE if one in possible
    ]
    buttons = [action_button(words, one, ticket) for one in _AT_HOME if one in possible]
    rows += grid(buttons, 2)
    if Action.RATE in possible and not _asked_otherwise(facts):
        rows += rating(ticket, words)
    rows.extend(prices.key(facts, words))
    if Action.RAISE in possible and ticket.kind not in NEVER_DANGEROUS:
        rows.append((dangerous(ticket, words),))
    return tuple(rows)


def rating(ticket: Ticket, words: Words) -> Rows:
    """How it was, in one tap (S2 四.2(4)); the face that was chosen is marked."""
    faces = [
        f"✅ {face}" if points == ticket.rating else face for points, face in enumerate(FACES, 1)
    ]
    rated = [press(Action.RATE, ticket.id, points) for points in range(1, len(FACES) + 1)]
    return (tuple(map(Button, faces, rated)),)


def settled(facts: Facts, words: Words) -> Rows:
    """Whether it is in order: yes or no."""
    buttons = [_settling(facts, one, words) for one in _SETTLE]
    return grid(buttons, 1 if prices.to_be_signed(facts) else 2)


def dangerous(ticket: Ticket, words: Words) -> Button:
    """Anybody may say so, at any time (S0 七(4))."""
    return Button(words("⚠️ It is dangerous"), press(Action.RAISE, ticket.id))


def in_the_office(ticket: Ticket) -> frozenset[Action]:
    """What anybody on the staff may do; whether this one may is asked when they press."""
    roles = (actions_for(ticket.situation, role) for role in STAFF_ROLES)
    return frozenset(chain.from_iterable(roles))


def _possible_at_home(facts: Facts) -> set[Action]:
    """What the table allows a resident, as far as it is not too late for it."""
    ticket, now, standard = facts.ticket, facts.now, facts.standard
    possible = set(actions_for(ticket.situation, Role.RESIDENT))
    if ticket.appointment_start is None:
        possible.discard(Action.RESCHEDULE)
    if not may_be_reopened(ticket.completed_at, now, standard):
        possible.discard(Action.REOPEN)
    if not may_be_rated(ticket.archived_at, now, standard):
        possible.discard(Action.RATE)
    return possible


def _asked_otherwise(facts: Facts) -> bool:
    """Whether a follow-up puts the same question, and better: nobody is asked twice (F13)."""
    return any(one.state != FollowUpState.CALLED_OFF for one in facts.follow_ups)


def _settling(facts: Facts, action: Action, words: Words) -> Button:
    if facts.incident and action in _AT_THEIR_PLACE:
        return Button(words(_AT_THEIR_PLACE[action]), press(action, facts.ticket.id))
    quote = prices.to_be_signed(facts)
    if action is Action.ACCEPT_WORK and quote:
        return prices.sign(quote, facts, words)
    return action_button(words, action, facts.ticket)


def _silent(facts: Facts) -> bool:
    """Whether the resident has had long enough to say whether it is in order."""
    finished, waiting = facts.ticket.finished_at, facts.ticket.state == State.DONE
    waiting = waiting and facts.ticket.kind != Kind.INTERNAL
    if not waiting or finished is None:
        return False
    by_now = facts.now >= desk_may_accept_at(finished, facts.standard)
    return by_now or by_telephone(facts.requester)
