"""What the office promised, did and has still to put right."""

from collections import defaultdict
from datetime import datetime

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.promises import MENDING, NOTICE, VISIT
from domain.rectification import Stage
from domain.reports import Asked, Kept, Rectifying, WorkerCard
from domain.standard import Standard
from domain.statistics import Score, Share, score_of
from domain.tickets import JOBS, Action
from storage.reporting.asked import ROWS, SOUND
from storage.reporting.within import Within
from storage.tables import Event, FollowUp, Promised, Rectification, Staff, Ticket

_KEPT = and_(Promised.kept_at.is_not(None), Promised.missed_at.is_(None))
_MISSED = Promised.missed_at.is_not(None)
_THE_WORKERS = (VISIT, "repair.rework", NOTICE, MENDING)
_SENT_BACK = (Action.SEND_BACK, Action.FAIL_AUDIT, Action.REOPEN)


async def kept(session: AsyncSession, within: Within) -> tuple[Kept, ...]:
    """By clause, the least kept first; what lapsed without being missed was never tested."""
    query = (
        select(
            Promised.key, Promised.clause, func.count().filter(_KEPT), func.count().filter(_MISSED)
        )
        .join(Ticket, Ticket.id == Promised.ticket_id)
        .where(*within.holds(Promised.due), or_(_KEPT, _MISSED))
        .group_by(Promised.key, Promised.clause)
        .order_by(Promised.key, Promised.clause)
    )
    found = [
        Kept(key, clause, Share(good, good + missed))
        for key, clause, good, missed in await session.execute(query)
    ]
    return tuple(sorted(found, key=lambda one: one.share.rate or 0))


async def rectifying(
    session: AsyncSession, within: Within, now: datetime
) -> tuple[Rectifying, ...]:
    """What is open now, whenever it began; what waits the longest first."""
    late = or_(
        Rectification.rectify_by < now,
        and_(Rectification.acknowledged_at.is_(None), Rectification.acknowledge_by < now),
    )
    undone = Rectification.stage.not_in([Stage.RECTIFIED, Stage.CLOSED])
    query = (
        select(
            Ticket.department,
            func.count(),
            func.count().filter(late, undone),
            func.min(Rectification.noticed_at),
        )
        .select_from(Rectification)
        .join(Ticket, Ticket.id == Rectification.ticket_id)
        .where(Ticket.community_id == within.community_id, Rectification.stage != Stage.CLOSED)
        .group_by(Ticket.department)
    )
    found = [
        Rectifying(department, n, overdue, max(0, (now - since).days))
        for department, n, overdue, since in await session.execute(query)
    ]
    return tuple(sorted(found, key=lambda one: (-one.oldest, one.department)))


async def worker_cards(
    session: AsyncSession, within: Within, standard: Standard
) -> tuple[WorkerCard, ...]:
    """Of whoever did, or was told, anything then; in the order of their names."""
    finished = await _counted(session, within)
    points = await _points(session, within)
    tested = await _on_time(session, within)
    reworks, notices = await _sent_back(session, within), await _notices(session, within)
    known = finished.keys() | points.keys() | tested.keys() | reworks.keys() | notices.keys()
    query = select(Staff.id, Staff.name, Staff.department).where(Staff.id.in_(known))
    enough = standard.count("report.answers_to_judge")
    none = {code: Score() for code in ROWS}
    cards = []
    for number, name, department in await session.execute(query.order_by(Staff.name, Staff.id)):
        rows = points.get(number, none)
        cards.append(
            WorkerCard(
                number,
                name,
                department,
                finished.get(number, 0),
                tuple(Asked(code, score) for code, score in rows.items()),
                reworks.get(number, 0),
                notices.get(number, 0),
                tested.get(number, Share(0, 0)),
                enough=rows["satisfaction"].n >= enough,
            )
        )
    return tuple(cards)


async def _counted(session: AsyncSession, within: Within) -> dict[int, int]:
    query = select(Ticket.assignee_id, func.count()).where(
        *within.holds(Ticket.finished_at), Ticket.kind.in_(JOBS), Ticket.assignee_id.is_not(None)
    )
    found = await session.execute(query.group_by(Ticket.assignee_id))
    return {one: n for one, n in found if one}


async def _points(session: AsyncSession, within: Within) -> dict[int, dict[str, Score]]:
    query = (
        select(Ticket.assignee_id, *ROWS.values(), func.count())
        .join(Ticket, Ticket.id == FollowUp.ticket_id)
        .where(*within.holds(FollowUp.answered_at), SOUND, Ticket.assignee_id.is_not(None))
        .group_by(Ticket.assignee_id, *ROWS.values())
    )
    times: dict[int | None, dict[str, dict[int, int]]] = {}
    for who, *given, n in await session.execute(query):
        theirs = times.setdefault(who, {code: defaultdict(int) for code in ROWS})
        for code, points in zip(ROWS, given, strict=True):
            theirs[code][points or 0] += n
    return {
        who: {code: score_of(given) for code, given in theirs.items()}
        for who, theirs in times.items()
        if who
    }


async def _on_time(session: AsyncSession, within: Within) -> dict[int, Share]:
    """Of the promises that are for the worker to keep."""
    query = (
        select(Ticket.assignee_id, func.count().filter(_KEPT), func.count())
        .select_from(Promised)
        .join(Ticket, Ticket.id == Promised.ticket_id)
        .where(*within.holds(Promised.due), or_(_KEPT, _MISSED))
        .where(Promised.key.in_(_THE_WORKERS), Ticket.assignee_id.is_not(None))
        .group_by(Ticket.assignee_id)
    )
    return {who: Share(good, n) for who, good, n in await session.execute(query) if who}


async def _sent_back(session: AsyncSession, within: Within) -> dict[int, int]:
    query = (
        select(Ticket.assignee_id, func.count())
        .select_from(Event)
        .join(Ticket, Ticket.id == Event.ticket_id)
        .where(*within.holds(Event.at), Event.action.in_(_SENT_BACK))
        .group_by(Ticket.assignee_id)
    )
    return {who: n for who, n in await session.execute(query) if who}


async def _notices(session: AsyncSession, within: Within) -> dict[int, int]:
    whose = case((Rectification.owner_id.is_not(None), Rectification.owner_id),
                 else_=Ticket.assignee_id)  # fmt: skip
    query = (
        select(whose, func.count())
        .select_from(Rectification)
        .join(Ticket, Ticket.id == Rectification.ticket_id)
        .where(*within.holds(Rectification.noticed_at))
        .group_by(whose)
    )
    return {who: n for who, n in await session.execute(query) if who}
