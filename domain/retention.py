"""保存期限 — how long what we know of people is kept, and when in the night it goes."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.office_hours import moment_of
from domain.standard import STANDARD, Standard
from domain.working_time import quiet

_A_DAY = timedelta(days=1)
_REDELIVERED = timedelta(hours=25)  # so long Telegram may bring the same again, and an hour


class Kind(StrEnum):
    """What is kept for a time of its own; the value ends the key of its row."""

    AS_HEARD = "as_heard"
    LETTERS = "letters"
    PHOTOS = "photos"
    TICKETS = "tickets"
    APPLICATIONS = "applications"
    BILLS = "bills"


def limits(now: datetime, standard: Standard = STANDARD) -> dict[Kind, datetime]:
    """What is older than this goes tonight: by the next night it would be over its limit."""
    kept = {kind: standard.duration(f"retention.{kind}") for kind in Kind}
    found = {kind: now - max(length - _A_DAY, timedelta()) for kind, length in kept.items()}
    found[Kind.AS_HEARD] = min(found[Kind.AS_HEARD], now - _REDELIVERED)
    return found


def next_night(now: datetime, zone: ZoneInfo, standard: Standard = STANDARD) -> datetime:
    """Halfway through the quiet hours, the next time they come."""
    hours = quiet(standard)
    today = now.astimezone(zone).date()
    nights = (
        _middle(today + timedelta(days=n), hours.start, hours.until, zone) for n in (-1, 0, 1)
    )
    return next(night for night in nights if night > now)


def _middle(day: date, start: time, until: time, zone: ZoneInfo) -> datetime:
    begins = moment_of(day, start, zone)
    ends = moment_of(day + _A_DAY if start > until else day, until, zone)
    return begins + (ends - begins) / 2
