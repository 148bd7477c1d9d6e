"""Residents and their homes."""

from collections.abc import Collection, Sequence
from datetime import datetime
from secrets import randbits

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.households import OWNER, Membership
from domain.phone import same
from storage.forgotten import NOBODY
from storage.locking import held
from storage.tables import Community, Home, Member, Person, Ticket


class People:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def known(self, telegram_ids: Collection[int]) -> Sequence[Person]:
        query = select(Person).where(Person.telegram_id.in_(telegram_ids))
        return (await self._session.scalars(query)).all()

    async def known_as(self, telegram_id: int) -> Person | None:
        return await self._session.scalar(select(Person).where(Person.telegram_id == telegram_id))

    def at_hand(self, telegram_id: int) -> Person | None:
        """Them, if this turn has read them already: as it has whomever it writes to."""
        for row in self._session.identity_map.values():
            if isinstance(row, Person) and row.telegram_id == telegram_id:
                return row
        return None

    async def unwilling(self, telegram_ids: Collection[int]) -> set[int]:
        """Those of them who have taken their consent back."""
        query = select(Person.telegram_id).where(
            Person.telegram_id.in_(telegram_ids), Person.withdrawn_at.is_not(None)
        )
        return set(await self._session.scalars(query)) if telegram_ids else set()

    async def get(self, person_id: int) -> Person:
        return await self._session.get_one(Person, person_id)

    async def caller(
        self, name: str, phone: str, home_id: int | None, language: str, now: datetime
    ) -> Person:
        """Somebody without Telegram; who calls again from the same home and number is the same."""
        for known in await self._callers(home_id):
            if same(known.phone, phone) if phone else known.name == name:
                return known
        person = Person(
            telegram_id=NOBODY - 2**60 - randbits(50),  # until they have a number of their own
            name=name,
            language=language,
            notice_version=0,
            consented_at=now,
            phone=phone,
            reachable=False,
        )
        self._session.add(person)
        await self._session.flush()
        person.telegram_id = NOBODY - person.id
        await self._session.flush()
        return person

    async def the_office(self, community: Community, now: datetime) -> Person:
        """Who brings what a colleague has found: nobody that a letter could reach."""
        at = NOBODY - 2**59 - community.id
        if known := await self.known_as(at):
            return known
        person = Person(
            telegram_id=at,
            name=community.name,
            language=community.language,
            notice_version=0,
            consented_at=now,
        )
        await self.welcome(person)
        return person

    async def _callers(self, home_id: int | None) -> Sequence[Person]:
        query = select(Person).join(Ticket, Ticket.requester_id == Person.id)
        unknown = (Person.telegram_id < NOBODY, Person.forgotten_at.is_(None))
        found = query.where(*unknown, Ticket.home_id == home_id).order_by(Person.id)
        return (await self._session.scalars(found)).unique().all()

    async def welcome(self, person: Person) -> None:
        """Keep somebody who has just agreed to be known."""
        self._session.add(person)
        await self._session.flush()


class Households:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def buildings(self, community_id: int) -> Sequence[str]:
        query = select(Home.building).where(Home.community_id == community_id).distinct()
        return sorted(await self._session.scalars(query), key=natural)

    async def units(self, community_id: int, building: str) -> Sequence[str]:
        """One that is empty stands for the homes that belong to none."""
        query = select(Home.unit).where(*_in(community_id, building)).distinct()
        return sorted(await self._session.scalars(query), key=natural)

    async def rooms(self, community_id: int, building: str, unit: str = "") -> Sequence[Home]:
        query = select(Home).where(*_in(community_id, building), Home.unit == unit)
        return sorted(await self._session.scalars(query), key=lambda home: natural(home.room))

    async def home(self, home_id: int) -> Home | None:
        return await self._session.get(Home, home_id)

    async def homes_of(self, person: Person, *, waiting: bool = False) -> Sequence[Home]:
        """The homes the office has confirmed as theirs; with `waiting`, those it checks as well."""
        states = (Membership.APPROVED, Membership.ASKED) if waiting else (Membership.APPROVED,)
        query = (
            select(Home)
            .join(Member, Member.home_id == Home.id)
            .where(Member.person_id == person.id, Member.state.in_(states))
            .order_by(Member.id)
        )
        return (await self._session.scalars(query)).all()

    async def member(self, member_id: int) -> Member | None:
        """Held for this turn."""
        query = select(Member).where(Member.id == member_id)
        return await self._session.scalar(held(query))

    async def asked_in(self, community_id: int) -> Sequence[Member]:
        """Those whom the office still has to decide on."""
        query = select(Member).join(Home, Home.id == Member.home_id)
        asked = query.where(Home.community_id == community_id, Member.state == Membership.ASKED)
        return (await self._session.scalars(asked.order_by(Member.id))).all()

    async def membership(self, home_id: int, person_id: int) -> Member | None:
        query = select(Member).where(Member.home_id == home_id, Member.person_id == person_id)
        return await self._session.scalar(query)

    async def people_of(self, home_id: int, role: str = "") -> Sequence[tuple[Member, Person]]:
        """Those whom the office knows to belong there; with `role`, those of them in it."""
        query = (
            select(Member, Person)
            .join(Person, Person.id == Member.person_id)
            .where(Member.home_id == home_id, Member.state == Membership.APPROVED)
        )
        query = query.where(Member.role == role) if role else query
        found = await self._session.execute(query.order_by(Member.id))
        return [(member, person) for member, person in found]

    async def members_of(self, person: Person) -> Sequence[Member]:
        """Wherever they belong, ask to belong, or belonged."""
        query = select(Member).where(Member.person_id == person.id).order_by(Member.id)
        return (await self._session.scalars(query)).all()

    async def lives_in(self, person_id: int, home_id: int) -> bool:
        found = await self.membership(home_id, person_id)
        return found is not None and found.state == Membership.APPROVED

    async def owner_phone(self, person_id: int, home_id: int) -> str:
        """What the register says of the owner, if that is who they are."""
        theirs = (Member.person_id == person_id, Member.home_id == home_id)
        owner = (Member.role == OWNER, Member.state == Membership.APPROVED)
        query = select(Home.owner_phone).join(Member, Member.home_id == Home.id)
        return await self._session.scalar(query.where(*theirs, *owner)) or ""

    async def waiting(self, person: Person) -> bool:
        """Whether the office still has to decide on them."""
        asked = (Member.person_id == person.id, Member.state == Membership.ASKED)
        query = select(Member.id).where(*asked)
        return await self._session.scalar(query.limit(1)) is not None

    async def asked_by(self, person: Person) -> Collection[int]:
        """The homes for which the office still has to decide on them."""
        asked = (Member.person_id == person.id, Member.state == Membership.ASKED)
        return (await self._session.scalars(select(Member.home_id).where(*asked))).all()

    async def ask_to_join(self, member: Member) -> None:
        self._session.add(member)
        await self._session.flush()

    async def add_homes(self, community_id: int, addresses: Sequence[tuple[str, str]]) -> int:
        """Add the homes, by building and room, that are not there yet; says how many were new."""
        query = select(Home.building, Home.room).where(Home.community_id == community_id)
        known = {tuple(row) for row in await self._session.execute(query)}
        new = [pair for pair in dict.fromkeys(addresses) if pair not in known]
        self._session.add_all(
            Home(community_id=community_id, building=building, room=room) for building, room in new
        )
        return len(new)

    async def count(self, community_id: int) -> int:
        query = select(func.count()).where(Home.community_id == community_id)
        return await self._session.scalar(query) or 0


def _in(community_id: int, building: str) -> tuple[ColumnElement[bool], ...]:
    return Home.community_id == community_id, Home.building == building


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """Order 2 before 10."""
    digits = "".join(one if one.isdigit() else " " for one in text).split()
    return (*((int(one), "") for one in digits), (0, text))
