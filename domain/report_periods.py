"""The months, quarters and years that are reported on and asked about: 2026-03, 2026-Q1, 2026."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.dates import months_on
from domain.months import month_in
from domain.office_hours import moment_of
from domain.text import folded

_A_DAY = timedelta(days=1)


class Span(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


MONTHS = {Span.MONTH: 1, Span.QUARTER: 3, Span.YEAR: 12}
_NEAR = {
    #  span and how many of them ago
    (Span.QUARTER, 0): ("quarter", "this quarter", "本季", "本季度", "这个季度", "這個季度"),
    (Span.QUARTER, 1): ("last quarter", "上季", "上季度", "上个季度", "上個季度"),
    (Span.YEAR, 0): ("year", "this year", "今年", "本年", "本年度"),
    (Span.YEAR, 1): ("last year", "去年", "上年度"),
}
_QUARTER = re.compile(r"(20\d\d)[-/.年]? ?(?:q|第)([1-4一二三四])(?:季度?)?", re.ASCII)
_YEAR = re.compile(r"(20\d\d)年?", re.ASCII)
_CHINESE = "一二三四"


@dataclass(frozen=True)
class Period:
    """By the calendar there; `first` is the first day of its month, quarter or year."""

    span: Span
    first: date

    @property
    def last(self) -> date:
        return self.after.first - _A_DAY

    @property
    def after(self) -> "Period":
        return Period(self.span, months_on(self.first, MONTHS[self.span]))

    @property
    def before(self) -> "Period":
        return Period(self.span, months_on(self.first, -MONTHS[self.span]))

    @property
    def code(self) -> str:
        match self.span:
            case Span.MONTH:
                return f"{self.first:%Y-%m}"
            case Span.QUARTER:
                return f"{self.first.year}-Q{(self.first.month + 2) // 3}"
        return f"{self.first.year}"

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """From the first moment up to, but without, the first of what comes after; UTC."""
        return moment_of(self.first, time(), zone), moment_of(self.after.first, time(), zone)


def period_of(span: Span, day: date) -> Period:
    """The one in which the day lies."""
    months = MONTHS[span]
    return Period(span, date(day.year, (day.month - 1) // months * months + 1, 1))


def period_in(text: str, today: date) -> Period | None:
    """What a word or a code names; None for anything else."""
    plain = folded(text).strip()
    for (span, ago), names in _NEAR.items():
        if plain in names:
            this = period_of(span, today)
            return this.before if ago else this
    if found := _QUARTER.fullmatch(plain):
        number = int(found[2]) if found[2].isdigit() else _CHINESE.index(found[2]) + 1
        return Period(Span.QUARTER, date(int(found[1]), 3 * number - 2, 1))
    if not plain.isdecimal() and (month := month_in(plain, today)):
        return Period(Span.MONTH, month)
    if found := _YEAR.fullmatch(plain):
        return Period(Span.YEAR, date(int(found[1]), 1, 1))
    return None
