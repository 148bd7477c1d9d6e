"""Where a matter is: in somebody's home, at a thing of everybody's, or in a common area."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.buildings import building_of
from storage.tables import Asset, Home, Ticket

_IN_NO_HOME = Ticket.home_id.is_(None)
_IN_AN_AREA = _IN_NO_HOME & Ticket.asset_id.is_(None) & (Ticket.place != "")


async def in_buildings(
    session: AsyncSession, community_id: int, buildings: Collection[str]
) -> ColumnElement[bool]:
    """A common area is in the building that was written down with it."""
    homes = select(Home.id).where(Home.building.in_(buildings))
    things = select(Asset.id).where(Asset.building.in_(buildings))
    all_here = select(Home.building).where(Home.community_id == community_id).distinct()
    here = (await session.scalars(all_here)).all()
    written = select(Ticket.place).where(Ticket.community_id == community_id, _IN_AN_AREA)
    areas = [
        one
        for one in await session.scalars(written.distinct())
        if building_of(one, here) in buildings
    ]
    return or_(
        Ticket.home_id.in_(homes),
        _IN_NO_HOME & Ticket.asset_id.in_(things),
        _IN_AN_AREA & Ticket.place.in_(areas),
    )
