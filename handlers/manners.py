"""Three exceptions that are part of a talk, not bugs: Unclear, Outdated and the domain's Refused.

They are raised before anything is written, so that a turn which ends in one has changed nothing.
"""


class Unclear(Exception):
    """We did not understand the answer: ask again, in these words (a msgid)."""

    def __init__(self, question: str) -> None:
        super().__init__(question)
        self.question = question


class Outdated(Exception):
    """The button belongs to a past world: answer kindly, show the present one."""

    def __init__(self, because: str = "") -> None:
        super().__init__(because)
        self.because = because
