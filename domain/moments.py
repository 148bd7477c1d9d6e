"""What cannot be done at once: why it rests, until when, and by when an answer comes."""

from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

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
    later = [_on(now, days, at, zone) for days, at in _ANSWERS]
    return (*(() if asleep else (soon,)), *(one for one in later if one > soon))


def rest_moments(
    now: datetime, zone: ZoneInfo, standard: Standard = STANDARD
) -> tuple[datetime, ...]:
    """Until when a matter may rest: the morning of these days."""
    return tuple(_on(now, days, quiet(standard).until, zone) for days in _RESTS)


def plan_moments(now: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """By when a case may be planned to be settled: the evening of these days."""
    return tuple(_on(now, days, _EVENING, zone) for days in _PLANS)


def may_be_promised(moment: datetime, now: datetime) -> bool:
    """Whether a moment that was offered a while ago still lies ahead, and not beyond all sight."""
    return now < moment <= now + _LATEST


def _rounded_up(moment: datetime) -> datetime:
    """To the next quarter of an hour, as people name a time."""
    quarter = timedelta(minutes=15)
    over = timedelta(minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond)
    return (moment + -over % quarter).astimezone(UTC)


def _on(now: datetime, days: int, at: time, zone: ZoneInfo) -> datetime:
    day = now.astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
