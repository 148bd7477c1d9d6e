"""What a job costs and who bears it, as it stands on the cards of a ticket."""

from collections.abc import Sequence

from domain.bills import OWED_IN
from domain.charges import Charge, may_be_charged
from domain.money import in_full
from domain.quotes import Item, QuoteState, newest, thaw
from domain.tickets import UNDONE_STATES
from handlers.buttons import Button, press
from handlers.facts import Facts
from locales import Markup, Words, _, escape
from storage.tables import Quote

FORM = {
    Charge.WARRANTY: _("📄 Customer-service work order (warranty)"),
    Charge.PAID: _("📄 Engineering repair order (paid)"),
    Charge.FREE: _("📄 Customer-service work order (free of charge)"),
}
WORK = {
    "tap_replacement": _("Replacing a tap"),
    "cistern_repair": _("Repairing a cistern"),
    "toilet_unblocking": _("Unblocking a toilet"),
    "drain_unblocking": _("Unblocking a drain"),
    "pipe_replacement": _("Replacing pipe"),
    "lamp_replacement": _("Replacing a lamp"),
    "socket_replacement": _("Replacing a socket"),
    "circuit_tracing": _("Tracing a circuit"),
    "lock_replacement": _("Replacing a lock"),
    "door_adjustment": _("Adjusting a door"),
    "tile_replacement": _("Replacing a tile"),
}
UNIT = {
    "piece": _("per piece"),
    "job": _("per job"),
    "m": _("per metre"),
    "h": _("per hour"),
}
_FORM_OF = {
    Charge.WARRANTY: _("🧾 This is under warranty: it costs you nothing."),
    Charge.PAID: _("🧾 You will be told the price before any work begins."),
    Charge.FREE: _("🧾 It costs you nothing."),
}
NOTHING_TO_THE_WORKER = _("Please pay nothing to the worker; it goes on your bill.")
_STANDS = {
    QuoteState.OPEN: _("💰 {money}: waiting for the resident"),
    QuoteState.AGREED: _("💰 {money}: agreed"),
    QuoteState.REFUSED: _("💰 {money}: refused"),
}
_STANDS_FOR_YOU = _STANDS | {QuoteState.OPEN: _("💰 {money}: we wait for your word")}


def money(amount: int, facts: Facts, words: Words) -> str:
    currency = facts.community.currency
    return words.money(in_full(amount, currency), currency)


def name_of(item: Item, words: Words) -> Markup:
    if not item.code:
        return escape(item.name)
    return words("{name} ({unit})", name=words(WORK[item.code]), unit=words(UNIT[item.unit]))


def item_line(item: Item, facts: Facts, words: Words) -> Markup:
    known = {"name": name_of(item, words), "price": money(item.price, facts, words)}
    if item.quantity in {None, 1}:
        return words("{name}: {price}", **known)
    return words(
        "{name}: {quantity} × {price} = {amount}",
        quantity=f"{item.quantity.normalize():f}",
        amount=money(item.amount, facts, words),
        **known,
    )


def items_of(quote: Quote, facts: Facts, words: Words) -> list[Markup]:
    """Every item, and the sum."""
    summed = words("<b>Total: {money}</b>", money=money(quote.total, facts, words))
    return [*(item_line(one, facts, words) for one in thaw(quote.items)), summed]


# --- on the cards


def on_ops_card(facts: Facts, words: Words) -> list[Markup]:
    """Which form it is (B4), the price, and whether they have signed for it (B7)."""
    ticket = facts.ticket
    if not ticket.charge or not may_be_charged(ticket.kind):
        return []
    lines = [words(FORM[Charge(ticket.charge)]), *_prices(facts.quotes, facts, _STANDS, words)]
    if facts.agreed and facts.agreed.signed_at:
        lines.append(words("✍️ Signed by the resident"))
    elif facts.agreed and ticket.state in OWED_IN:
        lines.append(words("✍️ Not signed by the resident"))
    return [*lines, *_paid(facts, words)]


def on_their_card(facts: Facts, words: Words) -> list[Markup]:
    """What it costs whoever lives there; of what is everybody's they bear nothing."""
    ticket = facts.ticket
    if not ticket.charge or not may_be_charged(ticket.kind) or ticket.home_id is None:
        return []
    priced = _prices(facts.quotes, facts, _STANDS_FOR_YOU, words)
    if priced or ticket.state not in UNDONE_STATES:
        return [*priced, *_paid(facts, words)]
    return [words(_FORM_OF[Charge(ticket.charge)])]


def key(facts: Facts, words: Words) -> tuple[tuple[Button, ...], ...]:
    """The way to the price, with its items."""
    shown = newest(facts.quotes, QuoteState.OPEN, QuoteState.AGREED)
    return ((Button(words("💰 Price"), press("price", shown.id)),),) if shown else ()


def left_of(facts: Facts) -> int:
    """What is still to be paid for it, once the work is accepted."""
    if facts.agreed is None or facts.ticket.state not in OWED_IN:
        return 0
    return facts.agreed.total - sum(one.amount for one in facts.payments)


def paid_key(facts: Facts, words: Words) -> list[Button]:
    """For finance alone; workers are long gone by then (S0 七(2))."""
    if left_of(facts) <= 0:
        return []
    return [Button(words("💳 Paid"), press("paid", facts.ticket.id))]


def to_be_signed(facts: Facts) -> Quote | None:
    """What the resident still has to sign for."""
    return facts.agreed if facts.agreed and not facts.agreed.signed_at else None


def sign(quote: Quote, facts: Facts, words: Words) -> Button:
    """A tap is a signature; it names the amount it is for."""
    label = words("✍️ Accept and sign {money}", money=money(quote.total, facts, words))
    return Button(label, press("accept_work", facts.ticket.id, quote.id))


def _paid(facts: Facts, words: Words) -> list[Markup]:
    if facts.agreed is None or facts.ticket.state not in OWED_IN:
        return []
    left, paid = left_of(facts), sum(one.amount for one in facts.payments)
    if left <= 0:
        return [words("💳 Paid")]
    if not paid:
        return [words("💳 Not paid yet")]
    known = {"paid": money(paid, facts, words), "left": money(left, facts, words)}
    return [words("💳 Paid: {paid}; still to be paid: {left}", **known)]


def _prices(
    quotes: Sequence[Quote], facts: Facts, names: dict[QuoteState, str], words: Words
) -> list[Markup]:
    """What was agreed, and what was said since."""
    agreed = [facts.agreed] if facts.agreed else []
    last = newest(quotes, QuoteState.OPEN, QuoteState.REFUSED)
    later = [last] if last and (not agreed or last.ordinal > agreed[0].ordinal) else []
    return [
        words(names[QuoteState(one.state)], money=money(one.total, facts, words))
        for one in (*agreed, *later)
    ]
