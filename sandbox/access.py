"""Which chats, messages and rights the bot has, and in which words it is refused."""

from typing import Annotated

from sandbox.calls import Call
from sandbox.chats import GENERAL, Chat, Message, Topic
from sandbox.errors import ApiError, bad_request, forbidden
from sandbox.parameters import Wire
from sandbox.world import World


def _find(call: Call, value: object) -> Chat:
    if value is None or value == "":
        raise bad_request("chat_id is empty")
    try:
        number = int(str(value))
    except ValueError:
        raise bad_request("chat not found") from None
    chat = call.world.chats.get(number)
    if chat is None:
        raise bad_request("chat not found")
    return chat


def check_write(world: World, chat: Chat) -> None:
    if chat.is_private:
        _check_person(world, chat)
    else:
        _check_group(world, chat)


def _check_person(world: World, chat: Chat) -> None:
    person = world.people[chat.id]
    if person.deactivated:
        raise forbidden("user is deactivated")
    if person.blocked:
        raise forbidden("bot was blocked by the user")
    if not person.started:
        raise forbidden("bot can't initiate conversation with a user")


def _check_group(world: World, chat: Chat) -> None:
    if chat.migrated_to:
        raise ApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=chat.migrated_to,
        )
    status = world.me(chat).status
    if status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    if status == "left":
        raise forbidden(f"bot is not a member of the {chat.type} chat")


def _to_write(call: Call, _: str, value: object) -> Chat:
    chat = _find(call, value)
    check_write(call.world, chat)
    if not chat.is_private and call.world.me(chat).status == "restricted":
        raise bad_request("not enough rights to send text messages to the chat")
    return chat


def _to_edit(call: Call, _: str, value: object) -> Chat:
    chat = _find(call, value)
    if not chat.is_private:
        _check_group(call.world, chat)
    elif call.world.people[chat.id].deactivated:
        raise forbidden("user is deactivated")
    return chat


def _to_read(call: Call, _: str, value: object) -> Chat:
    chat = _find(call, value)
    if not chat.is_private and not chat.migrated_to:
        _check_group(call.world, chat)
    if chat.is_private and not call.world.people[chat.id].started:
        raise bad_request("chat not found")
    return chat


ToWrite = Annotated[Chat, Wire("chat_id", _to_write)]
ToEdit = Annotated[Chat, Wire("chat_id", _to_edit)]
ToRead = Annotated[Chat, Wire("chat_id", _to_read)]
FromChat = Annotated[Chat, Wire("from_chat_id", _to_read)]


def the_message(chat: Chat, message_id: int, to_do: str) -> Message:
    """A message, or Telegram's way of saying that it is gone."""
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request(f"{to_do} not found")
    return message


def check_right(world: World, chat: Chat, right: str, to_do: str = "") -> None:
    if not chat.is_private and not world.me(chat).may(right):
        raise bad_request(f"not enough rights{to_do and f' to {to_do}'}")


def check_thread(chat: Chat, thread: int) -> int:
    """The topic to send to; General is where a message without a topic goes."""
    if not thread:
        return 0
    topic = chat.topics.get(thread)
    if thread == GENERAL or topic is None or topic.deleted:
        raise bad_request("message thread not found")
    if topic.closed:
        raise bad_request("TOPIC_CLOSED")
    return thread


def the_topic(world: World, chat: Chat, thread: int) -> Topic:
    """A topic the bot may manage: its own, or any with the right to manage topics."""
    if not chat.forum:
        raise bad_request("the chat is not a forum")
    topic = chat.topics.get(thread)
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    if topic.deleted:
        raise bad_request("TOPIC_DELETED")
    if topic.creator != world.bot.id:
        check_right(world, chat, "can_manage_topics")
    return topic
