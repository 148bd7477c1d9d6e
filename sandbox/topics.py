"""The methods for a forum's topics."""

from sandbox.access import ToEdit, ToWrite, check_right, the_topic
from sandbox.calls import Call
from sandbox.chats import Chat, Message, Topic
from sandbox.errors import bad_request
from sandbox.messages import Where, by, post
from sandbox.wire import Json
from sandbox.world import World

_COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)
_LONGEST_NAME = 128


def create_forum_topic(
    call: Call, /, chat: ToWrite, name: str, icon_color: int = _COLORS[0]
) -> Json:
    if not chat.forum:
        raise bad_request("the chat is not a forum")
    check_right(call.world, chat, "can_manage_topics", "create a topic")
    if icon_color not in _COLORS:
        raise bad_request("TOPIC_ICON_COLOR_INVALID")
    call.world.rates.spend(chat)
    return open_topic(call.world, chat, call.world.bot.user(), _title(name), icon_color).json()


def _title(name: str) -> str:
    """Too long a name is cut, as the server does."""
    title = name.strip()[:_LONGEST_NAME]
    if not title:
        raise bad_request("title must be non-empty")
    return title


def open_topic(
    world: World, chat: Chat, user: Json, name: str, icon_color: int = _COLORS[0]
) -> Topic:
    created = {"name": name, "icon_color": icon_color}
    first = post(world, chat, by(user), {"forum_topic_created": created})
    # The topic's number is that of its first message, which belongs to it.
    first.json |= {"message_thread_id": first.id, "is_topic_message": True}
    topic = Topic(first.id, name, icon_color, user["id"])
    chat.topics[topic.id] = topic
    _tell(world, chat, first)
    return topic


def _tell(world: World, chat: Chat, message: Message) -> None:
    world.updates.add("message", message.json, lane=str(chat.id))
    world.events.add("topic", chat.id, thread=message.json["message_thread_id"])


def edit_forum_topic(call: Call, /, chat: ToEdit, message_thread_id: int, name: str = "") -> bool:
    topic = the_topic(call.world, chat, message_thread_id)
    if not name or name == topic.name:
        raise bad_request("TOPIC_NOT_MODIFIED")
    rename_topic(call.world, chat, topic, call.world.bot.user(), _title(name))
    return True


def rename_topic(world: World, chat: Chat, topic: Topic, user: Json, name: str) -> None:
    topic.name = name
    _note(world, chat, topic, user, {"forum_topic_edited": {"name": name}})


def close_forum_topic(call: Call, /, chat: ToEdit, message_thread_id: int) -> bool:
    return _switch(call, chat, message_thread_id, closed=True)


def reopen_forum_topic(call: Call, /, chat: ToEdit, message_thread_id: int) -> bool:
    return _switch(call, chat, message_thread_id, closed=False)


def _switch(call: Call, chat: Chat, thread: int, *, closed: bool) -> bool:
    topic = the_topic(call.world, chat, thread)
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    switch_topic(call.world, chat, topic, call.world.bot.user(), closed=closed)
    return True


def switch_topic(world: World, chat: Chat, topic: Topic, user: Json, *, closed: bool) -> None:
    topic.closed = closed
    name = "forum_topic_closed" if closed else "forum_topic_reopened"
    _note(world, chat, topic, user, {name: {}})


def _note(world: World, chat: Chat, topic: Topic, user: Json, content: Json) -> None:
    _tell(world, chat, post(world, chat, by(user), content, Where(topic.id)))


def delete_forum_topic(call: Call, /, chat: ToEdit, message_thread_id: int) -> bool:
    topic = the_topic(call.world, chat, message_thread_id)
    check_right(call.world, chat, "can_delete_messages", "delete a topic")
    remove_topic(call.world, chat, topic)
    return True


def remove_topic(world: World, chat: Chat, topic: Topic) -> None:
    """A topic goes with everything said in it, and the bot is not told."""
    topic.deleted = True
    inside = [
        message.id
        for message in chat.messages.values()
        if message.json.get("is_topic_message") and message.json["message_thread_id"] == topic.id
    ]
    for number in inside:
        del chat.messages[number]
    world.events.add("topic", chat.id, thread=topic.id, deleted=True)


def get_forum_topic_icon_stickers(_: Call, /) -> list[Json]:
    return []
