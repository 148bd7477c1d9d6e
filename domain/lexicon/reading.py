"""What a report says is wrong now: its words, less those that speak of other times and worlds."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.lexicon import scope

_ELSEWHERE = (scope.REHEARSED, scope.IMAGINED_THROUGHOUT, scope.DESK, scope.ASKED)


@dataclass(frozen=True)
class Reading:
    """Both texts are as long as the report: `firm` is plainly meant, `faint` might be."""

    firm: str
    faint: str


def read(text: str) -> Reading:
    firm: list[str] = []
    faint: list[str] = []
    for sentence in _sentences(text):
        blank = "~" * len(sentence)
        if scope.withdrawn(sentence):
            firm = ["~" * len(earlier) for earlier in firm]
            faint = ["~" * len(earlier) for earlier in faint]
        now = scope.meant_now(scope.settled(sentence))
        if not _elsewhere(sentence):
            firm.append(now)
            faint.append(blank)
        else:
            firm.append(blank)
            faint.append(now if scope.PRESENT.search(sentence) else blank)
    return Reading("".join(firm), "".join(faint))


def _elsewhere(sentence: str) -> bool:
    return any(words.search(sentence) for words in _ELSEWHERE) or scope.long_past(sentence)


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for boundary in scope.SENTENCES.finditer(text):
        yield text[start : boundary.start()]
        start = boundary.start()
    yield text[start:]
