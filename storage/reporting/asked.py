"""What was asked and answered: points, shares, and the words that residents wrote.

An answer that looks invented counts once the household has confirmed it (F15).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.contacts import ContactState
from domain.follow_ups import FollowUpState
from domain.privately import nameless
from domain.reports import Asked, Said
from domain.standard import Standard
from domain.statistics import Score, Share, score_of
from storage.rates import ASKED_AT
from storage.reporting.within import Within
from storage.tables import Contact, FollowUp, Ticket

ROWS = {
    "quality": FollowUp.quality,
    "effect": FollowUp.effect,
    "satisfaction": FollowUp.satisfaction,
}
SOUND = or_(FollowUp.doubt == "", FollowUp.confirmed_at.is_not(None))


async def answers_returned(session: AsyncSession, within: Within) -> Share:
    """Of the follow-ups that were asked then, how many have been answered since."""
    query = (
        select(func.count(), func.count(FollowUp.answered_at))
        .select_from(FollowUp)
        .join(Ticket, Ticket.id == FollowUp.ticket_id)
        .where(*within.holds(FollowUp.asked_at))
    )
    asked, answered = (await session.execute(query)).one()
    return Share(answered, asked)


@dataclass(frozen=True)
class Answered:
    """So many follow-ups of one colleague and department, all answered with the same points."""

    assignee_id: int | None
    department: str
    points: tuple[int | None, int | None, int | None]
    n: int


async def answered(session: AsyncSession, within: Within) -> list[Answered]:
    """What was answered then, read once for all that is counted from it."""
    group = (Ticket.assignee_id, Ticket.department, *ROWS.values())
    query: Select[*tuple[Any, ...]] = (
        select(*group, func.count())
        .join(Ticket, Ticket.id == FollowUp.ticket_id)
        .where(*within.holds(FollowUp.answered_at), SOUND)
        .group_by(*group)
    )
    return [
        Answered(row[0], row[1], (row[2], row[3], row[4]), row[5])
        for row in await session.execute(query)
    ]


def scores(given: Iterable[Answered], standard: Standard) -> tuple[Asked, ...]:
    """By row."""
    times: dict[str, Counter[int]] = {code: Counter() for code in ROWS}
    for one in given:
        for code, points in zip(ROWS, one.points, strict=True):
            times[code][points or 0] += one.n
    return tuple(Asked(code, score_of(times[code], standard)) for code in ROWS)


def by_department(given: Iterable[Answered], standard: Standard) -> dict[str, Score]:
    """The row "satisfaction", by who answers for the work."""
    times: dict[str, Counter[int]] = {}
    for one in given:
        times.setdefault(one.department, Counter())[one.points[-1] or 0] += one.n
    return {department: score_of(theirs, standard) for department, theirs in times.items()}


async def satisfied(session: AsyncSession, within: Within, standard: Standard) -> Score:
    """How content households were on the whole."""
    points = FollowUp.satisfaction
    query = (
        select(points, func.count())
        .join(Ticket, Ticket.id == FollowUp.ticket_id)
        .where(*within.holds(FollowUp.answered_at), SOUND)
        .group_by(points)
    )
    found = await session.execute(query)
    return score_of({one or 0: n for one, n in found}, standard)


async def out_of_time(session: AsyncSession, within: Within, now: datetime) -> tuple[int, int]:
    """Of those that had to be asked by then: how many were late, and how many never were."""
    late = FollowUp.limit < ASKED_AT
    never = and_(
        ASKED_AT.is_(None),
        FollowUp.answered_at.is_(None),
        FollowUp.state != FollowUpState.CALLED_OFF,
        FollowUp.limit < now,
    )
    query = (
        select(func.count().filter(late), func.count().filter(never))
        .select_from(FollowUp)
        .join(Ticket, Ticket.id == FollowUp.ticket_id)
        .where(*within.holds(FollowUp.limit))
    )
    found = (await session.execute(query)).one()
    return found[0], found[1]


async def contacts_in_vain(session: AsyncSession, within: Within) -> int:
    query = select(func.count()).where(
        Contact.community_id == within.community_id,
        Contact.done_at >= within.start,
        Contact.done_at < within.end,
        Contact.state == ContactState.IN_VAIN,
    )
    return await session.scalar(query) or 0


async def words_of_residents(
    session: AsyncSession, within: Within, standard: Standard
) -> tuple[Said, ...]:
    """Those of the least content first; nothing that was said in confidence."""
    of_each, groups = standard.count("report.words_of_each"), standard.count("report.listed")
    group = (Ticket.department, Ticket.category, Ticket.kind)
    place = func.row_number().over(
        partition_by=group, order_by=(func.coalesce(FollowUp.satisfaction, 0), FollowUp.id.desc())
    )
    ranked = (
        select(
            *group,
            FollowUp.shortcomings,
            FollowUp.suggestions,
            place.label("place"),
            func.count().over(partition_by=group).label("of"),
        )
        .join(Ticket, Ticket.id == FollowUp.ticket_id)
        .where(*within.holds(FollowUp.answered_at), Ticket.confidential.is_(False), SOUND)
        .where(or_(FollowUp.shortcomings != "", FollowUp.suggestions != ""))
        .subquery()
    )
    query = select(ranked).where(ranked.c.place <= of_each)
    found: dict[tuple[str, str, str], list[str]] = {}
    counted: dict[tuple[str, str, str], int] = {}
    in_order = query.order_by(ranked.c.of.desc(), *ranked.c[:3], ranked.c.place)
    for row in await session.execute(in_order):
        key = row.department, row.category, row.kind
        both = [nameless(one) for one in (row.shortcomings, row.suggestions) if one]
        found.setdefault(key, []).append(" / ".join(both))
        counted[key] = row.of
    return tuple(
        Said(*key, tuple(words), counted[key]) for key, words in list(found.items())[:groups]
    )
