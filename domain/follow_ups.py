"""回访: when a resident is asked how it went, and what counts as an answer."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.categories import CATEGORIES
from domain.standard import STANDARD, After, Plan, Standard, Weather, follow_up_plan
from domain.tickets import Kind
from domain.working_time import outside_quiet, quiet

_BEST = 5
_BY_TRIAGE = {"leak": After.LEAK_REPAIR, "safety_facility": After.SAFETY_REPAIR}
_BY_CATEGORY = {category.code: category.after for category in CATEGORIES}
_BY_KIND = {
    Kind.COMPLAINT: After.COMPLAINT,
    Kind.HELP: After.HELP,
    Kind.SERVICE: After.PAID_SERVICE,
}
_FIRST_AID = "medical"  # what a call for help is about


class FollowUpState(StrEnum):
    PLANNED = "planned"
    ASKED = "asked"
    ANSWERED = "answered"
    CALLED_OFF = "called_off"
    LAPSED = "lapsed"  # a newer question stands for it


class Purpose(StrEnum):
    """Why it is asked: once the work is done, or later once more."""

    FIRST = "first"
    AGAIN = "again"
    AFTER_RAIN = "after_rain"
    MID_TERM = "mid_term"
    EFFECT = "effect"  # of a rectification


@dataclass(frozen=True)
class Planned:
    """Both moments are UTC; both are None while the follow-up waits for rain."""

    ordinal: int
    ask_at: datetime | None
    limit: datetime | None
    clause: str
    after: After
    purpose: Purpose = Purpose.FIRST


@dataclass(frozen=True)
class Answers:
    """Scores run from 1 to 5; None means not answered yet."""

    quality: int | None = None
    effect: int | None = None
    satisfaction: int | None = None
    shortcomings: str = ""
    suggestions: str = ""

    def __post_init__(self) -> None:
        for score in self.scores:
            if score is not None and not 1 <= score <= _BEST:
                raise ValueError(score)

    @property
    def scores(self) -> tuple[int | None, int | None, int | None]:
        return self.quality, self.effect, self.satisfaction

    @property
    def best(self) -> bool:
        return set(self.scores) == {_BEST}


def complete(answers: Answers) -> bool:
    return None not in answers.scores


def after(kind: Kind, category: str, triage_kind: str, urgent: bool) -> After:  # noqa: FBT001
    """What is asked about, once it is settled; every kind has its plan."""
    if kind is Kind.REPAIR:
        return _after_repair(category, triage_kind, urgent=urgent)
    if kind is Kind.HELP and category == _FIRST_AID:
        return After.FIRST_AID
    return _BY_KIND.get(kind, After.OTHER)


def is_leak(category: str, triage_kind: str) -> bool:
    """Whether rain will try the repair, however urgent it was."""
    return _calmly(category, triage_kind) is After.LEAK_REPAIR


def _after_repair(category: str, triage_kind: str, *, urgent: bool) -> After:
    return After.URGENT_REPAIR if urgent else _calmly(category, triage_kind)


def _calmly(category: str, triage_kind: str) -> After:
    """The words outweigh the button: a leak filed under "other" is still a leak."""
    by_category = _BY_CATEGORY.get(category, After.OTHER_REPAIR)
    return _BY_TRIAGE.get(triage_kind, by_category)


def plan_follow_ups(
    after: After, finished_at: datetime, zone: ZoneInfo, standard: Standard = STANDARD
) -> tuple[Planned, ...]:
    plan = next(plan for plan in follow_up_plan(standard) if plan.after is after)
    finished = finished_at.astimezone(UTC)
    limit = finished + plan.first_within
    ask_at = finished + _patience(plan, standard)
    fit = outside_quiet(ask_at, limit, zone, quiet(standard))
    first = Planned(1, fit, limit, plan.clause, after)
    return (first, *_again(plan, limit, zone, standard))


def plan_contract(
    start: datetime, end: datetime, zone: ZoneInfo, standard: Standard = STANDARD
) -> tuple[Planned, ...]:
    """A paid service is asked about in the middle of its term and after its end."""
    share = float(standard.rate("followup.special_service"))
    middle = start + (end - start) * share
    clause = standard["followup.special_service"].clause
    fit = outside_quiet(middle, end, zone, quiet(standard))
    mid_term = Planned(1, fit, end, clause, After.PAID_SERVICE, Purpose.MID_TERM)
    (last,) = plan_follow_ups(After.PAID_SERVICE, end, zone, standard)
    return mid_term, replace(last, ordinal=2)


def plan_effect(
    about: After, closed_at: datetime, zone: ZoneInfo, standard: Standard = STANDARD
) -> Planned:
    """Whether what was put right has helped; `ordinal` is whoever's enters it (F18)."""
    row = standard["followup.effect"]
    limit = closed_at.astimezone(UTC) + standard.duration(row.key)
    share = float(standard.rate("followup.ask_share"))
    ask_at = closed_at.astimezone(UTC) + standard.duration(row.key) * share
    fit = outside_quiet(ask_at, limit, zone, quiet(standard))
    return Planned(1, fit, limit, row.clause, about, Purpose.EFFECT)


def _patience(plan: Plan, standard: Standard) -> timedelta:
    match plan.after:
        case After.OTHER_REPAIR:
            return standard.duration("followup.other_repair")
        case After.WORKS:
            return standard.duration("followup.project_earliest")
    return plan.first_within * float(standard.rate("followup.ask_share"))


def _again(
    plan: Plan, first_due: datetime, zone: ZoneInfo, standard: Standard
) -> tuple[Planned, ...]:
    if plan.again is None:
        return ()
    if isinstance(plan.again, Weather):
        return (Planned(2, None, None, plan.clause, plan.after, Purpose.AFTER_RAIN),)
    ask_at = first_due + plan.again
    limit = ask_at + standard.duration("followup.urgent.second_limit")
    fit = outside_quiet(ask_at, limit, zone, quiet(standard))
    return (Planned(2, fit, limit, plan.clause, plan.after, Purpose.AGAIN),)
