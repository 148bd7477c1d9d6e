"""A quote is written, item by item, by whoever works on the order; nobody else sees it yet."""

from collections.abc import Sequence

from domain.charges import Charge
from domain.quotes import Item, QuoteState, check, thaw, total
from domain.refusals import Refused
from domain.tickets import Action
from handlers.actions.repairs import check_worker
from handlers.actions.telling import office_words, ops_alias, tell_office
from handlers.facts import Facts, facts_of, ops_address, topic_of
from handlers.letters import Letter, Manner
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import drafting
from storage.outbox import Lane
from storage.tables import Quote, Staff, Ticket

CLAUSE = "S0 七(2)"
_BEFORE = "quote:"
_WRITTEN = ":draft"


def draft_alias(quote: Quote) -> str:
    return f"{_BEFORE}{quote.id}{_WRITTEN}"


def drafted(alias: str) -> int:
    """The quote that is, or was, written on such a card; 0 for any other."""
    ours = alias.startswith(_BEFORE) and alias.endswith(_WRITTEN)
    return int(alias.removeprefix(_BEFORE).removesuffix(_WRITTEN)) if ours else 0


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
    await show(turn, quote, facts, drafting.dropped(facts, office_words(facts)))
    await turn.shelves.quotes.drop(quote)


async def show(turn: Turn, quote: Quote, facts: Facts, letter: Letter) -> None:
    """Change the message in which it is written."""
    at = await ops_address(turn, facts.community, topic_of(facts.ticket))
    manner = Manner(Lane.REPLY, card=draft_alias(quote), ticket_id=facts.ticket.id)
    turn.redraw(letter, at, manner)


async def show_anew(turn: Turn, quote: Quote, ticket: Ticket) -> None:
    """Below all that was said since; what stood further up can no longer be tapped."""
    facts = await facts_of(turn, ticket)
    letter, alias = drafting.draft(quote, facts, office_words(facts)), draft_alias(quote)
    if alias in await turn.shelves.cards.known([alias]):
        await show(turn, quote, facts, Letter(letter.text))
    await tell_office(
        turn,
        facts.community,
        letter,
        lane=Lane.REPLY,
        card=alias,
        reply_to=ops_alias(ticket),
        ticket_id=ticket.id,
    )


def check_draft(quote: Quote) -> None:
    """Outdated once it was sent."""
    if quote.state != QuoteState.DRAFT:
        raise Outdated
