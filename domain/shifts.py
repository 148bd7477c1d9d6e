"""排班 — the duty roster as an office writes it down, and the hours that nobody has taken."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.office_hours import moment_of
from domain.periods import day_named, hours_named
from domain.standard import Standard
from domain.working_time import quiet

Span = tuple[datetime, datetime]

_A_DAY, _A_WEEK = timedelta(days=1), 7
_WEEKS_AT_MOST = 12
_DAYS = "一二三四五六日"
_ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEK = "(?:周|週|星期|礼拜|禮拜)"
_TO = r"\s*(?:至|到|-|–|—|~|to)\s*"
_NAMED = (
    # the days of the week  as they are called together
    (range(5), re.compile(r"weekdays?|工作日|平日")),
    (range(5, 7), re.compile(r"weekends?|周末|週末")),
    (range(7), re.compile(r"\bdaily\b|every ?day|每天|每日|天天")),
)
_CHINESE_SPAN = re.compile(rf"{_WEEK}([{_DAYS}]){_TO}{_WEEK}?([{_DAYS}])")
_CHINESE_LIST = re.compile(rf"{_WEEK}[{_DAYS}](?:[、,和]?\s?{_WEEK}?[{_DAYS}])*")
_ENGLISH_DAY = rf"({'|'.join(_ENGLISH)})[a-z]*"
_ENGLISH_SPAN = re.compile(rf"\b{_ENGLISH_DAY}{_TO}{_ENGLISH_DAY}\b")
_ENGLISH_LIST = re.compile(rf"\b{_ENGLISH_DAY}\b")
_WEEKS = re.compile(rf"(?<![\d:])(\d{{1,3}})\s*(?:个|個)?(?:w\b|weeks?\b|{_WEEK}(?![{_DAYS}天]))")


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
        return [self._on(day, zone) for day in self.days]

    def _on(self, day: date, zone: ZoneInfo) -> Span:
        start, end = self.hours
        last = day if start < end else day + _A_DAY
        return moment_of(day, start, zone), moment_of(last, end, zone)


def read_turns(text: str, now: datetime, zone: ZoneInfo) -> Turns:
    """“11-23 08:00-20:00”, “周一至周五 8:30-18:00 4周”; Unreadable where it does not say when.

    What is over already is left out.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().replace("天", "日")
    weeks = _weeks(plain)
    hours = hours_named(_WEEKS.sub(" ", text))
    if hours is None:
        raise Unreadable(Unfit.HOURS)
    today = now.astimezone(zone).date()
    days = _days(text, plain, today, weeks)
    ahead = [day for day in days if Turns([day], hours).spans(zone)[0][1] > now]
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
    return Turns([today], (hours.start, hours.until)).spans(zone)[0]


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
        return _between(_DAYS.index(found[1]), _DAYS.index(found[2]))
    if found := _ENGLISH_SPAN.search(plain):
        return _between(_ENGLISH.index(found[1]), _ENGLISH.index(found[2]))
    if found := _CHINESE_LIST.search(plain):
        return {_DAYS.index(one) for one in found[0] if one in _DAYS}
    return {_ENGLISH.index(one) for one in _ENGLISH_LIST.findall(plain)} or None


def _between(first: int, last: int) -> set[int]:
    return {(first + n) % _A_WEEK for n in range((last - first) % _A_WEEK + 1)}
