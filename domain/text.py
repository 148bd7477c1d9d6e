"""What we keep of a person's words: everything they meant, nothing that breaks an export."""

import re
import unicodedata

_NEW_LINES = re.compile(r"\r\n?")
_UNWANTED = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, but for tab and new line
    "\ud800-\udfff"  # lone surrogates
    "\u202a-\u202e\u2066-\u2069"  # bidi overrides, embeddings and isolates
    "\u180e\u200b\u2060\ufeff"  # zero-width and never part of a letter or an emoji
    "]"
)
# A lone joiner between two visible characters holds an emoji family or a Persian word together.
_STRAY_JOINERS = re.compile("[\u200c\u200d]{2,}|(?<!\\S)[\u200c\u200d]|[\u200c\u200d](?!\\S)")
_JOINERS = "\u200c\u200d"
_ASTRAL = "\uffff"
NAME_AT_MOST = 64  # UTF-16 units


def clean(text: str) -> str:
    """The normal form of everything that comes in."""
    text = _UNWANTED.sub("", _NEW_LINES.sub("\n", text))
    while _STRAY_JOINERS.search(text):
        text = _STRAY_JOINERS.sub("", text)
    return unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """As it is compared: nothing in full width, no capitals, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def name_in(text: str) -> str:
    """A name on one line, as long as a card has room for."""
    return clip(" ".join(clean(text).split()), NAME_AT_MOST)


def utf16_length(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text) + sum(char > _ASTRAL for char in text)


def clip(text: str, units: int) -> str:
    """Shorten to at most so many UTF-16 units, an ellipsis marking the cut."""
    if utf16_length(text) <= units:
        return text
    kept, room = [], units - 1
    for char in text:
        room -= utf16_length(char)
        if room < 0:
            break
        kept.append(char)
    return "".join(kept).rstrip(_JOINERS) + "…" if units > 0 else ""
