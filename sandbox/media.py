"""What a bot attaches: something uploaded now, or something Telegram already has."""

from typing import Annotated

from sandbox.calls import Call, Upload
from sandbox.errors import bad_request
from sandbox.files import check_photo, check_upload
from sandbox.parameters import Wire
from sandbox.wire import Json
from sandbox.world import World

Attached = Upload | str

_VOICE = {"duration": 1}
_VIDEO = {"duration": 1, "width": 640, "height": 480}
_STICKER: Json = {
    "width": 512,
    "height": 512,
    "is_animated": False,
    "is_video": False,
    "type": "regular",
}
_SHAPES: dict[str, Json] = {
    "voice": _VOICE,
    "audio": _VOICE,
    "video": _VIDEO,
    "animation": _VIDEO,
    "sticker": _STICKER,
}
MIME_TYPES = {
    "voice": "audio/ogg",
    "audio": "audio/mpeg",
    "video": "video/mp4",
    "animation": "video/mp4",
    "sticker": "image/webp",
}


def _attached(call: Call, name: str, value: object) -> Attached:
    if value is None or value == "":
        if name in call.uploads:
            return call.uploads[name]
        raise bad_request(f"there is no {name} in the request")
    if isinstance(value, str) and value.startswith("attach://"):
        return _uploaded(call, value.removeprefix("attach://"))
    return str(value)


def _uploaded(call: Call, name: str) -> Upload:
    if name not in call.uploads:
        raise bad_request("file must be non-empty")
    return call.uploads[name]


def _wire(kind: str) -> Wire:
    return Wire(kind, _attached)


Photo = Annotated[Attached, _wire("photo")]
Document = Annotated[Attached, _wire("document")]
Voice = Annotated[Attached, _wire("voice")]
Video = Annotated[Attached, _wire("video")]
Audio = Annotated[Attached, _wire("audio")]
Sticker = Annotated[Attached, _wire("sticker")]


def media_content(world: World, kind: str, given: Attached) -> Json:
    """The part of a message that shows this photo, document or voice."""
    if isinstance(given, Upload):
        return _stored(world, kind, given)
    if given.startswith(("http://", "https://")):
        # Nothing here reaches out into the Internet.
        raise bad_request("failed to get HTTP URL content")
    return world.files.media(given, kind)


def _stored(world: World, kind: str, upload: Upload) -> Json:
    if not upload.content:
        raise bad_request("file must be non-empty")
    check_upload(upload.content)
    if kind == "photo":
        check_photo(upload.content)
        return {"photo": world.files.photo([upload.content], upload.name)}
    return keep_media(world, kind, upload)


def keep_media(world: World, kind: str, upload: Upload, size: int | None = None) -> Json:
    mime_type = MIME_TYPES.get(kind, upload.mime_type)
    file = world.files.keep(kind, upload.content, upload.name, mime_type, size)
    shown = file.ids() | _SHAPES.get(kind, {})
    if kind != "sticker":
        shown["mime_type"] = mime_type
    if kind in ("document", "video", "audio", "animation") and upload.name:
        shown["file_name"] = upload.name
    content = {kind: shown}
    world.files.remember(file.id, content)
    return content


def input_media(call: Call, item: object) -> tuple[str, Json, Json]:
    """One InputMedia of an album or an edit: its kind, its content, what it says itself."""
    if not isinstance(item, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    kind, media = item.get("type"), item.get("media")
    if kind not in ("photo", "video", "document", "audio", "animation"):
        raise bad_request(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    if not media:
        raise bad_request("can't parse InputMedia: media not found")
    return kind, media_content(call.world, kind, _attached(call, "media", media)), item
