"""调查结果: what the sheets come to, and what of it may be shown without giving anybody away."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from statistics import fmean

from domain.privately import nameless
from domain.standard import STANDARD, Standard
from domain.statistics import Share
from domain.subjects import topic_in

_WORDS = 300  # UTF-16 units of each that are shown


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
    means = [whole(one.points, codes) for one in good]
    shown = shown_groups(Counter(one.building for one in good), least if anonymous else 1)
    return Result(
        len(answers),
        doubtful,
        withheld=False,
        overall=_line("", means, standard),
        lines=tuple(_line(code, [one.points[code] for one in good], standard) for code in codes),
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


def unsigned(written: Iterable[tuple[str, str]], seed: int) -> list[tuple[str, str]]:
    """What each wrote about what, in an order that says neither who did nor what else they wrote.

    Nobody is promised to stay unnamed and then read with their door or number; blanks fall out.
    """
    together = sorted((about, nameless(words, _WORDS)) for about, words in written if words)
    Random(seed).shuffle(together)  # noqa: S311 - only an order
    return together


def whole(points: Mapping[str, int], codes: Sequence[str]) -> float:
    """How content one household is, all that was asked taken together."""
    return fmean(points[code] for code in codes)


def content(points: Collection[float], standard: Standard) -> Share:
    """满意率: of so many households, those who are content; with one thing or on the whole."""
    enough = standard.count("survey.satisfied")
    return Share(sum(one >= enough for one in points), len(points))


def _line(code: str, points: Sequence[float], standard: Standard) -> Line:
    return Line(code, fmean(points), content(points, standard))


def _opinions(codes: Sequence[str], answers: Iterable[Answer], seed: int) -> Iterable[Opinion]:
    """What is said most often first."""
    written = [(code, one.why.get(code, "")) for one in answers for code in codes]
    written += [(topic_in(one.words), one.words) for one in answers]
    said: dict[str, list[str]] = {}
    for about, words in unsigned(written, seed):
        said.setdefault(about, []).append(words)
    for about in sorted(said, key=lambda about: (-len(said[about]), about)):
        yield Opinion(about, tuple(said[about]))
