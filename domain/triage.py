"""Urgent or not: what a prudent dispatcher would do, knowing only these words."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.lexicon import chinese, english
from domain.lexicon.everyday import everyday
from domain.lexicon.normal import Normal, normal
from domain.lexicon.reading import Reading, read
from domain.lexicon.rules import Sign, Span, compiled
from domain.lexicon.suspicion import Suspicion, grams, learned, script

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

_HAN = "[\u3400-\u9fff]"
_LATIN = "[a-z]"
_STRANGE = "[\u0370-\u1fff\u3041-\u30fe\uac00-\ud7a3]"

_log = logging.getLogger(__name__)


class Outcome(StrEnum):
    URGENT = "urgent"
    ASK = "ask"
    ROUTINE = "routine"


@dataclass(frozen=True)
class Discount:
    """Words that did not count, as the resident wrote them, and why."""

    words: str
    why: str


@dataclass(frozen=True)
class Triage:
    """`words` are those that decided, as the resident wrote them; `rule` names why."""

    outcome: Outcome
    kind: str
    words: tuple[str, ...]
    rule: str
    discounted: tuple[Discount, ...] = ()

    @property
    def urgent(self) -> bool:
        return self.outcome is Outcome.URGENT


def triage(told: str, suspicions: Mapping[str, Suspicion] | None = None) -> Triage:
    """The rules speak first; what they let pass is asked about if it reads like a danger."""
    try:
        return _judged(told, learned() if suspicions is None else suspicions)
    except Exception:  # noqa: BLE001 - whatever broke, a person is asked and nothing passed over
        _log.exception("a report could not be read")
        return _ask("could not be read")


@dataclass(frozen=True)
class Danger:
    """One of the dangers that somebody's words hold, by the name of its sign."""

    kind: str
    name: str


def dangers_in(told: str) -> frozenset[Danger]:
    """All of them: the first alone decides how urgent it is, but not what else is wrong."""
    text = read(normal(told[:_LONGEST]).text).firm
    return frozenset(Danger(one.kind, one.name) for one in _dangers(text) if one.find(text))


def _judged(told: str, suspicions: Mapping[str, Suspicion]) -> Triage:
    report = normal(told[:_LONGEST])
    reading = read(report.text)
    found = (
        _first(reading.firm, report, Outcome.URGENT)
        or _unreadable(told, report.text)
        or _first(reading.faint, report, Outcome.ASK)
        or _suspected(reading, report, suspicions[script(report.text)])
        or Triage(Outcome.ROUTINE, _harmless_kind(reading.firm), (), "nothing dangerous said")
    )
    return replace(found, discounted=_discounted(reading, report))


def _dangers(text: str) -> Iterable[Sign]:
    if compiled(_HAN).search(text):
        yield from chinese.DANGERS
    if compiled(_LATIN).search(text):
        yield from english.DANGERS


def _first(text: str, report: Normal, outcome: Outcome) -> Triage | None:
    for sign in _dangers(text):
        spans = sign.find(text)
        if spans:
            return Triage(outcome, sign.kind, _as_told(spans, report), sign.name)
    return None


def _unreadable(told: str, text: str) -> Triage | None:
    letters = sum(map(str.isalpha, text))
    if letters < _SHORTEST:
        return _ask("too short to tell")
    if len(told) > _LONGEST:
        return _ask("too long to be sure")
    if compiled(_STRANGE).search(text) or not (
        compiled(_HAN).search(text) or english.spoken_in(text)
    ):
        return _ask("unknown language")
    return None


def _suspected(reading: Reading, report: Normal, suspicion: Suspicion) -> Triage | None:
    if everyday(report.text) or not suspicion.roused_by(grams(report.text, reading.firm)):
        return None
    words = _as_told(suspicion.loudest(report.text), report)
    return Triage(Outcome.ASK, _harmless_kind(reading.firm), words, "reads like a danger")


def _ask(rule: str) -> Triage:
    return Triage(Outcome.ASK, "routine", (), rule)


def _harmless_kind(text: str) -> str:
    """Which of the harmless kinds this is: each has its own follow-up."""
    for language in (chinese, english):
        if compiled(language.SAFETY_FACILITY).search(text):
            return "safety_facility"
        if compiled(language.LEAK).search(text) and not compiled(language.TAP).search(text):
            return "leak"
    return "routine"


def _discounted(reading: Reading, report: Normal) -> tuple[Discount, ...]:
    return tuple(
        Discount(report.as_told(blank.start, blank.end), blank.why) for blank in reading.blanks
    )


def _as_told(spans: Iterable[Span], report: Normal) -> tuple[str, ...]:
    return tuple(report.as_told(*span) for span in spans)
