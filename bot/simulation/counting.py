"""What anybody can count in the diary of a simulation, month by month: no table of the office's."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from zoneinfo import ZoneInfo

from bot.simulation.diary import Asked, Diary, Recorded, Sampled
from bot.simulation.village import ZONE
from domain.report_periods import Period

_ZONE = ZoneInfo(ZONE)
_ROWS = ("quality", "effect", "satisfaction")
_CONTENT = 4  # points, from which on somebody is satisfied
_KINDS = {"other": "repair", "leak": "repair", "urgent": "repair", "safety": "repair"}
Figures = Iterator[tuple[str, object]]


def counted(diary: Diary, period: Period) -> Figures:
    """Each figure with its name, as the office's report must have it."""
    start, end = period.bounds(_ZONE)
    filed = [one for one in diary.matters.values() if start <= one.filed_at < end]
    yield "matters", len(filed)
    kinds = Counter(_KINDS.get(one.wish, one.wish) for one in filed)
    yield from ((f"matters, {kind}", n) for kind, n in sorted(kinds.items()))
    asked = [one for one in diary.asked.values() if start <= one.at < end]
    yield "asked", len(asked)
    yield "asked, and answered since", sum(_was_answered(one, diary) for one in asked)
    given = list(_sound(diary, start, end))
    for row in _ROWS:
        yield from _points(row, [one[row] for one in given])
    yield "complaints", kinds["complaint"]


def surveyed(sheets: Iterable[Sampled]) -> Figures:
    """Of one survey, whose sheets these are."""
    sheets = list(sheets)
    sent = [one for one in sheets if one.sent_at]
    yield "sheets", len(sheets)
    yield "sheets sent in", len(sent)
    sound = [one.points for one in sent if not one.hasty]
    for n in sorted(set(chain.from_iterable(sound))):
        yield from _points(f"question {n}", [one[n] for one in sound])


def _points(name: str, points: list[int]) -> Figures:
    yield f"{name}, answers", len(points)
    yield f"{name}, satisfied", sum(one >= _CONTENT for one in points)
    yield f"{name}, sum", sum(points)


def _sound(diary: Diary, start: datetime, end: datetime) -> Iterator[dict[str, int]]:
    """What households said themselves, unless in haste; and what they confirmed having said."""
    for one in diary.asked.values():
        if one.answered_at and not one.hasty and start <= one.answered_at < end:
            yield one.scores
    for told in diary.recorded:
        if told.confirmed and start <= told.at < end:
            yield told.scores


def _was_answered(asked: Asked, diary: Diary) -> bool:
    return bool(asked.answered_at) or any(_is_of(told, asked) for told in diary.recorded)


def _is_of(told: Recorded, asked: Asked) -> bool:
    return told.number == asked.number and told.at > asked.at
