"""Every window that a view makes, in one language: as people get it, and as large text."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import handlers.views
from handlers.large_text import enlarged
from handlers.letters import Letter
from locales import Markup
from tests.windows.samples import Samples, ways

View = Callable[..., Any]


@dataclass(frozen=True)
class Window:
    """What somebody sees, and what it is called on the sheet."""

    name: str
    language: str
    letter: Letter
    whole: bool = True  # a message, not a line of one


def views() -> dict[str, View]:
    """Every public view that makes a letter or a part of one, by its name."""
    rooms = [one.name for one in pkgutil.iter_modules(handlers.views.__path__)]
    return {
        f"{room}.{name}": view
        for room in rooms
        for name, view in _functions(importlib.import_module(f"handlers.views.{room}"))
        if _speaks(view)
    }


def windows_of(name: str, view: View, samples: Samples) -> Iterator[Window]:
    """As often as its samples say, each different window once."""
    seen = set()
    for way in ways(samples, view):
        made = view(**way)
        letter = made if isinstance(made, Letter) else _line(made)
        if letter.text and letter not in seen:
            seen.add(letter)
            yield Window(name, samples.language, letter, whole=isinstance(made, Letter))


def large(window: Window) -> Window:
    return Window(f"{window.name}, large", window.language, enlarged(window.letter))


def _functions(room: Any) -> Iterator[tuple[str, View]]:
    for name, view in inspect.getmembers(room, inspect.isfunction):
        if view.__module__ == room.__name__ and not name.startswith("_"):
            yield name, view


def _speaks(view: View) -> bool:
    made = str(inspect.signature(view).return_annotation)
    return "Letter" in made or "Markup" in made


def _line(made: Any) -> Letter:
    """What is only a part of a letter stands for itself."""
    lines = [made] if isinstance(made, Markup) else [one for one in made or () if one]
    return Letter(Markup("\n").join(lines))
