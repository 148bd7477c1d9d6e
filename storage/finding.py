"""Looking for tickets: the newest that are as somebody wants them, and how many there are in all.

What is confidential is found by its own words only, never by who brought it or where they live.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from domain.buildings import COUNTED
from domain.finding import Door, Mark, Wanted
from domain.office_hours import moment_of
from domain.phone import same
from domain.tickets import CLOSED_STATES
from storage.tables import Home, Person, Promised, Search, Ticket

_TAIL = 6  # digits by which those are found who may have the number
_TOLD = Ticket.confidential.is_(False)


@dataclass(frozen=True)
class Seeker:
    """Who looks, where, and when."""

    community_id: int
    staff_id: int
    zone: ZoneInfo
    now: datetime


class Finding:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def page(
        self, wanted: Wanted, by: Seeker, at_most: int, skip: int = 0
    ) -> tuple[Sequence[Ticket], int]:
        """Some of what was found, what is urgent first among what is open; and how many in all."""
        query = select(Ticket.id, func.count().over()).where(*await self._fits(wanted, by))
        still_open = bool(wanted.states) and wanted.states.isdisjoint(CLOSED_STATES)
        order = (Ticket.urgent.desc(),) if still_open else ()
        found = await self._session.execute(
            query.order_by(*order, Ticket.id.desc()).limit(at_most).offset(skip)
        )
        counts = dict(found.all())
        rows = await self._session.scalars(select(Ticket).where(Ticket.id.in_(counts)))
        tickets = {ticket.id: ticket for ticket in rows}
        return [tickets[one] for one in counts], next(iter(counts.values()), 0)

    async def homes(self, community_id: int, door: Door) -> Sequence[Home]:
        """All that may be meant by it."""
        return (await self._session.scalars(select(Home).where(*_at(door, community_id)))).all()

    async def _fits(self, wanted: Wanted, by: Seeker) -> list[ColumnElement[bool]]:
        fits = [Ticket.community_id == by.community_id, *_plainly(wanted, by)]
        if wanted.doors:
            fits += [_TOLD, or_(*[_behind(door, by.community_id) for door in wanted.doors])]
        if wanted.phone:
            fits += [_TOLD, await self._of_phone(wanted.phone)]
        return fits + [_says(word) for word in wanted.words]

    async def _of_phone(self, phone: str) -> ColumnElement[bool]:
        """Whoever has that number, or lives where it is the owner's."""
        tail = "".join(filter(str.isdigit, phone))[-_TAIL:]
        people = await self._with_tail(Person.id, Person.phone, tail, phone)
        homes = await self._with_tail(Home.id, Home.owner_phone, tail, phone)
        return or_(Ticket.requester_id.in_(people), Ticket.home_id.in_(homes))

    async def _with_tail(
        self,
        key: InstrumentedAttribute[int],
        column: InstrumentedAttribute[str],
        tail: str,
        phone: str,
    ) -> list[int]:
        digits = func.replace(func.replace(column, "-", ""), " ", "")
        found = await self._session.execute(select(key, column).where(digits.endswith(tail)))
        return [row_id for row_id, kept in found if same(kept, phone)]

    # --- what was looked for

    async def remember(self, search: Search) -> None:
        self._session.add(search)
        await self._session.flush()

    async def remembered(self, search_id: int) -> Search | None:
        return await self._session.get(Search, search_id)


def _plainly(wanted: Wanted, by: Seeker) -> Iterator[ColumnElement[bool]]:
    """What stands in a column of its own."""
    if wanted.number:
        yield Ticket.number == wanted.number
    if wanted.states:
        yield Ticket.state.in_(wanted.states)
    if wanted.kinds:
        yield Ticket.kind.in_(wanted.kinds)
    if wanted.departments:
        yield Ticket.department.in_(wanted.departments)
    if wanted.colleague:
        yield Ticket.assignee_id == wanted.colleague
    if wanted.days:
        midnight = datetime.min.time()
        yield Ticket.filed_at >= moment_of(wanted.days.first, midnight, by.zone)
        yield Ticket.filed_at < moment_of(wanted.days.last + timedelta(days=1), midnight, by.zone)
    yield from (_marked(mark, by) for mark in sorted(wanted.marks))


def _marked(mark: Mark, by: Seeker) -> ColumnElement[bool]:
    match mark:
        case Mark.MINE:
            return Ticket.assignee_id == by.staff_id
        case Mark.URGENT:
            return Ticket.urgent.is_(True)
        case Mark.PAUSED:
            return Ticket.paused_at.is_not(None)
        case Mark.HEADQUARTERS:
            return Ticket.source == Mark.HEADQUARTERS
    late = select(Promised.ticket_id).where(
        Promised.kept_at.is_(None),
        Promised.lapsed_at.is_(None),
        Promised.left.is_(None),
        Promised.due < by.now,
    )
    return Ticket.id.in_(late)


def _behind(door: Door, community_id: int) -> ColumnElement[bool]:
    """Whoever lives there; or the place as it was written, where it is nobody's home."""
    homes = select(Home.id).where(*_at(door, community_id))
    return or_(Ticket.home_id.in_(homes), _holds(Ticket.place, door.said))


def _at(door: Door, community_id: int) -> Iterator[ColumnElement[bool]]:
    names = [f"{door.building}{counted}" for counted in ("", *COUNTED)]
    yield Home.community_id == community_id
    yield func.lower(Home.building).in_(names)
    if door.room:
        yield func.lower(Home.room) == door.room
    if door.unit:
        yield func.lower(Home.unit) == door.unit


def _says(word: str) -> ColumnElement[bool]:
    """Somewhere among all that is to be read of it."""
    people = select(Person.id).where(_holds(Person.name, word))
    told = or_(_holds(Ticket.place, word), Ticket.requester_id.in_(people))
    return or_(
        _holds(Ticket.words, word),
        _holds(Ticket.work, word),
        _holds(Ticket.number, word),
        and_(_TOLD, told),
    )


def _holds(column: InstrumentedAttribute[str], word: str) -> ColumnElement[bool]:
    """Words without capitals, as the Chinese are, need no costly comparison."""
    if word.upper() == word.lower():
        return column.contains(word, autoescape=True)
    return column.icontains(word, autoescape=True)
