"""报价、同意 — the price goes to the resident, and their word on it is kept (S0 七(2))."""

from collections.abc import Sequence
from functools import partial

from domain.charges import Charge
from domain.moments import WaitingFor
from domain.quotes import QuoteState, differences, newest, thaw
from domain.tickets import Action, Role
from domain.working_time import outside_quiet, quiet
from handlers.actions import drafting
from handlers.actions.bills import take_off
from handlers.actions.moves import move
from handlers.actions.pausing import go_on
from handlers.actions.telling import (
    asleep,
    office_words,
    record,
    redraw_cards,
    resident_words,
    tell_office,
    tell_resident,
)
from handlers.facts import Facts, facts_of, ops_alias
from handlers.letters import Address, Letter, Manner
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import drafting as papers
from handlers.views import quotes
from locales import _
from storage.outbox import Lane
from storage.tables import Quote, Staff, Ticket

_SAME = _("That is what has been agreed already.")
_OPEN = {QuoteState.OPEN}


def price_alias(quote: Quote) -> str:
    return f"quote:{quote.id}"


async def offer(turn: Turn, quote: Quote, ticket: Ticket, staff: Staff) -> None:
    """From now on it is the only price that can be agreed to; one agreed before holds till then."""
    drafting.check_quoting(ticket, staff)
    items, before = thaw(quote.items), await turn.shelves.quotes.of_ticket(ticket.id)
    agreed = newest(before, QuoteState.AGREED)
    if not items or any(one.quantity is None for one in items):
        raise Outdated
    if agreed and not differences(thaw(agreed.items), items):
        raise Outdated(_SAME)
    await _supersede(turn, ticket, [one for one in before if one.state in _OPEN])
    quote.state, quote.offered_at, quote.offered_by = QuoteState.OPEN, turn.now, staff.id
    ticket.charge = Charge.PAID
    await move(turn, ticket, Action.QUOTE, Role(staff.role), quote=quote.id, total=quote.total)
    facts = await redraw_cards(turn, ticket)
    await drafting.show(turn, quote, facts, partial(papers.sent, quote, facts))
    card = quotes.price_card(quote, facts, staff, resident_words(facts))
    tell_resident(turn, facts.requester, card, ticket=ticket, card=price_alias(quote))
    _remember_to_remind(turn, quote, facts)


async def agree(turn: Turn, quote: Quote, ticket: Ticket) -> None:
    """同意: who, when and on which message; never changed again but by another price."""
    on, total = _pressed_on(turn), quote.total
    await move(turn, ticket, Action.AGREE, Role.RESIDENT, quote=quote.id, total=total, message=on)
    before = await turn.shelves.quotes.of_ticket(ticket.id)
    await _supersede(turn, ticket, [one for one in before if one.state == QuoteState.AGREED])
    facts = await _decided(turn, quote, ticket, QuoteState.AGREED)
    await _tell(turn, facts, quotes.agreed(quote, facts, turn.who, office_words(facts)))


async def refuse(turn: Turn, quote: Quote, ticket: Ticket) -> None:
    """What comes of it is for the office to decide."""
    await move(turn, ticket, Action.DECLINE, Role.RESIDENT, quote=quote.id, total=quote.total)
    facts = await _decided(turn, quote, ticket, QuoteState.REFUSED)
    await _tell(turn, facts, quotes.refused(quote, facts, turn.who, office_words(facts)))


async def explain(turn: Turn, quote: Quote, ticket: Ticket, reason: str) -> None:
    """Why they have refused."""
    record(turn, ticket.id, "add", "S2 四.3(2)", words=reason, quote=quote.id)
    facts = await facts_of(turn, ticket)
    await _tell(turn, facts, quotes.why_refused(facts, turn.who, reason, office_words(facts)))


async def ask(turn: Turn, quote: Quote, ticket: Ticket, words: str) -> None:
    """The price stays open; whoever replies in the office answers them."""
    record(turn, ticket.id, "add", "S2 四.3(2)", words=words, quote=quote.id)
    await _go_on(turn, ticket)
    facts = await redraw_cards(turn, ticket)
    letter = quotes.asked_about(quote, facts, turn.who, words, office_words(facts))
    await _tell(turn, facts, letter)


async def decide_charge(
    turn: Turn, ticket: Ticket, staff: Staff, charge: Charge, reason: str
) -> None:
    """保修、有偿: a price that nobody pays any more does not hold."""
    was, ticket.charge = ticket.charge, charge
    record(turn, ticket.id, "charge", "B4", Role(staff.role), was=was, now=charge, reason=reason)
    if charge is not Charge.PAID:
        shown = await turn.shelves.quotes.of_ticket(ticket.id)
        held = {QuoteState.OPEN, QuoteState.AGREED}
        await _supersede(turn, ticket, [one for one in shown if one.state in held])
    facts = await redraw_cards(turn, ticket)
    told = quotes.reconsidered(facts, reason, resident_words(facts))
    tell_resident(turn, facts.requester, told, ticket=ticket)


async def remind(turn: Turn, quote: Quote, ticket: Ticket) -> None:
    """They are asked once more, further down, and the office hears that they are silent."""
    record(turn, ticket.id, "remind_of_quote", "B6", Role.SYSTEM)
    facts, by = await facts_of(turn, ticket), await _by(turn, quote)
    words, at = resident_words(facts), Address(facts.requester.telegram_id)
    card = quotes.still_waiting(quote, facts, by, words)
    silent = asleep(turn, facts.community)
    manner = Manner(Lane.NOTIFY, card=price_alias(quote), ticket_id=ticket.id, silent=silent)
    turn.redraw(Letter(card.text), at, manner)
    turn.post(card, at, manner)
    await _tell(turn, facts, quotes.unanswered(quote, facts, office_words(facts)))


async def card_of(turn: Turn, quote: Quote, ticket: Ticket) -> Letter:
    """The price as it stands, for somebody of the household."""
    facts, by = await facts_of(turn, ticket), await _by(turn, quote)
    view = quotes.price_card if quote.state in _OPEN else quotes.closed
    return view(quote, facts, by, turn.words)


async def asking_card(turn: Turn, quote: Quote, ticket: Ticket) -> Letter:
    """The price, while they think again about refusing it."""
    return quotes.refusing(quote, await facts_of(turn, ticket), await _by(turn, quote), turn.words)


async def _decided(turn: Turn, quote: Quote, ticket: Ticket, state: QuoteState) -> Facts:
    quote.state, quote.decided_at, quote.decided_by = state, turn.now, turn.who.id
    quote.message_id = _pressed_on(turn)
    await _go_on(turn, ticket)
    facts = await redraw_cards(turn, ticket)
    await _close(turn, quote, facts)
    return facts


async def _supersede(turn: Turn, ticket: Ticket, before: Sequence[Quote]) -> None:
    if not before:
        return
    facts = await facts_of(turn, ticket)
    for one in before:
        one.state = QuoteState.SUPERSEDED
        await take_off(turn, one.id, ticket)
        await _close(turn, one, facts)


async def _close(turn: Turn, quote: Quote, facts: Facts) -> None:
    """Nothing is left to be tapped under that price."""
    letter = quotes.closed(quote, facts, await _by(turn, quote), resident_words(facts))
    manner = Manner(card=price_alias(quote), ticket_id=facts.ticket.id)
    turn.redraw(letter, Address(facts.requester.telegram_id), manner)


async def _go_on(turn: Turn, ticket: Ticket) -> None:
    """Whoever waited for the resident has heard from them."""
    if ticket.paused_for == WaitingFor.RESIDENT:
        await go_on(turn, ticket, Role.RESIDENT)


async def _tell(turn: Turn, facts: Facts, letter: Letter) -> None:
    under = ops_alias(facts.ticket)
    await tell_office(turn, facts.community, letter, reply_to=under, ticket_id=facts.ticket.id)


async def _by(turn: Turn, quote: Quote) -> Staff:
    return await turn.shelves.office.get(quote.offered_by)


def _remember_to_remind(turn: Turn, quote: Quote, facts: Facts) -> None:
    standard, about = facts.standard, f"ticket:{quote.ticket_id}"
    after = standard.duration("quote.reminder")
    due = outside_quiet(turn.now + after, turn.now + 2 * after, facts.zone, quiet(standard))
    turn.shelves.timers.set("quote_unanswered", due, about, about, quote=quote.id)


def _pressed_on(turn: Turn) -> int | None:
    return turn.query.message.message_id if turn.query and turn.query.message else None
