"""岗位 — the posts of an office: who may do what, read in the same transaction as the act."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.tickets import UNDONE_STATES, Role
from storage.locking import held
from storage.outsiders import Outsiders
from storage.tables import Staff, Ticket


class Office:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def posts(self, telegram_ids: Collection[int]) -> Sequence[Staff]:
        query = select(Staff).where(Staff.telegram_id.in_(telegram_ids), Staff.ended_at.is_(None))
        return (await self._session.scalars(query)).all()

    async def get(self, staff_id: int) -> Staff:
        return await self._session.get_one(Staff, staff_id)

    async def on_duty(self, community_id: int, *roles: str) -> Sequence[Staff]:
        query = select(Staff).where(
            Staff.community_id == community_id,
            Staff.role.in_(roles),
            Staff.on_duty,
            Staff.ended_at.is_(None),
        )
        return (await self._session.scalars(query.order_by(Staff.id))).all()

    async def holding(self, community_id: int, *roles: str) -> Sequence[Staff]:
        """On duty or not."""
        query = select(Staff).where(
            Staff.community_id == community_id, Staff.role.in_(roles), Staff.ended_at.is_(None)
        )
        return (await self._session.scalars(query.order_by(Staff.id))).all()

    async def heads(self, community_id: int, department: str) -> Sequence[Staff]:
        """Those of this department who are on duty; else those of none in particular."""
        heads = await self.on_duty(community_id, Role.HEAD)
        ours = [one for one in heads if one.department == department]
        return ours or [one for one in heads if not one.department]

    async def of(self, community_id: int) -> Sequence[Staff]:
        """Everybody who holds a post."""
        query = select(Staff).where(Staff.community_id == community_id, Staff.ended_at.is_(None))
        return (await self._session.scalars(query.order_by(Staff.id))).all()

    async def names(self, community_id: int) -> dict[int, str]:
        """Of whoever holds a post, or held one."""
        query = select(Staff.id, Staff.name).where(Staff.community_id == community_id)
        return dict((await self._session.execute(query.order_by(Staff.id))).all())

    async def locked(self, staff_id: int) -> Staff | None:
        """Held until the turn is filed."""
        query = select(Staff).where(Staff.id == staff_id)
        return await self._session.scalar(held(query))

    async def managers(self, community_id: int) -> int:
        """How many there are."""
        query = select(func.count()).where(
            Staff.community_id == community_id,
            Staff.role == Role.MANAGER,
            Staff.ended_at.is_(None),
        )
        return await self._session.scalar(query) or 0

    async def orders(self, staff: Staff) -> Sequence[Ticket]:
        """What they have in hand; held until the turn is filed."""
        query = select(Ticket).where(
            Ticket.assignee_id == staff.id, Ticket.state.in_(UNDONE_STATES)
        )
        return (await self._session.scalars(held(query.order_by(Ticket.id)))).all()

    async def appoint(self, staff: Staff) -> Staff:
        """Give somebody a post, or change the one they have."""
        await Outsiders(self._session).forget(staff.community_id, staff.telegram_id)
        query = select(Staff).where(
            Staff.community_id == staff.community_id, Staff.telegram_id == staff.telegram_id
        )
        if known := await self._session.scalar(query):
            known.role, known.name, known.language = staff.role, staff.name, staff.language
            known.on_duty = known.on_duty or known.ended_at is not None
            known.department, known.ended_at = staff.department, None
            return known
        self._session.add(staff)
        await self._session.flush()
        return staff

    async def dismiss(self, community_id: int, telegram_id: int, now: datetime) -> Staff | None:
        """The post that ended; None where they had none."""
        for post in await self.posts([telegram_id]):
            if post.community_id == community_id:
                post.ended_at = now
                await self._session.flush()
                return post
        return None
