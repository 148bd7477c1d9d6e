"""The report of a community and a period, put together from its figures."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.advising import advice_on, agenda_of
from domain.report_periods import Period
from domain.reports import Asked, Compared, Correcting, Headline, Kept, Report
from domain.standard import Standard, Standards
from domain.statistics import Score, Share
from storage.corrections import Corrections
from storage.departments import Departments
from storage.reporting import asked, matters, work
from storage.reporting.counts import Counts, counts
from storage.reporting.rated import rates
from storage.reporting.surveyed import closed, surveyed, without_names
from storage.reporting.within import Within
from storage.tables import Community, Event, Survey


class Reporting:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def counts(self, community_id: int, start: datetime, end: datetime) -> Counts:
        """A few figures of any time."""
        return await counts(self._session, community_id, start, end)

    async def report(
        self, community: Community, period: Period, standard: Standard, now: datetime
    ) -> Report:
        session, within = self._session, _within(community, period)
        filed = await matters.filed(session, within)
        given, promises = await asked.answered(session, within), await work.tested(session, within)
        rows, kept = asked.scores(given, standard), work.by_clause(promises)
        recurring, in_all = await matters.recurring(session, within, standard)
        late, never = await asked.out_of_time(session, within, now)
        headline = Headline(
            sum(filed.values()),
            await asked.answers_returned(session, within),
            _of("satisfaction", rows),
            _all(kept),
            await matters.complained(session, within, standard, now),
        )
        report = Report(
            community=community.name,
            zone=community.zone,
            period=period,
            made_at=now,
            headline=headline,
            before=await self.headline(community, period.before, standard, now),
            filed=filed,
            rows=rows,
            surveys=await surveyed(session, within, standard),
            rates=await rates(session, within, standard, now),
            kept=kept,
            by_department=asked.by_department(given, standard),
            recurring=recurring,
            recurring_in_all=in_all,
            heat=await matters.heat(session, within),
            workers=await work.worker_cards(session, within, standard, given, promises),
            rectifying=await work.rectifying(session, within, now),
            said=await asked.words_of_residents(session, within, standard),
            in_vain=await asked.contacts_in_vain(session, within),
            asked_late=late,
            never_asked=never,
            unqualified=_unqualified(rows, standard),
            departments=await Departments(session).names(community.id),
            corrections=await _corrections(session, within),
        )
        report = replace(report, advice=advice_on(report, standard))
        major = await matters.major(session, within, standard.count("report.listed"))
        return replace(report, agenda=agenda_of(report, major))

    async def headline(
        self, community: Community, period: Period, standard: Standard, now: datetime
    ) -> Headline:
        session, within = self._session, _within(community, period)
        return Headline(
            sum((await matters.filed(session, within)).values()),
            await asked.answers_returned(session, within),
            await asked.satisfied(session, within, standard),
            _all(await work.kept(session, within)),
            await matters.complained(session, within, standard, now),
        )

    async def was_sent(self, community_id: int, period: Period, since: datetime) -> bool:
        """Whether the calendar has sent this report already."""
        query = select(Event.detail).where(Event.action == "send_report", Event.at >= since)
        sent = [one or {} for one in await self._session.scalars(query)]
        wanted = community_id, period.code
        return any((one.get("community"), one.get("period")) == wanted for one in sent)

    async def compared(
        self, communities: Sequence[Community], period: Period, standards: Standards, now: datetime
    ) -> tuple[Compared, ...]:
        """All of the company, for whoever leads them all; each by its own calendar."""
        return tuple(
            [
                Compared(one.name, await self.headline(one, period, standards.of(one.name), now))
                for one in communities
            ]
        )

    async def closed_surveys(self, within: Within) -> Sequence[Survey]:
        return await closed(self._session, within)

    async def without_names(self, survey: Survey, standard: Standard) -> list[tuple[object, ...]]:
        """The rows of an anonymous survey, which are nobody's; none of a handful of answers."""
        return await without_names(self._session, survey, standard)


async def _corrections(session: AsyncSession, within: Within) -> tuple[Correcting, ...]:
    """Those that ran in the period."""
    ran = await Corrections(session).within(within.community_id, within.start, within.end)
    return tuple(
        Correcting(one.id, one.subject, one.ground, one.due, one.closed_at, one.findings)
        for one in ran
    )


def _unqualified(rows: Sequence[Asked], standard: Standard) -> int:
    low = standard.count("followup.low_score")
    return max((sum(one.score.times[:low]) for one in rows), default=0)


def _within(community: Community, period: Period) -> Within:
    return Within(community.id, *period.bounds(ZoneInfo(community.zone)))


def _all(kept: Sequence[Kept]) -> Share:
    return Share(sum(one.share.part for one in kept), sum(one.share.of for one in kept))


def _of(code: str, rows: Sequence[Asked]) -> Score:
    scores: Mapping[str, Score] = {one.code: one.score for one in rows}
    return scores[code]
