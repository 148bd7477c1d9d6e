"""What the office promised, did and has still to put right."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.promises import MENDING, NOTICE, VISIT
from domain.rectification import Stage
from domain.reports import Asked, Kept, Rectifying, WorkerCard
from domain.standard import Standard
from domain.statistics import Score, Share
from domain.tickets import JOBS, Action
from storage.reporting.asked import ROWS, Answered, scores
from storage.reporting.within import Within
from storage.tables import Event, Promised, Rectification, Staff, Ticket

_KEPT = and_(Promised.kept_at.is_not(None), Promised.missed_at.is_(None))
_MISSED = Promised.missed_at.is_not(None)
_THE_WORKERS = (VISIT, "repair.rework", NOTICE, MENDING)
_SENT_BACK = (Action.SEND_BACK, Action.FAIL_AUDIT, Action.REOPEN)


@dataclass(frozen=True)
class Tested:
    """So many promises of one clause and colleague that were put to the test, and were kept."""

    key: str
    clause: str
    assignee_id: int | None
    kept: int
    of: int


async def tested(session: AsyncSession, within: Within) -> list[Tested]:
    """What fell due then, read once; what lapsed without being missed was never tested."""
    group = (Promised.key, Promised.clause, Ticket.assignee_id)
    query = (
        select(*group, func.count().filter(_KEPT), func.count())
        .join(Ticket, Ticket.id == Promised.ticket_id)
        .where(*within.holds(Promised.due), or_(_KEPT, _MISSED))
        .group_by(*group)
    )
    return [Tested(*row) for row in await session.execute(query)]


def by_clause(found: Iterable[Tested]) -> tuple[Kept, ...]:
    """The least kept first."""
    good, every = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for one in found:
        good[one.key, one.clause] += one.kept
        every[one.key, one.clause] += one.of
    kept = [Kept(*which, Share(good[which], every[which])) for which in sorted(every)]
    return tuple(sorted(kept, key=lambda one: one.share.rate or 0))


async def kept(session: AsyncSession, within: Within) -> tuple[Kept, ...]:
    return by_clause(await tested(session, within))


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
    session: AsyncSession,
    within: Within,
    standard: Standard,
    given: Iterable[Answered],
    promises: Iterable[Tested],
) -> tuple[WorkerCard, ...]:
    """Of whoever did, or was told, anything then; in the order of their names."""
    finished = await _counted(session, within)
    points, on_time = _points(given, standard), _on_time(promises)
    reworks, notices = await _sent_back(session, within), await _notices(session, within)
    known = finished.keys() | points.keys() | on_time.keys() | reworks.keys() | notices.keys()
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
                on_time.get(number, Share(0, 0)),
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


def _points(given: Iterable[Answered], standard: Standard) -> dict[int, dict[str, Score]]:
    theirs: dict[int, list[Answered]] = {}
    for one in given:
        if one.assignee_id:
            theirs.setdefault(one.assignee_id, []).append(one)
    return {
        who: {row.code: row.score for row in scores(found, standard)}
        for who, found in theirs.items()
    }


def _on_time(promises: Iterable[Tested]) -> dict[int, Share]:
    """Of those that are for the worker to keep."""
    good, every = Counter[int](), Counter[int]()
    for one in promises:
        if one.assignee_id and one.key in _THE_WORKERS:
            good[one.assignee_id] += one.kept
            every[one.assignee_id] += one.of
    return {who: Share(good[who], n) for who, n in every.items()}


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
