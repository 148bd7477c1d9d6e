"""Which reports the owners' committee has had."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import CommitteeReport


class CommitteeReports:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def sent(self, community_id: int, period: str) -> CommitteeReport | None:
        """The report of that period, if it went out."""
        query = select(CommitteeReport).where(
            CommitteeReport.community_id == community_id, CommitteeReport.period == period
        )
        return await self._session.scalar(query)

    async def enter(self, report: CommitteeReport) -> None:
        """Each period has one line, which says when it went last."""
        if known := await self.sent(report.community_id, report.period):
            known.sent_at, known.sent_by = report.sent_at, report.sent_by
        else:
            self._session.add(report)
