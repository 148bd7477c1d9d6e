"""What stands in the sheets behind a report: their names, their columns, and codes in words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from domain.contacts import ContactState, Way
from domain.rectification import Stage
from domain.reports import Asked, Report, Surveyed
from domain.statistics import Share
from domain.tickets import Kind, State
from handlers.views.names import KIND, SEVERITY, VERDICT, office_state
from handlers.views.report_names import (
    RATED,
    SURVEY,
    asked_name,
    category_name,
    department_in,
    place_name,
    promise_name,
    question_name,
    survey_name,
)
from locales import Words, _

SUMMARY = _("Figures")
SHEETS = {
    "tickets": _("Tickets"),
    "follow_ups": _("Follow-ups, asked or answered"),
    "promises": _("Promises due"),
    "contacts": _("Calls and visits"),
    "rectifications": _("Rectifications"),
    "surveys": _("Answers to surveys"),
    "unnamed": _("Surveys without names"),
}
HEADINGS = {
    "figure": _("Figure"),
    "part": _("of which"),
    "of": _("How many"),
    "rate": _("Share"),
    "lower": _("at least"),
    "upper": _("at most"),
    "mean": _("Mean"),
    "number": _("Number of the ticket"),
    "kind": _("Kind"),
    "category": _("Category"),
    "department": _("Department"),
    "state": _("State"),
    "home": _("Home"),
    "resident": _("Resident"),
    "worker": _("Colleague"),
    "caller": _("Who asked"),
    "urgent": _("Urgent"),
    "filed_at": _("Came in"),
    "finished_at": _("Work finished"),
    "completed_at": _("Accepted by the resident"),
    "verdict": _("Found to be"),
    "severity": _("Weight"),
    "rating": _("Rating"),
    "limit": _("To be asked by"),
    "asked_at": _("Follow-up asked"),
    "answered_at": _("Follow-up answered"),
    "quality": _("Quality"),
    "effect": _("Effect"),
    "satisfaction": _("Satisfaction"),
    "shortcomings": _("Shortcomings"),
    "suggestions": _("Suggestions"),
    "key": _("Promise"),
    "clause": _("Clause"),
    "due": _("Due"),
    "kept_at": _("Kept"),
    "missed_at": _("Missed"),
    "way": _("Way"),
    "tries": _("Tries"),
    "made_at": _("Since"),
    "done_at": _("Finished on"),
    "stage": _("Stage"),
    "noticed_at": _("Notice written"),
    "acknowledged_at": _("Acknowledged"),
    "rectify_by": _("To be mended by"),
    "rectified_at": _("Mended"),
    "closed_at": _("Closed on"),
    "survey": _("Survey"),
    "period": _("Period"),
    "question": _("Question"),
    "points": _("Points"),
    "times": _("How often given"),
    "why": _("Why not content"),
    "words": _("Words"),
}
FIGURES = ("figure", "part", "of", "rate", "lower", "upper", "mean")
_WIDE = frozenset({"figure", "shortcomings", "suggestions", "words", "points", "why", "key"})
_OF_A_SURVEY = frozenset({"survey", "question", "points", "why"})
_WAY = {Way.PHONE: _("by telephone"), Way.VISIT: _("at the door")}
_CONTACT = {
    ContactState.OPEN: _("open"),
    ContactState.TAKEN: _("taken"),
    ContactState.REACHED: _("reached"),
    ContactState.IN_VAIN: _("in vain"),
    ContactState.CALLED_OFF: _("called off"),
}
_STAGE = {
    Stage.NOTICED: _("noticed"),
    Stage.ACKNOWLEDGED: _("acknowledged"),
    Stage.RECTIFIED: _("rectified"),
    Stage.CLOSED: _("closed"),
}


def headings(columns: Sequence[str], words: Words) -> list[tuple[str, int]]:
    """Each with its width in letters."""
    return [(words(HEADINGS[one]).plain, 40 if one in _WIDE else 16) for one in columns]


def left_out(at_most: int, words: Words) -> str:
    """The last line of a sheet that holds no more."""
    return words("This sheet holds {n} lines; there are more.", n=at_most).plain


def in_words(
    columns: Sequence[str], row: Sequence[object], report: Report, words: Words
) -> list[object]:
    """A line with its codes as people read them."""
    known = dict(zip(columns, row, strict=True))
    survey = next((one for one in report.surveys if one.survey_id == known.get("survey")), None)
    return [
        _of_a_survey(name, value, survey, words)
        if name in _OF_A_SURVEY
        else _said(name, value, known, report, words)
        for name, value in known.items()
    ]


def figures(report: Report, words: Words) -> Iterator[list[object]]:
    """The first sheet: every figure that is a share, and how sure it is."""
    head = report.headline
    yield _line(words("Answers returned").plain, head.answered)
    yield _line(words("Promises kept").plain, head.kept)
    for one in report.rows:
        yield _score("", one, words)
    for survey in report.surveys:
        name = survey_name(survey, words).plain
        yield _line(name, survey.answered)
        for one in survey.rows:
            yield _score(f"{name}: ", one, words)
    for rate in report.rates:
        yield _line(words("Reached: {kind}", kind=words(RATED[rate.key])).plain, rate.reached)
    for kept in report.kept:
        yield _line(f"{promise_name(kept.key, words).plain} ({kept.clause})", kept.share)
    for spot in report.heat:
        where = place_name(spot.building, words)
        what = category_name(spot.kind, spot.category, words).plain
        yield [f"{where} · {what}", None, spot.n, None, None, None, None]
    yield [words("Upheld complaints").plain, head.complained.upheld, head.complained.brought,
           head.complained.upheld_rate, None, None, None]  # fmt: skip


def _line(name: str, share: Share, mean: float | None = None) -> list[object]:
    lower, upper = share.interval or (None, None)
    return [name, share.part, share.of, share.rate, lower, upper, mean]


def _score(before: str, one: Asked, words: Words) -> list[object]:
    name = f"{before}{asked_name(one, words).plain}"
    return _line(name, one.score.satisfied, one.score.mean)


def _said(  # noqa: PLR0911 - one for each kind of code
    name: str, value: object, known: Mapping[str, object], report: Report, words: Words
) -> object:
    """What is a number or a moment stays one."""
    if not isinstance(value, str) or not value:
        return value
    kind = str(known.get("kind", ""))
    match name, value:
        case "category", str():
            return category_name(kind, value, words).plain
        case "department", str():
            return department_in(report, value, words).plain
        case "key", str():
            return promise_name(value, words).plain
        case "state", str() if value in set(ContactState):
            return words(_CONTACT[ContactState(value)]).plain
        case "state", str():
            return office_state(Kind(kind), State(value), words).plain
    return _by_list(name, value, words)


def _of_a_survey(name: str, value: object, survey: Surveyed | None, words: Words) -> object:
    """One that was closed while the file was made has no name yet."""
    match name, value:
        case "survey", _:
            return survey_name(survey, words).plain if survey else ""
        case "question", str() if value:
            return question_name(survey, value, words).plain
        case _, dict():
            rows = [f"{question_name(survey, code, words).plain} {n}" for code, n in value.items()]
            return ", ".join(rows)
    return value


def _by_list(name: str, value: object, words: Words) -> object:
    lists: Mapping[str, Mapping[Any, str]] = {
        "kind": {**{str(kind): name for kind, name in KIND.items()}, **SURVEY},
        "verdict": VERDICT,
        "severity": SEVERITY,
        "way": _WAY,
        "stage": _STAGE,
    }
    found = lists.get(name, {}).get(value)
    return words(found).plain if found else value
