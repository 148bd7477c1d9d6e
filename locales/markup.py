"""Text that is safe to send as Telegram HTML, and the one place that makes it so."""

import html
import re
from collections.abc import Iterable, Mapping
from typing import Self

FACT = re.compile(r"\{(\w+)\}")
TAG = re.compile(r"</?\w[^>]*>")


class Markup(str):
    """Telegram HTML: what it is joined with is escaped on the way in."""

    __slots__ = ()

    @property
    def plain(self) -> str:
        """As a person reads it: for button labels and callback answers, which know no HTML."""
        return html.unescape(TAG.sub("", self))

    def __add__(self, other: str, /) -> Self:
        return type(self)(super().__add__(escape(other)))

    def __radd__(self, other: str, /) -> "Markup":
        return escape(other) + self

    def join(self, parts: Iterable[str], /) -> Self:
        return type(self)(super().join(map(escape, parts)))


def escape(text: object) -> Markup:
    if isinstance(text, Markup):
        return text
    return Markup(html.escape(str(text)).replace("&#x27;", "'"))


def filled(sentence: str, facts: Mapping[str, object]) -> Markup:
    """The sentence with its {facts} put in, each escaped; a fact it names must be there."""
    return Markup(FACT.sub(lambda found: escape(facts[found[1]]), sentence))
