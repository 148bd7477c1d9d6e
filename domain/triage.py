"""Urgent or not: what a prudent dispatcher would do, knowing only these words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from domain.lexicon import chinese, english
from domain.lexicon.normal import Normal, normal
from domain.lexicon.reading import read
from domain.lexicon.rules import Sign

KINDS = (
    "elevator",
    "structure",
    "electric",
    "water",
    "railing",
    "falling",
    "gas_fire",
    "other_danger",
    "leak",
    "safety_facility",
    "routine",
)
_SHORTEST = 2
_LONGEST = 1000

_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[a-z]")
_STRANGE = re.compile("[\u0370-\u1fff\u3041-\u30fe\uac00-\ud7a3]")


class Outcome(StrEnum):
    URGENT = "urgent"
    ASK = "ask"
    ROUTINE = "routine"


@dataclass(frozen=True)
class Triage:
    """`words` are those that decided, as the resident wrote them; `rule` names why."""

    outcome: Outcome
    kind: str
    words: tuple[str, ...]
    rule: str

    @property
    def urgent(self) -> bool:
        return self.outcome is Outcome.URGENT


def triage(told: str) -> Triage:
    report = normal(told[:_LONGEST])
    reading = read(report.text)
    return (
        _first(reading.firm, report, Outcome.URGENT)
        or _unreadable(told, report.text)
        or _first(reading.faint, report, Outcome.ASK)
        or _doubt(reading.firm, report)
        or Triage(Outcome.ROUTINE, _harmless_kind(reading.firm), (), "nothing dangerous said")
    )


def _signs(text: str) -> Iterator[Sign]:
    if _HAN.search(text):
        yield from chinese.DANGERS
    if _LATIN.search(text):
        yield from english.DANGERS


def _first(text: str, report: Normal, outcome: Outcome) -> Triage | None:
    for sign in _signs(text):
        found = sign.find(text)
        if found:
            return Triage(outcome, sign.kind, (report.as_told(*found.span()),), sign.name)
    return None


def _unreadable(told: str, text: str) -> Triage | None:
    letters = sum(map(str.isalpha, text))
    if letters < _SHORTEST:
        return _ask("too short to tell")
    if len(told) > _LONGEST:
        return _ask("too long to be sure")
    if _STRANGE.search(text) or not (_HAN.search(text) or english.spoken_in(text)):
        return _ask("unknown language")
    return None


def _doubt(text: str, report: Normal) -> Triage | None:
    for doubt in (*chinese.DOUBTS, *english.DOUBTS):
        found = doubt.find(text)
        if found:
            word = report.as_told(*found.span())
            return Triage(Outcome.ASK, _harmless_kind(text), (word,), doubt.name)
    return None


def _ask(rule: str) -> Triage:
    return Triage(Outcome.ASK, "routine", (), rule)


def _harmless_kind(text: str) -> str:
    """Which of the harmless kinds this is: each has its own follow-up."""
    for language in (chinese, english):
        if language.SAFETY_FACILITY.search(text):
            return "safety_facility"
        if language.LEAK.search(text) and not language.TAP.search(text):
            return "leak"
    return "routine"
