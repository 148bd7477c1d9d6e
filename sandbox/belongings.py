"""What a person can put into a chat besides words: pictures, sounds, papers, places."""

from base64 import b64decode
from binascii import Error as NotBase64

from sandbox.calls import Upload
from sandbox.errors import ControlError
from sandbox.media import keep_media
from sandbox.people import Person
from sandbox.pictures import dimensions, samples
from sandbox.polls import poll_content, roll
from sandbox.wire import Json
from sandbox.world import World

_SOUND = b"OggS" + bytes(60)
_PAPER = b"%PDF-1.4\n%%EOF\n"
_DEFAULT_FILES = {
    "voice": Upload("", "audio/ogg", _SOUND),
    "audio": Upload("sound.mp3", "audio/mpeg", b"ID3" + bytes(60)),
    "video": Upload("video.mp4", "video/mp4", b"\0\0\0\x18ftypmp42" + bytes(48)),
    "document": Upload("document.pdf", "application/pdf", _PAPER),
    "sticker": Upload("", "image/webp", b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f" + bytes(12)),
}


def photos(world: World, given: object) -> list[Json]:
    """N stands for N sample pictures; a list may name files, carry them, or number samples."""
    items = list(range(given)) if isinstance(given, int) else given
    if not isinstance(items, list) or not items:
        raise ControlError("Photos are a list, or the number of sample photos to make.")
    return [{"photo": _photo(world, item)} for item in items]


def _photo(world: World, item: object) -> list[Json]:
    if isinstance(item, int):
        return world.files.photo(samples(item))
    name = str(item)
    if name.startswith("data:"):
        content = _unpacked(name).content
        if dimensions(content) is None:
            raise ControlError("That photo is no picture: PNG, JPEG, GIF, WebP or BMP, please.")
        return world.files.photo([content])
    if world.files.get(name) is not None:
        return list(world.files.media(name, "photo")["photo"])
    return world.files.photo(samples(sum(name.encode())), name)


def media(world: World, kind: str, given: object) -> Json:
    """True for any, a name, a data URL, or an object with name, mime_type, size, duration."""
    default = _DEFAULT_FILES[kind]
    said: Json = given if isinstance(given, dict) else {}
    if isinstance(given, str):
        said = {"content" if given.startswith("data:") else "name": given}
    upload = _unpacked(said["content"]) if "content" in said else default
    upload = Upload(
        said.get("name", upload.name or default.name),
        said.get("mime_type", upload.mime_type),
        upload.content,
    )
    content = keep_media(world, kind, upload, said.get("size"))
    if "duration" in said:
        content[kind]["duration"] = int(said["duration"])
    if kind == "sticker":
        content[kind]["emoji"] = str(said.get("name") or "👍")
    return content


def _unpacked(url: str) -> Upload:
    head, comma, body = url.partition(",")
    if not comma or not head.startswith("data:") or not head.endswith(";base64"):
        raise ControlError("A file comes as data:<type>;base64,<content>.")
    try:
        content = b64decode(body, validate=True)
    except NotBase64:
        raise ControlError("That data URL is not base64.") from None
    return Upload("", head.removeprefix("data:").removesuffix(";base64"), content)


def contact(person: Person, given: Json) -> Json:
    """An empty contact is one's own card, as the keyboard's button sends it."""
    own: Json = {
        "phone_number": person.phone_number,
        "first_name": person.name,
        "user_id": person.id,
    }
    return {"contact": {"first_name": person.name} | given if given else own}


def location(given: Json) -> Json:
    try:
        place = {name: float(given[name]) for name in ("latitude", "longitude")}
    except (KeyError, TypeError, ValueError):
        raise ControlError("A location has a latitude and a longitude.") from None
    return {"location": place}


def dice(world: World, given: object) -> Json:
    return {"dice": roll(world, given) if isinstance(given, str) else roll(world)}


def poll(world: World, given: Json) -> Json:
    options = given.get("options") or ["1", "2"]
    return {"poll": poll_content(world, str(given.get("question") or "?"), options)}
