"""The estates, their ops groups and the topics in them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.tickets import Role
from storage.conversations import Conversations
from storage.outbox import Outbox
from storage.tables import Community, Staff, Topic


class Communities:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def all(self) -> Sequence[Community]:
        return (await self._session.scalars(select(Community).order_by(Community.id))).all()

    async def get(self, community_id: int) -> Community:
        return await self._session.get_one(Community, community_id)

    def open(self, community: Community) -> None:
        self._session.add(community)

    async def of_ops_chat(self, chat: int) -> Community | None:
        query = select(Community).where(Community.ops_chat == chat)
        return await self._session.scalar(query)

    async def topic(self, community_id: int, name: str) -> Topic | None:
        query = select(Topic).where(Topic.community_id == community_id, Topic.name == name)
        return await self._session.scalar(query)

    async def forget_topics(self, community_id: int) -> None:
        """They were another group's."""
        await self._session.execute(delete(Topic).where(Topic.community_id == community_id))

    def add_topic(self, topic: Topic) -> None:
        self._session.add(topic)

    async def topics(self, community_id: int) -> Sequence[Topic]:
        query = select(Topic).where(Topic.community_id == community_id)
        return (await self._session.scalars(query)).all()

    async def move_chat(self, old: int, new: int) -> Community | None:
        """A group became a supergroup: rewrite its id wherever we keep it.

        The cards stay behind: nothing in the old group can be edited, and the new one numbers its
        messages afresh. None where the group was not ours, or has moved already.
        """
        community = await self.of_ops_chat(old)
        if community:
            community.ops_chat, community.ops_chat_was = new, old
        await self._session.execute(
            update(Community).where(Community.gm_chat == old).values(gm_chat=new)
        )
        await Outbox(self._session).move(old, new)
        await Conversations(self._session).move(old, new)
        return community


class Office:
    """The staff: who may do what, read in the same transaction as the act."""

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

    async def heads(self, community_id: int, department: str) -> Sequence[Staff]:
        """Those of this department who are on duty; else those of none in particular."""
        heads = await self.on_duty(community_id, Role.HEAD)
        ours = [one for one in heads if one.department == department]
        return ours or [one for one in heads if not one.department]

    async def appoint(self, staff: Staff) -> None:
        """Give somebody a post, or change the one they have."""
        query = select(Staff).where(
            Staff.community_id == staff.community_id, Staff.telegram_id == staff.telegram_id
        )
        if known := await self._session.scalar(query):
            known.role, known.name, known.language = staff.role, staff.name, staff.language
            known.department, known.ended_at = staff.department, None
        else:
            self._session.add(staff)

    async def dismiss(self, community_id: int, telegram_id: int, now: datetime) -> bool:
        for post in await self.posts([telegram_id]):
            if post.community_id == community_id:
                post.ended_at = now
                return True
        return False
