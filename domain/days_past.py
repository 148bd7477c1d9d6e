"""Days that lie behind us, as people write them: yesterday, 11-20, 2026-11, 本周, 11月1日至20日."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from domain.dates import day_in

_A_DAY, _A_WEEK, _A_YEAR = timedelta(days=1), 7, 12
_NEAR = {
    0: ("today", "今天", "今日"),
    1: ("yesterday", "昨天", "昨日"),
    2: ("前天", "前日"),
}
_WEEKS = {
    0: ("this week", "本周", "本週", "这周", "這週", "這周", "本星期", "这星期", "這星期"),
    1: ("last week", "上周", "上週", "上星期"),
}
_MONTHS = {
    0: ("this month", "本月", "这个月", "這個月", "当月", "當月"),
    1: ("last month", "上月", "上个月", "上個月"),
}
_MONTH = re.compile(
    r"(?:(20\d\d)[-/.年])?(?:(?<=[-/.年])|(?=\d{1,2}月))(\d{1,2})月?(?:份)?", re.ASCII
)
_YEAR = re.compile(r"(20\d\d)年?", re.ASCII)
_SHORT = re.compile(r"(\d{1,2})[-/.](\d{1,2})", re.ASCII)
_WHOLE = re.compile(
    r"20\d\d[-/.年]?\d{1,2}[-/.月]?\d{1,2}[日号號]?|\d{1,2}月\d{1,2}[日号號]?", re.ASCII
)
_BY_NAME = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th)? [a-z]+|[a-z]+ \d{1,2})(?:,? 20\d\d)?", re.ASCII)
_UNTIL = re.compile(r"\.\.+|~|至|到|—|–")
PHRASES = tuple(name for near in (_WEEKS, _MONTHS) for names in near.values() for name in names)


@dataclass(frozen=True)
class Days:
    """From the first to the last, both included."""

    first: date
    last: date


def days_past(text: str, today: date) -> Days | None:
    """What a word or two name; without a year, the last such days. None for anything else."""
    if found := _named(text, today):
        return found
    first, *behind = _UNTIL.split(text, maxsplit=1)
    if not behind:
        return None
    since, until = _named(first.strip(), today), _named(_whole(behind[0].strip(), first), today)
    return Days(since.first, until.last) if since and until and since.first <= until.last else None


def _whole(last: str, first: str) -> str:
    """11月1日至20日: the month is that of the first."""
    month = re.match(r".*月", first)
    return f"{month[0]}{last}" if month and re.fullmatch(r"\d{1,2}[日号號]", last) else last


def _named(text: str, today: date) -> Days | None:
    return _near(text, today) or _day(text, today) or _month(text, today) or _year(text)


def _near(text: str, today: date) -> Days | None:
    for ago, names in _NEAR.items():
        if text in names:
            return Days(today - ago * _A_DAY, today - ago * _A_DAY)
    for ago, names in _WEEKS.items():
        if text in names:
            monday = today - (today.weekday() + ago * _A_WEEK) * _A_DAY
            return Days(monday, monday + (_A_WEEK - 1) * _A_DAY)
    for ago, names in _MONTHS.items():
        if text in names:
            years, month = divmod(today.month - 1 - ago, _A_YEAR)
            return _of_month(today.year + years, month + 1)
    return None


def _day(text: str, today: date) -> Days | None:
    if short := _SHORT.fullmatch(text):
        text = f"{short[1]}月{short[2]}日"
    if not (_WHOLE.fullmatch(text) or _BY_NAME.fullmatch(text)):
        return None
    found = day_in(text, today)
    if found and found > today and not re.search(r"20\d\d", text):
        found = day_in(f"{found.year - 1}-{found.month}-{found.day}", today)
    return Days(found, found) if found else None


def _month(text: str, today: date) -> Days | None:
    found = _MONTH.fullmatch(text)
    if not found or not 1 <= (month := int(found[2])) <= _A_YEAR:
        return None
    return _of_month(int(found[1] or today.year - (month > today.month)), month)


def _year(text: str) -> Days | None:
    found = _YEAR.fullmatch(text)
    return Days(date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)) if found else None


def _of_month(year: int, month: int) -> Days:
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
