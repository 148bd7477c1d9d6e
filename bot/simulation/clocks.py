"""The clocks of the standard, reckoned by hand: the wall's, and that of an open office (X17)."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.simulation.village import ZONE
from domain.standard import STANDARD

_ZONE = ZoneInfo(ZONE)
_A_DAY = timedelta(days=1)
_SATURDAY, _SUNDAY = 6, 7
_SIGN = {day: STANDARD.hours("office.hours.weekday") for day in range(1, _SATURDAY)} | {
    _SATURDAY: STANDARD.hours("office.hours.saturday"),
    _SUNDAY: STANDARD.hours("office.hours.sunday"),
}
WAKES, SLEEPS = STANDARD.time_of_day("quiet.until"), STANDARD.time_of_day("quiet.from")


def by_the_wall(since: datetime, key: str) -> datetime:
    return since + STANDARD.duration(key)


def by_the_office(since: datetime, key: str) -> datetime:
    """Only while it is open; its days are as long as the longest of them."""
    left = STANDARD.duration(key)
    if STANDARD[key].unit == "d":
        left = left / _A_DAY * max(sum(map(_length, _on(day)), timedelta()) for day in _a_week())
    for opens, closes in _spans(since):
        if left <= closes - opens:
            return opens + left
        left -= closes - opens
    raise AssertionError("the days never end")


def next_at(at: time, since: datetime) -> datetime:
    """That hour of the next day on which the office works at all."""
    day = since.astimezone(_ZONE).date()
    while not _on(day) or datetime.combine(day, at, _ZONE) <= since:
        day += _A_DAY
    return datetime.combine(day, at, _ZONE)


def awake(at: datetime, limit: datetime) -> datetime:
    """Not while people sleep: in the morning, or the evening before where that is too late."""
    local = at.astimezone(_ZONE)
    if WAKES <= local.time() < SLEEPS:
        return at
    evening = local.date() - (_A_DAY if local.time() < WAKES else timedelta())
    morning = datetime.combine(evening + _A_DAY, WAKES, _ZONE)
    if morning <= limit:
        return morning
    return datetime.combine(evening, SLEEPS, _ZONE) - timedelta(minutes=1)


def days_of(start: datetime, end: datetime) -> int:
    """How many days of the calendar lie between two midnights."""
    return (end.astimezone(_ZONE).date() - start.astimezone(_ZONE).date()).days


def _spans(since: datetime) -> Iterator[tuple[datetime, datetime]]:
    day = since.astimezone(_ZONE).date()
    while True:
        for opens, closes in _on(day):
            start = max(since, datetime.combine(day, opens, _ZONE))
            end = datetime.combine(day, closes, _ZONE)
            if start < end:
                yield start, end
        day += _A_DAY


def _on(day: date) -> tuple[tuple[time, time], ...]:
    return _SIGN[day.isoweekday()]


def _a_week() -> Iterator[date]:
    return (date(2026, 1, 5) + n * _A_DAY for n in range(7))


def _length(span: tuple[time, time]) -> timedelta:
    opens, closes = (timedelta(hours=one.hour, minutes=one.minute) for one in span)
    return closes - opens
