"""A topic of ours that is gone is made anew, a closed one is opened; what met it waits for that."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.outcomes import Fate
from handlers.actions.premises import reopening, topic_alias, topic_letter, topic_of_alias
from storage import Shelves
from storage.outbox import MAKE_TOPIC, OF_TOPICS
from storage.tables import OutboxRow, Topic

MENDED = {Fate.TOPIC_GONE, Fate.TOPIC_CLOSED}


async def mend(shelves: Shelves, letter: OutboxRow, fate: Fate, now: datetime) -> bool:
    """Whether the topic that this letter is for will be there again."""
    thread = letter.params.get("message_thread_id", 0)
    topic = await shelves.communities.topic_at(letter.chat, thread) if thread else None
    if topic is None or letter.method in OF_TOPICS:
        return False
    if not await shelves.outbox.on_its_way(topic_alias(topic.community_id, topic.name)):
        community = await shelves.communities.get(topic.community_id)
        closed = fate is Fate.TOPIC_CLOSED
        names = await shelves.departments.names(community.id)
        cure = reopening(topic, community, now) if closed else None
        await shelves.outbox.post([cure or topic_letter(community, topic.name, names, now)])
    return True


async def made_or_opened(
    shelves: Shelves, letter: OutboxRow, told: Sequence[dict[str, Any]], now: datetime
) -> None:
    """What waited goes there; if the topic had been lost, what stood in it is shown again."""
    community_id, name = topic_of_alias(letter.card or "")
    community = await shelves.communities.get(community_id)
    if community.ops_chat != letter.chat:
        return  # the office has moved meanwhile
    known = await shelves.communities.topic(community_id, name)
    if known is None:
        if letter.method == MAKE_TOPIC:
            thread = told[0]["message_thread_id"]
            topic = Topic(community_id=community_id, name=name, thread=thread)
            shelves.communities.add_topic(topic)
        return
    lost = known.thread
    if letter.method == MAKE_TOPIC:
        known.thread = told[0]["message_thread_id"]
        lane, about = f"{letter.chat}:{known.thread}", f"topic:{known.id}"
        shelves.timers.set("topic_made", now, lane, about, community=community_id, topic=name)
    await shelves.outbox.move_topic(letter.chat, lost, known.thread, now)


async def give_up(shelves: Shelves, letter: OutboxRow, now: datetime) -> None:
    """It can be neither made nor opened: what was for it goes to the group itself."""
    if letter.method not in OF_TOPICS:
        return
    topic = await shelves.communities.topic(*topic_of_alias(letter.card or ""))
    if topic:
        await shelves.outbox.move_topic(letter.chat, topic.thread, 0, now)
        await shelves.communities.forget_topic(topic)
