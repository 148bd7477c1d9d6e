"""The steps a form is made of: one to choose, one to tell, one the house decides by itself."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from handlers.told import Told, thaw
from handlers.turn import Turn
from locales import Markup

D = TypeVar("D")
Options: TypeAlias = Sequence[tuple[str, str]]  # a short code, and the reader's label
Question: TypeAlias = str | Callable[[Turn, D], Awaitable[Markup]]
When: TypeAlias = Callable[[D], bool]


@dataclass(frozen=True)
class Choose(Generic[D]):
    """One of several buttons; `anew_with` names answers that, when changed, undo this one."""

    name: str
    question: Question[D]
    label: str
    options: Callable[[Turn, D], Awaitable[Options]]
    when: When[D] | None
    columns: int
    anew_with: tuple[str, ...]

    def value(self, stored: object) -> object:
        return stored


@dataclass(frozen=True)
class Tell(Generic[D]):
    """Words, and up to `media` photos or other media, in one message or several."""

    name: str
    question: Question[D]
    label: str
    read: Callable[[Turn, D, Told], Awaitable[Told]]
    when: When[D] | None
    media: int
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


Asked: TypeAlias = Choose[D] | Tell[D]
Step: TypeAlias = Choose[D] | Tell[D] | Decide[D]
