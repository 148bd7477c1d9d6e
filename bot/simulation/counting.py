"""What anybody can count in the diary of a simulation, month by month: no table of the office's."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from zoneinfo import ZoneInfo

from bot.simulation import cards
from bot.simulation.cards import scored
from bot.simulation.diary import Diary, Matter, Sampled
from bot.simulation.following import rates
from bot.simulation.hearing import Answer, Heard
from bot.simulation.promised import Promise, kept, promises
from bot.simulation.recurring import complained, heat, recurring
from bot.simulation.village import ZONE
from domain.report_periods import Period
from domain.standard import STANDARD
from handlers.views.follow_ups import ROWS

_ZONE = ZoneInfo(ZONE)
_KINDS = {
    "R": "repair",
    "C": "complaint",
    "Q": "inquiry",
    "S": "suggestion",
    "H": "help",
    "P": "praise",
}
Figures = Iterator[tuple[str, object]]


def counted(diary: Diary, period: Period, now: datetime) -> Figures:
    """Each figure with its name, as the office's report of that moment must have it."""
    start, end = period.bounds(_ZONE)
    matters = _brought(diary, start, end)
    heard, promised = Heard(diary, now), list(promises(diary, now))
    yield from _headline(diary, heard, promised, period, now)
    before = _headline(diary, heard, promised, period.before, now)
    yield from ((f"before, {name}", n) for name, n in before)
    kinds = Counter(_KINDS[one.kind] for one in matters)
    yield from ((f"matters, {kind}", n) for kind, n in sorted(kinds.items()))
    given = _given(heard, start, end)
    for row in ROWS:
        yield from scored(row, [one.scores[row] for one in given if row in one.scores])
    yield from heat(matters)
    yield from recurring(diary, start, end)
    yield from kept(promised, start, end, now)
    yield from rates(diary, heard, start, end, now)
    yield from cards.workers(diary, given, promised, start, end, now)
    yield from cards.departments(given)
    yield from cards.rectifying(diary, now)
    yield "given up", sum(start <= one < end for one in diary.in_vain)


def surveyed(sheets: Iterable[Sampled]) -> Figures:
    """Of one survey, whose sheets these are; nothing is shown of a handful of answers."""
    sheets = list(sheets)
    sent = [one for one in sheets if one.sent_at]
    yield "sheets", len(sheets)
    yield "sheets sent in", len(sent)
    sound = [one.points for one in sent if not one.hasty]
    enough = len(sound) >= STANDARD.count("survey.fewest")
    whole = [sum(one.values()) / len(one) for one in sound] if enough else []
    yield "households content on the whole", sum(one >= cards.CONTENT for one in whole)
    for n in sorted(set(chain.from_iterable(sound))) if enough else ():
        yield from scored(f"question {n}", [one[n] for one in sound])


def _headline(
    diary: Diary, heard: Heard, promised: list[Promise], period: Period, now: datetime
) -> Figures:
    """The few by which one time is held against another."""
    start, end = period.bounds(_ZONE)
    matters = _brought(diary, start, end)
    yield "matters", len(matters)
    asked = [one for one in diary.asked.values() if start <= one.at < end]
    yield "asked", len(asked)
    yield "asked, and answered since", sum(map(heard.answered, asked))
    content = [one.scores.get("satisfaction") for one in _given(heard, start, end)]
    yield from scored("content", [one for one in content if one])
    yield from complained(diary, matters, start, min(end, max(now, start)))
    yield from list(kept(promised, start, end, now))[:2]


def _brought(diary: Diary, start: datetime, end: datetime) -> list[Matter]:
    return [one for one in diary.matters.values() if start <= one.filed_at < end]


def _given(heard: Heard, start: datetime, end: datetime) -> list[Answer]:
    return [one for one in heard.answers() if start <= one.at < end]
