"""录入 — a matter entered in one line: how it came, its kind, the home, who brings it, and what."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from domain.finding import KINDS, Door, door_in
from domain.text import clean, name_in
from domain.tickets import Kind

T = TypeVar("T")


class Source(StrEnum):
    """How a matter came to us (C7)."""

    TELEGRAM = "telegram"
    PHONE = "phone"
    VISIT = "visit"
    HEADQUARTERS = "headquarters"
    INSPECTION = "inspection"


@dataclass(frozen=True)
class Caller:
    """Whoever brings it; the number may be missing."""

    name: str
    phone: str = ""


@dataclass(frozen=True)
class Entry:
    """As far as the line says it; what is missing is asked for."""

    source: Source | None = None
    kind: Kind | None = None
    door: Door | None = None
    common: bool = False
    caller: Caller | None = None
    words: str = ""


_SOURCES = {
    Source.PHONE: "phone telephone call 电话 電話 来电 來電",
    Source.VISIT: "visit person walk-in 上门 上門 当面 當面 来访 來訪",
    Source.HEADQUARTERS: "hq headquarters 总部 總部 集团 集團",
}
_SOURCE = {name: source for source, names in _SOURCES.items() for name in names.split()}
_COMMON = {"common", "公共", "公区", "公區", "公共区域", "公共區域"}
_TITLES = ("女士", "先生", "小姐", "太太", "阿姨", "师傅", "老师", "老師")
_PHONE = re.compile(r"\+?\d[\d-]{5,16}\d", re.ASCII)
_WORD = re.compile(r"\S+")
_NAME_AT_MOST = 3  # words


def entry_in(line: str) -> Entry:
    """What stands in the line, in this order; each part may be missing."""
    source, rest = _first(line, _SOURCE.get)
    kind, rest = _first(rest, KINDS.get)
    common, rest = _first(rest, lambda word: word in _COMMON or None)
    door, rest = (None, rest) if common else _first(rest, _room)
    caller, rest = _caller(rest)
    return Entry(source, kind, door, bool(common), caller, clean(rest).strip())


def caller_in(text: str) -> Caller | None:
    """李女士 13812345678: a name, and a number if there is one."""
    phones = _PHONE.findall(text)
    name = name_in(_PHONE.sub(" ", text).strip(" ,，;；:："))
    return Caller(name, phones[0] if phones else "") if name and len(phones) <= 1 else None


def _first(text: str, read: Callable[[str], T | None]) -> tuple[T | None, str]:
    """What the first word stands for, and the rest; the whole, where it stands for nothing."""
    word, _space, rest = text.strip().partition(" ")
    found = read(word.casefold())
    return (found, rest) if found else (None, text)


def _room(word: str) -> Door | None:
    """A whole building is nobody's home."""
    door = door_in(word)
    return door if door and door.room else None


def _caller(text: str) -> tuple[Caller | None, str]:
    """Up to a number; without one, a name that says so itself."""
    words = [*_WORD.finditer(text)]
    for found in words[1 : _NAME_AT_MOST + 1]:
        if _PHONE.fullmatch(found[0]):
            return caller_in(text[: found.end()]), text[found.end() :].strip()
    if words and words[0][0].endswith(_TITLES):
        return Caller(name_in(words[0][0])), text[words[0].end() :].strip()
    return None, text
