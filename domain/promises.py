"""What the office binds itself to: by which clock, kept by which steps, and what follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from domain.office_hours import WALL_CLOCK, OfficeHours, moment_of
from domain.standard import Standard
from domain.tickets import JOBS, UNDERWAY, UNDONE_STATES, Action, Kind, Role, State, Transition

CALLED, ATTENDED = CALLS = "repair.notify_engineering", "help.attend"
VISIT, ANSWER = "repair.appointment", "answer.promised"
NOTICE, MENDING = "rectify.notice", "rectify.work"
CASE = "complaint.unresolved_case_card"
_FIRST_ANSWER, _PROGRESS = "complaint.first_answer", "complaint.progress"
_A_DAY = timedelta(days=1)


class Runs(StrEnum):
    """By which clock a promise runs (X17); what is urgent knows only the wall's."""

    WALL = "wall"
    OFFICE = "office"
    DAILY = "daily"  # a time of day, on a working day
    AGREED = "agreed"  # a moment agreed upon


class Ladder(StrEnum):
    """Who is called when it is overdue; what is not urgent climbs the ordinary one."""

    URGENT = "urgent"
    COMPLAINT = "complaint"
    ORDINARY = "ordinary"
    HEAD = "head"  # only the head of the department


class InPause(StrEnum):
    """What becomes of a promise while the ticket is paused."""

    WAITS = "waits"
    RUNS_ON = "runs_on"
    LAPSES = "lapses"


@dataclass(frozen=True)
class Clock:
    """`becomes` is what the house does by itself when it is due; without it, that is a breach.

    What no action on the ticket keeps is kept by a step of its own (see domain/rectification.py).
    `within` names a promise that speaks for this one, `again` has it made anew while work goes on.
    """

    key: str
    runs: Runs
    ladder: Ladder
    kept_by: frozenset[Action]
    pause: InPause = InPause.WAITS
    becomes: Action | None = None
    within: str = ""
    again: bool = False
    who: frozenset[Role] = frozenset(Role)
    clause: str = ""


_A = Action
_COME = frozenset({_A.SET_OFF, _A.ARRIVE, _A.FINISH})
_TAKEN = _COME | {_A.ACCEPT_ORDER, _A.DISPATCH}
_ANSWERED = frozenset({_A.ANSWER, _A.FINISH})
_WORD_GIVEN = _ANSWERED | {_A.PROMISE_ANSWER}
_PASSED_ON = _ANSWERED | {_A.DISPATCH}
_CASE = frozenset({_A.OPEN_CASE_CARD, _A.FINISH})
_HANDED_UP = frozenset({_A.HAND_UP, _A.FINISH})
_REPORTED = _ANSWERED | {_A.SET_OFF, _A.ARRIVE, _A.PAUSE}
_PLANNED = frozenset({_A.PLAN_CASE})
_GM = frozenset({Role.GM})
_NOTHING: frozenset[Action] = frozenset()
_TO_BE_CALLED = UNDONE_STATES - UNDERWAY

CLOCKS: Mapping[str, Clock] = {
    clock.key: clock
    for clock in (
        #     key                           runs         ladder            kept by
        Clock(CALLED,                       Runs.OFFICE, Ladder.URGENT,    _TAKEN),
        Clock(VISIT,                        Runs.AGREED, Ladder.ORDINARY,  _COME,
              pause=InPause.LAPSES, clause="S0 七(1)"),
        Clock("repair.rework",              Runs.OFFICE, Ladder.ORDINARY,  _COME),
        Clock(ATTENDED,                     Runs.WALL,   Ladder.URGENT,    _TAKEN),
        Clock("internal.attend",            Runs.OFFICE, Ladder.ORDINARY,  _TAKEN),
        Clock("service.confirm",            Runs.OFFICE, Ladder.ORDINARY,  _TAKEN | _ANSWERED),
        Clock(_FIRST_ANSWER,                Runs.WALL,   Ladder.COMPLAINT, _ANSWERED),
        Clock(_PROGRESS,                    Runs.WALL,   Ladder.COMPLAINT, _ANSWERED,
              within=_FIRST_ANSWER, again=True),
        Clock(CASE,                         Runs.WALL,   Ladder.COMPLAINT, _CASE,
              becomes=_A.OPEN_CASE_CARD),
        Clock("complaint.case_plan",        Runs.WALL,   Ladder.COMPLAINT, _PLANNED),
        Clock("complaint.gm_answer",        Runs.WALL,   Ladder.COMPLAINT, _ANSWERED, who=_GM),
        Clock("inquiry.first_answer",       Runs.OFFICE, Ladder.ORDINARY,  _WORD_GIVEN),
        Clock("visit.unsolved_to_head",     Runs.DAILY,  Ladder.ORDINARY,  _HANDED_UP,
              becomes=_A.HAND_UP),
        Clock("suggestion.answer",          Runs.OFFICE, Ladder.ORDINARY,  _ANSWERED),
        Clock("praise.pass_on",             Runs.OFFICE, Ladder.ORDINARY,  _PASSED_ON),
        Clock(ANSWER,                       Runs.AGREED, Ladder.ORDINARY,  _ANSWERED,
              pause=InPause.RUNS_ON, clause="S0 三(3)"),
        Clock("ops.daily_feedback",         Runs.DAILY,  Ladder.HEAD,      _REPORTED, again=True),
        Clock(NOTICE,                       Runs.WALL,   Ladder.ORDINARY,  _NOTHING,
              pause=InPause.RUNS_ON),
        Clock(MENDING,                      Runs.OFFICE, Ladder.ORDINARY,  _NOTHING,
              pause=InPause.RUNS_ON),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Promise:
    """`due` is UTC; it is copied onto the ticket, so a changed standard never rewrites history."""

    key: str
    due: datetime
    clause: str


@dataclass(frozen=True)
class Terms:
    """What the promises of one ticket are reckoned by."""

    standard: Standard
    zone: ZoneInfo
    urgent: bool = False

    @cached_property
    def office(self) -> OfficeHours:
        return OfficeHours.of(self.standard, self.zone)

    def hours(self, key: str) -> OfficeHours:
        """When the clock of this promise runs."""
        by_office = CLOCKS[key].runs is Runs.OFFICE and not self.urgent
        return self.office if by_office else WALL_CLOCK

    def ladder(self, key: str) -> Ladder:
        ladder = CLOCKS[key].ladder
        return Ladder.ORDINARY if ladder is Ladder.URGENT and not self.urgent else ladder

    def in_pause(self, key: str) -> InPause:
        """Danger does not wait for rain: while it is urgent, the calls go on."""
        return InPause.RUNS_ON if self.urgent and key in CALLS else CLOCKS[key].pause

    def promise(self, key: str, since: datetime, agreed: datetime | None = None) -> Promise | None:
        """What is promised by this key from a moment on; None where nothing was agreed."""
        clock = CLOCKS[key]
        if clock.runs is not Runs.AGREED:
            return Promise(key, self._due(clock, since), self.standard[key].clause)
        return Promise(key, agreed.astimezone(UTC), clock.clause) if agreed else None

    def again(self, key: str, due: datetime, now: datetime) -> Promise:
        """The next of its kind: counted from now, or on the day after the one that is over.

        However often something is told in a day, the next day's is due on the next.
        """
        clock, since = CLOCKS[key], now
        if clock.runs is Runs.DAILY and due > now:
            since = min(due, self._due(clock, now))
        return Promise(key, self._due(clock, since), self.standard[key].clause)

    def left(self, key: str, due: datetime, now: datetime) -> timedelta:
        """How much of its own time a running promise has left; a time of day has none to save."""
        if CLOCKS[key].runs is Runs.DAILY:
            return timedelta()
        return self.hours(key).between(now, due)

    def resumed(self, key: str, left: timedelta, now: datetime) -> datetime:
        """When it is due, now that its clock runs again."""
        clock = CLOCKS[key]
        if clock.runs is Runs.DAILY:
            return self._due(clock, now)
        return self.hours(key).add(now, left)

    def _due(self, clock: Clock, since: datetime) -> datetime:
        if clock.runs is Runs.DAILY:
            return self._next_working(self.standard.time_of_day(clock.key), since)
        return self.hours(clock.key).due(since, self.standard, clock.key)

    def _next_working(self, at: time, after: datetime) -> datetime:
        moments = (moment_of(day, at, self.zone) for day in self.office.working_days(after))
        return next(moment for moment in moments if moment > after)


def promised_by(kind: Kind, step: Transition) -> tuple[str, ...]:
    """The keys that a step in a ticket's life promises.

    Besides those of its row: who complained hears of it while it is reworked (C9), and what is
    more urgent than before, or less, is called for by the other clock.
    """
    call = (ATTENDED if kind is Kind.HELP else CALLED,)
    if step.action is Action.RAISE:
        return call if step.source in _TO_BE_CALLED else ()
    if step.action is Action.LOWER:
        return call if step.source is State.FILED else ()
    reworked = step.target is State.REWORK and step.source is not State.REWORK
    return (
        (*step.promises, _PROGRESS, CASE) if reworked and kind is Kind.COMPLAINT else step.promises
    )


def keeps(key: str, kind: Kind, action: Action, role: Role) -> bool:
    """Whether the promise is kept when somebody in this role does this.

    What words settle is in somebody's hands as soon as it is answered.
    """
    clock = CLOCKS[key]
    answered = key in CALLS and kind not in JOBS and action is Action.ANSWER
    return (answered or action in clock.kept_by) and role in clock.who


def goes_on(key: str, state: State) -> bool:
    """Whether it is promised anew, now that it was kept or missed."""
    return CLOCKS[key].again and state in UNDONE_STATES
