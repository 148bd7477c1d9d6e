"""What the figures of a report are called, and how a share, a mark and a change are written."""

from collections.abc import Mapping

from domain.advice import Advice, Why
from domain.announcements import wording
from domain.report_periods import Period, Span
from domain.reports import Asked, Report, Surveyed
from domain.statistics import Score, Share
from domain.tickets import JOBS, Kind
from handlers.views.names import CATEGORY, DEPARTMENT, HELP, TOPIC, building_name, department_name
from handlers.views.promises import WHAT
from locales import Markup, Words, _, escape

QUESTION = {
    "power_supply": _("Electricity"),
    "water_supply": _("Water"),
    "fire_and_security": _("Fire safety and security"),
    "cleaning": _("Cleaning"),
    "greening": _("Greenery"),
    "public_facilities": _("Public facilities"),
    "repairs": _("Repairs"),
    "attitude": _("Manners of our staff"),
    "event_overall": _("How did you like it?"),
    "event_useful": _("How useful was it to you?"),
}
ASKED = {
    "quality": _("Quality"),
    "effect": _("Effect"),
    "satisfaction": _("Satisfaction"),
    **QUESTION,
}
RATED = {
    "complaint": _("Complaints"),
    "repair": _("Repairs"),
    "special_service": _("Paid services"),
    "help": _("Calls for help"),
    "event": _("Events and newsletters"),
    "other": _("Everything else"),
}
SURVEY = {
    "annual": _("Yearly survey"),
    "quarterly": _("Quarterly survey"),
    "topic": _("Survey on one topic"),
    "event": _("Survey after an event"),
}
_ADVICE = {
    Why.COMPLAINTS: _(
        "Upheld complaints are beyond what the standard allows ({about}): {n} of {of}."
    ),
    Why.CLAUSE: _("Missed most often: {about}, {n} of {of}. Look at who is free and when."),
    Why.BUILDING: _("Most comes from {about}: {n} of {of}. More people there, or a cause to find."),
    Why.TRAINING: _("{about}: {n} of {of} were not content with the work. Training would help."),
    Why.DIMENSION: _("“{about}” pleases least: {n} of {of} were not content."),
    Why.RATE: _("Too few were reached in person or answered in full: {about}, {n} of {of} not."),
    Why.RECURRING: _("{n} matters came again: find the cause."),
    Why.OVERDUE: _("{n} of {of} open rectifications are overdue."),
}
_PERIOD = {
    Span.MONTH: _("the month {code}"),
    Span.QUARTER: _("the quarter {code}"),
    Span.YEAR: _("the year {code}"),
}
NOTHING = "–"


def period_name(period: Period, words: Words) -> Markup:
    return words(_PERIOD[period.span], code=period.code)


def percent(rate: float | None, places: int = 0) -> str:
    return NOTHING if rate is None else f"{rate * 100:.{places}f} %"


def between(share: Share) -> str:
    """The interval in which the true share lies."""
    if share.interval is None:
        return NOTHING
    lower, upper = share.interval
    return f"{lower * 100:.0f}–{upper * 100:.0f} %"


def mean(score: Score) -> str:
    return NOTHING if score.mean is None else f"{score.mean:.1f}"


def arrow(now: float | None, before: float | None) -> str:
    """Which way it went since the period before; nothing where either is not known."""
    if now is None or before is None:
        return ""
    if abs(now - before) < 0.005:  # noqa: PLR2004 - half of what is shown
        return " →"
    return " ↑" if now > before else " ↓"


def category_name(kind: str, category: str, words: Words) -> Markup:
    """By its kind's own list; a code that has gone from it stands as it is."""
    names: Mapping[str, str] = TOPIC
    if kind == Kind.HELP:
        names = HELP
    elif kind in JOBS:
        names = CATEGORY
    return words(names[category]) if category in names else escape(category)


def asked_name(one: Asked, words: Words) -> Markup:
    """A row of the follow-up, or a question of a survey; the office's own as it was written."""
    return escape(_worded(one.wording, words)) if one.wording else code_name(one.code, words)


def question_name(survey: Surveyed | None, code: str, words: Words) -> Markup:
    rows = survey.rows if survey else ()
    found = next((one for one in rows if one.code == code), None)
    return asked_name(found, words) if found else code_name(code, words)


def opinion_name(survey: Surveyed, about: str, words: Words) -> Markup:
    """The survey, and which of its questions the words explain."""
    name = survey_name(survey, words)
    asked = question_name(survey, about, words)
    return words("{survey}, {question}", survey=name, question=asked) if about else name


def code_name(code: str, words: Words) -> Markup:
    return words(ASKED[code]) if code in ASKED else escape(code)


def _worded(wordings: Mapping[str, str], words: Words) -> str:
    """In the reader's language, or the nearest that there is."""
    return wording(wordings, words.language, words.language)


def department_in(report: Report, code: str, words: Words) -> Markup:
    known = code in report.departments or code in set(DEPARTMENT)
    return department_name(code, report.departments, words) if known else words("no department")


def place_name(building: str, words: Words) -> str:
    return building_name(building, words) if building else words("No building")


def survey_name(survey: Surveyed, words: Words) -> Markup:
    title = _worded(survey.title, words)
    return escape(title) if title else words(SURVEY[survey.kind])


def promise_name(key: str, words: Words) -> Markup:
    return words(WHAT[key]) if key in WHAT else escape(key)


def advice_line(report: Report, one: Advice, words: Words) -> Markup:
    return words(_ADVICE[one.why], about=_about(report, one, words), n=one.n, of=one.of)


def _about(report: Report, one: Advice, words: Words) -> str:
    match one.why:
        case Why.CLAUSE:
            return promise_name(one.about, words)
        case Why.BUILDING:
            return place_name(one.about, words)
        case Why.TRAINING:
            return department_in(report, one.about, words)
        case Why.DIMENSION:
            return _dimension(report, one.about, words)
        case Why.RATE:
            return words(RATED[one.about])
    return escape(one.about)


def _dimension(report: Report, known_as: str, words: Words) -> Markup:
    own = {one.known_as(row): row for one in report.surveys for row in one.rows}
    found = own.get(known_as)
    return asked_name(found, words) if found else code_name(known_as, words)
