"""What was announced to many, whom it concerns, and how far its letters have come."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, delete, exists, func, insert, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.announcements import Scope
from domain.households import Membership
from storage.households import natural
from storage.locking import held
from storage.tables import Announcement, Home, Member, OutboxRow, Person, ToldHome


class Announcements:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def keep(self, announcement: Announcement) -> None:
        self._session.add(announcement)
        await self._session.flush()

    async def locked(self, announcement_id: int) -> Announcement | None:
        """Held for this turn."""
        query = select(Announcement).where(Announcement.id == announcement_id)
        return await self._session.scalar(held(query))

    async def of_community(
        self, community_id: int, at_most: int, skip: int = 0
    ) -> Sequence[Announcement]:
        """The newest first."""
        query = select(Announcement).where(Announcement.community_id == community_id)
        order = query.order_by(Announcement.id.desc()).limit(at_most).offset(skip)
        return (await self._session.scalars(order)).all()

    async def count(self, community_id: int) -> int:
        query = select(func.count()).where(Announcement.community_id == community_id)
        return await self._session.scalar(query) or 0

    async def readers(
        self, community_id: int, scope: Scope, after: int, at_most: int
    ) -> Sequence[Person]:
        """The next of those who get it, by their numbers."""
        query = select(Person).where(*_readers(community_id, scope), Person.id > after)
        return (await self._session.scalars(query.order_by(Person.id).limit(at_most))).all()

    async def count_readers(self, community_id: int, scope: Scope) -> int:
        query = select(func.count(Person.id)).where(*_readers(community_id, scope))
        return await self._session.scalar(query) or 0

    async def statuses(self, announcement_id: int) -> dict[str, int]:
        """How many of its letters stand how."""
        query = select(OutboxRow.status, func.count()).group_by(OutboxRow.status)
        found = await self._session.execute(query.where(_of(announcement_id)))
        return dict(found.all())

    async def recall(self, announcement_id: int) -> None:
        """What has not gone out yet stays here."""
        unsent = (_of(announcement_id), OutboxRow.status == "new")
        await self._session.execute(delete(OutboxRow).where(*unsent))

    async def remember(self, announcement: Announcement) -> None:
        """The homes that its letters have reached: these go sooner than anybody asks of it."""
        ours = (Home.community_id == announcement.community_id, _heard(announcement))
        homes = select(literal(announcement.id), Home.id).where(*ours, ~_told(announcement))
        row = [ToldHome.announcement_id, ToldHome.home_id]
        await self._session.execute(insert(ToldHome).from_select(row, homes))

    async def told_of(self, announcement: Announcement) -> set[int]:
        """The homes that it has reached."""
        query = select(Home.id).where(Home.community_id == announcement.community_id)
        return set(await self._session.scalars(query.where(_reached(announcement))))

    async def homes_missed(self, announcement: Announcement) -> Sequence[Home]:
        """The homes where it has reached nobody."""
        scope = Scope(announcement.building, announcement.unit)
        there = _within(announcement.community_id, scope)
        query = select(Home).where(*there, ~_reached(announcement))
        return sorted(await self._session.scalars(query), key=lambda home: natural(home.address))


def _of(announcement_id: int) -> ColumnElement[bool]:
    return OutboxRow.announcement_id == announcement_id


def _heard(announcement: Announcement) -> ColumnElement[bool]:
    """By its letters, while they are kept."""
    return (
        exists()
        .where(Member.home_id == Home.id, Member.state == Membership.APPROVED)
        .where(Person.id == Member.person_id, OutboxRow.chat == Person.telegram_id)
        .where(_of(announcement.id), OutboxRow.status == "sent")
    )


def _reached(announcement: Announcement) -> ColumnElement[bool]:
    return or_(_told(announcement), _heard(announcement))


def _told(announcement: Announcement) -> ColumnElement[bool]:
    return exists().where(ToldHome.announcement_id == announcement.id, ToldHome.home_id == Home.id)


def _within(community_id: int, scope: Scope) -> list[ColumnElement[bool]]:
    homes = [Home.community_id == community_id]
    if scope.building:
        homes.append(Home.building == scope.building)
    if scope.unit:
        homes.append(Home.unit == scope.unit)
    return homes


def _readers(community_id: int, scope: Scope) -> tuple[ColumnElement[bool], ...]:
    """Whoever lives there, can be reached, and wants to hear of more than their own matters."""
    there = exists().where(
        Member.person_id == Person.id,
        Member.state == Membership.APPROVED,
        Home.id == Member.home_id,
        *_within(community_id, scope),
    )
    return (
        there,
        Person.reachable.is_(True),
        Person.own_matters_only.is_(False),
        Person.withdrawn_at.is_(None),
        Person.forgotten_at.is_(None),
    )
