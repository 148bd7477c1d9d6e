"""A linear support vector machine by dual coordinate descent, the same to the last bit everywhere.

Only + - * / and square roots, which every machine rounds alike, in an order that is fixed.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import sqrt

from domain.lexicon.suspicion import EVERYWHERE, Suspicion

_ROUNDS = 10
_SLACK = 1.0
_RARE = 1
_SCALE = 100


@dataclass
class _Example:
    grams: list[str]
    sign: int
    share: float = 0.0

    @property
    def length(self) -> float:
        return sqrt(len(self.grams))


def fit(grams: Sequence[AbstractSet[str]], urgent: Sequence[bool]) -> Suspicion:
    """Weights that tell the urgent from the rest; the bar is still to be set."""
    common = _common(grams)
    examples = [
        _Example(sorted(one & common), 1 if danger else -1)
        for one, danger in zip(grams, urgent, strict=True)
    ]
    weights = dict.fromkeys(sorted(common), 0.0)
    for _ in range(_ROUNDS):
        for example in examples:
            _learn(example, weights)
    return Suspicion(0, {gram: round(_SCALE * weight) for gram, weight in weights.items()})


def _common(grams: Collection[AbstractSet[str]]) -> AbstractSet[str]:
    seen = Counter(gram for one in grams for gram in one)
    return {gram for gram, times in seen.items() if times > _RARE} | {EVERYWHERE}


def _learn(example: _Example, weights: dict[str, float]) -> None:
    """Move the weights until this example lies on its own side, at a price."""
    total = 0.0
    for gram in example.grams:
        total += weights[gram]
    lacking = 1 - example.sign * total / example.length - example.share / (2 * _SLACK)
    share = max(0.0, example.share + lacking / (1 + 1 / (2 * _SLACK)))
    step = (share - example.share) * example.sign / example.length
    example.share = share
    for gram in example.grams:
        weights[gram] += step
