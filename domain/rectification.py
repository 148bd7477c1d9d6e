"""整改: a poor answer becomes a written notice to the worker, open until the work is mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Protocol

from domain.follow_ups import Answers
from domain.office_hours import OfficeHours, moment_of
from domain.refusals import Refused
from domain.standard import STANDARD, Standard
from domain.tickets import Role, permitted
from domain.tone import Tone, tone


class Stage(StrEnum):
    NOTICED = "noticed"
    ACKNOWLEDGED = "acknowledged"
    RECTIFIED = "rectified"
    CLOSED = "closed"


OPEN_STAGES = frozenset(Stage) - {Stage.CLOSED}
RUNNING_STAGES = OPEN_STAGES - {Stage.RECTIFIED}  # the worker still owes something


class Cause(StrEnum):
    """What the notice was written for."""

    UNFIXED = "unfixed"
    LOW_SCORE = "low_score"
    WORDS = "words"
    SURVEY = "survey"


class Action(StrEnum):
    ACKNOWLEDGE = "acknowledge"
    RECTIFY = "rectify"
    CLOSE = "close"
    SEND_BACK = "send_back"


@dataclass(frozen=True)
class Transition:
    source: Stage
    action: Action
    who: frozenset[Role]
    target: Stage
    clause: str


_AUDITORS = frozenset({Role.SUPERVISOR, Role.MANAGER})
_WORKERS = frozenset({Role.ENGINEER, Role.GUARD, Role.HEAD, Role.DISPATCHER}) | _AUDITORS
_ORDERERS = _WORKERS
_EVENING = time(18)
_LONGEST_CHOICE = 7  # days to choose from
_LEVELS = (Role.ENGINEER, Role.HEAD, Role.MANAGER)  # the worker's first; then one level up

TRANSITIONS = (
    #          from                action              who        to                  clause
    Transition(Stage.NOTICED,      Action.ACKNOWLEDGE, _WORKERS,  Stage.ACKNOWLEDGED, "S0 二(5)"),
    Transition(Stage.ACKNOWLEDGED, Action.RECTIFY,     _WORKERS,  Stage.RECTIFIED,    "S0 二(5)"),
    Transition(Stage.RECTIFIED,    Action.CLOSE,       _AUDITORS, Stage.CLOSED,       "S0 八2(4)"),
    Transition(Stage.RECTIFIED,    Action.SEND_BACK,   _AUDITORS, Stage.ACKNOWLEDGED, "S3 四3"),
)  # fmt: skip

_BY_MOVE = {(transition.source, transition.action): transition for transition in TRANSITIONS}


def cause_of(
    answers: Answers,
    standard: Standard = STANDARD,
    *,
    unfixed: bool = False,
) -> Cause | None:
    """Why this answer asks for a notice; None where it does not (S0 二(5), X4)."""
    low = standard.count("followup.low_score")
    if unfixed:
        return Cause.UNFIXED
    if any(score is not None and score <= low for score in answers.scores):
        return Cause.LOW_SCORE
    said = (answers.shortcomings, answers.suggestions)
    return Cause.WORDS if any(tone(words) is Tone.COMPLAINT for words in said) else None


def praises(answers: Answers) -> bool:
    """Five in all, or words of praise: the worker hears of it in person (S0 三(3))."""
    said = (answers.shortcomings, answers.suggestions)
    return answers.best or any(tone(words) is Tone.PRAISE for words in said)


def level(before: int) -> Role:
    """Whose it is, after so many notices on the same matter: never silently twice the same."""
    return _LEVELS[min(before, len(_LEVELS) - 1)]


class Post(Protocol):
    """Of a colleague, as far as it decides whose a notice is."""

    @property
    def id(self) -> int: ...
    @property
    def role(self) -> str: ...
    @property
    def department(self) -> str: ...


def check_owner(owner: Post | None, by: Post) -> None:
    """Only whoever it is for, their head or the manager; nobody's is anybody's."""
    if owner is None or by.id == owner.id or by.role == Role.MANAGER:
        return
    ours = not by.department or not owner.department or by.department == owner.department
    if by.role != Role.HEAD or not ours:
        raise Refused("not_yours", "S0 二(5)")


def check_auditor(owner: Post | None, rectified_by: int | None, by: Post) -> None:
    """Nobody audits themselves: neither whoever it is for, nor whoever put it right for them."""
    if by.id == rectified_by or (owner is not None and by.id == owner.id):
        raise Refused("not_yours", "S0 八2(4)")


def check_rework(stage: Stage, role: Role) -> None:
    """Whether the work may be ordered again, as far as the notice decides."""
    if stage not in OPEN_STAGES:
        raise Refused("not_now")
    if role not in _ORDERERS:
        raise Refused("not_yours", "S0 二(5)", _ORDERERS)


def dates(now: datetime, furthest: datetime, office: OfficeHours) -> Sequence[datetime]:
    """The moments that the owner may promise: the ends of days, none beyond what is allowed."""
    today = now.astimezone(office.zone).date()
    ends = [
        moment_of(today + timedelta(days=n), _EVENING, office.zone)
        for n in range(_LONGEST_CHOICE)
        if office.works_on(today + timedelta(days=n))
    ]
    return [one for one in ends if now < one < furthest]


def step(stage: Stage, action: Action, role: Role) -> Transition:
    """Raise `Refused` with reason "not_now" (wrong stage) or "not_yours" (wrong role)."""
    return permitted(_BY_MOVE.get((stage, action)), role)


def actions_for(stage: Stage, role: Role) -> tuple[Action, ...]:
    return tuple(t.action for t in TRANSITIONS if t.source is stage and role in t.who)
