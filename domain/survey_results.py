"""调查结果: what the sheets come to, and what of it may be shown without giving anybody away."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from statistics import fmean

from domain.standard import STANDARD, Standard
from domain.statistics import Share
from domain.subjects import topic_in


@dataclass(frozen=True)
class Answer:
    """One household's; `doubt` says why it looks invented."""

    points: Mapping[str, int]
    building: str = ""
    why: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class Line:
    """What a question came to."""

    code: str
    mean: float
    satisfied: Share


@dataclass(frozen=True)
class Opinion:
    """Words about the same thing: the question that they explain, or a topic."""

    about: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """`overall` counts households whose answers are good on the whole.

    Where too few answered to hide anybody among them, `withheld`: there is nothing but the count.
    """

    answered: int
    doubtful: int
    withheld: bool
    overall: Line | None = None
    lines: tuple[Line, ...] = ()
    buildings: tuple[tuple[str, int, float], ...] = ()
    opinions: tuple[Opinion, ...] = ()


def result(
    codes: Sequence[str],
    answers: Sequence[Answer],
    *,
    anonymous: bool,
    seed: int,
    standard: Standard = STANDARD,
) -> Result:
    """What looks invented is counted, and counts for nothing (S3 六2(3))."""
    good = [one for one in answers if not one.doubt]
    doubtful, least = len(answers) - len(good), standard.count("survey.fewest")
    if not good or (anonymous and len(good) < least):
        return Result(len(answers), doubtful, withheld=True)
    satisfied = standard.count("survey.satisfied")
    means = [fmean(one.points[code] for code in codes) for one in good]
    shown = shown_groups(Counter(one.building for one in good), least if anonymous else 1)
    return Result(
        len(answers),
        doubtful,
        withheld=False,
        overall=_line("", means, satisfied),
        lines=tuple(_line(code, [one.points[code] for one in good], satisfied) for code in codes),
        buildings=tuple(
            (name, len(of_it), fmean(of_it))
            for name in shown
            for of_it in [[m for one, m in zip(good, means, strict=True) if one.building == name]]
        ),
        opinions=tuple(_opinions(codes, good, seed)),
    )


def shown_groups(sizes: Mapping[str, int], least: int) -> list[str]:
    """The groups that may be shown beside their sum.

    Neither any of them nor what is left over is a handful of people: or the sum less the others
    would tell what those few have said.
    """
    shown = {name: n for name, n in sizes.items() if n >= least}
    while shown and 0 < sum(sizes.values()) - sum(shown.values()) < least:
        del shown[min(shown, key=lambda name: (shown[name], name))]
    return [name for name in sizes if name in shown] if len(shown) > 1 else []


def _line(code: str, points: Sequence[float], satisfied: int) -> Line:
    good = sum(one >= satisfied for one in points)
    return Line(code, fmean(points), Share(good, len(points)))


def _opinions(codes: Sequence[str], answers: Iterable[Answer], seed: int) -> Iterable[Opinion]:
    """What is said most often first; within, in an order that says nothing."""
    said: dict[str, list[str]] = {}
    for one in answers:
        for code in codes:
            if words := one.why.get(code, ""):
                said.setdefault(code, []).append(words)
        if one.words:
            said.setdefault(topic_in(one.words), []).append(one.words)
    chance = Random(seed)  # noqa: S311 - only an order
    for about in sorted(said, key=lambda about: (-len(said[about]), about)):
        together = sorted(said[about])
        chance.shuffle(together)
        yield Opinion(about, tuple(together))
