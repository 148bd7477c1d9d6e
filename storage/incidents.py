"""Incidents, and the reports that each of them has gathered."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, String, cast, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.incidents import IncidentState
from domain.tickets import OPEN_STATES, UNDONE_STATES, Kind, State
from storage.locking import held
from storage.tables import Incident, OutboxRow, Ticket

_OPEN = (IncidentState.PROPOSED, IncidentState.CONFIRMED)


class Incidents:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def open(self, incident: Incident) -> None:
        self._session.add(incident)
        await self._session.flush()

    async def get(self, incident_id: int) -> Incident | None:
        return await self._session.get(Incident, incident_id)

    async def locked(self, incident_id: int) -> Incident | None:
        """Held for this turn: of two who decide at once the first wins."""
        query = select(Incident).where(Incident.id == incident_id)
        return await self._session.scalar(held(query))

    async def open_in(self, community_id: int) -> Sequence[Incident]:
        """Those that are in hand, and those that still wait to be confirmed."""
        ours = (Incident.community_id == community_id, Incident.state.in_(_OPEN))
        query = select(Incident).where(*ours).order_by(Incident.id)
        return (await self._session.scalars(query)).all()

    # --- their reports

    async def reports(self, incident_id: int, after: int = 0, at_most: int = 0) -> Sequence[Ticket]:
        """All of them that were not withdrawn, or so many beyond one; the earliest leads."""
        return (await self._session.scalars(_beyond(incident_id, after, at_most))).all()

    async def held(self, incident_id: int, after: int, at_most: int) -> Sequence[Ticket]:
        """So many of them beyond one, held for this turn."""
        query = _beyond(incident_id, after, at_most)
        return (await self._session.scalars(held(query))).all()

    async def leading(self, incident_id: int) -> Ticket | None:
        """The report that stands for all: the earliest that still is to be done, or else is not."""
        query = select(Ticket).where(*_gathered(incident_id))
        order = query.order_by(Ticket.state.not_in(UNDONE_STATES), Ticket.id).limit(1)
        return await self._session.scalar(order)

    async def one_for_each(self, incident_id: int, after: int, at_most: int) -> Sequence[Ticket]:
        """A report of every person whom it still concerns, of those beyond one; held."""
        still = (*_gathered(incident_id), Ticket.state.in_(OPEN_STATES))
        first = select(func.min(Ticket.id)).where(*still).group_by(Ticket.requester_id)
        query = select(Ticket).where(Ticket.id.in_(first), Ticket.id > after)
        return (await self._session.scalars(held(query.order_by(Ticket.id).limit(at_most)))).all()

    async def count(self, incident_id: int) -> tuple[int, int]:
        """How many homes it strikes, and how many reports there are of it."""
        homes = func.count(func.distinct(func.coalesce(Ticket.home_id, -Ticket.requester_id)))
        query = select(homes, func.count(Ticket.id)).where(*_gathered(incident_id))
        found = (await self._session.execute(query)).one()
        return found[0], found[1]

    async def count_in(self, incident_id: int, *states: State) -> int:
        query = select(func.count(Ticket.id)).where(
            *_gathered(incident_id), Ticket.state.in_(states)
        )
        return await self._session.scalar(query) or 0

    async def silent(self, incident_id: int, before: datetime) -> Sequence[Ticket]:
        """Whose was reported as done before then, and who have not said whether it is."""
        query = select(Ticket).where(*_gathered(incident_id), Ticket.state == State.DONE)
        waiting = query.where(Ticket.finished_at <= before)
        return (await self._session.scalars(waiting.order_by(Ticket.id))).all()

    async def of_person(self, incident_id: int, person_id: int) -> Ticket | None:
        """What they have reported of it, while it is still to be done."""
        theirs = (Ticket.requester_id == person_id, Ticket.state.in_(UNDONE_STATES))
        query = select(Ticket).where(*_gathered(incident_id), *theirs).order_by(Ticket.id)
        return await self._session.scalar(query.limit(1))

    async def like(self, ticket: Ticket, since: datetime) -> Sequence[Ticket]:
        """What else is open of the same kind and was never gathered; held for this turn."""
        query = select(Ticket).where(
            Ticket.community_id == ticket.community_id,
            Ticket.kind == Kind.REPAIR,
            Ticket.id != ticket.id,
            Ticket.incident_id.is_(None),
            Ticket.filed_at >= since,
            Ticket.urgent.is_(ticket.urgent),
            Ticket.confidential.is_(False),
            Ticket.state.in_(UNDONE_STATES),
        )
        alike = query.where(
            or_(Ticket.triage_kind == ticket.triage_kind, Ticket.category == ticket.category)
        )
        return (await self._session.scalars(held(alike.order_by(Ticket.id)))).all()

    # --- what was said to those whom it concerns

    async def carried(self, incident: Incident) -> Sequence[tuple[Ticket, str]]:
        """The letters of its last update: of which ticket each is, and what became of it."""
        alias = literal(f"{incident.said_in}:").concat(cast(Ticket.id, String))
        # For each report by the name of its letter: the outbox is long, its index on names is not.
        letters = select(Ticket, OutboxRow.status).join(OutboxRow, OutboxRow.card == alias)
        sent = (Ticket.incident_id == incident.id, OutboxRow.method.startswith("send"))
        found = await self._session.execute(letters.where(*sent).order_by(OutboxRow.id))
        return [(ticket, status) for ticket, status in found]

    async def passed_on(self, said_in: str) -> Incident | None:
        """The incident whose last update was this message."""
        query = select(Incident).where(Incident.said_in == said_in)
        return await self._session.scalar(query.limit(1))


def _beyond(incident_id: int, after: int, at_most: int) -> Select[Ticket]:
    query = select(Ticket).where(*_gathered(incident_id), Ticket.id > after)
    return query.order_by(Ticket.id).limit(at_most or None)


def _gathered(incident_id: int) -> tuple[ColumnElement[bool], ...]:
    return Ticket.incident_id == incident_id, Ticket.state != State.CANCELLED
