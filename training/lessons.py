"""What is learned from the corpus, and how that would do on reports it has not seen."""

import json
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf
from zlib import crc32

from domain.lexicon.everyday import everyday
from domain.lexicon.normal import normal
from domain.lexicon.reading import read
from domain.lexicon.suspicion import Suspicion, grams, script
from domain.triage import Outcome, triage
from training.corpus import Report
from training.fitting import fit
from training.marks import Answer

_FOLDS = 5
_ASKED = 0.25
"""How many of the harmless reports may cost a question: of these, which are written as traps.

Of what others wrote without knowing the lexicon (tests/domain/unseen.tsv) it is two fifths of
that."""


@dataclass(frozen=True, eq=False)
class Lesson:
    """A report, what the rules alone say of it, and the runs of letters it is made of."""

    report: Report

    @cached_property
    def text(self) -> str:
        return normal(self.report.text).text

    @cached_property
    def grams(self) -> AbstractSet[str]:
        return grams(self.text, read(self.text).firm)

    @cached_property
    def outcome(self) -> Outcome:
        return triage(self.report.text, dict.fromkeys(("han", "latin"), Suspicion(inf, {}))).outcome

    @property
    def fold(self) -> int:
        return crc32(self.report.text.encode()) % _FOLDS


def lessons(reports: Sequence[Report]) -> dict[str, list[Lesson]]:
    """By script, as each is learned by itself."""
    all_of_them = [Lesson(report) for report in reports]
    return {
        name: [lesson for lesson in all_of_them if script(lesson.text) == name]
        for name in ("han", "latin")
    }


def learn(some: Sequence[Lesson]) -> Suspicion:
    """Fitted on all; the bar keeps questions rare on reports the weights have not seen."""
    return replace(_fit(some), bar=_bar(list(_unseen(some))))


def cross_validated(some: Sequence[Lesson], bar: float) -> Iterator[Answer]:
    """Every report as judged by rules and weights, the weights never having seen it."""
    for lesson, suspicion in _unseen(some):
        judge = replace(suspicion, bar=bar)
        yield lesson.report, triage(lesson.report.text, {script(lesson.text): judge})


def written(suspicions: Mapping[str, Suspicion]) -> str:
    """As JSON, a line for each run of letters, under the weight it shares with others."""
    learned = {name: _grouped(suspicion) for name, suspicion in suspicions.items()}
    return json.dumps(learned, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"


def _grouped(suspicion: Suspicion) -> Mapping[str, object]:
    by_weight: dict[int, list[str]] = {}
    for gram, weight in sorted(suspicion.weights.items()):
        if weight:
            by_weight.setdefault(weight, []).append(gram)
    return {"bar": suspicion.bar, "grams": dict(sorted(by_weight.items()))}


def _unseen(some: Sequence[Lesson]) -> Iterator[tuple[Lesson, Suspicion]]:
    for fold in range(_FOLDS):
        suspicion = _fit([lesson for lesson in some if lesson.fold != fold])
        yield from ((lesson, suspicion) for lesson in some if lesson.fold == fold)


def _bar(unseen: Sequence[tuple[Lesson, Suspicion]]) -> int:
    harmless = [(lesson, one) for lesson, one in unseen if not lesson.report.urgent]
    asked = sum(lesson.outcome is Outcome.ASK for lesson, _ in harmless)
    passed = [
        (one, lesson)
        for lesson, one in harmless
        if lesson.outcome is Outcome.ROUTINE and not everyday(lesson.text)
    ]
    scores = sorted((one.score(lesson.grams) for one, lesson in passed), reverse=True)
    return round(scores[round(_ASKED * len(harmless)) - asked])


def _fit(some: Sequence[Lesson]) -> Suspicion:
    return fit([lesson.grams for lesson in some], [lesson.report.urgent for lesson in some])
