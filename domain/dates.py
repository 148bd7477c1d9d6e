"""A day as people write it: 2026-12-31, 12月31日, 31 Dec 2026; never a guess."""

import re
from datetime import date

from domain.text import folded

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<name>(?:{'|'.join(_MONTHS)})[a-z]*)"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>20\d\d)"
_WRITTEN = [
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"{_YEAR} ?[-/.年] ?(?P<month>\d{{1,2}}) ?[-/.月] ?(?P<day>\d{{1,2}})(?!\d)",
        r"(?<!\d)(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
        r"(?P<near>[今明])年 ?(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2})(?!\d)",
        rf"(?<!\d){_DAY}(?: of)? {_MONTH}\.?(?:,? {_YEAR})?(?!\d)",
        rf"\b{_MONTH}\.? {_DAY}(?:,? {_YEAR})?(?!\d)",
    )
]
_NUMBERS = re.compile(rf"(?<!\d)(\d{{1,2}})[-/.](\d{{1,2}})[-/.]{_YEAR}(?!\d)", re.ASCII)
_MONTHS_A_YEAR = 12


def day_in(text: str, today: date) -> date | None:
    """The day that is named; without a year, the next such day. None where nobody can know."""
    plain = folded(text)
    for pattern in _WRITTEN:
        if found := pattern.search(plain):
            return _named(found.groupdict(), today)
    if found := _NUMBERS.search(plain):
        return _either_way(int(found[1]), int(found[2]), int(found["year"]))
    return None


def months_on(day: date, months: int) -> date:
    """The same day so many months later; the last of a month that is too short for it."""
    years, month = divmod(day.month - 1 + months, _MONTHS_A_YEAR)
    number = day.day
    while (found := _date(day.year + years, month + 1, number)) is None:
        number -= 1
    return found


def _named(parts: dict[str, str | None], today: date) -> date | None:
    name, day = parts.get("name"), int(parts["day"] or 0)
    month = _MONTHS.index(name[:3]) + 1 if name else int(parts["month"] or 0)
    if near := parts.get("near"):
        return _date(today.year + (near == "明"), month, day)
    if year := parts.get("year"):
        return _date(int(year), month, day)
    this_year = _date(today.year, month, day)
    return this_year if this_year and this_year >= today else _date(today.year + 1, month, day)


def _either_way(one: int, other: int, year: int) -> date | None:
    """31/12 can only be read one way; 3/4 is a day in March to some and in April to others."""
    ways = {_date(year, other, one), _date(year, one, other)} - {None}
    return ways.pop() if len(ways) == 1 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
