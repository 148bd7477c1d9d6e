"""突发事件 — one fault that many neighbours report: what belongs together, and what never does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.standard import Standard
from domain.tickets import Kind, Role, State, permitted
from domain.triage import Danger, dangers_in


class IncidentState(StrEnum):
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    CLOSED = "closed"
    DECLINED = "declined"


class Doing(StrEnum):
    """What somebody does to an incident, and not to one of its reports."""

    OPEN = "open_incident"
    CONFIRM = "confirm_incident"
    DECLINE = "decline_incident"
    UPDATE = "update_incident"
    GATHER = "gather_report"  # also: to let one go
    SETTLE = "settle_incident"


@dataclass(frozen=True)
class Transition:
    source: IncidentState | None
    doing: Doing
    who: frozenset[Role]
    target: IncidentState
    clause: str = "B3"


_DESK = frozenset({Role.DISPATCHER, Role.HEAD, Role.SUPERVISOR, Role.MANAGER})
_AT_WORK = _DESK | {Role.ENGINEER, Role.GUARD}
_OR_THE_CLOCK = _DESK | {Role.SYSTEM}
_S = IncidentState

TRANSITIONS = (
    #          from          doing          who             to
    Transition(None,         Doing.OPEN,    _DESK,          _S.CONFIRMED),
    Transition(_S.PROPOSED,  Doing.CONFIRM, _DESK,          _S.CONFIRMED),
    Transition(_S.PROPOSED,  Doing.DECLINE, _OR_THE_CLOCK,  _S.DECLINED),
    Transition(_S.CONFIRMED, Doing.UPDATE,  _AT_WORK,       _S.CONFIRMED),
    Transition(_S.CONFIRMED, Doing.GATHER,  _DESK,          _S.CONFIRMED),
    Transition(_S.CONFIRMED, Doing.SETTLE,  _AT_WORK,       _S.CLOSED),
)  # fmt: skip
_BY_MOVE = {(one.source, one.doing): one for one in TRANSITIONS}


def step(state: IncidentState | None, doing: Doing, role: Role) -> Transition:
    """Raise `Refused` with reason "not_now" (wrong state) or "not_yours" (wrong role)."""
    return permitted(_BY_MOVE.get((state, doing)), role)


@dataclass(frozen=True)
class Part:
    """A part of the estate that shares its mains: a building, or one unit (riser) of it."""

    building: str
    unit: str = ""

    def covers(self, other: "Part") -> bool:
        return self.building == other.building and self.unit in {"", other.unit}


@dataclass(frozen=True)
class Fault:
    """What a report is about, as far as neighbours can share it; `kind` is that of triage."""

    kind: str
    category: str
    urgent: bool


# What strikes many homes at once. Whoever is trapped, hurt, or has sparks, gas or fire before
# them is on their own: those words are not here, and one of them among others is enough.
_SHARED_DANGERS = {
    "electric": {"no power", "flicker everywhere", "stairwell dark"},
    "water": {"no water", "pump failed", "burst", "spraying", "flood", "sewage rising"},
    "elevator": {"stalls again and again"},
}
_SHARED_CATEGORIES = {"water", "electric", "elevator", "public_facility", "safety_facility"}
KINDS = tuple(_SHARED_DANGERS)


def fault_in(words: str, kind: str, category: str, *, urgent: bool) -> Fault | None:
    """What neighbours may share of this report; None for what is always its own ticket.

    A calm report and an urgent one are never one fault: a tap that drips is no burst main.
    """
    dangers = dangers_in(words)
    if urgent:
        shared = dangers and all(_is_shared(one, kind) for one in dangers)
        return Fault(kind, category, urgent=True) if shared else None
    alike = category in _SHARED_CATEGORIES and not dangers
    return Fault(kind, category, urgent=False) if alike else None


def is_it(known: Fault, reported: Fault) -> bool:
    """Whether this may well be the fault that is known: by its danger, or else its category."""
    if known.urgent or reported.urgent:
        return known.urgent and reported.urgent and known.kind == reported.kind
    return known.category == reported.category


@dataclass(frozen=True)
class Report:
    """A ticket as an incident sees it; `household` is the same for all who live together."""

    ticket: int
    household: int
    part: Part
    fault: Fault
    at: datetime


def one_fault(new: Report, earlier: Iterable[Report], standard: Standard) -> Sequence[Report]:
    """The reports that look like one fault, the new one last; none while they are too few."""
    since = new.at - standard.duration("incident.within")
    alike = [
        one
        for one in earlier
        if one.part == new.part and is_it(one.fault, new.fault) and one.at >= since
    ]
    together = [*alike, new]
    households = {one.household for one in together}
    return together if len(households) >= standard.count("incident.reports") else ()


def may_be_gathered(kind: Kind, *, confidential: bool) -> bool:
    return kind is Kind.REPAIR and not confidential


_FAR = (State.FILED, State.ACCEPTED, State.DISPATCHED, State.ON_THE_WAY, State.ARRIVED, State.DONE)


def behind(follower: State, leader: State) -> bool:
    """Whether a report has not come as far as the one that leads its incident."""
    if leader not in _FAR:
        return False
    return follower is State.REWORK or _FAR.index(follower) < _FAR.index(leader)


def _is_shared(danger: Danger, kind: str) -> bool:
    return danger.kind == kind and danger.name in _SHARED_DANGERS.get(kind, ())
