"""How well a triage did on reports whose answer is known, against the bars it must clear."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from domain.triage import Outcome, Triage
from training.corpus import Report

Answer = tuple[Report, Triage]

_AT_MOST = {"missed": 0.02, "asked": 0.20, "sent": 0.08}
_AT_LEAST = {"direct": 0.85, "kind": 0.92, "precise": 0.88}


@dataclass(frozen=True)
class Marks:
    """`missed` and `direct` are shares of the dangers; `asked` and `sent`, of the harmless.

    Of the dangers sent for at once, `kind` is how many were named rightly; of all that were sent
    for, `precise` is how many were dangers.
    """

    dangers: int
    harmless: int
    missed: float
    direct: float
    kind: float
    asked: float
    sent: float
    precise: float


def marks(answers: Sequence[Answer]) -> Marks:
    dangers = [(report, found) for report, found in answers if report.urgent]
    harmless = [found for report, found in answers if not report.urgent]
    hits = [(report, found) for report, found in dangers if found.urgent]
    alarms = sum(found.urgent for found in harmless)
    return Marks(
        dangers=len(dangers),
        harmless=len(harmless),
        missed=_share(sum(found.outcome is Outcome.ROUTINE for _, found in dangers), dangers),
        direct=_share(len(hits), dangers),
        precise=len(hits) / max(1, len(hits) + alarms),
        asked=_share(sum(found.outcome is Outcome.ASK for found in harmless), harmless),
        sent=_share(alarms, harmless),
        kind=_share(sum(report.kind == found.kind for report, found in hits), hits),
    )


def shortfalls(one: Marks) -> list[str]:
    """The bars that were not cleared."""
    found = asdict(one)
    too_many = [name for name, most in _AT_MOST.items() if found[name] > most]
    too_few = [name for name, least in _AT_LEAST.items() if found[name] < least]
    return too_many + too_few


def table(answers: Sequence[Answer]) -> Iterator[str]:
    """A line for all, for each language and for each kind, and last the bars."""
    names = [*_AT_MOST, *_AT_LEAST]
    yield _line("", "dangers", "harmless", *names)
    for part, some in _parts(answers):
        found = asdict(marks(some))
        shares = (f"{found[name]:.1%}" for name in names)
        yield _line(part, found["dangers"], found["harmless"], *shares)
    at_most = (f"<= {most:.0%}" for most in _AT_MOST.values())
    at_least = (f">= {least:.0%}" for least in _AT_LEAST.values())
    yield _line("the bars", "", "", *at_most, *at_least)


def _line(head: str, *cells: object) -> str:
    return f"{head:16}" + "".join(f"{cell!s:>9}" for cell in cells)


def _parts(answers: Sequence[Answer]) -> Iterator[tuple[str, list[Answer]]]:
    yield "all", list(answers)
    for name in sorted({report.language for report, _ in answers}):
        yield name, [answer for answer in answers if answer[0].language == name]
    for name in sorted({report.kind for report, _ in answers}):
        yield name, [answer for answer in answers if answer[0].kind == name]


def _share(part: int, whole: Sequence[object]) -> float:
    return part / max(1, len(whole))
