"""The steps a form is made of: one to choose, one to tell, one the house decides by itself."""

import re
import unicodedata
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from handlers.buttons import Button
from handlers.told import Told, thaw
from handlers.turn import Turn
from locales import Markup

_WORD = re.compile(r"\d+|[^\W\d_]+")  # digits stand for themselves: “3 号楼”, “3號樓”, “No. 3”

D = TypeVar("D")
Options: TypeAlias = Sequence[tuple[str, str]]  # a short code, and the reader's label
Question: TypeAlias = str | Callable[[Turn, D], Awaitable[Markup]]
When: TypeAlias = Callable[[D], bool]
Presumption: TypeAlias = Callable[[Turn, D], Awaitable[str]]
Beside: TypeAlias = Callable[[Turn, D], Awaitable[Sequence[Button]]]
Hear: TypeAlias = Callable[[Turn], str]


@dataclass(frozen=True)
class Choose(Generic[D]):
    """One of several buttons; `anew_with` names answers that, when changed, undo this one.

    `hear` reads an answer that no button has, or raises Unclear. `share` is the label of the key
    that sends one's own telephone number, where that is asked for. What `beside` gives is no
    answer: it leads elsewhere, and the question stays.
    """

    name: str
    question: Question[D]
    label: str
    options: Callable[[Turn, D], Awaitable[Options]]
    when: When[D] | None
    columns: int
    anew_with: tuple[str, ...]
    hear: Hear | None = None
    share: str = ""
    beside: Beside[D] | None = None

    def value(self, stored: object) -> object:
        return stored


@dataclass(frozen=True)
class Tell(Generic[D]):
    """Words, and up to `media` photos or other media, in one message or several.

    Whoever sends media only is asked for a few words, unless the media `speak` for themselves.
    """

    name: str
    question: Question[D]
    label: str
    read: Callable[[Turn, D, Told], Awaitable[Told]]
    when: When[D] | None
    media: int
    speak: bool
    optional: bool
    anew_with: tuple[str, ...] = ()

    def value(self, stored: Mapping[str, Any]) -> Told:
        return thaw(dict(stored))


@dataclass(frozen=True)
class Decide(Generic[D]):
    """Something that follows from the answers so far; reckoned anew each time, never stored."""

    name: str
    reckon: Callable[[Turn, D], Awaitable[object]]
    when: When[D] | None


@dataclass(frozen=True)
class Given:
    """A field that is known when the form is opened, and never asked for."""

    name: str
    when: None = None


@dataclass(frozen=True)
class Over(Generic[D]):
    """The end of the questions, where this is so."""

    name: str
    when: When[D]


Asked: TypeAlias = Choose[D] | Tell[D]
Step: TypeAlias = Choose[D] | Tell[D] | Decide[D] | Given | Over[D]


def meant(typed: str, options: Options) -> str | None:
    """The code of the one option whose label holds every word that was typed; "3" is "No. 3"."""
    wanted = _words_in(typed)
    whole = [code for code, label in options if _words_in(label) == wanted]
    found = whole or [code for code, label in options if wanted <= _words_in(label)]
    return found[0] if wanted and len(found) == 1 else None


def _words_in(text: str) -> set[str]:
    plain = text.plain if isinstance(text, Markup) else text
    return set(_WORD.findall(unicodedata.normalize("NFKC", plain).casefold()))
