"""A quote while it is written: one message that is changed in place, in the group or in private."""

from collections.abc import Sequence

from domain.quotes import Item, thaw
from handlers.buttons import Button, grid, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views.prices import item_line, items_of, money
from handlers.views.tickets import lines_of
from locales import Markup, Words
from storage.tables import Quote

_COUNTS = (1, 2, 3, 4, 5, 10)


def draft(quote: Quote, facts: Facts, words: Words) -> Letter:
    """The quote so far; whatever is typed under it is added."""
    items = thaw(quote.items)
    open_item = next((one for one in items if one.quantity is None), None)
    if open_item:
        return _how_many(quote, open_item, facts, words)
    lines = [
        _heading(facts, words),
        *(items_of(quote, facts, words) if items else ()),
        words(
            "Choose from the price list, or reply to this message with parts and other work, one "
            "on each line: “tap 45 x2”."
        ),
    ]
    return Letter(lines_of(lines), _writing(quote, items, facts, words))


def price_list(quote: Quote, listed: Sequence[Item], facts: Facts, words: Words) -> Letter:
    buttons = [
        Button(item_line(one, facts, words), press("quote_item", quote.id, one.code))
        for one in listed
    ]
    return _choosing(quote, words("<b>Which work?</b>"), buttons, facts, words)


def to_take_off(quote: Quote, facts: Facts, words: Words) -> Letter:
    buttons = [
        Button(item_line(one, facts, words), press("quote_off", quote.id, n, one.amount))
        for n, one in enumerate(thaw(quote.items))
    ]
    return _choosing(quote, words("<b>Which item shall go?</b>"), buttons, facts, words)


def dropped(facts: Facts, words: Words) -> Letter:
    told = words("{number}: the quote was dropped; nothing was sent.", number=facts.ticket.number)
    return Letter(told)


def sent(quote: Quote, facts: Facts, words: Words) -> Letter:
    """What stands where it was written."""
    lines = [
        _heading(facts, words),
        *items_of(quote, facts, words),
        words("📨 Sent to the resident; the work begins when they have agreed (S0 七(2))."),
    ]
    return Letter(lines_of(lines))


def _heading(facts: Facts, words: Words) -> Markup:
    return words("💰 <b>Quote for {number}</b>", number=facts.ticket.number)


def _how_many(quote: Quote, item: Item, facts: Facts, words: Words) -> Letter:
    lines = [
        _heading(facts, words),
        item_line(item, facts, words),
        words("<b>How many, or how much?</b> You can also reply with a number, such as 1.5."),
    ]
    counts = [Button(str(n), press("quote_count", quote.id, n)) for n in _COUNTS]
    back = Button(words("‹ Back"), press("quote_count", quote.id, 0))
    return Letter(lines_of(lines), (*grid(counts, 3), (back,)))


def _writing(
    quote: Quote, items: Sequence[Item], facts: Facts, words: Words
) -> tuple[tuple[Button, ...], ...]:
    listed = Button(words("➕ From the price list"), press("quote_list", quote.id))
    drop = Button(words("Cancel"), press("quote_drop", quote.id))
    if not items:
        return ((listed,), (drop,))
    off = Button(words("➖ Take off"), press("quote_off", quote.id))
    label = words("✅ Send {money}", money=money(quote.total, facts, words))
    return ((listed, off), (Button(label, press("quote_send", quote.id, quote.total)),), (drop,))


def _choosing(
    quote: Quote, asked: Markup, buttons: list[Button], facts: Facts, words: Words
) -> Letter:
    back = Button(words("‹ Back"), press("quote_show", quote.id))
    return Letter(lines_of([_heading(facts, words), asked]), (*grid(buttons, 1), (back,)))
