"""Exceptions that are part of a talk, not bugs: Unclear, Misused, Outdated and domain's Refused.

A turn that ends in one of the last three has changed nothing: see handlers/answering.py.
"""

from typing import Any


class Unclear(Exception):
    """We did not understand the answer: ask again, in these words (a msgid)."""

    def __init__(self, question: str) -> None:
        super().__init__(question)
        self.question = question


class Misused(Exception):
    """A command was written another way than it is meant: say how, with an example.

    `because` (a msgid) says what is wrong with it, where that is not plain.
    """

    def __init__(self, because: str = "", **facts: object) -> None:
        super().__init__(because)
        self.because, self.facts = because, facts
        self.command: Any = None  # which one it was (see handlers/command.py)


class Outdated(Exception):
    """The button belongs to a past world: answer kindly, show the present one."""

    def __init__(self, because: str = "", **facts: object) -> None:
        super().__init__(because)
        self.because, self.facts = because, facts
