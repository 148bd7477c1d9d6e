"""雨: when it fell, as people write it, and which repairs it can have tried."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.dates import day_in
from domain.office_hours import moment_of
from domain.standard import STANDARD, Standard
from domain.standard.rows import clock_time

SAID_WITHIN = "rain.said_within"
_TODAY = frozenset({"today", "今天", "今日"})
_YESTERDAY = frozenset({"yesterday", "昨天", "昨日", "昨晚"})
_TO_COME = frozenset({"tomorrow", "明天", "明日", "后天", "後天"})
_NOON = frozenset({"noon", "中午", "正午"})
_A_TIME = re.compile(r"\d{1,2}[:：]\d{1,2}", re.ASCII)


class RainSource(StrEnum):
    STAFF = "staff"
    WEATHER = "weather"


@dataclass(frozen=True)
class Fell:
    """`began` is the first moment of it that is certain: what was mended later, it did not try."""

    day: date
    began: datetime


class NotThen(ValueError):
    """It cannot have rained then: that is still to come, or so long ago that it says nothing."""


def fell_now(now: datetime, zone: ZoneInfo) -> Fell:
    return Fell(now.astimezone(zone).date(), now)


def is_moment(word: str, today: date) -> bool:
    """Whether it says when, and not where; be it when it cannot have been."""
    known = _day(word, today) is not None or _time(word) is not None
    return known or _impossible(word)


def fell(said: Sequence[str], now: datetime, zone: ZoneInfo, standard: Standard = STANDARD) -> Fell:
    """From “yesterday”, “18:30”, “2026-03-01 18:30”; `NotThen` for what cannot have been.

    A bare time is the last such hour there was; of a bare day, only its beginning is certain.
    """
    if any(map(_impossible, said)):
        raise NotThen(" ".join(said))
    today = now.astimezone(zone).date()
    day = next((one for word in said if (one := _day(word, today))), None)
    at = next((hour for word in said if (hour := _time(word))), None)
    if day and (at or day != today):
        found = Fell(day, moment_of(day, at or time(), zone))
    else:
        found = _last(at, now, zone) if at else fell_now(now, zone)
    if not now - standard.duration(SAID_WITHIN) <= found.began <= now:
        raise NotThen(" ".join(said))
    return found


def _last(at: time, now: datetime, zone: ZoneInfo) -> Fell:
    today = now.astimezone(zone).date()
    day = today if moment_of(today, at, zone) <= now else today - timedelta(days=1)
    return Fell(day, moment_of(day, at, zone))


def _day(word: str, today: date) -> date | None:
    """Of a day without its year, the last one: nobody says when it is going to rain."""
    plain = word.casefold()
    if plain in _TODAY | _YESTERDAY:
        return today - timedelta(days=plain in _YESTERDAY)
    found = day_in(word, today)
    if found and found > today and str(found.year) not in word:
        return day_in(f"{found.year - 1}-{found.month}-{found.day}", today)
    return found


def _impossible(word: str) -> bool:
    """Still to come, or no time of any day: 25:00."""
    return word.casefold() in _TO_COME or bool(_A_TIME.fullmatch(word) and not _time(word))


def _time(word: str) -> time | None:
    if word.casefold() in _NOON:
        return time(12)
    try:
        return clock_time(word.replace("：", ":"))
    except ValueError:
        return None
