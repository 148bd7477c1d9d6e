"""The estates, their ops groups and the topics in them."""

from collections.abc import Sequence

from sqlalchemy import String, cast, delete, exists, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.conversations import Conversations
from storage.outbox import Outbox
from storage.tables import Community, Timer, Topic


class Communities:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def all(self) -> Sequence[Community]:
        return (await self._session.scalars(select(Community).order_by(Community.id))).all()

    async def get(self, community_id: int) -> Community:
        return await self._session.get_one(Community, community_id)

    def open(self, community: Community) -> None:
        self._session.add(community)

    async def wondering(self) -> Sequence[Community]:
        """Those that wait to hear how the weather was."""
        query = select(Community).where(Community.weather_wanted.is_not(None))
        return (await self._session.scalars(query.order_by(Community.id))).all()

    async def of_ops_chat(self, chat: int) -> Community | None:
        query = select(Community).where(Community.ops_chat == chat)
        return await self._session.scalar(query)

    async def of_group(self, chat: int) -> Community | None:
        """Whose group this is, be it of the staff or the general manager's."""
        query = select(Community).where(or_(Community.ops_chat == chat, Community.gm_chat == chat))
        return await self._session.scalar(query.limit(1))

    async def of_committee(self, chat: int) -> Community | None:
        """Whose owners' committee meets there."""
        query = select(Community).where(Community.committee_chat == chat)
        return await self._session.scalar(query.limit(1))

    async def without_timer(self, about: str) -> Sequence[Community]:
        """Those in which nothing of this name is going to ring."""
        whose = literal(f"{about}:") + cast(Community.id, String)
        waits = exists().where(Timer.rung_at.is_(None), Timer.about == whose)
        return (await self._session.scalars(select(Community).where(~waits))).all()

    async def topic(self, community_id: int, name: str) -> Topic | None:
        query = select(Topic).where(Topic.community_id == community_id, Topic.name == name)
        return await self._session.scalar(query)

    async def topic_at(self, chat: int, thread: int) -> Topic | None:
        """What of ours is posted there."""
        query = select(Topic).join(Community, Community.id == Topic.community_id)
        return await self._session.scalar(
            query.where(Community.ops_chat == chat, Topic.thread == thread)
        )

    async def forget_topic(self, topic: Topic) -> None:
        await self._session.delete(topic)

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
        await self._session.execute(
            update(Community).where(Community.committee_chat == old).values(committee_chat=new)
        )
        await Outbox(self._session).move(old, new)
        await Conversations(self._session).move(old, new)
        return community

    async def settle(self, community: Community, chat: int) -> int | None:
        """The office goes to another group, and what was still to be said follows it there.

        Returns the group that it leaves, if it had one. No topic, and no talk, goes along.
        """
        old = community.ops_chat
        if old is None or old == chat:
            community.ops_chat = chat
            return None
        await self.forget_topics(community.id)
        community.ops_chat, community.ops_chat_was = chat, None
        await Outbox(self._session).follow(old, chat)
        await Conversations(self._session).drop(old)
        return old
