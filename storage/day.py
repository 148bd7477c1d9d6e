"""The office's day: what its departments still have, what they said of it, and the spot checks."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.follow_ups import FollowUpState
from domain.tickets import UNDONE_STATES, Action, State
from storage.locking import held
from storage.tables import (
    DayReport,
    Event,
    FollowUp,
    Medium,
    Promised,
    Rectification,
    SpotCheck,
    Ticket,
)


class Day:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    # --- feedback

    async def open_of_departments(self, community_id: int) -> dict[str, list[Ticket]]:
        """What is still to be done, by who answers for it; the oldest first."""
        query = select(Ticket).where(
            Ticket.community_id == community_id, Ticket.state.in_(UNDONE_STATES)
        )
        found: dict[str, list[Ticket]] = {}
        for ticket in await self._session.scalars(query.order_by(Ticket.id)):
            found.setdefault(ticket.department, []).append(ticket)
        return found

    async def reports(self, community_id: int, day: date) -> Sequence[DayReport]:
        query = select(DayReport).where(
            DayReport.community_id == community_id, DayReport.day == day
        )
        return (await self._session.scalars(query.order_by(DayReport.id))).all()

    def report(self, report: DayReport) -> None:
        self._session.add(report)

    async def last_silent(self, community_id: int, since: datetime) -> list[str]:
        """The departments that the last list of that time named."""
        query = select(Event).where(Event.action == "gap_list", Event.at >= since)
        for made in await self._session.scalars(query.order_by(Event.id.desc())):
            if made.detail and made.detail.get("community") == community_id:
                return list(made.detail.get("silent", ()))
        return []

    # --- the morning

    async def filed_since(self, community_id: int, since: datetime) -> Sequence[Ticket]:
        query = select(Ticket).where(Ticket.community_id == community_id, Ticket.filed_at >= since)
        return (await self._session.scalars(query.order_by(Ticket.id))).all()

    async def visits(self, community_id: int, start: datetime, end: datetime) -> Sequence[Ticket]:
        """What somebody is expected for, the first visit first."""
        query = select(Ticket).where(
            Ticket.community_id == community_id,
            Ticket.state.in_(UNDONE_STATES),
            Ticket.appointment_start >= start,
            Ticket.appointment_start < end,
        )
        return (
            await self._session.scalars(query.order_by(Ticket.appointment_start, Ticket.id))
        ).all()

    async def owed(self, community_id: int, until: datetime) -> Sequence[tuple[Promised, Ticket]]:
        """What is promised by then, or overdue, the first due first; not what rests.

        What has to be put right is owed whatever has become of the ticket.
        """
        query = (
            select(Promised, Ticket)
            .join(Ticket, Ticket.id == Promised.ticket_id)
            .where(
                Ticket.community_id == community_id,
                Promised.kept_at.is_(None),
                Promised.lapsed_at.is_(None),
                Promised.left.is_(None),
                Promised.due < until,
            )
            .order_by(Promised.due, Promised.id)
        )
        return [(one, ticket) for one, ticket in await self._session.execute(query)]

    async def follow_ups_due(
        self, community_id: int, since: datetime, until: datetime
    ) -> Sequence[tuple[FollowUp, Ticket]]:
        """What is to be asked, or was asked and not answered, and has its limit then."""
        query = (
            select(FollowUp, Ticket)
            .join(Ticket, Ticket.id == FollowUp.ticket_id)
            .where(
                Ticket.community_id == community_id,
                FollowUp.state.in_([FollowUpState.PLANNED, FollowUpState.ASKED]),
                FollowUp.limit >= since,
                FollowUp.limit < until,
            )
            .order_by(FollowUp.limit, FollowUp.id)
        )
        return [(one, ticket) for one, ticket in await self._session.execute(query)]

    # --- the audit

    async def to_be_audited(self, community_id: int) -> Sequence[Ticket]:
        """What was accepted and waits for the supervisor, the oldest first."""
        query = select(Ticket).where(
            Ticket.community_id == community_id, Ticket.state == State.COMPLETED
        )
        return (await self._session.scalars(query.order_by(Ticket.id))).all()

    async def accepted_for_them(self, ticket_ids: Collection[int]) -> set[int]:
        """Those of them that the office accepted itself, the last time they were accepted."""
        query = select(Event.ticket_id, Event.actor).where(
            Event.ticket_id.in_(ticket_ids), Event.action == Action.ACCEPT_WORK
        )
        last = dict((await self._session.execute(query.order_by(Event.id))).all())
        return {one for one in ticket_ids if not last.get(one, "").startswith("person:")}

    async def with_a_broken_promise(self, ticket_ids: Collection[int]) -> set[int]:
        query = select(Promised.ticket_id).where(
            Promised.ticket_id.in_(ticket_ids), Promised.missed_at.is_not(None)
        )
        return set(await self._session.scalars(query))

    async def with_a_photo(self, ticket_ids: Collection[int]) -> set[int]:
        """Those whose finished work was shown."""
        query = select(Medium.ticket_id).where(
            Medium.ticket_id.in_(ticket_ids), Medium.stage == "done"
        )
        return set(await self._session.scalars(query))

    async def rectified(self, ticket_ids: Collection[int]) -> set[int]:
        """Those about which a notice had to be written."""
        query = select(Rectification.ticket_id).where(Rectification.ticket_id.in_(ticket_ids))
        return set(await self._session.scalars(query))

    # --- spot checks

    async def check_on(self, check: SpotCheck) -> None:
        self._session.add(check)
        await self._session.flush()

    async def spot_check(self, check_id: int) -> SpotCheck | None:
        """Held for this turn."""
        query = select(SpotCheck).where(SpotCheck.id == check_id)
        return await self._session.scalar(held(query))

    async def spot_checks(self, community_id: int, first: date, last: date) -> Sequence[SpotCheck]:
        query = select(SpotCheck).where(
            SpotCheck.community_id == community_id, SpotCheck.day >= first, SpotCheck.day <= last
        )
        return (await self._session.scalars(query.order_by(SpotCheck.day, SpotCheck.id))).all()

    async def checked_since(self, community_id: int, day: date) -> set[int]:
        """The tickets that chance has picked lately."""
        query = select(SpotCheck.ticket_id).where(
            SpotCheck.community_id == community_id, SpotCheck.day >= day
        )
        return {one for one in await self._session.scalars(query) if one}

    async def worth_a_check(self, community_id: int, since: datetime) -> Sequence[int]:
        """What somebody of the office has had in hand since then."""
        query = select(Ticket.id).where(
            Ticket.community_id == community_id,
            Ticket.assignee_id.is_not(None),
            Ticket.filed_at >= since,
            Ticket.state != State.CANCELLED,
        )
        return (await self._session.scalars(query.order_by(Ticket.id))).all()
