"""工作单 — whoever has an order has its card in private as well, and it is kept true."""

import re

from domain.leak_tests import may_be_tested, wanted_by
from domain.tickets import OPEN_STATES
from handlers.facts import Facts, facts_of, lane_of, ops_address, ops_alias, topic_of
from handlers.letters import Address, Letter, Manner
from handlers.turn import Turn
from handlers.views import orders
from locales import words_for
from storage.cards import ORDERS, WORK
from storage.outbox import Lane
from storage.tables import Card, Staff, Ticket

_OWN = re.compile(r"(?:ticket:\d+:staff|orders):(\d+)")  # a card in private, and whose


def order_alias(ticket: Ticket, staff: Staff) -> str:
    return f"ticket:{ticket.id}{WORK}{staff.id}"


async def show_order(turn: Turn, ticket: Ticket, staff: Staff) -> None:
    """The personal card, further down in their private chat."""
    _post(turn, await facts_of(turn, ticket), staff)


async def keep_orders_true(turn: Turn, facts: Facts) -> None:
    """Wherever the ticket is shown to a colleague in private; whose it becomes, has it."""
    ticket, worker = facts.ticket, _worker(facts)
    before, ticket.order_with = ticket.order_with, worker.id if worker else None
    if before and before != ticket.order_with:
        await _take_back(turn, facts, await turn.shelves.office.get(before))
    for card in await turn.shelves.cards.of_ticket(ticket.id):
        if whose := _OWN.fullmatch(card.alias):
            staff = await turn.shelves.office.get(int(whose[1]))
            if not staff.ended_at:
                _redraw(turn, facts, staff, card.alias)
    if worker and before != worker.id:
        await _give(turn, facts, worker)


async def look_again(turn: Turn, staff: Staff) -> None:
    """Their post is another one, or none: so are the buttons that they see."""
    for ticket in await turn.shelves.tickets.shown_to(staff.id):
        await keep_orders_true(turn, await facts_of(turn, ticket))
    if staff.ended_at:
        await _close_list(turn, staff)


def _worker(facts: Facts) -> Staff | None:
    """Whose order it is; what is over, with nothing left of it, or whose post is, is nobody's."""
    ticket, staff = facts.ticket, facts.assignee
    if staff is None or staff.ended_at:
        return None
    kept = ticket.order_with == staff.id and (_waits_for_test(facts) or orders.owed(facts, staff))
    return staff if ticket.state in OPEN_STATES or kept else None


def _waits_for_test(facts: Facts) -> bool:
    """While it still helps; what is mended for many at once is looked at as one."""
    ticket, finished = facts.ticket, facts.ticket.finished_at
    triage, tested = ticket.triage_kind, ticket.tested_at
    if finished is None or ticket.incident_id or facts.now >= wanted_by(finished, facts.standard):
        return False
    return may_be_tested(ticket.situation, ticket.category, triage, tested)


async def _give(turn: Turn, facts: Facts, staff: Staff) -> None:
    """Whoever cannot be reached in private is called by name in the group."""
    if staff.reachable:
        return _post(turn, facts, staff)
    if turn.sheet.update and turn.visitor.telegram_id == staff.telegram_id:
        return None
    ticket, words = facts.ticket, words_for(facts.community.language)
    manner = Manner(lane_of(ticket), reply_to=ops_alias(ticket), ticket_id=ticket.id)
    at = await ops_address(turn, facts.community, topic_of(ticket))
    return turn.post(orders.given(ticket, staff, words), at, manner)


async def _take_back(turn: Turn, facts: Facts, staff: Staff) -> None:
    """Struck to one line, which may still be replied to; what is on its way need not arrive."""
    alias = order_alias(facts.ticket, staff)
    await turn.shelves.outbox.take_out(alias)
    shown = (await turn.shelves.cards.known([alias])).get(alias)
    if shown:
        was = await turn.shelves.cards.rename(shown, f"{alias}:{shown.message_id}")
        letter = orders.taken_back(facts.ticket, words_for(staff.language))
        manner = Manner(Lane.NOTIFY, card=was, ticket_id=facts.ticket.id)
        turn.redraw(letter, Address(shown.chat), manner)


def _post(turn: Turn, facts: Facts, staff: Staff) -> None:
    own = turn.sheet.update is not None and turn.visitor.telegram_id == staff.telegram_id
    ticket, alias = facts.ticket, order_alias(facts.ticket, staff)
    manner = Manner(lane_of(ticket), card=alias, ticket_id=ticket.id, silent=own)
    turn.post(_card(facts, staff), Address(staff.telegram_id), manner)


def _redraw(turn: Turn, facts: Facts, staff: Staff, alias: str) -> None:
    card = _card(facts, staff, listed=alias.startswith(ORDERS))
    manner = Manner(Lane.NOTIFY, card=alias, ticket_id=facts.ticket.id)
    turn.redraw(card, Address(staff.telegram_id), manner)


def _card(facts: Facts, staff: Staff, *, listed: bool = False) -> Letter:
    return orders.order_card(facts, staff, words_for(staff.language), listed=listed)


# --- the list


async def _list(turn: Turn, staff: Staff, turned: int = 0) -> Letter:
    found = await turn.shelves.tickets.orders_of(staff.id)
    community = await turn.shelves.communities.get(staff.community_id)
    return orders.my_orders(found, community, words_for(staff.language), turn.now, turned)


async def show_anew(turn: Turn, staff: Staff) -> None:
    """Further down; from now on that is their list."""
    manner = Manner(card=_list_alias(staff))
    turn.post(await _list(turn, staff), Address(staff.telegram_id), manner)


async def leaf(turn: Turn, staff: Staff, turned: int) -> None:
    """On the message that was pressed: it is their list from now on."""
    await _here(turn, staff, await _list(turn, staff, turned))


async def open_here(turn: Turn, staff: Staff, ticket: Ticket) -> None:
    facts = await facts_of(turn, ticket)
    await _here(turn, staff, _card(facts, staff, listed=True), ticket)


async def _close_list(turn: Turn, staff: Staff) -> None:
    """Nothing is theirs, whatever stood there."""
    alias = _list_alias(staff)
    if shown := (await turn.shelves.cards.known([alias])).get(alias):
        shown.ticket_id = None
        turn.redraw(
            orders.nothing(words_for(staff.language)), Address(shown.chat), Manner(card=alias)
        )


def _list_alias(staff: Staff) -> str:
    return f"{ORDERS}{staff.id}"


async def _here(turn: Turn, staff: Staff, letter: Letter, ticket: Ticket | None = None) -> None:
    on = turn.query.message if turn.query else None
    if on is None:
        raise LookupError("nobody pressed anything")
    alias, about = _list_alias(staff), ticket.id if ticket else None
    await turn.shelves.cards.put(
        [Card(alias=alias, chat=on.chat.id, message_id=on.message_id, ticket_id=about)]
    )
    turn.redraw(letter, turn.visitor.at, Manner(card=alias, ticket_id=about))


async def welcome_back(turn: Turn, staff: Staff) -> None:
    """Whoever can be written to again sees what is theirs."""
    if await turn.shelves.tickets.orders_of(staff.id):
        await show_anew(turn, staff)
