"""A resident's words as they may be passed on: without telephone numbers, homes and long tails."""

import re

from domain.text import clean, clip

QUOTED = 160  # UTF-16 units
_DASH = "－–—-"  # stands last in its brackets
_NUMBER = re.compile(rf"\+?\d(?:[\d {_DASH}]{{5,}}\d)")
_ADDRESS = re.compile(r"[A-Za-z0-9_.+-]*@[A-Za-z0-9_.-]{2,}")
_CHINESE = "[一二三四五六七八九十]"
_COUNTED = "(?:[号號][楼樓]|[栋幢座棟号號楼樓#])"
_BUILDING = (
    rf"(?:\d{{1,3}}[A-Za-z]?|[A-Za-z]|{_CHINESE}{{1,3}}) ?(?:{_COUNTED}[ {_DASH}]?|[{_DASH}])"
)
_UNIT = rf"(?:(?:\d{{1,2}}|[A-Za-z]|{_CHINESE}) ?(?:单元|單元|[{_DASH}]) ?)"
_HOME = re.compile(
    rf"(?<![0-9A-Za-z{_DASH}])"
    rf"(?:{_BUILDING}{_UNIT}?|\d{{1,3}} |(?:[Rr]oom|[Ff]lat|[Aa]pt\.?) ?|(?=\d+[A-Za-z]? ?[室房]))"
    r"\d{3,4}[A-Za-z]?(?!\d)(?: ?[室房])?"
)
HIDDEN = "…"


def nameless(words: str, at_most: int = QUOTED) -> str:
    """On one line; whoever wrote them has signed with no number and no door."""
    plain = " ".join(clean(words).split())
    for signature in (_ADDRESS, _NUMBER, _HOME):
        plain = signature.sub(HIDDEN, plain)
    return clip(plain, at_most)
