"""How much a report reads like a danger of the corpus: a linear model of short runs of letters."""

import json
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path

from domain.lexicon.rules import Span, compiled

WEIGHTS = Path(__file__).with_name("weights.json")
EVERYWHERE = ""
"""The run of no letters, which every report has."""

_HAN = "[\u3400-\u9fff]"
_STRETCHES = f"{_HAN}+|[a-z0-9]+(?:[^a-z0-9\u3400-\u9fff]+[a-z0-9]+)*"
_BETWEEN_WORDS = "[^a-z0-9]+"
_NUMBER = "[0-9]+"
_HAN_LENGTHS = (1, 2, 3)
_LATIN_LENGTHS = (5, 6, 7)  # longer than most words: what stands together counts

_WORDS = f"{_HAN}{{2}}|[a-z]{{4,}}"
_LOUDEST = 3


@dataclass(frozen=True)
class Suspicion:
    """`weights` say how much each run of letters speaks for danger; above the `bar` is too much."""

    bar: float
    weights: Mapping[str, int]

    def score(self, grams: AbstractSet[str]) -> float:
        known = [self.weights[gram] for gram in grams if gram in self.weights]
        return sum(known) / sqrt(max(1, len(known)))

    def roused_by(self, grams: AbstractSet[str]) -> bool:
        return self.score(grams) > self.bar

    def loudest(self, text: str) -> list[Span]:
        """Where the few words stand that alarm most; in Chinese, any two signs."""
        loud = {found.span(): self._loudness(found[0]) for found in compiled(_WORDS).finditer(text)}
        alarming = sorted((-much, span) for span, much in loud.items() if much > 0)
        return sorted(span for _, span in alarming[:_LOUDEST])

    def _loudness(self, word: str) -> int:
        return sum(self.weights.get(gram, 0) for gram in _grams(word))


@cache
def learned() -> Mapping[str, Suspicion]:
    """What `make triage` has learned from the corpus, for each script."""
    written = json.loads(WEIGHTS.read_text("utf-8"))
    return {script: _read(**one) for script, one in written.items()}


def script(text: str) -> str:
    return "han" if compiled(_HAN).search(text) else "latin"


def grams(text: str, firm: str) -> AbstractSet[str]:
    """The runs of letters a text is made of; with a "!" those that are not plainly meant."""
    said = frozenset(_grams(text))
    meant = said if firm == text else frozenset(_grams(firm))
    return {EVERYWHERE, *said, *("!" + gram for gram in said - meant)}


def _grams(text: str) -> Iterator[str]:
    for stretch in compiled(_STRETCHES).findall(text):
        if compiled(_HAN).match(stretch):
            yield from _pieces(stretch, _HAN_LENGTHS)
        else:
            words = compiled(_NUMBER).sub("0", compiled(_BETWEEN_WORDS).sub(" ", stretch))
            yield from _pieces(f" {words} ", _LATIN_LENGTHS)


def _pieces(run: str, lengths: tuple[int, ...]) -> Iterator[str]:
    for length in lengths:
        for start in range(len(run) - length + 1):
            yield run[start : start + length]


def _read(bar: int, grams: Mapping[str, list[str]]) -> Suspicion:
    return Suspicion(bar, {gram: int(weight) for weight, some in grams.items() for gram in some})
