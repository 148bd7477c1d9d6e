"""What anybody can count in the diary of a simulation, month by month: no table of the office's."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from zoneinfo import ZoneInfo

from bot.simulation.diary import Asked, Diary, Recorded, Sampled
from bot.simulation.village import ZONE
from domain.report_periods import Period
from domain.standard import STANDARD

_ZONE = ZoneInfo(ZONE)
_ROWS = ("quality", "effect", "satisfaction")
_CONTENT = 4  # points, from which on somebody is satisfied
_KINDS = {"other": "repair", "leak": "repair", "urgent": "repair", "safety": "repair"}
_TO_CONFIRM = STANDARD.duration("doubt.confirm_within")
Figures = Iterator[tuple[str, object]]
Talks = dict[str, Recorded]  # by the question


def counted(diary: Diary, period: Period, now: datetime) -> Figures:
    """Each figure with its name, as the office's report of that moment must have it."""
    start, end = period.bounds(_ZONE)
    talks = _talks(diary)
    filed = [one for one in diary.matters.values() if start <= one.filed_at < end]
    yield "matters", len(filed)
    kinds = Counter(_KINDS.get(one.wish, one.wish) for one in filed)
    yield from ((f"matters, {kind}", n) for kind, n in sorted(kinds.items()))
    asked = [one for one in diary.asked.values() if start <= one.at < end]
    yield "asked", len(asked)
    yield (
        "asked, and answered since",
        sum(bool(one.answered_at) or one.follow_up in talks for one in asked),
    )
    given = list(_sound(diary, talks, start, end, now))
    for row in _ROWS:
        yield from _points(row, [one[row] for one in given])
    yield "complaints", kinds["complaint"]


def surveyed(sheets: Iterable[Sampled]) -> Figures:
    """Of one survey, whose sheets these are; nothing is shown of a handful of answers."""
    sheets = list(sheets)
    sent = [one for one in sheets if one.sent_at]
    yield "sheets", len(sheets)
    yield "sheets sent in", len(sent)
    sound = [one.points for one in sent if not one.hasty]
    enough = len(sound) >= STANDARD.count("survey.fewest")
    for n in sorted(set(chain.from_iterable(sound))) if enough else ():
        yield from _points(f"question {n}", [one[n] for one in sound])


def _points(name: str, points: list[int]) -> Figures:
    yield f"{name}, answers", len(points)
    yield f"{name}, satisfied", sum(one >= _CONTENT for one in points)
    yield f"{name}, sum", sum(points)


def _sound(
    diary: Diary, talks: Talks, start: datetime, end: datetime, now: datetime
) -> Iterator[dict[str, int]]:
    """What households said themselves, unless in haste; and what they confirmed having said.

    They have a while to confirm it, and until then it counts.
    """
    for one in diary.asked.values():
        if one.answered_at and not one.hasty and start <= one.answered_at < end:
            yield one.scores
    for told in talks.values():
        if start <= told.at < end and (told.confirmed or now < told.at + _TO_CONFIRM):
            yield told.scores


def _talks(diary: Diary) -> Talks:
    """The first talk about each question that its household had not answered by itself.

    A matter's newest question stands for those before it; a second talk stands beside the first.
    """
    asked: dict[str, list[Asked]] = defaultdict(list)
    for one in sorted(diary.asked.values(), key=lambda one: one.at):
        asked[one.number or one.home].append(one)
    talks: Talks = {}
    for told in diary.recorded:
        matter = diary.matters.get(told.number)
        of_it = asked[told.number] or asked[matter.home if matter else ""]
        about = [one for one in of_it if one.at < told.at]
        if about and not (about[-1].answered_at and about[-1].answered_at < told.at):
            talks.setdefault(about[-1].follow_up, told)
    return talks
