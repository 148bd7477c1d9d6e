"""报价 — a price as the resident reads it, and what the office hears of their word."""

from domain.charges import Charge
from domain.quotes import Item, QuoteState, differences, thaw
from handlers.buttons import Button, grid, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views import keys
from handlers.views.names import mention, said, signed
from handlers.views.prices import (
    FORM,
    NOTHING_TO_THE_WORKER,
    items_of,
    money,
    name_of,
)
from handlers.views.tickets import lines_of, ops_card
from locales import Markup, Words, _
from storage.tables import Person, Quote, Staff

_SETTLED = {
    QuoteState.AGREED: _("✅ Agreed, {moment}."),
    QuoteState.REFUSED: _("✖️ Refused, {moment}."),
    QuoteState.SUPERSEDED: _("This price no longer holds."),
}

# --- as the resident reads it


def price_card(quote: Quote, facts: Facts, by: Staff, words: Words) -> Letter:
    """The price before the work, with all its items; nothing begins without their word."""
    ask = Button(words("❓ Ask"), press("ask_price", quote.id))
    refuse = Button(words("✖️ Refuse"), press("refuse", quote.id))
    agree = words("✅ Agree to {money}", money=money(quote.total, facts, words))
    asked = words("Do you agree? We begin when you have.")
    lines = [*_priced(quote, facts, by, words), asked, words(NOTHING_TO_THE_WORKER)]
    keyboard = (Button(agree, press("agree", quote.id)),), (ask, refuse)
    return Letter(lines_of(lines), keyboard)


def still_waiting(quote: Quote, facts: Facts, by: Staff, words: Words) -> Letter:
    """The same card to somebody who has not answered it."""
    card = price_card(quote, facts, by, words)
    waits = words("We have not heard from you yet about this price.")
    return Letter(Markup("\n").join([waits, card.text]), card.buttons)


def refusing(quote: Quote, facts: Facts, by: Staff, words: Words) -> Letter:
    """The card while somebody thinks again."""
    asked = words("<b>Shall we tell the office that you refuse this price?</b>")
    yes = Button(words("Yes, refuse"), press("decline_quote", quote.id))
    back = Button(words("‹ Back"), press("price", quote.id))
    text = Markup("\n").join([*_priced(quote, facts, by, words), asked])
    return Letter(text, ((yes,), (back,)))


def closed(quote: Quote, facts: Facts, by: Staff, words: Words) -> Letter:
    """The card once there is nothing left to decide."""
    at = words.moment(quote.decided_at or facts.now, facts.zone, facts.now, lasting=True)
    signed_for = quote.signed_at and words("✍️ Signed for.")
    lines = [
        *_priced(quote, facts, by, words),
        words(_SETTLED[QuoteState(quote.state)], moment=at),
        signed_for,
        words(NOTHING_TO_THE_WORKER) if quote.state == QuoteState.AGREED else None,
    ]
    return Letter(lines_of([line for line in lines if line]))


def reconsidered(facts: Facts, reason: str, words: Words) -> Letter:
    """Somebody of ours has changed who bears the cost."""
    now = _("{number}: it costs you nothing.")
    then = _("{number}: this is paid work. You will be told the price before any work begins.")
    told = then if facts.ticket.charge == Charge.PAID else now
    return Letter(lines_of([words(told, number=facts.ticket.number), said(reason, words)]))


# --- what the office hears


def agreed(quote: Quote, facts: Facts, who: Person, words: Words) -> Letter:
    told = words(
        "✅ <b>{number}</b>: {name} agrees to {money}; the work may begin.",
        number=facts.ticket.number,
        name=who.name,
        money=money(quote.total, facts, words),
    )
    return Letter(_calling(told, facts))


def refused(quote: Quote, facts: Facts, who: Person, words: Words) -> Letter:
    told = words(
        "✖️ <b>{number}</b>: {name} refuses {money}. Another price, or free of charge, is for the "
        "office to decide.",
        number=facts.ticket.number,
        name=who.name,
        money=money(quote.total, facts, words),
    )
    return Letter(_calling(told, facts))


def asked_about(quote: Quote, facts: Facts, who: Person, text: str, words: Words) -> Letter:
    """Their words, with the price they are about; a reply to it reaches them."""
    lines = [
        words("💬 {name} asks about the price of {number}:", name=who.name,
              number=facts.ticket.number),
        said(text, words),
        *items_of(quote, facts, words),
    ]  # fmt: skip
    return Letter(lines_of(lines))


def why_refused(facts: Facts, who: Person, text: str, words: Words) -> Letter:
    told = _("💬 {name} says why the price of {number} was refused: “{words}”")
    return Letter(words(told, name=who.name, number=facts.ticket.number, words=text))


def unanswered(quote: Quote, facts: Facts, words: Words) -> Letter:
    told = words(
        "⏰ <b>{number}</b>: {name} has not answered the price of {money} yet. Perhaps somebody "
        "can telephone.",
        number=facts.ticket.number,
        name=facts.requester.name,
        money=money(quote.total, facts, words),
    )
    return Letter(_calling(told, facts))


def charges(facts: Facts, words: Words) -> Letter:
    """The card while somebody of the desk says who bears it (B4)."""
    ticket = facts.ticket
    buttons = [
        Button(words(FORM[one]), press("charge_as", ticket.id, one))
        for one in Charge
        if one != ticket.charge
    ]
    text = Markup("\n").join([ops_card(facts, words).text, words("<b>Who bears the cost?</b>")])
    return Letter(text, (*grid(buttons, 1), (keys.back(ticket, words),)))


# --- parts


def _priced(quote: Quote, facts: Facts, by: Staff, words: Words) -> list[Markup]:
    """Who names the price, for what, and how it differs from what was agreed before."""
    title = words("💰 <b>{number}: the price of the work</b>", number=facts.ticket.number)
    lines = [signed(words, facts.community.name, by), title, *items_of(quote, facts, words)]
    before = facts.agreed
    if quote.state == QuoteState.OPEN and before and before.id != quote.id:
        lines += _changed(before, quote, facts, words)
    return lines


def _changed(before: Quote, quote: Quote, facts: Facts, words: Words) -> list[Markup]:
    was = words(
        "<b>You have agreed to {money}. What is different now:</b>",
        money=money(before.total, facts, words),
    )
    found = differences(thaw(before.items), thaw(quote.items))
    return [was, *(_difference(*one, facts, words) for one in found)]


def _difference(item: Item, was: int, now: int, facts: Facts, words: Words) -> Markup:
    name = name_of(item, words)
    before, after = money(was, facts, words), money(now, facts, words)
    if not was:
        return words("＋ {name}: {money}", name=name, money=after)
    if not now:
        return words("－ {name}: {money}", name=name, money=before)
    return words("± {name}: {before} → {after}", name=name, before=before, after=after)


def _calling(text: Markup, facts: Facts) -> Markup:
    """Whoever is on it is called."""
    return Markup("\n").join([text, mention(facts.assignee)]) if facts.assignee else text
