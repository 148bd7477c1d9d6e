"""An order, as the colleague who has it sees it in private; and the list of all they have."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.charges import DECIDERS
from domain.rectification import RUNNING_STAGES
from domain.text import clip
from domain.tickets import STAFF_ROLES, Action, Role, actions_for
from handlers.buttons import Button, grid, press, read
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views import rectifications
from handlers.views.names import mention, office_state_of, whereabouts
from handlers.views.pages import page
from handlers.views.tickets import lines_of, one_line, ops_card, subject_of
from locales import Markup, Words, _, escape
from storage.tables import Community, Rectification, Staff, Ticket

_LISTED, _PLACE_AT_MOST = 20, 60
_STEPS = frozenset(map(str, Action))
_SAID = {  # where a press says such a step in another way
    "accept_for": Action.ACCEPT_WORK,
    "send_back_for": Action.SEND_BACK,
    "merge_into": Action.MERGE,
    "same": Action.LINK,
}
_ONLY_FOR = {"charge": DECIDERS, "paid": {Role.FINANCE}}


def order_card(facts: Facts, staff: Staff, words: Words, *, listed: bool = False) -> Letter:
    """The office's card, with the buttons of their role; from their list there is a way back."""
    card, ticket = ops_card(facts, words), facts.ticket
    buttons = [one for row in fitting(card, ticket, Role(staff.role)).buttons for one in row]
    if facts.shown("report"):
        buttons.append(Button(words("📷 Photos"), press("order_photos", ticket.id)))
    for notice in owed(facts, staff):
        buttons += rectifications.owners_keys(notice, words)
    back = ((Button(words("‹ My orders"), press("orders")),),) if listed else ()
    return Letter(card.text, (*grid(buttons, 2), *back))


def owed(facts: Facts, staff: Staff) -> list[Rectification]:
    """What they are still to put right, whatever has become of the order itself."""
    return [
        one
        for one in facts.rectifications
        if one.owner_id == staff.id and one.stage in RUNNING_STAGES
    ]


def fitting(letter: Letter, ticket: Ticket, role: Role) -> Letter:
    """Without the buttons that would only be refused; who it is that presses is asked all the same.

    In the group everybody sees the same.
    """
    theirs = actions_for(ticket.situation, role)
    rows = (
        tuple(one for one in row if _may_be_pressed(one, theirs, role)) for row in letter.buttons
    )
    return replace(letter, buttons=tuple(row for row in rows if row))


def taken_back(ticket: Ticket, words: Words) -> Letter:
    """What is left of it once it is not theirs any more."""
    order = one_line(ticket, words)
    return Letter(words("✔️ {order}\nNothing more for you to do here.", order=order))


def given(ticket: Ticket, staff: Staff, words: Words) -> Letter:
    """In the group, to somebody whom we cannot write to in private."""
    return Letter(words("👷 {name}: {number} is yours.", name=mention(staff), number=ticket.number))


def out_of_reach(staff: Staff, orders: Sequence[Ticket], words: Words) -> Letter:
    """To the desk, once, with the orders of whoever does not hear from us in private any more."""
    blocked = _("🔕 {name} has blocked me: calls reach them only in this group now.")
    more = len(orders) - _LISTED
    lines = [
        words(blocked, name=staff.name),
        words.many("{n} order is theirs:", "{n} orders are theirs:", len(orders))
        if orders
        else None,
        *(one_line(one, words) for one in orders[:_LISTED]),
        words("… and {n} more", n=more) if more > 0 else None,
    ]
    return Letter(lines_of(lines))


def my_orders(
    orders: Sequence[Ticket], community: Community, words: Words, now: datetime, turned: int = 0
) -> Letter:
    """What is urgent first, then by appointment; each opens with its number."""
    if not orders:
        return nothing(words)
    shown = page(turned, len(orders))
    heading = words.many(
        "📋 <b>You have {n} order</b>", "📋 <b>You have {n} orders</b>", len(orders)
    )
    zone, here = ZoneInfo(community.zone), shown.of(orders)
    lines = [heading, *(_line(one, zone, now, words) for one in here)]
    opened = [Button(one.number, press("order", one.id)) for one in here]
    return Letter(lines_of(lines), (*grid(opened, 2), *shown.row("orders")))


def nothing(words: Words) -> Letter:
    return Letter(words("📋 You have no orders just now."))


def _line(ticket: Ticket, zone: ZoneInfo, now: datetime, words: Words) -> Markup:
    start, end = ticket.appointment_start, ticket.appointment_end
    agreed = [words.span(start, end, zone, now)] if start and end and not ticket.urgent else []
    parts = [
        words("<b>{number}</b>", number=ticket.number),
        *agreed,
        escape(clip(whereabouts(ticket, words).plain, _PLACE_AT_MOST)),
        subject_of(ticket, words),
        office_state_of(ticket, words),
    ]
    return Markup(" · ").join(parts)


def _may_be_pressed(button: Button, theirs: Collection[Action], role: Role) -> bool:
    pressed = read(button.press)
    if pressed is None or role not in _ONLY_FOR.get(pressed.action, STAFF_ROLES):
        return False
    action = _SAID.get(pressed.action, pressed.action)
    return action not in _STEPS or action in theirs
