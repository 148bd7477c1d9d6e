"""A day and a span of hours as an office writes them: 11-23 08:00-20:00, 明天 9点到17点半."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.dates import day_in
from domain.office_hours import moment_of
from domain.text import folded

_A_DAY = timedelta(days=1)
_NEAR = (
    # days on  as it is said
    (-1, ("昨天", "昨日", "昨晚", "yesterday")),
    (2, ("后天", "後天", "day after tomorrow")),
    (1, ("明天", "明日", "明早", "明晚", "tomorrow")),
    (0, ("今天", "今日", "今早", "今晚", "today", "tonight")),
)
WEEK, WEEKDAYS = "(?:周|週|星期|礼拜|禮拜)", "一二三四五六日"
ENGLISH_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(rf"{WEEK}([{WEEKDAYS}天])")
_ENGLISH = re.compile(rf"\b({'|'.join(ENGLISH_WEEKDAYS)})[a-z]*\b")
_SHORT = re.compile(r"(?<![\d:/-])(\d{1,2})[-/](\d{1,2})(?![\d:/-])", re.ASCII)
_WHOLE = re.compile(r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}[日号號]?|\d{1,2}月\d{1,2}[日号號]?")
_TIME = r"(\d{1,2})(?:[:：.点點时時](\d{2})?(半)?)?"
_SPAN = re.compile(rf"(?<!\d){_TIME}\s*(?:-|–|—|~|～|至|到|to)\s*{_TIME}(?!\d)")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})(?:[:：](\d{2})|[点點时時](\d{2})?(半)?)(?!\d)")
_HOURS, _MINUTES = 24, 60


def day_named(text: str, today: date) -> date | None:
    """The day that is named, or None; without a year, and by its weekday, the next such day."""
    plain, _rest = _parted(folded(text))
    for days, names in _NEAR:
        if any(name in plain for name in names):
            return today + days * _A_DAY
    return _weekday(plain, today) or day_in(plain, today) or _short(plain, today)


def hours_named(text: str) -> tuple[time, time] | None:
    """From when until when; the second may lie on the day after the first."""
    _day, plain = _parted(folded(text))
    for found in _SPAN.finditer(plain):
        first, second = _time(*found.groups()[:3]), _time(*found.groups()[3:])
        if first is None or second is None:
            continue
        if first != second or int(found[4]) == _HOURS:
            return first, second
    return None


def span_named(text: str, now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
    """The first such span that is not over yet; UTC. None where the hours are not named."""
    hours, today = hours_named(text), now.astimezone(zone).date()
    if hours is None:
        return None
    named = day_named(text, today)
    start, end = span_on(named or today, hours, zone)
    if end <= now and named is None:
        start, end = span_on(today + _A_DAY, hours, zone)
    return (start, end) if end > now else None


def moment_named(text: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """A moment that lies ahead, by its hour and perhaps its day; UTC."""
    today = now.astimezone(zone).date()
    found = _CLOCK.search(_parted(folded(text))[1])
    at = _time(found[1], found[2] or found[3], found[4]) if found else None
    if at is None:
        return None
    named = day_named(text, today)
    moment = moment_of(named or today, at, zone)
    if moment <= now and named is None:
        moment = moment_of(today + _A_DAY, at, zone)
    return moment if moment > now else None


def span_on(day: date, hours: tuple[time, time], zone: ZoneInfo) -> tuple[datetime, datetime]:
    """These hours of that day, in UTC; they may end on the day after."""
    start, end = hours
    last = day if start < end else day + _A_DAY
    return moment_of(day, start, zone), moment_of(last, end, zone)


def _time(hour: str, minute: str | None, half: str | None) -> time | None:
    hours, minutes = int(hour), 30 if half else int(minute or 0)
    if hours == _HOURS and minutes == 0:
        return time(0)
    return time(hours, minutes) if hours < _HOURS and minutes < _MINUTES else None


def _weekday(plain: str, today: date) -> date | None:
    if found := _WEEKDAY.search(plain):
        wanted = WEEKDAYS.index(found[1].replace("天", "日"))
    elif found := _ENGLISH.search(plain):
        wanted = ENGLISH_WEEKDAYS.index(found[1])
    else:
        return None
    return today + ((wanted - today.weekday()) % 7) * _A_DAY


def _short(plain: str, today: date) -> date | None:
    """11-23 is a month and its day, as long as there is such a one."""
    found = _SHORT.search(plain)
    if not found:
        return None
    for year in (today.year, today.year + 1):
        try:
            named = date(year, int(found[1]), int(found[2]))
        except ValueError:
            continue
        if named >= today:
            return named
    return None


def _parted(plain: str) -> tuple[str, str]:
    """What names the day, and what names the hours: 8-20 is hours unless others stand behind it."""
    found = _WHOLE.search(plain) or _short_before_hours(plain)
    if found is None:
        return _SHORT.sub(" ", plain), plain
    return plain, plain[: found.start()] + " " + plain[found.end() :]


def _short_before_hours(plain: str) -> re.Match[str] | None:
    found = _SHORT.search(plain)
    if found is None:
        return None
    hours = _SPAN.search(plain, found.end()) or _CLOCK.search(plain, found.end())
    return found if "/" in found[0] or hours else None
