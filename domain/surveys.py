"""满意度调查: what is asked of many households, when, of how many, and what a sheet may become."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from domain.office_hours import moment_of
from domain.report_periods import Period, Span, period_of
from domain.standard import STANDARD, SURVEY_DIMENSIONS, Standard
from domain.tickets import Role

SURVEYORS = frozenset({Role.SUPERVISOR, Role.MANAGER})
AT_ONCE = 200  # households written to in one turn, so that nothing urgent waits behind a long one
QUESTIONS_AT_MOST, QUESTION_LENGTH, TITLE_LENGTH = 8, 80, 80
POINTS = range(1, 6)
_EVERYBODY = Decimal(1)
_A_DAY = timedelta(days=1)


class SurveyKind(StrEnum):
    ANNUAL = "annual"
    QUARTERLY = "quarterly"
    TOPIC = "topic"
    EVENT = "event"


class SurveyState(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    TOLD = "told"  # whoever answered has heard what was done with the answers
    DROPPED = "dropped"


class SheetState(StrEnum):
    CHOSEN = "chosen"
    SENT = "sent"
    ANSWERED = "answered"
    REFUSED = "refused"
    UNREACHED = "unreached"  # nobody of the household can be written to
    LAPSED = "lapsed"  # closed without an answer


WAITING = (SheetState.CHOSEN, SheetState.SENT)  # for their household's answer
SPAN = {SurveyKind.ANNUAL: Span.YEAR, SurveyKind.QUARTERLY: Span.QUARTER}
BY_CALENDAR = tuple(SPAN)
SAMPLED = {
    SurveyKind.QUARTERLY: "survey.quarterly.sample",
    SurveyKind.EVENT: "followup.rate.event",
}
_OPENS = {SurveyKind.ANNUAL: "survey.annual.opens", SurveyKind.QUARTERLY: "survey.quarterly.opens"}
_DIMENSIONS = tuple(one.code for one in SURVEY_DIMENSIONS)
_OF_AN_EVENT = ("event_overall", "event_useful")


def opening(
    kind: SurveyKind, period: Period, zone: ZoneInfo, standard: Standard = STANDARD
) -> datetime:
    """When the survey of this period opens by itself; UTC, and always within the period."""
    day = min(period.first + standard.duration(_OPENS[kind]), period.last)
    return moment_of(day, standard.time_of_day("ops.morning_digest"), zone)


def proposing(
    kind: SurveyKind, period: Period, zone: ZoneInfo, standard: Standard = STANDARD
) -> datetime:
    """When the office hears that it will; UTC, and always within the period."""
    day = opening(kind, period, zone, standard).astimezone(zone).date()
    day = max(day - standard.duration("survey.proposed"), period.first)
    return moment_of(day, standard.time_of_day("ops.morning_digest"), zone)


def due(
    kind: SurveyKind, now: datetime, zone: ZoneInfo, standard: Standard = STANDARD
) -> Period | None:
    """The period whose survey is to be proposed by now; what a downtime outlasted is past."""
    period = period_of(SPAN[kind], now.astimezone(zone).date())
    return period if proposing(kind, period, zone, standard) <= now else None


def next_proposal(
    kind: SurveyKind, now: datetime, zone: ZoneInfo, standard: Standard = STANDARD
) -> datetime:
    """UTC; never now."""
    period = period_of(SPAN[kind], now.astimezone(zone).date())
    while (at := proposing(kind, period, zone, standard)) <= now:
        period = period.after
    return at


def apart(period: str, standard: Standard = STANDARD) -> list[str]:
    """The quarters in which nobody is chosen who is chosen in this one: itself, and before (X6)."""
    year, _, quarter = period.partition("-Q")
    number = int(year) * 4 + int(quarter) - 1
    before = range(standard.count("survey.quarterly.no_repeat"))
    return [f"{(number - n) // 4}-Q{(number - n) % 4 + 1}" for n in before]


def share(kind: SurveyKind, standard: Standard = STANDARD) -> Decimal:
    """Of the households that could be asked."""
    return standard.rate(SAMPLED[kind]) if kind in SAMPLED else _EVERYBODY


def patience(length: timedelta, standard: Standard = STANDARD) -> timedelta:
    """How long a household may be silent before it is reminded (F14): half of a short survey."""
    return min(standard.duration("survey.reminder"), length / 2)


def last_reminder(closes_at: datetime) -> datetime:
    """Nobody is reminded on the last day any more."""
    return closes_at - _A_DAY


def had_time(now: datetime, wait: timedelta, zone: ZoneInfo) -> datetime:
    """Whoever was asked before then has had it by now: it goes by the day on which they were."""
    return moment_of((now - wait).astimezone(zone).date() + _A_DAY, time(), zone)


def questions_for(kind: SurveyKind) -> list[dict[str, str]]:
    codes = _OF_AN_EVENT if kind is SurveyKind.EVENT else _DIMENSIONS
    return [{"code": code} for code in codes]


def questions_in(written: str) -> list[str]:
    """One a line; numbers and dots before them are not theirs."""
    lines = (line.strip().lstrip("0123456789.、)） ").strip() for line in written.splitlines())
    return [line for line in lines if line]


def codes_of(questions: Sequence[Mapping[str, object]]) -> list[str]:
    return [str(one["code"]) for one in questions]


def wordings_of(questions: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, str]]:
    """By code, and then by language: those that the office has worded itself."""
    return {one["code"]: one["words"] for one in questions if one.get("words")}


def low(
    questions: Sequence[Mapping[str, object]],
    points: Mapping[str, int],
    standard: Standard = STANDARD,
) -> list[str]:
    """The questions whose answer makes us ask why."""
    most = standard.count("followup.low_score")
    return [code for code in codes_of(questions) if points.get(code, most + 1) <= most]


def invented(points: Mapping[str, int], took: timedelta, standard: Standard = STANDARD) -> bool:
    """All alike, and quicker than anybody reads (S3 六2(3)); one tap alone says nothing."""
    fast = timedelta(seconds=standard.count("survey.fast"))
    return len(points) > 1 and len(set(points.values())) == 1 and took <= fast
