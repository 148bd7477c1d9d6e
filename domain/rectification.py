"""整改: a poor answer becomes a written notice to the worker, open until the work is mended."""

from dataclasses import dataclass
from enum import StrEnum

from domain.follow_ups import Answers
from domain.standard import STANDARD, Standard
from domain.tickets import Role, permitted


class Stage(StrEnum):
    NOTICED = "noticed"
    ACKNOWLEDGED = "acknowledged"
    RECTIFIED = "rectified"
    CLOSED = "closed"


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


_WORKERS = frozenset({Role.ENGINEER, Role.HEAD, Role.DISPATCHER})
_AUDITORS = frozenset({Role.SUPERVISOR, Role.MANAGER})

TRANSITIONS = (
    #          from                action              who        to                  clause
    Transition(Stage.NOTICED,      Action.ACKNOWLEDGE, _WORKERS,  Stage.ACKNOWLEDGED, "S0 二(5)"),
    Transition(Stage.ACKNOWLEDGED, Action.RECTIFY,     _WORKERS,  Stage.RECTIFIED,    "S0 二(5)"),
    Transition(Stage.RECTIFIED,    Action.CLOSE,       _AUDITORS, Stage.CLOSED,       "S0 八2(4)"),
    Transition(Stage.RECTIFIED,    Action.SEND_BACK,   _AUDITORS, Stage.ACKNOWLEDGED, "S3 四3"),
)  # fmt: skip

_BY_MOVE = {(transition.source, transition.action): transition for transition in TRANSITIONS}


def needs_rectification(answers: Answers, standard: Standard = STANDARD) -> bool:
    low = standard.count("followup.low_score")
    return any(score is not None and score <= low for score in answers.scores)


def step(stage: Stage, action: Action, role: Role) -> Transition:
    """Raise `Refused` with reason "not_now" (wrong stage) or "not_yours" (wrong role)."""
    return permitted(_BY_MOVE.get((stage, action)), role)


def actions_for(stage: Stage, role: Role) -> tuple[Action, ...]:
    return tuple(t.action for t in TRANSITIONS if t.source is stage and role in t.who)
