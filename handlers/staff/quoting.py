"""报价 — the buttons under a quote that is being written, and what is typed below it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from functools import partial

from telegram import Update

from domain.quote_lines import read_lines, read_quantity
from domain.quotes import Item, Misquoted, Unfit, check_quantity, price_list, thaw
from domain.tickets import Action
from handlers.access import access_quote, begin_work, on_post
from handlers.actions import drafting, quotes
from handlers.buttons import Pressed
from handlers.facts import Facts, facts_of
from handlers.form import AMONG_OURSELVES
from handlers.manners import Outdated
from handlers.sheet import CURRENT
from handlers.staff.dispatch import may
from handlers.staff.which_ticket import ticket_meant
from handlers.turn import Turn
from handlers.views import drafting as papers
from locales import _
from storage.tables import Quote, Staff, Ticket

_UNFIT = {
    Unfit.UNREADABLE: _("a name and a price, please, such as “tap 45” or “tap 45 x2”."),
    Unfit.NOTHING: _("more than nothing, please."),
    Unfit.TOO_FINE: _("that is finer than can be paid or measured."),
    Unfit.TOO_MUCH: _("that is more than one quote may come to."),
    Unfit.TOO_MANY: _("that is more than one quote may hold."),
}
_A_NUMBER = _("a number, please, such as 2 or 1.5.")


async def begin(turn: Turn, pressed: Pressed) -> None:
    """[💰 Quote]: the draft, below everything that was said since."""
    ticket, staff = await may(turn, pressed, Action.QUOTE)
    await drafting.show_anew(turn, await drafting.begin(turn, ticket, staff), ticket)


async def command(update: Update, turn: Turn) -> None:
    """/quote: the lines in one go."""
    staff = on_post(turn)
    ticket, typed = await ticket_meant(turn)
    quote = await drafting.begin(turn, ticket, staff)
    if typed:
        await _add_lines(turn, quote, ticket, typed)
    return await drafting.show_anew(turn, quote, ticket)


def under_a_draft(update: Update) -> bool:
    """Whether somebody replies to a quote that is, or was, written there."""
    sheet = CURRENT.get()
    card = sheet.answered
    return sheet.answers_ticket and card is not None and bool(drafting.drafted(card.alias))


async def typed(update: Update, turn: Turn) -> None:
    """More items, or how many of the one that was just chosen."""
    card, words = turn.sheet.answered, turn.told.words
    begin_work(turn)
    if card is None or words.startswith(AMONG_OURSELVES):
        return
    quote, ticket, _staff = await _draft(turn, drafting.drafted(card.alias))
    if _waiting(quote):
        with _put_into_words(turn, _A_NUMBER):
            quantity = read_quantity(words)
            await _fill_in(turn, quote, ticket, [replace(_waiting(quote)[0], quantity=quantity)])
    else:
        await _add_lines(turn, quote, ticket, words)
    await drafting.show_anew(turn, quote, ticket)


async def show(turn: Turn, pressed: Pressed) -> None:
    quote, ticket, _staff = await _draft(turn, pressed.number())
    await _show(turn, quote, ticket)


async def choose(turn: Turn, pressed: Pressed) -> None:
    """The price list."""
    quote, ticket, _staff = await _draft(turn, pressed.number())
    facts = await facts_of(turn, ticket)
    listed = list(_listed(facts).values())
    await drafting.show_here(turn, quote, facts, partial(papers.price_list, quote, listed, facts))


async def item(turn: Turn, pressed: Pressed) -> None:
    quote, ticket, _staff = await _draft(turn, pressed.number())
    chosen = _listed(await facts_of(turn, ticket)).get(pressed.word(1))
    if chosen is None:
        raise Outdated
    await _fill_in(turn, quote, ticket, [chosen])
    await _show(turn, quote, ticket)


async def count(turn: Turn, pressed: Pressed) -> None:
    """How many of it; 0 takes the choice back."""
    quote, ticket, _staff = await _draft(turn, pressed.number())
    waiting, wanted = _waiting(quote), pressed.number(1)
    if not waiting:
        raise Outdated
    with _put_into_words(turn):
        filled = [replace(waiting[0], quantity=check_quantity(Decimal(wanted)))] if wanted else []
    await _fill_in(turn, quote, ticket, filled)
    await _show(turn, quote, ticket)


async def take_off(turn: Turn, pressed: Pressed) -> None:
    """Which item, and then that one, if it is still what the button said."""
    quote, ticket, _staff = await _draft(turn, pressed.number())
    facts = await facts_of(turn, ticket)
    if not pressed.word(1):
        chosen = partial(papers.to_take_off, quote, facts)
        return await drafting.show_here(turn, quote, facts, chosen)
    items, nth = thaw(quote.items), pressed.number(1)
    if nth >= len(items) or items[nth].amount != pressed.number(2):
        raise Outdated
    await drafting.write(turn, quote, ticket, [*items[:nth], *items[nth + 1 :]])
    return await _show(turn, quote, ticket)


async def drop(turn: Turn, pressed: Pressed) -> None:
    quote, ticket, _staff = await _draft(turn, pressed.number())
    await drafting.drop(turn, quote, ticket)


async def send(turn: Turn, pressed: Pressed) -> None:
    """At the sum that was shown: a colleague may have added to it meanwhile."""
    quote, ticket, staff = await _draft(turn, pressed.number())
    if pressed.number(1) != quote.total:
        await _show(turn, quote, ticket)
        return turn.toast(turn.words("It has changed meanwhile: please look once more."))
    await quotes.offer(turn, quote, ticket, staff)
    return turn.noted()


async def _draft(turn: Turn, quote_id: int) -> tuple[Quote, Ticket, Staff]:
    staff = on_post(turn)
    quote, ticket = await access_quote(turn, quote_id)
    drafting.check_draft(quote)
    drafting.check_quoting(ticket, staff)
    return quote, ticket, staff


async def _show(turn: Turn, quote: Quote, ticket: Ticket) -> None:
    facts = await facts_of(turn, ticket)
    await drafting.show(turn, quote, facts, partial(papers.draft, quote, facts))


async def _add_lines(turn: Turn, quote: Quote, ticket: Ticket, typed: str) -> None:
    community = await turn.shelves.communities.get(ticket.community_id)
    with _put_into_words(turn):
        lines = read_lines(typed, community.currency, turn.standard_of(community))
    await _fill_in(turn, quote, ticket, lines)


async def _fill_in(turn: Turn, quote: Quote, ticket: Ticket, new: Sequence[Item]) -> None:
    """Add these; what was chosen and never counted gives way."""
    counted = [one for one in thaw(quote.items) if one.quantity is not None]
    with _put_into_words(turn):
        await drafting.write(turn, quote, ticket, [*counted, *new])


def _waiting(quote: Quote) -> list[Item]:
    return [one for one in thaw(quote.items) if one.quantity is None]


def _listed(facts: Facts) -> dict[str, Item]:
    return price_list(facts.community.currency, facts.standard)


@contextmanager
def _put_into_words(turn: Turn, unreadable: str = _UNFIT[Unfit.UNREADABLE]) -> Iterator[None]:
    """Nothing is changed, and whoever wrote it hears why."""
    try:
        yield
    except Misquoted as misquoted:
        why = turn.words(_UNFIT[misquoted.unfit])
        if misquoted.unfit is Unfit.UNREADABLE:
            why = turn.words(unreadable)
        if misquoted.line:
            raise Outdated(_("“{line}”: {why}"), line=misquoted.line[:100], why=why) from None
        raise Outdated(_("I am sorry: {why}"), why=why) from None
