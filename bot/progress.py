"""A bar that grows on the terminal while somebody waits; a file or a pipe sees nothing of it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

_WIDTH = 30


@dataclass
class Bar:
    """`whole` may be a guess, or 0 where nobody knows."""

    stream: TextIO

    def show(self, what: str, done: int, whole: int) -> None:
        filled = min(_WIDTH * done // whole, _WIDTH) if whole else 0
        bar = f"[{'#' * filled}{'.' * (_WIDTH - filled)}]"
        self._write(f"\r{what} {bar} {done}")

    def clear(self) -> None:
        self._write("\r\033[K")

    def _write(self, text: str) -> None:
        if self.stream.isatty():
            self.stream.write(text)
            self.stream.flush()


@contextmanager
def progress_bar() -> Iterator[Bar]:
    """On standard error, and gone when the work is done."""
    bar = Bar(sys.stderr)
    try:
        yield bar
    finally:
        bar.clear()
