"""When people may be visited and when they must be left alone, in the community's own zone."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain, islice
from types import MappingProxyType
from zoneinfo import ZoneInfo

from domain.office_hours import OfficeHours, moment_of
from domain.standard import STANDARD, Standard

_NOBODY: Mapping[datetime, int] = MappingProxyType({})


@dataclass(frozen=True)
class Window:
    letter: str
    opens: time
    closes: time


WINDOWS = (
    Window("m", time(9), time(12)),
    Window("a", time(14), time(17)),
    Window("e", time(18), time(20)),
)


_BY_LETTER = {window.letter: window for window in WINDOWS}
_CODE = re.compile(f"(\\d\\d)(\\d\\d)([{''.join(_BY_LETTER)}])", re.ASCII)


@dataclass(frozen=True)
class Slot:
    """`start` and `end` are UTC; `code` is month, day and the window's letter, as in "1122m"."""

    code: str
    start: datetime
    end: datetime


@dataclass(frozen=True)
class Quiet:
    start: time
    until: time
    clause: str

    @property
    def overnight(self) -> bool:
        return self.start > self.until

    def covers(self, local: time) -> bool:
        if self.overnight:
            return local >= self.start or local < self.until
        return self.start <= local < self.until


def quiet(standard: Standard = STANDARD) -> Quiet:
    return Quiet(
        standard.time_of_day("quiet.from"),
        standard.time_of_day("quiet.until"),
        standard["quiet.from"].clause,
    )


QUIET = quiet()


def free_slots(
    now: datetime,
    zone: ZoneInfo,
    booked: Mapping[datetime, int] = _NOBODY,
    standard: Standard = STANDARD,
) -> tuple[Slot, ...]:
    """The windows of the next working days that somebody can still come in.

    `booked` counts the visits that begin at a moment; a day that is booked out does not count.
    """
    capacity = standard.count("slots.capacity")
    days = (
        ([one for one in day if booked.get(one.start, 0) < capacity], day)
        for day in _coming_days(now, zone, standard)
    )
    offered = (free for free, day in days if free or not day)
    return tuple(chain.from_iterable(islice(offered, standard.count("slots.days"))))


def _coming_days(now: datetime, zone: ZoneInfo, standard: Standard) -> Iterator[list[Slot]]:
    """For each working day from today on, the windows that can still be reached in time."""
    earliest = now + standard.duration("slots.lead")
    for day in OfficeHours.of(standard, zone).working_days(now):
        windows = (_slot_on(day, window, zone) for window in WINDOWS)
        yield [slot for slot in windows if slot.start >= earliest]


def slot(code: str, now: datetime, zone: ZoneInfo) -> Slot | None:
    """Read a code back in the year nearest to now; None if it is no slot's code."""
    parts = _CODE.fullmatch(code)
    day = _nearest(int(parts[1]), int(parts[2]), now.astimezone(zone).date()) if parts else None
    return _slot_on(day, _BY_LETTER[parts[3]], zone) if parts and day else None


def outside_quiet(
    moment: datetime, limit: datetime, zone: ZoneInfo, hours: Quiet = QUIET
) -> datetime:
    """Move a moment out of the quiet hours: later if the limit allows, else earlier. UTC."""
    local = moment.astimezone(zone)
    if not hours.covers(local.time()):
        return moment.astimezone(UTC)
    evening = local.date() - timedelta(days=local.time() < hours.start)
    morning = evening + timedelta(days=hours.overnight)
    later = moment_of(morning, hours.until, zone)
    return later if later <= limit else moment_of(evening, hours.start, zone) - timedelta(minutes=1)


def _slot_on(day: date, window: Window, zone: ZoneInfo) -> Slot:
    code = f"{day:%m%d}{window.letter}"
    return Slot(code, moment_of(day, window.opens, zone), moment_of(day, window.closes, zone))


def _nearest(month: int, day: int, today: date) -> date | None:
    years = (today.year - 1, today.year, today.year + 1)
    days = [found for year in years if (found := _date(year, month, day))]
    return min(days, key=lambda found: abs(found - today), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
