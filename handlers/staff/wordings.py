"""The same in each of our languages: the office's own is asked for first, the others may wait."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar

from handlers.form import Form
from handlers.told import Told
from handlers.turn import Turn
from locales import LANGUAGES, Markup, _


@dataclass(frozen=True)
class Worded:
    """The part of a draft that is asked for here."""

    first: Told = field(default_factory=Told)
    second: Told = field(default_factory=Told)
    third: Told = field(default_factory=Told)


W = TypeVar("W", bound=Worded)
Asks = Callable[[Turn, str], Markup]  # in which language it is to be answered
Asked = Callable[[Turn, Any], Coroutine[Any, Any, Markup]]


def ask_in_each(form: Form[W], asks: Asks, label: str, read: Callable[[Told], Told]) -> None:
    """Declare a question for each of them; `label` (a msgid) is what the first is called."""

    @form.tell(in_language(0, asks), label=label)
    async def first(turn: Turn, draft: W, told: Told) -> Told:
        return read(told)

    @form.tell(in_language(1, asks), label=_("Second language"), optional=True)
    async def second(turn: Turn, draft: W, told: Told) -> Told:
        return read(told)

    @form.tell(in_language(2, asks), label=_("Third language"), optional=True)
    async def third(turn: Turn, draft: W, told: Told) -> Told:
        return read(told)


def in_language(place: int, asks: Asks) -> Asked:
    async def asked(turn: Turn, draft: object) -> Markup:
        return asks(turn, languages(turn)[place])

    return asked


def languages(turn: Turn) -> list[str]:
    return sorted(LANGUAGES, key=lambda one: one != turn.community.language)


def wordings(turn: Turn, *told: Told) -> dict[str, str]:
    """What was written, by its language."""
    spoken = zip(languages(turn), told, strict=True)
    return {language: one.words for language, one in spoken if one.words}
