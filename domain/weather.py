"""天气: what a weather service says fell in each hour, and whether it was rain worth a question."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from domain.rain import SAID_WITHIN, Fell
from domain.standard import STANDARD, Standard

_PLACE = re.compile(r"(-?\d{1,3}(?:\.\d{1,8})?)(?: *, *| +)(-?\d{1,3}(?:\.\d{1,8})?)", re.ASCII)
_POLE = 90
HOUR = timedelta(hours=1)
_A_DAY = timedelta(days=1)
_NEAR = 2 * _A_DAY  # beside the days that were asked for: whole ones, and what is forecast
_FARTHEST = 92  # days, of which Open-Meteo can be asked
_MOST_AN_HOUR = 400  # millimetres: more than has ever been measured anywhere
Hours = tuple[tuple[datetime, float], ...]  # when each begins, and the millimetres of it


class Absurd(ValueError):
    """No answer of a weather service, or one that nobody should act on."""


def place_in(written: str) -> tuple[float, float] | None:
    """Latitude and longitude, the way maps write them; None for what is no place on earth."""
    found = _PLACE.fullmatch(written.strip().replace("，", ","))
    if not found:
        return None
    latitude, longitude = float(found[1]), float(found[2])
    on_earth = abs(latitude) <= _POLE and abs(longitude) <= 2 * _POLE
    return (latitude, longitude) if on_earth else None


def days_back(standard: Standard = STANDARD) -> int:
    """Whole days, for as long as rain is worth a question, and the service speaks of it."""
    return min(-(-standard.duration(SAID_WITHIN) // _A_DAY), _FARTHEST)


def hours_in(said: object, now: datetime, standard: Standard = STANDARD) -> Hours:
    """The hours that are over by now, from Open-Meteo's JSON with moments in Unix time."""
    hourly = said.get("hourly") if isinstance(said, dict) else None
    found = hourly if isinstance(hourly, dict) else {}
    ends, fell = found.get("time"), found.get("precipitation")
    if not isinstance(ends, list) or not isinstance(fell, list) or len(ends) != len(fell):
        raise Absurd("no hours")
    near = days_back(standard) * _A_DAY + _NEAR
    hours = [_hour(end, fallen, now, near) for end, fallen in zip(ends, fell, strict=True)]
    over = tuple(one for one in hours if one and one[0] + HOUR <= now)
    if not over or list(over) != sorted(over) or now - over[-1][0] > _A_DAY:
        raise Absurd("not of today")
    return over


def _hour(
    end: Any,  # noqa: ANN401
    fallen: Any,  # noqa: ANN401
    now: datetime,
    near: timedelta,
) -> tuple[datetime, float] | None:
    """Nothing is known of an hour without a figure; each is named by its end."""
    if fallen is None:
        return None
    if not _is_number(end) or not _is_number(fallen) or not 0 <= fallen <= _MOST_AN_HOUR:
        raise Absurd(f"{fallen!r:.20} mm")
    if abs(end - now.timestamp()) > near.total_seconds():
        raise Absurd("another time")
    return datetime.fromtimestamp(end, UTC) - HOUR, float(fallen)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def rains_in(hours: Hours, zone: ZoneInfo, standard: Standard = STANDARD) -> Sequence[Fell]:
    """The days on which enough fell to try a repair.

    It began with the last hour from which on that much fell: whatever was mended by then is tried.
    """
    by_day = groupby(hours, key=lambda one: one[0].astimezone(zone).date())
    days = [(day, [*of]) for day, of in by_day]
    enough = standard.count("rain.enough")
    found = [(day, _began(of, enough)) for day, of in days]
    return [Fell(day, began) for day, began in found if began]


def rained_again(rain: Fell, noted_at: datetime) -> bool:
    """Whether enough fell in hours that were not over when that day's rain was noted."""
    return rain.began + HOUR > noted_at


def _began(hours: Sequence[tuple[datetime, float]], enough: int) -> datetime | None:
    fell = Decimal(0)
    for begins, fallen in reversed(hours):
        fell += Decimal(str(fallen))
        if fell >= enough:
            return begins
    return None
