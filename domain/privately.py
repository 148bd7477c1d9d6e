"""A resident's words as they may be passed on: without telephone numbers, homes and long tails."""

import re

from domain.text import clean, clip

_AT_MOST = 160
_NUMBER = re.compile(r"\+?\d(?:[\d -]{5,}\d)")
_HOME = re.compile(
    r"(?<![\d-])\d{1,3}(?:[-栋幢號号座] ?\d{1,2})?[-单元單元栋幢座 ]{1,3}\d{3,4}(?:室|房)?"
)
HIDDEN = "…"


def nameless(words: str) -> str:
    """On one line; whoever wrote them has signed with no number and no door."""
    plain = " ".join(clean(words).split())
    return clip(_HOME.sub(HIDDEN, _NUMBER.sub(HIDDEN, plain)), _AT_MOST)
