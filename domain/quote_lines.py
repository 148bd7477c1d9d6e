"""What somebody types into a quote, such as “龙头 45”, “tap 45 x2” or “水管 ２０元 × 1.5米”."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from domain.quotes import Item, Misquoted, Unfit, check_price, check_quantity
from domain.standard import STANDARD, Standard
from domain.text import clip

_NAME = 40  # UTF-16 units
_NUMBER = r"-?\d{1,20}(?:\.\d{1,6})?"
_LINE = re.compile(
    rf"(?P<name>.*?)(?:\s+[x×*✕]\s*(?P<before>{_NUMBER})\s)?[\s:,=@]*[¥$€£]?\s*(?P<price>{_NUMBER})\s*"
    rf"(?:[^\W\d]{{1,4}}|[$€£])?(?:/[^\W\d]{{1,5}})?"  # “元”, “yuan”, “/米”
    rf"(?:\s*[x×*✕]\s*(?P<quantity>{_NUMBER})\s*[^\W\d]{{0,6}})?",
    re.IGNORECASE,
)
_MANY = re.compile(rf"[x×*✕]?\s*(?P<quantity>{_NUMBER})\s*[^\W\d]{{0,6}}", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_BETWEEN = re.compile(r"[\n;；]")


def read_lines(typed: str, currency: str, standard: Standard = STANDARD) -> list[Item]:
    """Every line as an item; Misquoted, with the line, at the first that cannot be one."""
    items = [_read(line, currency, standard) for line in _lines(typed)]
    if not items:
        raise Misquoted(Unfit.UNREADABLE)
    return items


def read_quantity(typed: str) -> Decimal:
    """How many, or how much of it."""
    found = _MANY.fullmatch(_plain(typed))
    if found is None:
        raise Misquoted(Unfit.UNREADABLE, typed)
    return check_quantity(Decimal(found["quantity"]))


def _read(line: str, currency: str, standard: Standard) -> Item:
    found = _LINE.fullmatch(_plain(line))
    name = found["name"].strip(" \t-–—·") if found else ""
    if found is None or not name:
        raise Misquoted(Unfit.UNREADABLE, line)
    try:
        price = check_price(Decimal(found["price"]), currency, standard)
        quantity = check_quantity(Decimal(found["quantity"] or found["before"] or 1))
    except Misquoted as misquoted:
        raise Misquoted(misquoted.unfit, line) from None
    return replace(Item(price, clip(name, _NAME)), quantity=quantity)


def _lines(typed: str) -> Iterator[str]:
    return (line.strip() for line in _BETWEEN.split(typed) if line.strip())


def _plain(typed: str) -> str:
    """Full-width digits and signs as the keyboard's own."""
    return _THOUSANDS.sub("", unicodedata.normalize("NFKC", typed).strip())
