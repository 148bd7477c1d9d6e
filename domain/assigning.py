"""派单 — whom an order is given to: who is on duty, knows the trade, and has the least to do."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from domain.categories import category
from domain.tickets import JOBS, Kind, Role

_GO = (Role.ENGINEER, Role.GUARD, Role.HEAD)
_ANSWER = (Role.HEAD, Role.SUPERVISOR, Role.DISPATCHER, Role.ENGINEER, Role.GUARD)
_ANY_TRADE = "general"


@dataclass(frozen=True)
class Wanted:
    """What an order asks of whoever has it; words ask for no trade."""

    trade: str
    department: str


@dataclass(frozen=True)
class Candidate:
    """A colleague; `load` is how many orders they have in hand."""

    staff_id: int
    name: str
    on_duty: bool = True
    department: str = ""
    skills: Collection[str] = ()
    load: int = 0

    def skilled(self, wanted: Wanted) -> bool:
        """Whether they are known to know this trade."""
        return bool(wanted.trade) and wanted.trade in self.skills


def may_have(kind: Kind) -> tuple[Role, ...]:
    """Who can be given a matter of this kind."""
    return _GO if kind in JOBS else _ANSWER


def wanted_for(kind: Kind, about: str, department: str) -> Wanted:
    """By the category of a job; whoever can do anything can do what is of no trade."""
    trade = category(about).trade if kind in {Kind.REPAIR, Kind.SERVICE} else ""
    return Wanted("" if trade == _ANY_TRADE else trade, department)


def ranked(candidates: Iterable[Candidate], wanted: Wanted) -> tuple[Candidate, ...]:
    """The best first: on duty, knows the trade, of the department, has the least to do."""
    return tuple(sorted(candidates, key=lambda one: _rank(one, wanted)))


def _rank(one: Candidate, wanted: Wanted) -> tuple[bool, int, int, int, int]:
    trade = 0 if one.skilled(wanted) else 1 if not (one.skills and wanted.trade) else 2
    department = 0 if one.department == wanted.department else 1 if not one.department else 2
    return (not one.on_duty, trade, department, one.load, one.staff_id)
