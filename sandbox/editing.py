"""The methods that change a message or take it away."""

from datetime import timedelta

from sandbox.access import ToEdit, ToRead, check_right, the_message
from sandbox.calls import Call
from sandbox.chats import Chat, Message
from sandbox.envelope import Caption, ReplyMarkup, caption_of
from sandbox.errors import bad_request
from sandbox.keyboards import read_markup
from sandbox.media import input_media
from sandbox.messages import MEDIA, by, change, delete, media_of, post
from sandbox.texts import formatted, message_text
from sandbox.updates import DAY
from sandbox.wire import Json
from sandbox.world import World

_DELETABLE_FOR = 2 * DAY
_MOST_DELETED = 100
_UNDELETABLE = ("supergroup_chat_created", "group_chat_created", "forum_topic_created")

_REACTIONS = frozenset({
    "👍", "👎", "❤", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢", "🎉",
    "🤩", "🤮", "💩", "🙏", "👌", "🕊", "🤡", "🥱", "🥴", "😍", "🐳", "❤‍🔥", "🌚",
    "🌭", "💯", "🤣", "⚡", "🍌", "🏆", "💔", "🤨", "😐", "🍓", "🍾", "💋", "🖕",
    "😈", "😴", "😭", "🤓", "👻", "👨‍💻", "👀", "🎃", "🙈", "😇", "😨", "🤝", "✍",
    "🤗", "🫡", "🎅", "🎄", "☃", "💅", "🤪", "🗿", "🆒", "💘", "🙉", "🦄", "😘",
    "💊", "🙊", "😎", "👾", "🤷‍♂", "🤷", "🤷‍♀", "😡",
})  # fmt: skip


def edit_message_text(
    call: Call,
    /,
    chat: ToEdit,
    message_id: int,
    text: str = "",
    parse_mode: str = "",
    entities: list[Json] | None = None,
    reply_markup: ReplyMarkup = None,
) -> Json:
    words = message_text(formatted(call.world.people, text, parse_mode, entities))
    message = _own(call.world, chat, message_id)
    if "text" not in message.json:
        raise bad_request("there is no text in the message to edit")
    return _edit(call, chat, message, {"entities": None} | words.content("text"), reply_markup)


def edit_message_caption(
    call: Call,
    /,
    chat: ToEdit,
    message_id: int,
    caption: Caption,
    reply_markup: ReplyMarkup = None,
) -> Json:
    message = _own(call.world, chat, message_id)
    if not media_of(message) or "sticker" in message.json:
        raise bad_request("there is no caption in the message to edit")
    nothing: Json = {"caption": None, "caption_entities": None}
    return _edit(call, chat, message, nothing | caption.content(call.world), reply_markup)


def edit_message_reply_markup(
    call: Call, /, chat: ToEdit, message_id: int, reply_markup: ReplyMarkup = None
) -> Json:
    return _edit(call, chat, _own(call.world, chat, message_id), {}, reply_markup)


def edit_message_media(
    call: Call, /, chat: ToEdit, message_id: int, media: Json, reply_markup: ReplyMarkup = None
) -> Json:
    message = _own(call.world, chat, message_id)
    _, content, said = input_media(call, media)
    nothing: Json = dict.fromkeys((*MEDIA, "text", "entities", "caption", "caption_entities"))
    content = nothing | content | caption_of(said).content(call.world)
    return _edit(call, chat, message, content, reply_markup)


def _own(world: World, chat: Chat, message_id: int) -> Message:
    message = the_message(chat, message_id, "message to edit")
    if message.sender != world.bot.id or message.keyboard or "forward_origin" in message.json:
        raise bad_request("message can't be edited")
    return message


def _edit(call: Call, chat: Chat, message: Message, content: Json, reply_markup: object) -> Json:
    content["reply_markup"] = read_markup(reply_markup, chat).inline
    call.world.rates.spend(chat)
    if not change(call.world, chat, message, content):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are "
            "exactly the same as a current content and reply markup of the message",
        )
    return message.json


def delete_message(call: Call, /, chat: ToRead, message_id: int) -> bool:
    message = the_message(chat, message_id, "message to delete")
    if not _deletable(call.world, chat, message):
        raise bad_request("message can't be deleted")
    delete(call.world, chat, message_id)
    return True


def delete_messages(call: Call, /, chat: ToRead, message_ids: list[int]) -> bool:
    if not 1 <= len(message_ids) <= _MOST_DELETED:
        raise bad_request("too many message identifiers specified")
    for message_id in message_ids:
        message = chat.messages.get(message_id)
        if message is not None and _deletable(call.world, chat, message):
            delete(call.world, chat, message_id)
    return True


def _deletable(world: World, chat: Chat, message: Message) -> bool:
    if any(kind in message.json for kind in _UNDELETABLE):
        return False
    if not chat.is_private and world.me(chat).may("can_delete_messages"):
        return True
    age = timedelta(seconds=world.clock.stamp() - message.json["date"])
    return age < _DELETABLE_FOR and (chat.is_private or message.sender == world.bot.id)


def pin_chat_message(
    call: Call,
    /,
    chat: ToEdit,
    message_id: int,
    disable_notification: bool = False,  # noqa: ARG001, FBT001, FBT002 - nobody's phone rings here
) -> bool:
    check_right(call.world, chat, "can_pin_messages", "manage pinned messages in the chat")
    message = the_message(chat, message_id, "message to pin")
    if message_id not in chat.pinned:
        chat.pinned.append(message_id)
        notice = post(call.world, chat, by(call.world.bot.user()), {"pinned_message": message.json})
        call.world.updates.add("message", notice.json, lane=str(chat.id))
    return True


def unpin_chat_message(call: Call, /, chat: ToEdit, message_id: int = 0) -> bool:
    check_right(call.world, chat, "can_pin_messages", "manage pinned messages in the chat")
    number = message_id or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    return True


def unpin_all_chat_messages(call: Call, /, chat: ToEdit) -> bool:
    check_right(call.world, chat, "can_pin_messages", "manage pinned messages in the chat")
    chat.pinned.clear()
    return True


def set_message_reaction(
    call: Call, /, chat: ToEdit, message_id: int, reaction: list[Json] | None = None
) -> bool:
    message = the_message(chat, message_id, "message to react")
    emoji = [allowed_reaction(str(one.get("emoji", ""))) for one in reaction or []]
    if len(emoji) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    message.reactions.pop(call.world.bot.id, None)
    if emoji:
        message.reactions[call.world.bot.id] = emoji[0]
    call.world.events.add("reaction", chat.id, message)
    return True


def allowed_reaction(emoji: str) -> str:
    """Telegram's own list, variation selectors aside: ✅ and ⚠ are not on it."""
    bare = emoji.replace("\ufe0f", "")
    if bare not in _REACTIONS:
        raise bad_request("REACTION_INVALID")
    return bare
