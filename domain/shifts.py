"""排班 — the duty roster as an office writes it down, and the hours that nobody has taken."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.periods import ENGLISH_WEEKDAYS, WEEK, WEEKDAYS, day_named, hours_named, span_on
from domain.standard import Standard
from domain.text import folded
from domain.working_time import quiet

Span = tuple[datetime, datetime]

_A_DAY, _A_WEEK = timedelta(days=1), 7
_WEEKS_AT_MOST = 12
_TO = r"\s*(?:至|到|-|–|—|~|to)\s*"
_NAMED = (
    # the days of the week  as they are called together
    (range(5), re.compile(r"weekdays?|工作日|平日")),
    (range(5, 7), re.compile(r"weekends?|周末|週末")),
    (range(7), re.compile(r"\bdaily\b|every ?day|每日|日日")),
)
_CHINESE_SPAN = re.compile(rf"{WEEK}([{WEEKDAYS}]){_TO}{WEEK}?([{WEEKDAYS}])")
_CHINESE_LIST = re.compile(rf"{WEEK}[{WEEKDAYS}](?:[、,和]?\s?{WEEK}?[{WEEKDAYS}])*")
_ENGLISH_DAY = rf"({'|'.join(ENGLISH_WEEKDAYS)})[a-z]*"
_ENGLISH_SPAN = re.compile(rf"\b{_ENGLISH_DAY}{_TO}{_ENGLISH_DAY}\b")
_ENGLISH_LIST = re.compile(rf"\b{_ENGLISH_DAY}\b")
_WEEKS = re.compile(rf"(?<![\d:])(\d{{1,3}})\s*(?:个|個)?(?:w\b|weeks?\b|{WEEK}(?![{WEEKDAYS}天]))")


class Unfit(StrEnum):
    HOURS = "hours"
    DAY = "day"
    WEEKS = "weeks"
    OVER = "over"


class Unreadable(Exception):
    """It does not say when."""

    def __init__(self, unfit: Unfit) -> None:
        super().__init__(unfit)
        self.unfit = unfit


@dataclass(frozen=True)
class Turns:
    """The same hours on each of these days; they may end on the day after."""

    days: Sequence[date]
    hours: tuple[time, time]

    def spans(self, zone: ZoneInfo) -> list[Span]:
        """In UTC, as the clocks there will show them."""
        return [span_on(day, self.hours, zone) for day in self.days]


def read_turns(text: str, now: datetime, zone: ZoneInfo) -> Turns:
    """“11-23 08:00-20:00”, “周一至周五 8:30-18:00 4周”; Unreadable where it does not say when.

    What is over already is left out.
    """
    plain = folded(text).replace("天", "日")  # 星期天, 每天, 天天
    weeks = _weeks(plain)
    hours = hours_named(_WEEKS.sub(" ", text))
    if hours is None:
        raise Unreadable(Unfit.HOURS)
    today = now.astimezone(zone).date()
    days = _days(text, plain, today, weeks)
    ahead = [day for day in days if span_on(day, hours, zone)[1] > now]
    if not ahead and days == [today] and day_named(text, today) is None:
        ahead = [today + _A_DAY]
    if not ahead:
        raise Unreadable(Unfit.OVER)
    return Turns(ahead, hours)


def gaps(span: Span, taken: Iterable[Span]) -> list[Span]:
    """What of it nobody has."""
    left: list[Span] = []
    since = span[0]
    for start, end in sorted(taken):
        if since < min(start, span[1]):
            left.append((since, min(start, span[1])))
        since = max(since, end)
    return [*left, (since, span[1])] if since < span[1] else left


def coming_night(now: datetime, zone: ZoneInfo, standard: Standard) -> Span:
    """The quiet hours that begin today."""
    hours, today = quiet(standard), now.astimezone(zone).date()
    return span_on(today, (hours.start, hours.until), zone)


def _weeks(plain: str) -> int | None:
    found = _WEEKS.search(plain)
    weeks = int(found[1]) if found else None
    if weeks is not None and not 1 <= weeks <= _WEEKS_AT_MOST:
        raise Unreadable(Unfit.WEEKS)
    return weeks


def _days(text: str, plain: str, today: date, weeks: int | None) -> list[date]:
    wanted = _weekdays(plain)
    if wanted is None:
        if weeks:
            raise Unreadable(Unfit.DAY)
        return [day_named(text, today) or today]
    ahead = (today + n * _A_DAY for n in range(_A_WEEK * (weeks or 1)))
    return [day for day in ahead if day.weekday() in wanted]


def _weekdays(plain: str) -> set[int] | None:
    """The days of the week that are named, counted from Monday; None where none is."""
    for days, called in _NAMED:
        if called.search(plain):
            return set(days)
    if found := _CHINESE_SPAN.search(plain):
        return _between(WEEKDAYS.index(found[1]), WEEKDAYS.index(found[2]))
    if found := _ENGLISH_SPAN.search(plain):
        return _between(ENGLISH_WEEKDAYS.index(found[1]), ENGLISH_WEEKDAYS.index(found[2]))
    if found := _CHINESE_LIST.search(plain):
        return {WEEKDAYS.index(one) for one in found[0] if one in WEEKDAYS}
    return {ENGLISH_WEEKDAYS.index(one) for one in _ENGLISH_LIST.findall(plain)} or None


def _between(first: int, last: int) -> set[int]:
    return {(first + n) % _A_WEEK for n in range((last - first) % _A_WEEK + 1)}
