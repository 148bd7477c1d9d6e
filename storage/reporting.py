"""What was brought, promised, asked and rated within a time, counted."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.tickets import UNDONE_STATES
from storage.tables import FollowUp, Promised, Ticket


@dataclass(frozen=True)
class Counts:
    """Of the tickets filed, the promises due, the follow-ups asked and the ratings given then."""

    filed: dict[tuple[str, str], int]  # by kind and state
    promises: dict[tuple[str, str], tuple[int, int]]  # by key and clause: kept in time, missed
    asked: int
    answered: int
    ratings: dict[int, int]
    open: dict[str, int]  # by department, as of now


class Reporting:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def counts(self, community_id: int, start: datetime, end: datetime) -> Counts:
        ours = Ticket.community_id == community_id
        filed = (ours, Ticket.filed_at >= start, Ticket.filed_at < end)
        n = func.count(Ticket.id)
        kinds = select(Ticket.kind, Ticket.state, n).where(*filed)
        rated = select(Ticket.rating, n).where(
            ours, Ticket.rated_at >= start, Ticket.rated_at < end, Ticket.rating.is_not(None)
        )
        open_now = select(Ticket.department, n).where(ours, Ticket.state.in_(UNDONE_STATES))
        run = self._session.execute
        return Counts(
            {
                (kind, state): count
                for kind, state, count in await run(kinds.group_by(Ticket.kind, Ticket.state))
            },
            await self._promises(ours, start, end),
            *await self._follow_ups(ours, start, end),
            {points or 0: count for points, count in await run(rated.group_by(Ticket.rating))},
            dict((await run(open_now.group_by(Ticket.department))).all()),
        )

    async def _follow_ups(
        self, ours: ColumnElement[bool], start: datetime, end: datetime
    ) -> tuple[int, int]:
        query = (
            select(FollowUp.answered_at)
            .join(Ticket, Ticket.id == FollowUp.ticket_id)
            .where(ours, FollowUp.asked_at >= start, FollowUp.asked_at < end)
        )
        answered = (await self._session.scalars(query)).all()
        return len(answered), sum(one is not None for one in answered)

    async def _promises(
        self, ours: ColumnElement[bool], start: datetime, end: datetime
    ) -> dict[tuple[str, str], tuple[int, int]]:
        """What was let go without being missed was never put to the test."""
        query = (
            select(Promised.key, Promised.clause, Promised.kept_at, Promised.missed_at)
            .join(Ticket, Ticket.id == Promised.ticket_id)
            .where(ours, Promised.due >= start, Promised.due < end)
        )
        kept: Counter[tuple[str, str]] = Counter()
        missed: Counter[tuple[str, str]] = Counter()
        for key, clause, kept_at, missed_at in await self._session.execute(query):
            missed[key, clause] += missed_at is not None
            kept[key, clause] += missed_at is None and kept_at is not None
        return {one: (kept[one], missed[one]) for one in sorted({*(+kept), *(+missed)})}
