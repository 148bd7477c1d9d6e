"""The life of a ticket: who may do what to it, when, and what the office promises by it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from domain.refusals import Refused


class Kind(StrEnum):
    REPAIR = "repair"
    COMPLAINT = "complaint"
    INQUIRY = "inquiry"
    SUGGESTION = "suggestion"
    HELP = "help"
    PRAISE = "praise"
    SERVICE = "service"
    INTERNAL = "internal"


class State(StrEnum):
    FILED = "filed"
    ACCEPTED = "accepted"
    DISPATCHED = "dispatched"
    ON_THE_WAY = "on_the_way"
    ARRIVED = "arrived"
    DONE = "done"
    REWORK = "rework"
    COMPLETED = "completed"
    ARCHIVED = "archived"
    CANCELLED = "cancelled"


class Action(StrEnum):
    FILE = "file"
    ACCEPT_ORDER = "accept_order"
    DISPATCH = "dispatch"
    SET_OFF = "set_off"
    ARRIVE = "arrive"
    TRANSFER = "transfer"
    FINISH = "finish"
    ACCEPT_WORK = "accept_work"
    SEND_BACK = "send_back"
    PASS_AUDIT = "pass_audit"  # noqa: S105 - an audit, not a secret
    FAIL_AUDIT = "fail_audit"
    CANCEL = "cancel"
    RAISE = "raise"
    LOWER = "lower"
    PAUSE = "pause"
    RESUME = "resume"
    ANSWER = "answer"
    PROMISE_ANSWER = "promise_answer"
    HAND_UP = "hand_up"
    JUDGE = "judge"
    OPEN_CASE_CARD = "open_case_card"
    PLAN_CASE = "plan_case"
    LINK = "link"
    MERGE = "merge"
    TO_GM = "to_gm"
    ANALYSE = "analyse"
    NUDGE = "nudge"
    RESCHEDULE = "reschedule"
    REOPEN = "reopen"
    RATE = "rate"
    QUOTE = "quote"
    AGREE = "agree"
    DECLINE = "decline_quote"
    ATTACH = "attach"
    DETACH = "detach"
    PASS_TEST = "pass_test"  # noqa: S105 - of a leak
    FAIL_TEST = "fail_test"


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


class Given(StrEnum):
    """What else must be so, whatever the state."""

    URGENT = "urgent"
    CALM = "calm"
    PAUSED = "paused"
    RUNNING = "running"


STAFF_ROLES = frozenset(Role) - {Role.RESIDENT, Role.SYSTEM}
CLOSED_STATES = frozenset({State.ARCHIVED, State.CANCELLED})
OPEN_STATES = frozenset(State) - CLOSED_STATES - {State.COMPLETED}
UNDONE_STATES = OPEN_STATES - {State.DONE}
UNDERWAY = frozenset({State.ON_THE_WAY, State.ARRIVED})
JOBS = frozenset({Kind.REPAIR, Kind.HELP, Kind.SERVICE, Kind.INTERNAL})


@dataclass(frozen=True)
class Situation:
    """All that decides what may happen next; `state` is None before anything is filed."""

    kind: Kind
    state: State | None
    urgent: bool = False
    paused: bool = False

    def fits(self, given: Given | None) -> bool:
        match given:
            case Given.URGENT | Given.CALM:
                return self.urgent is (given is Given.URGENT)
            case Given.PAUSED | Given.RUNNING:
                return self.paused is (given is Given.PAUSED)
        return True


@dataclass(frozen=True)
class Transition:
    """`promises` are keys of the standard (see domain/promises.py)."""

    kinds: frozenset[Kind]
    source: State | None
    action: Action
    who: frozenset[Role]
    target: State
    clause: str
    promises: tuple[str, ...] = ()
    given: Given | None = None


class Move(Protocol):
    """A row of any table that says who may do something, and by which clause."""

    @property
    def who(self) -> frozenset[Role]: ...
    @property
    def clause(self) -> str: ...


M = TypeVar("M", bound=Move)


def _of(*kinds: Kind) -> frozenset[Kind]:
    return frozenset(kinds)


def _by(*roles: Role) -> frozenset[Role]:
    return frozenset(roles)


_ALL, _INTERNAL = frozenset(Kind), _of(Kind.INTERNAL)
_BROUGHT = _ALL - _INTERNAL  # by a resident, who has the last word on it
_WORDS = _ALL - JOBS  # settled by an answer, where a job is settled by work
_REPAIR, _COMPLAINT, _INQUIRY = _of(Kind.REPAIR), _of(Kind.COMPLAINT), _of(Kind.INQUIRY)
_SUGGESTION, _HELP, _PRAISE = _of(Kind.SUGGESTION), _of(Kind.HELP), _of(Kind.PRAISE)
_SERVICE = _of(Kind.SERVICE)
_VISITED = JOBS | _COMPLAINT

_LEADERS = _by(Role.HEAD, Role.SUPERVISOR, Role.MANAGER)
_DESK = _LEADERS | {Role.DISPATCHER}
_ANSWERERS = _DESK | {Role.GM}
_WORKERS = _by(Role.ENGINEER, Role.GUARD, Role.DISPATCHER, Role.HEAD)
_TAKERS = _WORKERS | _ANSWERERS
_GIVERS = _WORKERS | _DESK
_AUDITORS = _by(Role.SUPERVISOR, Role.MANAGER)
_RESIDENT = _by(Role.RESIDENT)
_RECEIVER = _by(Role.RESIDENT, Role.DISPATCHER)
_CLOCK = _by(Role.SYSTEM)
_FILERS = (
    _RESIDENT | _DESK | {Role.GUARD} | _CLOCK
)  # the clock, where nobody answers about a danger
_GATHERERS = _DESK | _RESIDENT | _CLOCK
_REOPENERS = _RESIDENT | _CLOCK  # the clock, where their answer to a follow-up says so
_ANYBODY = frozenset(Role)

_GM = _by(Role.GM)
_CALLED = ("repair.notify_engineering",)
_FEEDBACK = ("ops.daily_feedback",)
_REWORK = ("repair.rework",)
_ANSWER = ("answer.promised",)
_VISIT = ("repair.appointment",)
_PLAN = ("complaint.case_plan",)
_BY_GM = ("complaint.gm_answer",)
_URGENT, _CALM, _PAUSED, _RUNS = Given.URGENT, Given.CALM, Given.PAUSED, Given.RUNNING
_BOOKED = _REPAIR | _SERVICE
_NEW, _TAKEN_STATES = frozenset({State.FILED}), OPEN_STATES - {State.FILED}
_EARLY = frozenset({State.FILED, State.ACCEPTED, State.DISPATCHED})
_AT_WORK = UNDONE_STATES - _NEW
_SETTLED = frozenset({State.COMPLETED, State.ARCHIVED})
_WORKED = frozenset({State.DONE, State.COMPLETED})

_Noted = tuple[
    frozenset[Kind], frozenset[State], Action, frozenset[Role], Given | None, str, tuple[str, ...]
]
S, A, _row = State, Action, Transition

# fmt: off
_FILED = (
    #    what         from  action   who      to        clause        promises
    _row(_REPAIR,     None, A.FILE, _FILERS, S.FILED, "S0 七(1)",   ("repair.notify_engineering",
                                                                       "repair.appointment")),
    _row(_COMPLAINT,  None, A.FILE, _FILERS, S.FILED, "S0 二(3)",   ("complaint.first_answer",
                                                              "complaint.unresolved_case_card",
                                                              "complaint.progress")),
    _row(_INQUIRY,    None, A.FILE, _FILERS, S.FILED, "S4 4.1",     ("inquiry.first_answer",
                                                                       "visit.unsolved_to_head")),
    _row(_SUGGESTION, None, A.FILE, _FILERS, S.FILED, "S0 三(3)",   ("visit.unsolved_to_head",
                                                                       "suggestion.answer")),
    _row(_HELP,       None, A.FILE, _FILERS, S.FILED, "S4 4.1",     ("help.attend",)),
    _row(_PRAISE,     None, A.FILE, _FILERS, S.FILED, "S0 三(3)",   ("praise.pass_on",)),
    _row(_SERVICE,    None, A.FILE, _FILERS, S.FILED, "S1 便民服务", ("service.confirm",
                                                                       "repair.appointment")),
    _row(_INTERNAL,   None, A.FILE, STAFF_ROLES, S.FILED, "S1 监督", ("internal.attend",)),
)

_STEPS = (
    #    what      from           action           who          to             clause       promises
    _row(JOBS,     S.FILED,      A.ACCEPT_ORDER, _TAKERS,     S.ACCEPTED,   "S1 三(六)", _FEEDBACK),
    _row(_WORDS,   S.FILED,      A.ACCEPT_ORDER, _TAKERS,     S.ACCEPTED,   "S1 三(六)"),
    _row(_ALL,     S.FILED,      A.DISPATCH,     _DESK,       S.DISPATCHED, "S0 七(1)", _FEEDBACK),
    _row(_WORDS,   S.FILED,      A.ANSWER,       STAFF_ROLES, S.ACCEPTED,   "S0 二(3)"),
    _row(_WORDS,   S.FILED,      A.FINISH,       _ANSWERERS,  S.DONE,       "S4 4.1"),
    _row(_ALL,     S.FILED,      A.TRANSFER,     _DESK,       S.FILED,      "S1 三(六)"),
    _row(_ALL,     S.FILED,      A.MERGE,        _DESK,       S.CANCELLED,  "B3"),
    _row(_ALL,     S.FILED,      A.CANCEL,       _RESIDENT,   S.CANCELLED,  "B9"),
    _row(_ALL,     S.ACCEPTED,   A.DISPATCH,     _DESK,       S.DISPATCHED, "S0 七(1)", _FEEDBACK),
    _row(_VISITED, S.ACCEPTED,   A.SET_OFF,      _WORKERS,    S.ON_THE_WAY, "S0 七(1)", _FEEDBACK),
    _row(_VISITED, S.ACCEPTED,   A.ARRIVE,       _WORKERS,    S.ARRIVED,    "S0 七(1)", _FEEDBACK),
    _row(JOBS,     S.ACCEPTED,   A.FINISH,       _WORKERS,    S.DONE,       "S0 七(2)"),
    _row(_WORDS,   S.ACCEPTED,   A.FINISH,       _ANSWERERS,  S.DONE,       "S4 4.1"),
    _row(_ALL,     S.ACCEPTED,   A.TRANSFER,     _GIVERS,     S.ACCEPTED,   "S1 三(六)"),
    _row(_ALL,     S.ACCEPTED,   A.MERGE,        _DESK,       S.CANCELLED,  "B3"),
    _row(_ALL,     S.ACCEPTED,   A.CANCEL,       _RESIDENT,   S.CANCELLED,  "B9"),
    _row(_ALL,     S.DISPATCHED, A.DISPATCH,     _DESK,       S.DISPATCHED, "S0 七(1)"),
    _row(_VISITED, S.DISPATCHED, A.SET_OFF,      _WORKERS,    S.ON_THE_WAY, "S0 七(1)"),
    _row(_VISITED, S.DISPATCHED, A.ARRIVE,       _WORKERS,    S.ARRIVED,    "S0 七(1)"),
    _row(JOBS,     S.DISPATCHED, A.FINISH,       _WORKERS,    S.DONE,       "S0 七(2)"),
    _row(_WORDS,   S.DISPATCHED, A.FINISH,       _TAKERS,     S.DONE,       "S4 4.1"),
    _row(_ALL,     S.DISPATCHED, A.TRANSFER,     _GIVERS,     S.ACCEPTED,   "S1 三(六)"),
    _row(_ALL,     S.DISPATCHED, A.MERGE,        _DESK,       S.CANCELLED,  "B3"),
    _row(_ALL,     S.DISPATCHED, A.CANCEL,       _RESIDENT,   S.CANCELLED,  "B9"),
    _row(_VISITED, S.ON_THE_WAY, A.DISPATCH,     _DESK,       S.DISPATCHED, "S0 七(1)", _VISIT),
    _row(_VISITED, S.ON_THE_WAY, A.ARRIVE,       _WORKERS,    S.ARRIVED,    "S0 七(1)"),
    _row(_VISITED, S.ON_THE_WAY, A.TRANSFER,     _GIVERS,     S.ACCEPTED,   "S1 三(六)", _VISIT),
    _row(_VISITED, S.ON_THE_WAY, A.FINISH,       _TAKERS,     S.DONE,       "S0 七(2)"),
    _row(_VISITED, S.ARRIVED,    A.DISPATCH,     _DESK,       S.DISPATCHED, "S0 七(1)", _VISIT),
    _row(_VISITED, S.ARRIVED,    A.TRANSFER,     _GIVERS,     S.ACCEPTED,   "S1 三(六)", _VISIT),
    _row(_VISITED, S.ARRIVED,    A.FINISH,       _TAKERS,     S.DONE,       "S0 七(2)"),
    _row(_BROUGHT, S.DONE,       A.ACCEPT_WORK,  _RECEIVER,   S.COMPLETED,  "S4 4.4.4"),
    _row(_BROUGHT, S.DONE,       A.SEND_BACK,    _RECEIVER,   S.REWORK,     "S4 4.4.4", _REWORK),
    _row(_INTERNAL, S.DONE,      A.ACCEPT_WORK,  STAFF_ROLES, S.COMPLETED,  "S1 监督"),
    _row(_INTERNAL, S.DONE,      A.SEND_BACK,    STAFF_ROLES, S.REWORK,     "S1 监督",   _REWORK),
    _row(_ALL,     S.REWORK,     A.DISPATCH,     _DESK,       S.DISPATCHED, "S0 二(5)", _FEEDBACK),
    _row(_VISITED, S.REWORK,     A.SET_OFF,      _WORKERS,    S.ON_THE_WAY, "S0 二(5)", _FEEDBACK),
    _row(_VISITED, S.REWORK,     A.ARRIVE,       _WORKERS,    S.ARRIVED,    "S0 二(5)", _FEEDBACK),
    _row(_ALL,     S.REWORK,     A.TRANSFER,     _GIVERS,     S.REWORK,     "S1 三(六)"),
    _row(JOBS,     S.REWORK,     A.FINISH,       _WORKERS,    S.DONE,       "S0 二(5)"),
    _row(_ALL,     S.REWORK,     A.CANCEL,       _RESIDENT,   S.CANCELLED,  "B9"),
    _row(_WORDS,   S.REWORK,     A.FINISH,       _TAKERS,     S.DONE,       "S0 八3(4)"),
    _row(_ALL,     S.COMPLETED,  A.PASS_AUDIT,   _AUDITORS,   S.ARCHIVED,   "S4 4.4.4"),
    _row(_ALL,     S.COMPLETED,  A.FAIL_AUDIT,   _AUDITORS,   S.REWORK,     "S4 4.4.4", _REWORK),
    _row(_REPAIR,  S.DONE,       A.FAIL_TEST,    _GIVERS,     S.REWORK,     "S1 走回访",  _REWORK),
    _row(_REPAIR,  S.COMPLETED,  A.FAIL_TEST,    _GIVERS,     S.REWORK,     "S1 走回访",  _REWORK),
    _row(_ALL,     S.COMPLETED,  A.REOPEN,       _REOPENERS,  S.REWORK,     "B11",      _REWORK),
    _row(_ALL,     S.ARCHIVED,   A.REOPEN,       _REOPENERS,  S.REWORK,     "B11",      _REWORK),
)

_NOTED: tuple[_Noted, ...] = (
    # what       while in       action             who               given    clause       promises
    (_ALL,       OPEN_STATES,   A.RAISE,          _ANYBODY,          _CALM,   "S0 七(4)",  _CALLED),
    (_ALL,       OPEN_STATES,   A.LOWER,          _DESK,             _URGENT, "B5",        ()),
    (_ALL,       UNDONE_STATES, A.PAUSE,          _WORKERS | _DESK,  _RUNS,   "S0 六(3)",  ()),
    (_ALL,       UNDONE_STATES, A.RESUME,         _ANYBODY,          _PAUSED, "S0 六(4)",  _VISIT),
    (_ALL,       _TAKEN_STATES, A.ANSWER,         STAFF_ROLES,       None,    "S2 四.3(2)", ()),
    (JOBS,       _NEW,          A.ANSWER,         STAFF_ROLES,       None,    "S2 四.3(2)", ()),
    (_ALL,       UNDONE_STATES, A.PROMISE_ANSWER, _TAKERS,           None,    "S0 三(3)",  _ANSWER),
    (_WORDS,     UNDONE_STATES, A.HAND_UP,        _DESK | _CLOCK,    None,    "S0 四",     ()),
    (_COMPLAINT, OPEN_STATES,   A.JUDGE,          _DESK,             None,    "S1 三(一)", ()),
    (_COMPLAINT, OPEN_STATES,   A.OPEN_CASE_CARD, _DESK | _CLOCK,    None,    "S4 4.2.1",  _PLAN),
    (_ALL,       OPEN_STATES,   A.PLAN_CASE,      _LEADERS | _GM,    None,    "S4 4.2.1",  ()),
    (_REPAIR,    UNDONE_STATES, A.ATTACH,         _GATHERERS,        None,    "B3",        ()),
    (_REPAIR,    UNDONE_STATES, A.DETACH,         _GATHERERS,        None,    "B3",        ()),
    (_ALL,       OPEN_STATES,   A.LINK,           _DESK | _GM,       None,    "S4 4.2.3",  ()),
    (_COMPLAINT, OPEN_STATES,   A.TO_GM,          _DESK | _CLOCK,    None,    "S4 4.2.3",  _BY_GM),
    (_REPAIR,    OPEN_STATES,   A.ANALYSE,        _DESK | _CLOCK,    None,    "S0 八3(5)", ()),
    (_ALL,       UNDONE_STATES, A.NUDGE,          _RESIDENT,         None,    "S2 四.3(2)", ()),
    (_BOOKED,    _EARLY,        A.RESCHEDULE,     _RESIDENT,         _CALM,   "S0 七(1)",  _VISIT),
    (_ALL,       _SETTLED,      A.RATE,           _RESIDENT,         None,    "S2 四.2(4)", ()),
    (_BOOKED,    _AT_WORK,      A.QUOTE,          _WORKERS | _DESK,  None,    "S0 七(2)",  ()),
    (_BOOKED,    _TAKEN_STATES, A.AGREE,          _RESIDENT,         None,    "S0 七(2)",  ()),
    (_REPAIR,    _WORKED,       A.PASS_TEST,      _GIVERS,           None,    "S1 走回访",  ()),
    (_BOOKED,    _TAKEN_STATES, A.DECLINE,        _RESIDENT,         None,    "S0 七(2)",  ()),
)
# fmt: on

_STAYS = tuple(
    Transition(kinds, state, action, who, state, clause, promises, given)
    for kinds, states, action, who, given, clause, promises in _NOTED
    for state in State
    if state in states
)

TRANSITIONS = _FILED + _STEPS + _STAYS
_BY_MOVE = {(kind, one.source, one.action): one for one in TRANSITIONS for kind in one.kinds}


def step(at: Situation, action: Action, role: Role) -> Transition:
    """Raise `Refused` with reason "not_now" (wrong state) or "not_yours" (wrong role)."""
    transition = _BY_MOVE.get((at.kind, at.state, action))
    fits = transition is not None and at.fits(transition.given)
    return permitted(transition if fits else None, role)


def permitted(move: M | None, role: Role) -> M:
    """The move, if there is one and this role may take it; see `step` for what is raised."""
    if move is None:
        raise Refused("not_now")
    if role not in move.who:
        raise Refused("not_yours", move.clause, move.who)
    return move


def staff_for(action: Action) -> frozenset[Role]:
    """Who of the office may take it, of some kind and in some state."""
    return STAFF_ROLES & {role for one in TRANSITIONS if one.action is action for role in one.who}


def actions_for(at: Situation, role: Role) -> tuple[Action, ...]:
    return tuple(
        one.action
        for one in TRANSITIONS
        if at.kind in one.kinds
        and one.source is at.state
        and role in one.who
        and at.fits(one.given)
    )
