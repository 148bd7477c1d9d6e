"""设施 — the code printed on a thing of everybody's: short, public, saying nothing by itself."""

import re

LETTERS = "23456789bcdfghjkmnpqrstvwxz"  # none that look alike, and no vowels to make words of
LENGTH = 8
_MARK = "a_"
_PAYLOAD = re.compile(rf"{_MARK}([{LETTERS}]{{{LENGTH}}})", re.ASCII)


def payload_of(code: str) -> str:
    """What the link carries that is printed on it."""
    return _MARK + code


def code_in(payload: str) -> str:
    """The code that a link carries; empty where it carries something else."""
    found = _PAYLOAD.fullmatch(payload)
    return found[1] if found else ""
