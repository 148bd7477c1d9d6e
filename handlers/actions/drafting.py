"""A quote is written, item by item, by whoever works on the order; nobody else sees it yet."""

import re
from collections.abc import Callable, Sequence
from functools import partial

from domain.charges import Charge
from domain.quotes import Item, QuoteState, check, thaw, total
from domain.refusals import Refused
from domain.tickets import Action
from handlers.actions.orders import order_alias
from handlers.actions.repairs import check_worker
from handlers.actions.telling import office_words, tell_office
from handlers.facts import Facts, facts_of, ops_address, ops_alias, topic_of
from handlers.letters import Address, Letter, Manner
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import drafting
from locales import Words, words_for
from storage.cards import WORK
from storage.outbox import Lane
from storage.tables import Quote, Staff, Ticket

CLAUSE = "S0 七(2)"
_DRAFT = re.compile(rf"quote:(\d+):draft(?:{WORK}(\d+))?")  # in private, and whose


def draft_alias(quote: Quote, staff: Staff | None = None) -> str:
    """Of the message in the group, or of theirs in private."""
    return f"quote:{quote.id}:draft" + (f"{WORK}{staff.id}" if staff else "")


def drafted(alias: str) -> int:
    """The quote that is, or was, written on such a card; 0 for any other."""
    found = _DRAFT.fullmatch(alias)
    return int(found[1]) if found else 0


def check_quoting(ticket: Ticket, staff: Staff) -> None:
    """Whoever may work on it may price it, unless nobody pays for it; Refused if not."""
    check_worker(ticket, staff, Action.QUOTE)
    if ticket.charge in {Charge.WARRANTY, Charge.FREE}:
        raise Refused("free_of_charge", "B4")


async def begin(turn: Turn, ticket: Ticket, staff: Staff) -> Quote:
    """The draft that lies there, or a new one that starts from the last price."""
    check_quoting(ticket, staff)
    if found := await turn.shelves.quotes.draft(ticket.id):
        return found
    before = await turn.shelves.quotes.of_ticket(ticket.id)
    items = thaw(before[-1].items) if before else []
    quote = Quote(
        ticket_id=ticket.id,
        ordinal=len(before) + 1,
        state=QuoteState.DRAFT,
        items=[one.freeze() for one in items],
        total=total(items),
        offered_at=turn.now,
        offered_by=staff.id,
        clause=CLAUSE,
    )
    await turn.shelves.quotes.begin(quote)
    return quote


async def write(turn: Turn, quote: Quote, ticket: Ticket, items: Sequence[Item]) -> None:
    """Misquoted where that cannot be."""
    community = await turn.shelves.communities.get(ticket.community_id)
    check(items, community.currency, turn.standard_of(community))
    quote.items, quote.total = [one.freeze() for one in items], total(items)


async def drop(turn: Turn, quote: Quote, ticket: Ticket) -> None:
    facts = await facts_of(turn, ticket)
    await show(turn, quote, facts, partial(drafting.dropped, facts))
    await turn.shelves.quotes.drop(quote)


async def show(turn: Turn, quote: Quote, facts: Facts, said: Callable[[Words], Letter]) -> None:
    """Change every message in which it is written: in the group, and in private."""
    for card in await turn.shelves.cards.of_ticket(facts.ticket.id):
        found = _DRAFT.fullmatch(card.alias)
        if found and int(found[1]) == quote.id:
            staff = await turn.shelves.office.get(int(found[2])) if found[2] else None
            await _redraw(turn, quote, facts, said, staff)


async def show_here(
    turn: Turn, quote: Quote, facts: Facts, said: Callable[[Words], Letter]
) -> None:
    """Change the message in which they write it; a colleague elsewhere is choosing otherwise."""
    await _redraw(turn, quote, facts, said, _alone(turn))


async def show_anew(turn: Turn, quote: Quote, ticket: Ticket) -> None:
    """Below all that was said since; what stood further up can no longer be tapped."""
    facts, staff = await facts_of(turn, ticket), _alone(turn)
    written = partial(drafting.draft, quote, facts)
    await show(turn, quote, facts, written)
    alias = draft_alias(quote, staff)
    if alias in await turn.shelves.cards.known([alias]):
        await show_here(turn, quote, facts, lambda words: Letter(written(words).text))
    if staff:
        under = order_alias(ticket, staff)
        manner = Manner(Lane.REPLY, card=alias, reply_to=under, ticket_id=ticket.id)
        return turn.post(written(turn.words), turn.visitor.at, manner)
    return await tell_office(
        turn,
        facts.community,
        written(office_words(facts)),
        lane=Lane.REPLY,
        card=alias,
        reply_to=ops_alias(ticket),
        ticket_id=ticket.id,
    )


async def _redraw(
    turn: Turn,
    quote: Quote,
    facts: Facts,
    said: Callable[[Words], Letter],
    staff: Staff | None,
) -> None:
    manner = Manner(Lane.REPLY, card=draft_alias(quote, staff), ticket_id=facts.ticket.id)
    if staff:
        letter, at = said(words_for(staff.language)), Address(staff.telegram_id)
    else:
        letter = said(office_words(facts))
        at = await ops_address(turn, facts.community, topic_of(facts.ticket))
    turn.redraw(letter, at, manner)


def _alone(turn: Turn) -> Staff | None:
    """Whoever writes it in private; None for the group, where they all do."""
    return turn.staff if turn.visitor.private else None


def check_draft(quote: Quote) -> None:
    """Outdated once it was sent."""
    if quote.state != QuoteState.DRAFT:
        raise Outdated
