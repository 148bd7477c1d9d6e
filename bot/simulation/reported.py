"""The same figures as are counted in a diary, taken from the office's report, under their names."""

from collections.abc import Iterator

from bot.simulation.recurring import rounded
from domain.reports import Complained, Headline, Rate, Report, Surveyed, WorkerCard
from domain.statistics import POINTS, Score

Figures = Iterator[tuple[str, object]]


def reported(report: Report) -> Figures:
    yield from _headline(report.headline)
    yield from ((f"before, {name}", n) for name, n in _headline(report.before))
    yield from ((f"matters, {kind}", n) for kind, n in sorted(report.filed.items()))
    for row in report.rows:
        yield from _points(row.code, row.score)
    for spot in report.heat:
        yield f"heat, {spot.building or 'nowhere'}, {spot.kind}, {spot.category}", spot.n
    yield "recurring", report.recurring_in_all
    for matter in report.recurring:
        yield f"recurring, {' '.join(matter.numbers)}", len(matter.numbers)
    for one in report.kept:
        yield f"promise {one.key}", one.share.of
        yield f"promise {one.key}, kept", one.share.part
    for rate in report.rates:
        yield from _rate(rate)
    for card in report.workers:
        yield from ((f"worker {card.name}, {what}", n) for what, n in _worker(card) if n)
    for department, score in sorted(report.by_department.items()):
        yield from _points(f"department {department or 'none'}", score)
    for open_now in report.rectifying:
        name = f"rectifying {open_now.department or 'none'}"
        yield f"{name}, open", open_now.open
        yield f"{name}, overdue", open_now.overdue
        yield f"{name}, days of the oldest", open_now.oldest
    yield "given up", report.in_vain


def reported_survey(survey: Surveyed) -> Figures:
    yield "sheets", survey.answered.of
    yield "sheets sent in", survey.answered.part
    yield "households content on the whole", survey.overall.part
    for n, row in enumerate(survey.rows):
        yield from _points(f"question {n}", row.score)


def _headline(head: Headline) -> Figures:
    yield "matters", head.filed
    yield "asked", head.answered.of
    yield "asked, and answered since", head.answered.part
    yield from _points("content", head.satisfaction)
    yield from _complained(head.complained)
    yield "promises", head.kept.of
    yield "promises, kept", head.kept.part


def _complained(found: Complained) -> Figures:
    yield "complaints", found.brought
    yield "complaints, upheld", found.upheld
    yield "complaints, homes", found.homes
    yield "complaints, days", found.days
    yield "complaints, upheld for each household and year", rounded(found.upheld_rate)


def _rate(rate: Rate) -> Figures:
    yield f"rate {rate.key}, due", rate.asked.of
    yield f"rate {rate.key}, asked", rate.asked.part
    yield f"rate {rate.key}, heard", rate.reached.part


def _worker(card: WorkerCard) -> Figures:
    yield "finished", card.finished
    yield "reworks", card.reworks
    yield "notices", card.notices
    yield "in time, of", card.on_time.of
    yield "in time", card.on_time.part
    for row in card.rows:
        yield f"{row.code}, answers", row.score.n
        yield f"{row.code}, sum", _sum(row.score)


def _points(name: str, score: Score) -> Figures:
    yield f"{name}, answers", score.n
    yield f"{name}, satisfied", score.satisfied.part
    yield f"{name}, sum", _sum(score)


def _sum(score: Score) -> int:
    return sum(points * n for points, n in zip(POINTS, score.times, strict=True))
