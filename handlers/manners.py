"""Three exceptions that are part of a talk, not bugs: Unclear, Outdated and the domain's Refused.

A turn that ends in one of the last two has changed nothing: see handlers/answering.py.
"""


class Unclear(Exception):
    """We did not understand the answer: ask again, in these words (a msgid)."""

    def __init__(self, question: str) -> None:
        super().__init__(question)
        self.question = question


class Outdated(Exception):
    """The button belongs to a past world: answer kindly, show the present one."""

    def __init__(self, because: str = "", **facts: object) -> None:
        super().__init__(because)
        self.because, self.facts = because, facts
