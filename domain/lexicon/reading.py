"""What a report says is wrong now: its words, less those that speak of other times and worlds."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.lexicon import scope
from domain.lexicon.rules import compiled
from domain.lexicon.scope import Blank


@dataclass(frozen=True)
class Reading:
    """Both texts are as long as the report: `firm` is plainly meant, `faint` might be."""

    firm: str
    faint: str
    blanks: tuple[Blank, ...]


def read(text: str) -> Reading:
    firm: list[str] = []
    faint: list[str] = []
    blanks: list[Blank] = []
    start = 0
    for sentence in _sentences(text):
        taken_back = scope.withdrawn(sentence)
        if taken_back:
            blanks = [Blank(0, start + len(sentence), taken_back)]
            firm = ["~" * start]
            faint = ["~" * start]
        here = list(scope.blanks(sentence))
        elsewhere = scope.elsewhere(sentence)
        now = _without(here, sentence)
        nothing = "~" * len(sentence)
        firm.append(nothing if elsewhere else now)
        faint.append(now if elsewhere and compiled(scope.PRESENT).search(sentence) else nothing)
        here += [Blank(0, len(sentence), elsewhere)] if elsewhere else []
        blanks += (blank.moved(start) for blank in here)
        start += len(sentence)
    return Reading("".join(firm), "".join(faint), tuple(blanks))


def _without(blanks: list[Blank], sentence: str) -> str:
    for blank in blanks:
        hidden = "~" * (blank.end - blank.start)
        sentence = sentence[: blank.start] + hidden + sentence[blank.end :]
    return sentence


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for boundary in compiled(scope.SENTENCES).finditer(text):
        yield text[start : boundary.start()]
        start = boundary.start()
    yield text[start:]
