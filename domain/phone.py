"""Telephone numbers: how they are kept, which are the same, and what of them strangers may see."""

import re

_MAINLAND = re.compile(r"^(?:00)?86(?=1\d{10}$)")
_HEAD, _TAIL, _LONG, _SHORT = 3, 4, 10, 6
_WRITTEN = re.compile(r"\+?[\d(][\d ()/.-]{1,30}(?: ?(?:转|轉|ext\.?) ?\d{1,6})?", re.ASCII)
_FEWEST, _MOST = 3, 24
_NEARBY = ("86", "852", "853", "886")  # whose codes people leave out at home


def masked(phone: str) -> str:
    """138****1234; of a short number only the last two digits show."""
    digits = _MAINLAND.sub("", re.sub(r"\D", "", phone))
    if len(digits) >= _LONG:
        return f"{digits[:_HEAD]}****{digits[-_TAIL:]}"
    return f"****{digits[-2:]}" if len(digits) >= _SHORT else "****"


def international(phone: str) -> str:
    """+8613812345678, from a number with its country's code; Telegram may leave the + out."""
    return f"+{_digits(phone)}"


def same(one: str, other: str) -> bool:
    """Whether both ring the same telephone, though either may lack its country's code."""
    here, there = _digits(one), _digits(other)
    return bool(here) and (here == there or here in _abroad(there) or there in _abroad(here))


def is_written_like_one(text: str) -> bool:
    """Whether this could be a telephone number, with whatever people put between its digits."""
    return bool(_WRITTEN.fullmatch(text)) and _FEWEST <= len(_digits(text)) <= _MOST


def _digits(phone: str) -> str:
    return re.sub(r"\D", "", phone).removeprefix("00")


def _abroad(at_home: str) -> set[str]:
    """0571-8800 1234 is 86 571 8800 1234 to somebody who calls from elsewhere."""
    return {code + at_home.removeprefix("0") for code in _NEARBY} if at_home else set()
