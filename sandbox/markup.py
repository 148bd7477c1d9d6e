"""Telegram's HTML, read the way its server reads it, errors included."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sandbox.errors import ApiError, bad_request
from sandbox.wire import Json

_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_ARGUMENTS = {"a": "href", "code": "class", "span": "class", "tg-emoji": "emoji-id"}
_SPECIAL = re.compile("[<&]")
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#(\d+)|(lt|gt|amp|quot)(?![A-Za-z]));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_LAST_CHARACTER = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_SPACE = " \t\r\n\0\v"


def utf16(text: str) -> int:
    """The length Telegram counts in."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass
class _Open:
    tag: str
    argument: str
    offset: int
    piece: int


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.pieces: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        while found := _SPECIAL.search(self.text, self.at):
            self._say(self.text[self.at : found.start()])
            self.at = found.start()
            if found.group() == "&":
                self._reference()
            elif self.text.startswith("</", self.at):
                self._close_tag()
            else:
                self._open_tag()
        self._say(self.text[self.at :])
        if self.open:
            raise _unparsed(
                f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"',
            )
        return "".join(self.pieces), self.entities

    def _say(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.length += utf16(text)

    def _reference(self) -> None:
        character, self.at = _character(self.text, self.at)
        self._say(character)

    def _offset(self, at: int) -> int:
        return len(self.text[:at].encode())

    def _peek(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else ""

    def _skip(self, characters: str) -> None:
        while self._peek() and self._peek() in characters:
            self.at += 1

    def _until(self, stops: str) -> str:
        start = self.at
        while self._peek() and self._peek() not in stops:
            self.at += 1
        return self.text[start : self.at]

    def _open_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._until(_SPACE + ">").lower()
        if not self._peek():
            raise _unparsed(f"Unclosed start tag at byte offset {self._offset(begin)}")
        if tag not in _TAGS:
            raise _unparsed(f'Unsupported start tag "{tag}" at byte offset {self._offset(begin)}')
        argument = ""
        for name, value in self._attributes(tag, begin):
            argument = _argument(tag, name, value, argument)
        self.at += 1
        if tag == "span" and argument != "spoiler":
            raise _unparsed(
                f'Tag "span" must have class "tg-spoiler" at byte offset {self._offset(begin)}',
            )
        self.open.append(_Open(tag, argument, self.length, len(self.pieces)))

    def _attributes(self, tag: str, begin: int) -> Iterator[tuple[str, str]]:
        while True:
            self._skip(_SPACE)
            if self._peek() == ">":
                return
            name = self._until(_SPACE + "=>").lower()
            if not name and self._peek():
                raise _unparsed(
                    f'Empty attribute name in the tag "{tag}" at byte offset {self._offset(begin)}',
                )
            self._skip(_SPACE)
            value = ""
            if self._peek() == "=":
                self.at += 1
                self._skip(_SPACE)
                value = self._value()
            if not self._peek():
                raise _unparsed(f"Unclosed start tag at byte offset {self._offset(begin)}")
            yield name, value

    def _value(self) -> str:
        begin, quote = self.at, self._peek()
        if quote and quote in "'\"":
            self.at += 1
            value = self._until(quote)
            self.at += 1
            return _REFERENCE.sub(lambda found: _character(found.group(), 0)[0], value)
        while self._peek() and (self._peek().isalnum() or self._peek() in ".-"):
            self.at += 1
        if self._peek() and self._peek() not in _SPACE + ">":
            raise _unparsed(f"Unexpected end of name token at byte offset {self._offset(begin)}")
        return self.text[begin : self.at].lower()

    def _close_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise _unparsed(f"Unexpected end tag at byte offset {self._offset(begin)}")
        self.at += 2
        tag = self._until(_SPACE + ">").lower()
        self._skip(_SPACE)
        if self._peek() != ">":
            raise _unparsed(f"Unclosed end tag at byte offset {self._offset(begin)}")
        self.at += 1
        opened = self.open.pop()
        if tag and tag != opened.tag:
            raise _unparsed(
                f"Unmatched end tag at byte offset {self._offset(begin)}, "
                f'expected "</{opened.tag}>", found "</{tag}>"',
            )
        if self.length > opened.offset:
            self._add(opened)

    def _add(self, opened: _Open) -> None:
        entity: Json = {
            "offset": opened.offset,
            "length": self.length - opened.offset,
            "type": _TAGS[opened.tag],
        }
        if opened.tag == "a":
            entity["url"] = opened.argument or "".join(self.pieces[opened.piece :])
        elif opened.tag == "code" and opened.argument:
            entity["language"] = opened.argument
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = opened.argument
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        self.entities.append(entity)


def _argument(tag: str, name: str, value: str, before: str) -> str:
    if tag == "blockquote" and name == "expandable":
        return "expandable"
    if name != _ARGUMENTS.get(tag):
        return before
    prefix = {"code": "language-", "span": "tg-"}.get(tag, "")
    return value.removeprefix(prefix) if value.startswith(prefix) else before


def _character(text: str, at: int) -> tuple[str, int]:
    found = _REFERENCE.match(text, at)
    if found is None:
        return text[at], at + 1
    hexadecimal, decimal, name = found.groups()
    if name:
        return _NAMED[name], found.end()
    number = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if not 0 < number < _LAST_CHARACTER or number in _SURROGATES:
        return text[at], at + 1
    return chr(number), found.end()


def _unparsed(text: str) -> ApiError:
    return bad_request(f"can't parse entities: {text}")


def read_html(text: str) -> tuple[str, list[Json]]:
    """Plain text and its entities, offsets in UTF-16 units."""
    if "<" not in text and "&" not in text:
        return text, []
    plain, entities = _Reader(text).read()
    return plain, _code_blocks(entities)


def _code_blocks(entities: list[Json]) -> list[Json]:
    """`<pre><code class="language-x">` is one block; nothing else lives inside code."""
    languages = {
        (entity["offset"], entity["length"]): entity["language"]
        for entity in entities
        if entity["type"] == "code" and "language" in entity
    }
    blocks = [entity for entity in entities if entity["type"] in ("code", "pre")]
    kept = [e for e in entities if not any(_holds(block, e) for block in blocks)]
    for entity in kept:
        span = entity["offset"], entity["length"]
        if entity["type"] == "pre" and span in languages:
            entity["language"] = languages[span]
        elif entity["type"] == "code":
            entity.pop("language", None)
    return sorted(kept, key=lambda entity: (entity["offset"], -entity["length"]))


def _holds(block: Json, entity: Json) -> bool:
    if block is entity:
        return False
    if block["type"] == "code" and entity["type"] == "pre":
        return False
    begin, end = block["offset"], block["offset"] + block["length"]
    return bool(begin <= entity["offset"] and entity["offset"] + entity["length"] <= end)
