"""Large text: Telegram knows one size, so there are fewer words, more room and wider buttons."""

import re
from dataclasses import replace

from domain.text import utf16_length
from handlers.buttons import Button
from handlers.letters import TEXT_AT_MOST, Letter
from locales import Markup

_STANDS_OUT = re.compile(r"<(?:b|code|pre)\b")
_TAG = re.compile(r"<(/?)\w[^>]*>")
_NARROW = 4  # characters: scores and pages stay side by side


def enlarged(letter: Letter) -> Letter:
    """The letter for somebody who sees badly: what counts in bold, and one button a row."""
    text = _with_room(decisive(letter.brief or letter.text))
    fits = utf16_length(text) <= TEXT_AT_MOST
    rows = tuple(apart for row in letter.buttons for apart in _apart(row))
    return replace(letter, text=text if fits else letter.text, buttons=rows)


def decisive(text: Markup) -> Markup:
    """The first line in bold, unless something stands out already."""
    first, newline, rest = text.partition("\n")
    opened = [tag == "" for tag in _TAG.findall(first)]
    if _STANDS_OUT.search(text) or not first or 2 * sum(opened) != len(opened):
        return text
    return Markup(f"<b>{first}</b>{newline}{rest}")


def _with_room(text: Markup) -> Markup:
    return Markup(re.sub(r"\n+", "\n\n", text))


def _apart(row: tuple[Button, ...]) -> tuple[tuple[Button, ...], ...]:
    narrow = all(len(button.label) <= _NARROW for button in row)
    return (row,) if narrow else tuple((button,) for button in row)
