"""Surveys that were closed in the time, question by question."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.privately import nameless
from domain.reports import Asked, Surveyed
from domain.standard import Standard
from domain.statistics import Share, score_of
from domain.surveys import SheetState
from storage.reporting.within import Within
from storage.tables import Sheet, Survey

_SENT = frozenset({SheetState.SENT, SheetState.ANSWERED, SheetState.REFUSED, SheetState.LAPSED})


async def surveyed(
    session: AsyncSession, within: Within, standard: Standard
) -> tuple[Surveyed, ...]:
    query = select(Survey).where(
        Survey.community_id == within.community_id,
        Survey.closed_at >= within.start,
        Survey.closed_at < within.end,
    )
    surveys = await session.scalars(query.order_by(Survey.id))
    return tuple([await _one(session, survey, standard) for survey in surveys.all()])


async def _one(session: AsyncSession, survey: Survey, standard: Standard) -> Surveyed:
    """Points and words of few would say whose they are; what looks invented hides nobody."""
    query = select(Sheet.state, Sheet.sent_at, Sheet.points, Sheet.why, Sheet.words, Sheet.doubt)
    codes = [str(one["code"]) for one in survey.questions]
    times: dict[str, Counter[int]] = {code: Counter() for code in codes}
    sent, answered, sound, written = 0, 0, 0, []
    for state, sent_at, points, why, words, doubt in await session.execute(
        query.where(Sheet.survey_id == survey.id).order_by(Sheet.id)
    ):
        sent += state in _SENT and sent_at is not None
        answered += state == SheetState.ANSWERED
        if state == SheetState.ANSWERED and not doubt:
            sound += 1
            _count(times, points)
            written += [one for one in (words, *why.values()) if one]
    enough = not survey.anonymous or sound >= standard.count("survey.fewest")
    return Surveyed(
        survey.id,
        survey.kind,
        survey.title,
        survey.period,
        Share(answered, max(sent, answered)),
        tuple(Asked(code, score_of(times[code])) for code in codes) if enough else (),
        _shown(written, standard) if enough else (),
    )


def _count(times: dict[str, Counter[int]], points: dict[str, Any]) -> None:
    for code, given in points.items():
        if code in times and isinstance(given, int):
            times[code][given] += 1


def _shown(written: Sequence[str], standard: Standard) -> tuple[str, ...]:
    return tuple(nameless(one) for one in written[: standard.count("report.listed")])
