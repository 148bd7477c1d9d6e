"""What a report suggests (H6), and what of it belongs on the agenda of the regular meeting (D3)."""

from collections import Counter
from collections.abc import Iterator

from domain.advice import Advice, Point, Weak, Why, busiest, weakest
from domain.reports import Report
from domain.standard import Standard
from domain.statistics import Score


def advice_on(report: Report, standard: Standard) -> tuple[Advice, ...]:
    found = (
        _complaints(report),
        weakest(Why.CLAUSE, _promises(report)),
        busiest(_by_building(report)),
        weakest(Why.TRAINING, list(_departments(report, standard))),
        weakest(Why.DIMENSION, list(_dimensions(report, standard))),
        weakest(Why.RATE, [
            Weak(one.key, one.reached.part, one.reached.of, one.reached_wanted)
            for one in report.rates
        ]),
        _recurring(report),
        _overdue(report),
    )  # fmt: skip
    return tuple(one for one in found if one)


def agenda_of(report: Report, major: tuple[str, ...]) -> tuple[Point, ...]:
    """What weighs, what comes back, and what was promised and not done."""
    points = [Point(Why.MAJOR, "", major)] if major else []
    points += [Point(Why.RECURRING, one.category, one.numbers) for one in report.recurring]
    wanted = {Why.COMPLAINTS, Why.CLAUSE, Why.OVERDUE}
    points += [Point(one.why, one.about) for one in report.advice if one.why in wanted]
    return tuple(points)


def _complaints(report: Report) -> Advice | None:
    found = report.headline.complained
    alarming = found.upheld and found.alarming
    return Advice(Why.COMPLAINTS, found.clause, found.upheld, found.brought) if alarming else None


def _promises(report: Report) -> list[Weak]:
    return [Weak(one.key, one.share.part, one.share.of, 1) for one in report.kept]


def _by_building(report: Report) -> list[tuple[str, int]]:
    counted: Counter[str] = Counter()
    for spot in report.heat:
        counted[spot.building] += spot.n
    return sorted(counted.items())


def _departments(report: Report, standard: Standard) -> Iterator[Weak]:
    for department, score in sorted(report.by_department.items()):
        if department and (weak := _weak(department, score, standard)):
            yield weak


def _dimensions(report: Report, standard: Standard) -> Iterator[Weak]:
    found = [(row.code, row.score) for row in report.rows]
    found += [(one.known_as(row), row.score) for one in report.surveys for row in one.rows]
    for name, score in found:
        if weak := _weak(name, score, standard):
            yield weak


def _weak(code: str, score: Score, standard: Standard) -> Weak | None:
    """Of few answers nothing is said."""
    if score.n < standard.count("report.answers_to_judge"):
        return None
    good = score.satisfied
    return Weak(code, good.part, good.of, float(standard.rate("report.content_wanted")))


def _recurring(report: Report) -> Advice | None:
    n = report.recurring_in_all
    return Advice(Why.RECURRING, "", n) if n else None


def _overdue(report: Report) -> Advice | None:
    n = sum(one.overdue for one in report.rectifying)
    return Advice(Why.OVERDUE, "", n, sum(one.open for one in report.rectifying)) if n else None
