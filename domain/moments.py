"""What cannot be done at once: why it rests, until when, and by when an answer comes."""

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.office_hours import OfficeHours, moment_of
from domain.standard import STANDARD, Standard
from domain.working_time import quiet

_SOON = timedelta(hours=2)
_ANSWERS = (
    # days on  at
    (0,        time(18)),
    (1,        time(10)),
    (3,        time(10)),
    (7,        time(10)),
)  # fmt: skip
_RESTS = (1, 3, 7, 14)  # days
_PLANS = (1, 3, 7, 14, 30)  # days
_EVENING = time(18)
_LATEST = timedelta(days=31)
ON_THE_WAY = (10, 20, 30, 60)  # minutes
_LONGEST_WAY = 600
_MINUTES = re.compile(r"(?P<minutes>\d{1,4})\s*(?:分钟|分鐘|分|min(?:ute)?s?\.?)?", re.IGNORECASE)


class WaitingFor(StrEnum):
    """挂起: why nothing can be done for now (S0 六(3))."""

    RESIDENT = "resident"
    RAIN = "rain"
    PARTS = "parts"
    OTHER = "other"

    @property
    def open_ended(self) -> bool:
        """Whether nobody can say until when: rain keeps no calendar."""
        return self is WaitingFor.RAIN


def answer_moments(
    now: datetime, zone: ZoneInfo, standard: Standard = STANDARD
) -> tuple[datetime, ...]:
    """By when an answer may be promised: soon, unless people sleep then, or at an office hour."""
    soon = _rounded_up(now + _SOON)
    asleep = quiet(standard).covers(soon.astimezone(zone).time())
    office = OfficeHours.of(standard, zone)
    later = {_when_open(now, days, at, office) for days, at in _ANSWERS}
    return (*(() if asleep else (soon,)), *sorted(one for one in later if one > soon))


def rest_moments(
    now: datetime, zone: ZoneInfo, standard: Standard = STANDARD
) -> tuple[datetime, ...]:
    """Until when a matter may rest: the morning of these days."""
    office, morning = OfficeHours.of(standard, zone), quiet(standard).until
    return tuple(sorted({_when_open(now, days, morning, office) for days in _RESTS}))


def plan_moments(now: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """By when a case may be planned to be settled: the evening of these days."""
    return tuple(moment_of(_day(now, days, zone), _EVENING, zone) for days in _PLANS)


def there_in(minutes: int, now: datetime) -> datetime | None:
    """When whoever is on the way will be there; None for what is no way at all."""
    return now + timedelta(minutes=minutes) if 0 < minutes <= _LONGEST_WAY else None


def minutes_in(written: str) -> int:
    """“20”, “20分钟”, “20 min”; 0 for what names none."""
    found = _MINUTES.fullmatch(unicodedata.normalize("NFKC", written).strip())
    return int(found["minutes"]) if found else 0


def may_be_promised(moment: datetime, now: datetime) -> bool:
    """Whether a moment that was offered a while ago still lies ahead, and not beyond all sight."""
    return now < moment <= now + _LATEST


def _rounded_up(moment: datetime) -> datetime:
    """To the next quarter of an hour, as people name a time."""
    quarter = timedelta(minutes=15)
    over = timedelta(minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond)
    return (moment + -over % quarter).astimezone(UTC)


def _when_open(now: datetime, days: int, at: time, office: OfficeHours) -> datetime:
    """So many days on, or on the next day on which anybody is there."""
    day = _day(now, days, office.zone)
    while not office.works_on(day):
        day += timedelta(days=1)
    return moment_of(day, at, office.zone)


def _day(now: datetime, days: int, zone: ZoneInfo) -> date:
    return now.astimezone(zone).date() + timedelta(days=days)
