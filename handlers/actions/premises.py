"""The topics of the office's group: one for each department, the front desk, and the alarms."""

from collections.abc import Mapping
from datetime import datetime

from handlers.facts import TOPICS
from handlers.views.premises import topic_title
from locales import words_for
from storage import Shelves
from storage.outbox import MAKE_TOPIC, REOPEN_TOPIC, Delivery, Lane
from storage.tables import Community, OutboxRow, Topic


def topic_alias(community_id: int, name: str) -> str:
    return f"topic:{community_id}:{name}"


def topic_of_alias(alias: str) -> tuple[int, str]:
    """The community, and which of its topics."""
    _, community_id, name = alias.split(":", 2)
    return int(community_id), name


async def open_topics(shelves: Shelves, community: Community, now: datetime) -> None:
    """Make what is missing, where the group has topics at all."""
    if await shelves.communities.topics(community.id):
        await make_topics(shelves, community, now)


async def make_topics(shelves: Shelves, community: Community, now: datetime) -> None:
    """Those that are missing; each is in use once Telegram has made it (see bot/topics.py)."""
    known = {topic.name for topic in await shelves.communities.topics(community.id)}
    names = await shelves.departments.names(community.id)
    wanted = [*await shelves.departments.live(community.id), *TOPICS]
    for name in [one for one in wanted if one not in known]:
        if not await shelves.outbox.on_its_way(topic_alias(community.id, name)):
            await shelves.outbox.post([topic_letter(community, name, names, now)])


def topic_letter(
    community: Community, name: str, names: Mapping[str, str], now: datetime
) -> OutboxRow:
    """Among the urgent ones, since those that follow may be for it."""
    title = topic_title(name, names, words_for(community.language))
    return _asked(MAKE_TOPIC, community, name, now, name=title.plain)


def reopening(topic: Topic, community: Community, now: datetime) -> OutboxRow:
    thread = topic.thread
    return _asked(REOPEN_TOPIC, community, topic.name, now, message_thread_id=thread)


def _asked(
    method: str, community: Community, topic: str, now: datetime, **params: object
) -> OutboxRow:
    return OutboxRow(
        chat=community.ops_chat or 0,
        lane=Lane.URGENT,
        kind=Delivery.AT_LEAST_ONCE,
        method=method,
        params={"chat_id": community.ops_chat, **params},
        card=topic_alias(community.id, topic),
        posted_at=now,
        not_before=now,
    )
