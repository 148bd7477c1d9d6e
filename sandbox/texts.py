"""Text as a message will show it: cleaned, trimmed, measured, with all its entities."""

import re
from dataclasses import dataclass, field

from sandbox.errors import bad_request
from sandbox.markup import read_html, utf16
from sandbox.people import People
from sandbox.wire import Json

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
_MOST_ENTITIES = 100

_ENTITY_TYPES = frozenset({
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold",
    "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote",
    "code", "pre", "text_link", "text_mention", "custom_emoji", "date_time",
})  # fmt: skip
_OPAQUE = ("code", "pre", "text_link", "text_mention")

_CONTROL = {number: " " for number in range(32) if chr(number) not in "\n\r"} | {13: None}
_SPACES = " \n"
_INVISIBLE = " \n\u200b\u200c\u200d\u2060\ufeff\u00a0\u3000\u2800"

_FOUND = re.compile(
    r"(?P<url>(?:https?://|www\.|t\.me/)[^\s<>\"，。；：！？）】」]*[^\s<>\".,;:!?)\]，。；：！？）】」])"
    r"|(?P<email>[\w.+-]+@[A-Za-z0-9-]+\.[A-Za-z]{2,})"
    r"|(?<![\w/@.])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])"
    r"|(?<!\w)(?P<mention>@[A-Za-z][A-Za-z0-9_]{3,31})\b"
    r"|(?<!\w)(?P<hashtag>\#\w+)"
    r"|(?<!\w)(?P<phone_number>\+\d{8,15})\b",
)
_MARKS = re.compile(r"[/@#+]|www\.")


@dataclass
class Text:
    plain: str
    entities: list[Json] = field(default_factory=list)

    def content(self, name: str) -> Json:
        content: Json = {name: self.plain}
        if self.entities:
            content["entities" if name == "text" else "caption_entities"] = self.entities
        return content


def typed(text: str) -> Text:
    """What a person typed, with what Telegram recognises in it."""
    plain, _ = _trimmed(_clean(text), [])
    return Text(plain, _recognised(plain, []))


def formatted(people: People, text: str, parse_mode: str, entities: list[Json] | None) -> Text:
    """What a bot wrote, by parse mode or by explicit entities."""
    text = _clean(text)
    mode = parse_mode.lower()
    if mode == "html":
        text, entities = read_html(text)
    elif mode and mode != "none":
        # Markdown is not emulated: to the house HTML is the one way of writing.
        raise bad_request("unsupported parse_mode")
    else:
        entities = _checked(entities or [], utf16(text))
    plain, entities = _trimmed(text, entities)
    entities = [known for entity in entities if (known := _mention(people, entity))]
    entities = sorted(
        entities + _recognised(plain, entities),
        key=lambda entity: (entity["offset"], -entity["length"]),
    )
    return Text(plain, entities[:_MOST_ENTITIES])


def message_text(text: Text) -> Text:
    if not text.plain:
        raise bad_request("message text is empty")
    if utf16(text.plain) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return text


def caption_text(text: Text) -> Text:
    if utf16(text.plain) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return text


def _clean(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    return text if text.isprintable() else text.translate(_CONTROL)


def _checked(entities: list[Json], length: int) -> list[Json]:
    checked = []
    for entity in entities:
        if not isinstance(entity, dict):
            raise bad_request("can't parse MessageEntity: expected an Object")
        checked.append(_checked_entity(entity, length))
    return [entity for entity in checked if entity["length"] > 0]


def _checked_entity(entity: Json, length: int) -> Json:
    kind, offset, size = entity.get("type"), entity.get("offset"), entity.get("length")
    if kind not in _ENTITY_TYPES:
        raise bad_request("can't parse MessageEntity: unsupported type specified")
    if not isinstance(offset, int) or not isinstance(size, int) or offset < 0 or size < 0:
        raise bad_request('can\'t parse MessageEntity: Field "offset" must be of type Number')
    if offset > length:
        raise bad_request(
            f"entity begins after the end of the text at UTF-16 offset {offset}",
        )
    if offset + size > length:
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text "
            f"at UTF-16 offset {offset + size}",
        )
    return {name: value for name, value in entity.items() if value is not None}


def _mention(people: People, entity: Json) -> Json | None:
    """A link to a person becomes a mention; a link to a stranger becomes plain text."""
    link = str(entity.get("url", ""))
    if not link.startswith("tg://user?id="):
        return entity
    number = link.removeprefix("tg://user?id=")
    person = people.get(int(number)) if number.isdigit() else None
    if person is None:
        return None
    place = {name: entity[name] for name in ("offset", "length")}
    return place | {"type": "text_mention", "user": person.user()}


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    plain = text.strip(_SPACES) if text.strip(_INVISIBLE) else ""
    if plain == text or not entities:
        return plain, entities
    begin = utf16(text[: len(text) - len(text.lstrip(_SPACES))])
    end = begin + utf16(plain)
    kept = []
    for entity in entities:
        first = max(entity["offset"], begin)
        last = min(entity["offset"] + entity["length"], end)
        if last > first:
            kept.append(entity | {"offset": first - begin, "length": last - first})
    return plain, kept


def _recognised(text: str, known: list[Json]) -> list[Json]:
    if not _MARKS.search(text):
        return []
    opaque = [entity for entity in known if entity["type"] in _OPAQUE]
    found = []
    for match in _FOUND.finditer(text):
        offset, length = utf16(text[: match.start()]), utf16(match.group())
        entity: Json = {"offset": offset, "length": length, "type": str(match.lastgroup)}
        if not any(_overlap(entity, other) for other in opaque):
            found.append(entity)
    return found


def _overlap(one: Json, other: Json) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"]
        and other["offset"] < one["offset"] + one["length"]
    )
