"""What somebody told us in one message or several: words, and photos or other media."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from telegram import Message

from domain.text import clean, clip
from handlers.manners import Unclear
from locales import _

ALBUM_AT_MOST = 10  # Telegram's own
_COMMAND = re.compile(r"/\w", re.ASCII)
WORDS_AT_MOST = 3000  # UTF-16 units: with its frame a report still fits one message


@dataclass(frozen=True)
class Told:
    """Words in their stored form, and (kind, file_id) pairs in the order they came."""

    words: str = ""
    media: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.media)

    def and_then(self, other: "Told", media_at_most: int) -> "Told":
        words = "\n".join(part for part in (self.words, other.words) if part)
        media = dict.fromkeys((*self.media, *other.media))
        return Told(clip(words, WORDS_AT_MOST), tuple(media)[:media_at_most])

    def freeze(self) -> dict[str, Any]:
        return {"words": self.words, "media": [list(one) for one in self.media]}


def thaw(frozen: Mapping[str, Any]) -> Told:
    return Told(frozen["words"], tuple((kind, file_id) for kind, file_id in frozen["media"]))


def something(told: Told) -> Told:
    """It, if it tells anything at all; Unclear where it does not."""
    if not told:
        raise Unclear(_("A few words or a photo, please."))
    return told


def in_words(told: Told, missing: str = _("In words, please.")) -> Told:
    """It, if it says anything in words; else Unclear, as `missing` (a msgid) puts it."""
    if not told.words:
        raise Unclear(missing)
    return told


def told_in(message: Message) -> Told:
    """Read a message as something told; empty for stickers, dice and the like."""
    words = clip(clean(message.text or message.caption or ""), WORDS_AT_MOST)
    return Told(words, tuple(_media(message)))


def is_command(message: Message) -> bool:
    """Whether this looks like a command, ours or not; a slash before other words is a slip."""
    return bool(_COMMAND.match(message.text or ""))


def _media(message: Message) -> Sequence[tuple[str, str]]:
    if message.photo:
        return [("photo", message.photo[-1].file_id)]
    for kind in ("video", "voice", "audio", "document", "video_note"):
        if found := getattr(message, kind):
            return [(kind, found.file_id)]
    return []
