"""The handbook: the standard in force as a page that a manager would print."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import chain

from domain.standard import (
    CHAPTERS,
    DISAGREEMENTS,
    FOLLOWED_UP_BY,
    STANDARD,
    SURVEY_DIMENSIONS,
    URGENT_CLASSES,
    Disagreement,
    FollowedUpBy,
    Plan,
    Row,
    Standard,
    UrgentClass,
    Weather,
    follow_up_plan,
)
from domain.tickets import Role
from handlers.views.names import ROLE, TRIAGE
from handlers.views.safety import safety_words
from locales import LANGUAGES, words_for

_HEADINGS = {
    "intake": "Reception, repairs and complaints",
    "ladder": "Before and after a promise falls due",
    "follow_ups": "Follow-ups",
    "contacts": "Telephone calls and visits afterwards",
    "surveys": "Surveys, visits and spot checks",
    "reports": "Reports",
    "fees": "Prices, bills and custody",
    "office": "The office's week",
}
_UNITS = {"min": "minutes", "h": "hours", "d": "days", "m3": "m³"}
_EMPTY = {"hours": "closed", "dates": "none"}
_ENGLISH = words_for("en")

_Cells = tuple[str, ...]


def page(standard: Standard, community: str) -> Iterator[str]:
    """Line by line; what STANDARD_FILE changes is marked, with the house's own figure beside it."""
    yield f"The service standard in force{f' for {community}' if community else ''}"
    for heading, lines in _sections(standard):
        yield f"\n{heading}"
        yield from (f"  {line}" for line in lines)


def _sections(standard: Standard) -> Iterator[tuple[str, Iterable[str]]]:
    figures = _aligned(_figure(row, standard) for row in standard.rows)
    for chapter, rows in CHAPTERS.items():
        yield _HEADINGS[chapter], [next(figures) for _ in rows]
    plan = map(_planned, follow_up_plan(standard))
    yield "The follow-up plan: first, again, and how many by a person", _aligned(plan)
    yield "Who follows up", _aligned(map(_caller, FOLLOWED_UP_BY))
    dangers = chain.from_iterable(_urgent(one, standard) for one in URGENT_CLASSES)
    yield "Urgent, and what residents are told before anything else", dangers
    dimensions = _aligned((_plain(one.code), one.clause) for one in SURVEY_DIMENSIONS)
    yield "What the yearly survey asks about", dimensions
    yield "Where the sources disagree", map(_settled, DISAGREEMENTS)


def _aligned(table: Iterable[_Cells]) -> Iterator[str]:
    """The last cell may hold Chinese, whose width is its own: nothing is aligned after it."""
    rows = list(table)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(
            f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)
        ).rstrip()


def _figure(row: Row, standard: Standard) -> _Cells:
    changed = row.key in standard.changed
    house = f"  instead of {in_words(STANDARD[row.key])}" if changed else ""
    return "*" if changed else " ", row.key, in_words(row), f"{row.clause}{house}"


def in_words(row: Row) -> str:
    """The figure with its unit, as one would say it."""
    if isinstance(row.figure, str):
        return _plain(row.figure) or _EMPTY[row.unit]
    if row.unit == "day_of_month":
        return f"day {row.figure} of the month"
    unit = _plain(_UNITS.get(row.unit, row.unit))
    first, *rest = unit.split(" ")
    one = [first.removesuffix("s"), *rest] if row.figure == 1 else [first, *rest]
    return f"{row.figure} {' '.join(one)}"


def _plain(code: str) -> str:
    return code.replace("_", " ")


def _planned(plan: Plan) -> _Cells:
    first = f"within {_ENGLISH.duration(plan.first_within)}"
    by_a_person = f"{float(plan.by_a_person * 100):g} %"
    return _plain(plan.after), first, _again(plan.again), by_a_person, plan.clause


def _again(when: timedelta | Weather | None) -> str:
    if isinstance(when, timedelta):
        return f"{_ENGLISH.duration(when)} later"
    return f"after {when}" if when else ""


def _caller(caller: FollowedUpBy) -> _Cells:
    who = [_ENGLISH(ROLE[Role(role)]).plain for role in (caller.led_by, *caller.joined_by)]
    after = " ".join([caller.severity, _plain(caller.after)]).strip()
    return after, ", with ".join(who), caller.clause


def _urgent(urgent: UrgentClass, standard: Standard) -> Iterator[str]:
    for kind in urgent.kinds:
        yield f"{urgent.number}  {_ENGLISH(TRIAGE[kind]).plain}  {urgent.clause}"
        for language in LANGUAGES:
            yield f"     {safety_words(words_for(language), kind, standard).plain}"


def _settled(one: Disagreement) -> str:
    return f"{one.number:<3}  {one.between}\n       → {one.default}\n         {one.why}"
