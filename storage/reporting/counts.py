"""What was brought, promised, asked and rated within a time, counted."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.tickets import UNDONE_STATES
from storage.reporting.asked import answers_returned
from storage.reporting.within import Within
from storage.reporting.work import kept
from storage.tables import Ticket


@dataclass(frozen=True)
class Counts:
    """Of the tickets filed, the promises due, the follow-ups asked and the ratings given then."""

    filed: dict[tuple[str, str], int]  # by kind and state
    promises: dict[tuple[str, str], tuple[int, int]]  # by key and clause: kept in time, missed
    asked: int
    answered: int
    ratings: dict[int, int]
    open: dict[str, int]  # by department, as of now


async def counts(
    session: AsyncSession, community_id: int, start: datetime, end: datetime
) -> Counts:
    ours = Ticket.community_id == community_id
    n = func.count(Ticket.id)
    kinds = select(Ticket.kind, Ticket.state, n).where(
        ours, Ticket.filed_at >= start, Ticket.filed_at < end
    )
    rated = select(Ticket.rating, n).where(
        ours, Ticket.rated_at >= start, Ticket.rated_at < end, Ticket.rating.is_not(None)
    )
    open_now = select(Ticket.department, n).where(ours, Ticket.state.in_(UNDONE_STATES))
    run, within = session.execute, Within(community_id, start, end)
    answered = await answers_returned(session, within)
    return Counts(
        {
            (kind, state): count
            for kind, state, count in await run(kinds.group_by(Ticket.kind, Ticket.state))
        },
        {
            (one.key, one.clause): (one.share.part, one.share.of - one.share.part)
            for one in await kept(session, within)
        },
        answered.of,
        answered.part,
        {points or 0: count for points, count in await run(rated.group_by(Ticket.rating))},
        dict((await run(open_now.group_by(Ticket.department))).all()),
    )
