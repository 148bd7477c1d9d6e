"""How a message comes to stand in a chat, and how it changes afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sandbox.chats import Chat, Message
from sandbox.keyboards import Markup
from sandbox.people import ANONYMOUS_ADMIN
from sandbox.wire import Json

if TYPE_CHECKING:
    from sandbox.world import World

MEDIA = ("photo", "document", "video", "audio", "voice", "sticker", "animation")
_CONTENT = (
    "text", "entities", "caption", "caption_entities", "contact", "location", "dice", "poll",
    "show_caption_above_media", *MEDIA,
)  # fmt: skip
_NO_MARKUP = Markup()


@dataclass(frozen=True)
class Where:
    """The topic a message goes to, and the message it answers."""

    thread: int = 0
    reply_to: Message | None = None


_ANYWHERE = Where()


def post(
    world: World,
    chat: Chat,
    author: Json,
    content: Json,
    where: Where = _ANYWHERE,
    markup: Markup = _NO_MARKUP,
) -> Message:
    json = {
        "message_id": next(chat.message_ids),
        **author,
        "chat": chat.card(),
        "date": world.clock.stamp(),
        **_place(chat, where),
        **content,
    }
    if markup.inline:
        json["reply_markup"] = markup.inline
    message = Message(json, markup.keyboard)
    chat.messages[message.id] = message
    world.events.add("message", chat.id, message)
    return message


def by(user: Json) -> Json:
    return {"from": user}


def by_nobody(chat: Chat) -> Json:
    """An anonymous administrator: everybody's account, in the name of the group."""
    return {"from": ANONYMOUS_ADMIN, "sender_chat": chat.card()}


def _place(chat: Chat, where: Where) -> Json:
    place: Json = {}
    answered = where.reply_to
    thread = where.thread or topic_of(answered)
    if thread:
        place |= {"message_thread_id": thread, "is_topic_message": True}
        # A message that answers nothing answers the topic's first one, as Telegram has it.
        answered = answered or chat.messages.get(thread)
    elif answered is not None and chat.type == "supergroup":
        # In a supergroup a reply starts a thread of its own, which is no topic.
        place["message_thread_id"] = answered.json.get("message_thread_id", answered.id)
    if answered is not None:
        place["reply_to_message"] = {
            name: value for name, value in answered.json.items() if name != "reply_to_message"
        }
    return place


def topic_of(message: Message | None) -> int:
    if message is None or not message.json.get("is_topic_message"):
        return 0
    return int(message.json["message_thread_id"])


def content_of(message: Message) -> Json:
    """What a copy takes along; empty for service messages."""
    return {name: message.json[name] for name in _CONTENT if name in message.json}


def media_of(message: Message) -> str:
    return next((kind for kind in MEDIA if kind in message.json), "")


def change(world: World, chat: Chat, message: Message, content: Json) -> bool:
    """Gives a message new content, False when there is nothing new about it.

    What is None in the content is taken away.
    """
    before = {name: message.json.get(name) for name in content}
    if before == content:
        return False
    for name, value in content.items():
        if value is None:
            message.json.pop(name, None)
        else:
            message.json[name] = value
    message.json["edit_date"] = world.clock.stamp()
    world.events.add("edit", chat.id, message)
    return True


def delete(world: World, chat: Chat, message_id: int) -> None:
    del chat.messages[message_id]
    if message_id in chat.pinned:
        chat.pinned.remove(message_id)
    world.events.add("delete", chat.id, message_id=message_id)
