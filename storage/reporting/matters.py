"""What was brought: how much, from where, again and again, and how many complaints a year."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.buildings import building_of
from domain.complaints import Severity, Verdict
from domain.reports import Complained, Matter, Spot
from domain.standard import Standard
from domain.tickets import Kind
from storage.reporting.within import STANDS, Within
from storage.tables import Asset, Home, Ticket

_A_DAY = timedelta(days=1)
_FELT = (Kind.REPAIR, Kind.COMPLAINT)
_FIRST = func.coalesce(Ticket.same_matter_id, Ticket.id)
_TWICE = {Kind.COMPLAINT: "recurring.complaint", Kind.REPAIR: "recurring.repair"}


async def filed(session: AsyncSession, within: Within) -> dict[str, int]:
    query = select(Ticket.kind, func.count()).where(*within.holds(Ticket.filed_at))
    return dict((await session.execute(query.group_by(Ticket.kind))).all())


async def heat(session: AsyncSession, within: Within) -> tuple[Spot, ...]:
    """Repairs and complaints by building and category; whence in confidence is not said.

    A common area is of the building that was written down with it.
    """
    known = func.coalesce(Home.building, Asset.building)
    building = case((Ticket.confidential, ""), else_=func.coalesce(known, ""))
    written = case((or_(Ticket.confidential, known.is_not(None)), ""), else_=Ticket.place)
    group = (building, written, Ticket.kind, Ticket.category)
    query = (
        select(*group, func.count())
        .select_from(Ticket)
        .outerjoin(Home, Home.id == Ticket.home_id)
        .outerjoin(Asset, Asset.id == Ticket.asset_id)
        .where(*within.holds(Ticket.filed_at), *STANDS, Ticket.kind.in_(_FELT))
        .group_by(*group)
    )
    here = select(Home.building).where(Home.community_id == within.community_id).distinct()
    buildings, found = list(await session.scalars(here)), Counter[tuple[str, str, str]]()
    for of, place, kind, category, n in await session.execute(query):
        found[of or building_of(place, buildings), kind, category] += n
    spots = [Spot(*spot, n) for spot, n in found.items()]
    return tuple(sorted(spots, key=lambda one: (-one.n, one.building, one.kind, one.category)))


async def recurring(
    session: AsyncSession, within: Within, standard: Standard
) -> tuple[tuple[Matter, ...], int]:
    """What has been joined as one matter: the most often brought, and how many there are in all."""
    since = within.end - standard.duration("recurring.looked_back")
    year = Within(within.community_id, since, within.end).holds(Ticket.filed_at)
    times, at_most = func.count(), standard.count("report.listed")
    found: list[tuple[int, str, int]] = []
    for kind, key in _TWICE.items():
        query = (
            select(_FIRST, times)
            .where(*year, *STANDS, Ticket.kind == kind)
            .group_by(_FIRST)
            .having(times >= standard.count(key), func.max(Ticket.filed_at) >= within.start)
        )
        found += [(number, kind, n) for number, n in await session.execute(query)]
    most = sorted(found, key=lambda one: (-one[2], one[0]))[:at_most]
    return tuple([await _matter(session, one, year) for one in most]), len(found)


async def _matter(
    session: AsyncSession, found: tuple[int, str, int], year: Sequence[object]
) -> Matter:
    first, kind, _times = found
    query = select(Ticket).where(
        *year,  # type: ignore[arg-type] # the conditions of Within
        *STANDS,
        Ticket.kind == kind,
        _FIRST.in_([first]),
    )
    tickets = (await session.scalars(query.order_by(Ticket.id))).all()
    place = "" if any(one.confidential for one in tickets) else tickets[-1].place
    return Matter(kind, tickets[-1].category, place, tuple(one.number for one in tickets))


async def complained(
    session: AsyncSession, within: Within, standard: Standard, now: datetime
) -> Complained:
    """While the time still runs, by the days that are over."""
    query = select(func.count(), func.count().filter(Ticket.verdict == Verdict.UPHELD)).where(
        *within.holds(Ticket.filed_at), *STANDS, Ticket.kind == Kind.COMPLAINT
    )
    brought, upheld = (await session.execute(query)).one()
    there = or_(Home.handed_over.is_(None), Home.handed_over < within.end.date())
    homes = select(func.count()).where(Home.community_id == within.community_id, there)
    row = standard["kpi.complaint_rate_year"]
    return Complained(
        upheld,
        brought,
        await session.scalar(homes) or 0,
        max(1, round((min(within.end, max(now, within.start)) - within.start) / _A_DAY)),
        float(standard.rate(row.key)),
        row.clause,
    )


async def major(session: AsyncSession, within: Within, at_most: int) -> tuple[str, ...]:
    """The numbers of the complaints that weigh heavily."""
    query = select(Ticket.number).where(
        *within.holds(Ticket.filed_at), *STANDS, Ticket.kind == Kind.COMPLAINT,
        Ticket.severity == Severity.MAJOR,
    )  # fmt: skip
    return tuple(await session.scalars(query.order_by(Ticket.id).limit(at_most)))
