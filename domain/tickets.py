"""The life of a ticket: who may do what to it, and when."""

from dataclasses import dataclass
from enum import StrEnum

from domain.categories import CATEGORIES, Category, Place, categories_for, category
from domain.refusals import Refused

__all__ = [
    "CATEGORIES",
    "CLOSED_STATES",
    "OPEN_STATES",
    "STAFF_ROLES",
    "TRANSITIONS",
    "Action",
    "Category",
    "Kind",
    "Place",
    "Role",
    "State",
    "Transition",
    "actions_for",
    "categories_for",
    "category",
    "step",
]


class Kind(StrEnum):
    REPAIR = "repair"
    COMPLAINT = "complaint"
    INQUIRY = "inquiry"
    SUGGESTION = "suggestion"
    HELP = "help"
    PRAISE = "praise"
    SERVICE = "service"


class State(StrEnum):
    FILED = "filed"
    ACCEPTED = "accepted"
    DISPATCHED = "dispatched"
    ON_THE_WAY = "on_the_way"
    DONE = "done"
    REWORK = "rework"
    COMPLETED = "completed"
    ARCHIVED = "archived"
    CANCELLED = "cancelled"


class Action(StrEnum):
    ACCEPT_ORDER = "accept_order"
    DISPATCH = "dispatch"
    SET_OFF = "set_off"
    FINISH = "finish"
    ACCEPT_WORK = "accept_work"
    SEND_BACK = "send_back"
    PASS_AUDIT = "pass_audit"  # noqa: S105 - an audit, not a secret
    FAIL_AUDIT = "fail_audit"
    CANCEL = "cancel"
    RAISE = "raise"


class Role(StrEnum):
    RESIDENT = "resident"
    DISPATCHER = "dispatcher"
    ENGINEER = "engineer"
    HEAD = "head"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    GM = "gm"
    FINANCE = "finance"
    GUARD = "guard"
    SYSTEM = "system"


STAFF_ROLES = frozenset(Role) - {Role.RESIDENT, Role.SYSTEM}
CLOSED_STATES = frozenset({State.ARCHIVED, State.CANCELLED})
OPEN_STATES = frozenset(State) - CLOSED_STATES - {State.COMPLETED}


@dataclass(frozen=True)
class Transition:
    source: State
    action: Action
    who: frozenset[Role]
    target: State
    clause: str


_DESK = frozenset({Role.DISPATCHER, Role.HEAD, Role.SUPERVISOR, Role.MANAGER})
_WORKERS = frozenset({Role.ENGINEER, Role.DISPATCHER, Role.HEAD})
_AUDITORS = frozenset({Role.SUPERVISOR, Role.MANAGER})
_RESIDENT = frozenset({Role.RESIDENT})
_RECEIVER = frozenset({Role.RESIDENT, Role.DISPATCHER})
_ANYBODY = frozenset(Role)

_STEPS = (
    #          from              action               who        to                clause
    Transition(State.FILED,      Action.ACCEPT_ORDER, _WORKERS,  State.ACCEPTED,   "S1 三(六)"),
    Transition(State.FILED,      Action.DISPATCH,     _DESK,     State.DISPATCHED, "S0 七(1)"),
    Transition(State.FILED,      Action.CANCEL,       _RESIDENT, State.CANCELLED,  "B9"),
    Transition(State.ACCEPTED,   Action.DISPATCH,     _DESK,     State.DISPATCHED, "S0 七(1)"),
    Transition(State.ACCEPTED,   Action.SET_OFF,      _WORKERS,  State.ON_THE_WAY, "S0 七(1)"),
    Transition(State.ACCEPTED,   Action.FINISH,       _WORKERS,  State.DONE,       "S0 七(2)"),
    Transition(State.ACCEPTED,   Action.CANCEL,       _RESIDENT, State.CANCELLED,  "B9"),
    Transition(State.DISPATCHED, Action.SET_OFF,      _WORKERS,  State.ON_THE_WAY, "S0 七(1)"),
    Transition(State.DISPATCHED, Action.FINISH,       _WORKERS,  State.DONE,       "S0 七(2)"),
    Transition(State.DISPATCHED, Action.DISPATCH,     _DESK,     State.DISPATCHED, "S0 七(1)"),
    Transition(State.DISPATCHED, Action.CANCEL,       _RESIDENT, State.CANCELLED,  "B9"),
    Transition(State.ON_THE_WAY, Action.FINISH,       _WORKERS,  State.DONE,       "S0 七(2)"),
    Transition(State.ON_THE_WAY, Action.DISPATCH,     _DESK,     State.DISPATCHED, "S0 七(1)"),
    Transition(State.DONE,       Action.ACCEPT_WORK,  _RECEIVER, State.COMPLETED,  "S4 4.4.4"),
    Transition(State.DONE,       Action.SEND_BACK,    _RECEIVER, State.REWORK,     "S4 4.4.4"),
    Transition(State.REWORK,     Action.SET_OFF,      _WORKERS,  State.ON_THE_WAY, "S0 二(5)"),
    Transition(State.REWORK,     Action.FINISH,       _WORKERS,  State.DONE,       "S0 二(5)"),
    Transition(State.REWORK,     Action.DISPATCH,     _DESK,     State.DISPATCHED, "S0 二(5)"),
    Transition(State.COMPLETED,  Action.PASS_AUDIT,   _AUDITORS, State.ARCHIVED,   "S4 4.4.4"),
    Transition(State.COMPLETED,  Action.FAIL_AUDIT,   _AUDITORS, State.REWORK,     "S4 4.4.4"),
)  # fmt: skip

_RAISES = tuple(
    Transition(state, Action.RAISE, _ANYBODY, state, "S0 七(4)")
    for state in State
    if state in OPEN_STATES
)

TRANSITIONS = _STEPS + _RAISES
_BY_MOVE = {(transition.source, transition.action): transition for transition in TRANSITIONS}


def step(state: State, action: Action, role: Role) -> Transition:
    """Raise `Refused` with reason "not_now" (wrong state) or "not_yours" (wrong role)."""
    transition = _BY_MOVE.get((state, action))
    if transition is None:
        raise Refused("not_now")
    if role not in transition.who:
        raise Refused("not_yours", transition.clause)
    return transition


def actions_for(state: State, role: Role) -> tuple[Action, ...]:
    return tuple(t.action for t in TRANSITIONS if t.source is state and role in t.who)
