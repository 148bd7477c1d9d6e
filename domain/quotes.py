"""报价 — the price named before the work: its items, its sum, and what it allows (S0 七(2))."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from domain.charges import Charge
from domain.money import smallest, times
from domain.refusals import Refused
from domain.standard import STANDARD, Standard

_LIST = "price."
_MOST = Decimal(1000)  # of one item
_FINEST = Decimal("0.01")  # of an hour, of a metre


class QuoteState(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    AGREED = "agreed"
    REFUSED = "refused"
    SUPERSEDED = "superseded"


class Unfit(StrEnum):
    """Why something cannot stand in a quote."""

    UNREADABLE = "unreadable"
    NOTHING = "nothing"
    TOO_FINE = "too_fine"
    TOO_MUCH = "too_much"
    TOO_MANY = "too_many"


class Misquoted(Exception):
    def __init__(self, unfit: Unfit, line: str = "") -> None:
        super().__init__(unfit, line)
        self.unfit, self.line = unfit, line


@dataclass(frozen=True)
class Item:
    """A line of a quote; what is on the price list goes by its code, anything else by a name.

    The price is copied: changing the list never rewrites a quote. How many there are may still
    have to be said.
    """

    price: int
    name: str = ""
    code: str = ""
    unit: str = ""
    quantity: Decimal | None = Decimal(1)

    @property
    def amount(self) -> int:
        return times(self.price, self.quantity or Decimal(0))

    def freeze(self) -> dict[str, Any]:
        quantity = None if self.quantity is None else str(self.quantity)
        return {**vars(self), "quantity": quantity}


def thaw(frozen: Iterable[Mapping[str, Any]]) -> list[Item]:
    return [
        Item(**{**one, "quantity": Decimal(one["quantity"]) if one["quantity"] else None})
        for one in frozen
    ]


def price_list(currency: str, standard: Standard = STANDARD) -> dict[str, Item]:
    """What every job costs, by its code; how many of it is for whoever quotes to say."""
    rows = [row for row in standard.rows if row.key.startswith(_LIST)]
    return {
        code: Item(
            smallest(standard.count(row.key), currency),
            code=code,
            unit=row.unit.partition("/")[2],
            quantity=None,
        )
        for row in rows
        if (code := row.key.removeprefix(_LIST))
    }


def check_quantity(quantity: Decimal) -> Decimal:
    """Misquoted for a number of things that nobody can mean."""
    if quantity <= 0:
        raise Misquoted(Unfit.NOTHING)
    if quantity >= _MOST:
        raise Misquoted(Unfit.TOO_MUCH)
    if quantity != quantity.quantize(_FINEST):
        raise Misquoted(Unfit.TOO_FINE)
    return quantity


def check_price(amount: Decimal, currency: str, standard: Standard = STANDARD) -> int:
    """The price in the smallest unit; Misquoted for one that nobody can mean."""
    if amount <= 0:
        raise Misquoted(Unfit.NOTHING)
    if amount > standard.count("quote.at_most"):
        raise Misquoted(Unfit.TOO_MUCH)
    try:
        return smallest(amount, currency)
    except ValueError:
        raise Misquoted(Unfit.TOO_FINE) from None


def check(items: Sequence[Item], currency: str, standard: Standard = STANDARD) -> None:
    """Misquoted for more than fits one quote, or for an item that comes to nothing."""
    if len(items) > standard.count("quote.items"):
        raise Misquoted(Unfit.TOO_MANY)
    if any(item.quantity and not item.amount for item in items):
        raise Misquoted(Unfit.NOTHING)
    if total(items) > smallest(standard.count("quote.at_most"), currency):
        raise Misquoted(Unfit.TOO_MUCH)


def total(items: Iterable[Item]) -> int:
    return sum(item.amount for item in items)


def differences(before: Sequence[Item], after: Sequence[Item]) -> list[tuple[Item, int, int]]:
    """Every item that is not as it was agreed, with its amount then and now; 0 where it is not.

    An item that stands there twice is two items.
    """
    left, found = list(before), []
    for item in after:
        known = next((one for one in left if _same_thing(one, item)), None)
        if known:
            left.remove(known)
        was = known.amount if known else 0
        if was != item.amount:
            found.append((item, was, item.amount))
    return [*found, *((one, one.amount, 0) for one in left)]


def _same_thing(one: Item, other: Item) -> bool:
    return (one.code, one.name, one.unit) == (other.code, other.name, other.unit)


# --- what a quote allows


class Stated(Protocol):
    @property
    def state(self) -> str: ...


Q = TypeVar("Q", bound=Stated)


def newest(quotes: Sequence[Q], *states: QuoteState) -> Q | None:
    """The last of them that stands so; they are in the order in which they were made."""
    return next((one for one in reversed(quotes) if one.state in states), None)


def check_consent(charge: str, states: Iterable[str]) -> None:
    """Paid work is finished at a price that was agreed upon; Refused where it was not."""
    known = set(states)
    if QuoteState.OPEN in known:
        raise Refused("quote_open", "S0 七(2)")
    if charge != Charge.PAID or QuoteState.AGREED in known:
        return
    raise Refused("quote_refused" if QuoteState.REFUSED in known else "quote_missing", "S0 七(2)")
