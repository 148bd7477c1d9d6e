"""A long list a page at a time: what stands on this one, and the row that turns it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from handlers.buttons import Button, press

A_PAGE = 8
T = TypeVar("T")


@dataclass(frozen=True)
class Page:
    """`number` counts from 0 and always names a page that there is."""

    number: int
    pages: int
    size: int = A_PAGE

    @property
    def skip(self) -> int:
        return self.number * self.size

    def of(self, items: Sequence[T]) -> Sequence[T]:
        """What of them stands on this page."""
        return items[self.skip : self.skip + self.size]

    def row(self, action: str, *carried: object) -> tuple[tuple[Button, ...], ...]:
        """‹ 2/5 › as a row of its own; nothing where there is one page only."""
        if self.pages == 1:
            return ()
        turned = (
            Button("‹", press(action, *carried, (self.number - 1) % self.pages)),
            Button(f"{self.number + 1}/{self.pages}", press(action, *carried, self.number)),
            Button("›", press(action, *carried, (self.number + 1) % self.pages)),
        )
        return (turned,)


def page(number: int, count: int, size: int = A_PAGE) -> Page:
    """Page `number` of a list of `count`; the first one follows the last."""
    pages = max(1, -(-count // size))
    return Page(number % pages, pages, size)
