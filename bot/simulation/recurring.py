"""What comes again and again in a simulated estate, where most comes from, and who complains (H3).

The same repair of one household three times in a year needs nobody's word; of anything else a
colleague says that it is one matter.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime

from bot.simulation.clocks import days_of
from bot.simulation.diary import Diary, Matter
from domain.standard import STANDARD

_KINDS = {"R": "repair", "C": "complaint"}
_TIMES = {
    "R": STANDARD.count("recurring.repair"),
    "C": STANDARD.count("recurring.complaint"),
}
_A_YEAR = STANDARD.duration("recurring.looked_back")
_LISTED = STANDARD.count("report.listed")
_NOTHING_IN_COMMON = "other"
Figures = Iterator[tuple[str, object]]


def heat(matters: list[Matter]) -> Figures:
    """Of what was brought in the time: by building and by what it is about."""
    spots = Counter(
        (one.building or one.common, _KINDS[one.kind], one.category)
        for one in matters
        if one.kind in _KINDS
    )
    for (building, kind, category), n in sorted(spots.items()):
        yield f"heat, {building or 'nowhere'}, {kind}, {category}", n


def recurring(diary: Diary, start: datetime, end: datetime) -> Figures:
    """The most often brought first, each by its numbers."""
    found = []
    for together in _matters(diary):
        lately = [one for one in together if end - _A_YEAR <= one.filed_at < end]
        often = bool(lately) and len(lately) >= _TIMES[lately[0].kind]
        if often and lately[-1].filed_at >= start:
            found.append(lately)
    yield "recurring", len(found)
    for lately in sorted(found, key=lambda one: (-len(one), one[0].filed_at))[:_LISTED]:
        yield f"recurring, {' '.join(one.number for one in lately)}", len(lately)


def complained(diary: Diary, matters: list[Matter], start: datetime, end: datetime) -> Figures:
    """X12: both counts, and of how many homes and days; `end` is when it is told, at the latest."""
    complaints = [one for one in matters if one.kind == "C"]
    upheld = sum(one.upheld for one in complaints)
    days = max(1, days_of(start, end))
    yield "complaints", len(complaints)
    yield "complaints, upheld", upheld
    yield "complaints, homes", diary.homes
    yield "complaints, days", days
    rate = upheld / (diary.homes * days / 365) if diary.homes else None
    yield "complaints, upheld for each household and year", rounded(rate)


def rounded(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 9)


def _matters(diary: Diary) -> Iterator[list[Matter]]:
    """All that hangs together, oldest first."""
    felt = [one for one in diary.matters.values() if one.kind in _KINDS]
    together = {one.number: {one.number} for one in felt}

    def join(one: str, other: str) -> None:
        union = together[one] | together[other]
        for number in union:
            together[number] = union

    for alike in _same_repairs(felt):
        for one in alike:
            join(alike[0].number, one.number)
    for number, other in diary.same:
        join(number, other)
    for union in {id(one): one for one in together.values()}.values():
        yield sorted((diary.matters[number] for number in union), key=lambda one: one.filed_at)


def _same_repairs(matters: list[Matter]) -> Iterator[list[Matter]]:
    """Each time that it was one too many within a year, with those before it."""
    theirs: dict[tuple[str, str], list[Matter]] = defaultdict(list)
    for one in sorted(matters, key=lambda one: one.filed_at):
        if one.kind == "R" and one.building and one.category != _NOTHING_IN_COMMON:
            theirs[one.home, one.category].append(one)
    for of_it in theirs.values():
        for later in of_it:
            since = later.filed_at - _A_YEAR
            alike = [one for one in of_it if since <= one.filed_at <= later.filed_at]
            if len(alike) >= _TIMES["R"]:
                yield alike
