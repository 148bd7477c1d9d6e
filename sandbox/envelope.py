"""What every send method takes besides its content, and how it is put into the chat."""

from dataclasses import dataclass
from typing import Annotated

from sandbox.access import check_thread
from sandbox.calls import Call
from sandbox.chats import Chat, Message
from sandbox.errors import bad_request
from sandbox.keyboards import read_markup
from sandbox.messages import Where, by, post, topic_of
from sandbox.parameters import Wire
from sandbox.texts import caption_text, formatted
from sandbox.wire import Json, decode
from sandbox.world import World


def _markup(_: object, __: str, value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return decode(value)
    except ValueError:
        raise bad_request("can't parse reply keyboard markup JSON object") from None


ReplyMarkup = Annotated[object, Wire("reply_markup", _markup)]


@dataclass(frozen=True)
class Envelope:
    """What every send method takes besides its content."""

    message_thread_id: int = 0
    reply_parameters: Json | None = None
    reply_to_message_id: int = 0
    allow_sending_without_reply: bool = False
    disable_notification: bool = False
    protect_content: bool = False
    reply_markup: ReplyMarkup = None


@dataclass(frozen=True)
class Caption:
    caption: str = ""
    parse_mode: str = ""
    caption_entities: list[Json] | None = None
    show_caption_above_media: bool = False

    def content(self, world: World) -> Json:
        """An empty caption is none."""
        words = formatted(world.people, self.caption, self.parse_mode, self.caption_entities)
        text = caption_text(words)
        content = text.content("caption") if text.plain else {}
        if self.show_caption_above_media:
            content["show_caption_above_media"] = True
        return content


@dataclass(frozen=True)
class NewCaption:
    """A caption that may be absent, which is not the same as empty."""

    caption: str | None = None
    parse_mode: str = ""
    caption_entities: list[Json] | None = None

    def content(self, world: World) -> Json:
        return Caption(self.caption or "", self.parse_mode, self.caption_entities).content(world)


def send(call: Call, chat: Chat, content: Json, envelope: Envelope) -> Json:
    place, markup = where(chat, envelope), read_markup(envelope.reply_markup, chat)
    call.world.rates.spend(chat)
    if envelope.protect_content:
        content = content | {"has_protected_content": True}
    return post(call.world, chat, by(call.world.bot.user()), content, place, markup).json


def where(chat: Chat, envelope: Envelope) -> Where:
    replied = _replied(chat, envelope)
    thread = check_thread(chat, envelope.message_thread_id or topic_of(replied))
    return Where(thread, replied)


def _replied(chat: Chat, envelope: Envelope) -> Message | None:
    given = envelope.reply_parameters or {
        "message_id": envelope.reply_to_message_id,
        "allow_sending_without_reply": envelope.allow_sending_without_reply,
    }
    number = given.get("message_id", 0)
    if not isinstance(number, int):
        raise bad_request('can\'t parse ReplyParameters: Field "message_id" must be of type Number')
    if str(given.get("chat_id", chat.id)) != str(chat.id):
        raise bad_request("message to be replied not found")
    if number and number not in chat.messages and not given.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return chat.messages.get(number)


def caption_of(said: Json) -> Caption:
    return Caption(
        caption=str(said.get("caption") or ""),
        parse_mode=str(said.get("parse_mode") or ""),
        caption_entities=said.get("caption_entities"),
        show_caption_above_media=bool(said.get("show_caption_above_media")),
    )
