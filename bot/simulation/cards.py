"""What each colleague of a simulated office did, what was said of it, and what is still open."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import chain

from bot.simulation.clocks import by_the_wall
from bot.simulation.diary import Diary, Matter, Notice
from bot.simulation.hearing import Answer
from bot.simulation.promised import Promise, mending, put_to_the_test
from domain.standard import STANDARD

_JOBS = ("R", "H")
CONTENT = STANDARD.count("survey.satisfied")
_THEIRS = ("repair.appointment", "repair.rework", "rectify.notice", "rectify.work")
Figures = Iterator[tuple[str, object]]


def workers(
    diary: Diary,
    given: Iterable[Answer],
    promises: Iterable[Promise],
    start: datetime,
    end: datetime,
    now: datetime,
) -> Figures:
    """By name: what they finished, what was sent back, what they were told and what they kept."""
    due = _in_time(put_to_the_test(promises, start, end, now))
    figures = Counter(chain(_done(diary, start, end), due))
    for name, what, points in _said(given):
        figures[name, f"{what}, answers"] += 1
        figures[name, f"{what}, sum"] += points
    for (name, what), n in sorted(figures.items()):
        if name:
            yield f"worker {name}, {what}", n


def departments(given: Iterable[Answer]) -> Figures:
    """How content people were on the whole, by who answers for the work."""
    points: dict[str, list[int]] = defaultdict(list)
    for one in given:
        if one.matter and (said := one.scores.get("satisfaction")):
            points[one.matter.department].append(said)
    for department, theirs in sorted(points.items()):
        yield from scored(f"department {department or 'none'}", theirs)


def rectifying(diary: Diary, now: datetime) -> Figures:
    """What is open at that moment, whenever it began."""
    still: dict[str, list[Notice]] = defaultdict(list)
    for notice in diary.notices.values():
        if notice.closed_at is None:
            still[diary.matters[notice.number].department].append(notice)
    for department, theirs in sorted(still.items()):
        name = f"rectifying {department or 'none'}"
        oldest = min(one.at for one in theirs)
        yield f"{name}, open", len(theirs)
        overdue = sum(_overdue(one, diary.matters[one.number], now) for one in theirs)
        yield f"{name}, overdue", overdue
        yield f"{name}, days of the oldest", (now - oldest) // timedelta(days=1)


def scored(name: str, points: list[int]) -> Figures:
    yield f"{name}, answers", len(points)
    yield f"{name}, satisfied", sum(one >= CONTENT for one in points)
    yield f"{name}, sum", sum(points)


def _done(diary: Diary, start: datetime, end: datetime) -> Iterator[tuple[str, str]]:
    for matter in diary.matters.values():
        done = matter.work.finished_at
        if matter.kind in _JOBS and done and start <= done < end:
            yield matter.worker, "finished"
        for work in matter.again:
            if start <= work.since < end:
                yield matter.worker, "reworks"
    for notice in diary.notices.values():
        if start <= notice.at < end:
            yield _told(notice, diary), "notices"


def _in_time(promises: Iterable[Promise]) -> Iterator[tuple[str, str]]:
    for one in promises:
        if one.key in _THEIRS:
            yield one.worker, "in time, of"
            if one.in_time:
                yield one.worker, "in time"


def _said(given: Iterable[Answer]) -> Iterator[tuple[str, str, int]]:
    for answer in given:
        for row, points in answer.scores.items():
            if answer.matter:
                yield answer.matter.worker, row, points


def _told(notice: Notice, diary: Diary) -> str:
    """Whose name is on it; else whoever has the work."""
    return notice.to or diary.matters[notice.number].worker


def _overdue(notice: Notice, matter: Matter, now: datetime) -> bool:
    if notice.rectified_at:
        return False
    if notice.acknowledged_at is None:
        return by_the_wall(notice.at, "rectify.notice") < now
    return mending(notice, matter) < now
