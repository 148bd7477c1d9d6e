"""The methods that put a new message into a chat."""

from typing import Any

from sandbox.access import FromChat, ToWrite, the_message
from sandbox.calls import Call
from sandbox.chats import Chat, Message
from sandbox.envelope import Caption, Envelope, NewCaption, caption_of, send, where
from sandbox.errors import bad_request
from sandbox.keyboards import read_markup
from sandbox.media import (
    Attached,
    Audio,
    Document,
    Photo,
    Sticker,
    Video,
    Voice,
    input_media,
    media_content,
)
from sandbox.messages import by, content_of, media_of, post
from sandbox.polls import DICE, poll_content, roll
from sandbox.texts import formatted, message_text
from sandbox.wire import Json

_ALBUM_SIZES = range(2, 11)
_ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note",
    "upload_video_note",
})  # fmt: skip


def send_message(
    call: Call,
    /,
    chat: ToWrite,
    envelope: Envelope,
    text: str = "",
    parse_mode: str = "",
    entities: list[Json] | None = None,
) -> Json:
    words = message_text(formatted(call.world.people, text, parse_mode, entities))
    return send(call, chat, words.content("text"), envelope)


def send_photo(
    call: Call, /, chat: ToWrite, photo: Photo, caption: Caption, envelope: Envelope
) -> Json:
    return _send_media(call, chat, ("photo", photo), caption, envelope)


def send_document(
    call: Call, /, chat: ToWrite, document: Document, caption: Caption, envelope: Envelope
) -> Json:
    return _send_media(call, chat, ("document", document), caption, envelope)


def send_voice(
    call: Call, /, chat: ToWrite, voice: Voice, caption: Caption, envelope: Envelope
) -> Json:
    return _send_media(call, chat, ("voice", voice), caption, envelope)


def send_video(
    call: Call, /, chat: ToWrite, video: Video, caption: Caption, envelope: Envelope
) -> Json:
    return _send_media(call, chat, ("video", video), caption, envelope)


def send_audio(
    call: Call, /, chat: ToWrite, audio: Audio, caption: Caption, envelope: Envelope
) -> Json:
    return _send_media(call, chat, ("audio", audio), caption, envelope)


def _send_media(
    call: Call, chat: Chat, media: tuple[str, Attached], caption: Caption, envelope: Envelope
) -> Json:
    words = caption.content(call.world)
    return send(call, chat, media_content(call.world, *media) | words, envelope)


def send_sticker(call: Call, /, chat: ToWrite, sticker: Sticker, envelope: Envelope) -> Json:
    return send(call, chat, media_content(call.world, "sticker", sticker), envelope)


def send_location(
    call: Call, /, chat: ToWrite, latitude: float, longitude: float, envelope: Envelope
) -> Json:
    content = {"location": {"latitude": latitude, "longitude": longitude}}
    return send(call, chat, content, envelope)


def send_contact(
    call: Call,
    /,
    chat: ToWrite,
    phone_number: str,
    first_name: str,
    envelope: Envelope,
    last_name: str = "",
) -> Json:
    contact = {"phone_number": phone_number, "first_name": first_name}
    if last_name:
        contact["last_name"] = last_name
    return send(call, chat, {"contact": contact}, envelope)


def send_dice(call: Call, /, chat: ToWrite, envelope: Envelope, emoji: str = "🎲") -> Json:
    if emoji not in DICE:
        raise bad_request("wrong dice emoji specified")
    return send(call, chat, {"dice": roll(call.world, emoji)}, envelope)


def send_poll(
    call: Call,
    /,
    chat: ToWrite,
    question: str,
    options: list[Json | str],
    envelope: Envelope,
    is_anonymous: bool = True,  # noqa: FBT001, FBT002 - bound by name
) -> Json:
    poll = poll_content(call.world, question, options) | {"is_anonymous": is_anonymous}
    return send(call, chat, {"poll": poll}, envelope)


def send_media_group(
    call: Call, /, chat: ToWrite, media: list[Any], envelope: Envelope
) -> list[Json]:
    if len(media) not in _ALBUM_SIZES:
        raise bad_request("there must be 2-10 items in a media group")
    album = {"media_group_id": str(next(call.world.albums))}
    contents = [album | _album_item(call, item) for item in media]
    _check_alike(media)
    place, markup = where(chat, envelope), read_markup(envelope.reply_markup, chat)
    call.world.rates.spend(chat, len(contents))
    author = by(call.world.bot.user())
    return [post(call.world, chat, author, one, place, markup).json for one in contents]


def _album_item(call: Call, item: object) -> Json:
    _, content, said = input_media(call, item)
    return content | caption_of(said).content(call.world)


def _check_alike(media: list[Any]) -> None:
    """Documents keep to themselves in an album, and so do audio files."""
    kinds = {item["type"] for item in media}
    if "animation" in kinds or (len(kinds) > 1 and kinds & {"document", "audio"}):
        raise bad_request("can't use the media of the specified type in the album")


def copy_message(
    call: Call,
    /,
    chat: ToWrite,
    from_chat: FromChat,
    message_id: int,
    envelope: Envelope,
    caption: NewCaption,
) -> Json:
    original = the_message(from_chat, message_id, "message to copy")
    content = content_of(original)
    if not content:
        raise bad_request("message can't be copied")
    if caption.caption is not None and media_of(original):
        for name in ("caption", "caption_entities"):
            content.pop(name, None)
        content |= caption.content(call.world)
    return {"message_id": send(call, chat, content, envelope)["message_id"]}


def forward_message(
    call: Call, /, chat: ToWrite, from_chat: FromChat, message_id: int, envelope: Envelope
) -> Json:
    original = the_message(from_chat, message_id, "message to forward")
    content = content_of(original)
    if not content or original.json.get("has_protected_content"):
        raise bad_request("message can't be forwarded")
    return send(call, chat, {"forward_origin": origin(original)} | content, envelope)


def origin(message: Message) -> Json:
    if "forward_origin" in message.json:
        return dict(message.json["forward_origin"])
    date = message.json["date"]
    if "sender_chat" in message.json:
        return {"type": "chat", "date": date, "sender_chat": message.json["sender_chat"]}
    return {"type": "user", "date": date, "sender_user": message.json["from"]}


def send_chat_action(call: Call, /, chat: ToWrite, action: str, message_thread_id: int = 0) -> bool:
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    call.world.events.add("typing", chat.id, action=action, thread=message_thread_id)
    return True
