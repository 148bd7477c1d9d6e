"""What a button carries: a version, an action and short ids; it is a hint, never an authority."""

import re
from dataclasses import dataclass
from datetime import date

VERSION = "1"
_LIMIT = 64  # bytes, Telegram's own
_DIGITS = 15  # more than any id of ours has
_FORM = re.compile(r"[a-z_]{1,24}(?::[A-Za-z0-9_-]{0,24}){0,4}", re.ASCII)


@dataclass(frozen=True)
class Pressed:
    """A press that is well formed; whether it is allowed is decided where it is carried out."""

    action: str
    args: tuple[str, ...]

    def word(self, index: int = 0) -> str:
        """What stands at this place; empty where nothing does."""
        return self.args[index] if index < len(self.args) else ""

    def number(self, index: int = 0) -> int:
        """The id at this place; 0, which is nothing's id, where there is none."""
        return number_in(self.word(index))

    def day(self, index: int = 0) -> date | None:
        """The day at this place; None where there is none."""
        try:
            return date.fromisoformat(self.word(index))
        except ValueError:
            return None


@dataclass(frozen=True)
class Button:
    """A label and what a press on it says."""

    label: str
    press: str


def press(action: str, *args: object) -> str:
    """The callback data of a button; ValueError when Telegram would not carry it."""
    said = ":".join((action, *map(str, args)))
    whole = f"{VERSION}:{said}"
    if not _FORM.fullmatch(said) or len(whole) > _LIMIT:
        raise ValueError(whole)
    return whole


def read(data: str | None) -> Pressed | None:
    """None for whatever we did not write ourselves, or wrote in a version gone by."""
    version, _, said = (data or "").partition(":")
    if version != VERSION or len(data or "") > _LIMIT or not _FORM.fullmatch(said):
        return None
    action, *args = said.split(":")
    return Pressed(action, tuple(args))


def number_in(text: str) -> int:
    """The id that somebody wrote; 0 where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else 0


def grid(buttons: list[Button], columns: int) -> tuple[tuple[Button, ...], ...]:
    """The buttons in rows of so many columns."""
    return tuple(
        tuple(buttons[start : start + columns]) for start in range(0, len(buttons), columns)
    )
