"""Surveys that were closed in the time: question by question, and in words that name nobody."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.privately import QUOTED
from domain.reports import Asked, Surveyed
from domain.standard import Standard
from domain.statistics import Share, score_of
from domain.survey_results import Opinion, content, unsigned, whole
from domain.surveys import SheetState, codes_of, wordings_of
from domain.text import clip
from storage.reporting.within import Within
from storage.tables import Sheet, Survey

_SENT = frozenset({SheetState.SENT, SheetState.ANSWERED, SheetState.REFUSED, SheetState.LAPSED})
WITHOUT_NAMES = ("survey", "kind", "period", "question", "points", "times", "words")


@dataclass
class _Counted:
    """What the sheets came to: points by question, each household's as a `whole`, and words.

    `written` each with the question that it explains, or none.
    """

    times: dict[str, Counter[int]]
    households: list[float]
    written: list[tuple[str, str]]
    sent: int = 0
    answered: int = 0

    def shown(self, survey: Survey, standard: Standard) -> bool:
        """Points and words of few would say whose they are; what looks invented hides nobody."""
        return not survey.anonymous or len(self.households) >= standard.count("survey.fewest")


async def closed(session: AsyncSession, within: Within) -> Sequence[Survey]:
    query = select(Survey).where(
        Survey.community_id == within.community_id,
        Survey.closed_at >= within.start,
        Survey.closed_at < within.end,
    )
    return (await session.scalars(query.order_by(Survey.id))).all()


async def surveyed(
    session: AsyncSession, within: Within, standard: Standard
) -> tuple[Surveyed, ...]:
    return tuple([await _one(session, one, standard) for one in await closed(session, within)])


async def without_names(
    session: AsyncSession, survey: Survey, standard: Standard
) -> list[tuple[object, ...]]:
    """How often each question was given which points, and then what was written."""
    found = await _counted(session, survey)
    if not (survey.anonymous and found.shown(survey, standard)):
        return []
    which = survey.id, survey.kind, survey.period
    points = [
        (*which, code, points, n, "")
        for code, times in found.times.items()
        for points, n in sorted(times.items())
    ]
    return points + [
        (*which, code, None, None, words) for code, words in unsigned(found.written, survey.id)
    ]


async def _one(session: AsyncSession, survey: Survey, standard: Standard) -> Surveyed:
    found = await _counted(session, survey)
    shown = found.shown(survey, standard)
    return Surveyed(
        survey.id,
        survey.kind,
        survey.title,
        survey.period,
        Share(found.answered, max(found.sent, found.answered)),
        _rows(survey, found, standard) if shown else (),
        _opinions(survey, found, standard) if shown else (),
        content(found.households if shown else (), standard),
    )


def _rows(survey: Survey, found: _Counted, standard: Standard) -> tuple[Asked, ...]:
    own = wordings_of(survey.questions)
    return tuple(
        Asked(code, score_of(times, standard), own.get(code, {}))
        for code, times in found.times.items()
    )


def _opinions(survey: Survey, found: _Counted, standard: Standard) -> tuple[Opinion, ...]:
    """Where most was written first."""
    said: dict[str, list[str]] = {}
    for about, words in unsigned(found.written, survey.id):
        said.setdefault(about, []).append(clip(words, QUOTED))
    ranked = sorted(said, key=lambda about: (-len(said[about]), about))
    of_each = standard.count("report.words_of_each")
    return tuple(
        Opinion(about, tuple(said[about][:of_each]))
        for about in ranked[: standard.count("report.listed")]
    )


async def _counted(session: AsyncSession, survey: Survey) -> _Counted:
    query = select(Sheet.state, Sheet.sent_at, Sheet.points, Sheet.why, Sheet.words, Sheet.doubt)
    codes = codes_of(survey.questions)
    found = _Counted({code: Counter() for code in codes}, [], [])
    for state, sent_at, points, why, words, doubt in await session.execute(
        query.where(Sheet.survey_id == survey.id).order_by(Sheet.id)
    ):
        found.sent += state in _SENT and sent_at is not None
        found.answered += state == SheetState.ANSWERED
        if state == SheetState.ANSWERED and not doubt:
            found.households.append(whole(points, codes))
            _count(found.times, points)
            found.written += [("", words), *why.items()]
    return found


def _count(times: dict[str, Counter[int]], points: dict[str, Any]) -> None:
    for code, given in points.items():
        if code in times and isinstance(given, int):
            times[code][given] += 1
