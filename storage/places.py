"""Where a matter is: in somebody's home, or at a thing of everybody's that stands in a building."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, or_, select

from storage.tables import Asset, Home, Ticket


def in_buildings(buildings: Collection[str]) -> ColumnElement[bool]:
    homes = select(Home.id).where(Home.building.in_(buildings))
    things = select(Asset.id).where(Asset.building.in_(buildings))
    of_everybody = Ticket.home_id.is_(None) & Ticket.asset_id.in_(things)
    return or_(Ticket.home_id.in_(homes), of_everybody)
