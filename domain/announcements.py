"""通知: the same word to everybody of the estate, of a building or of one riser."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.tickets import Role
from domain.wordings import wording_for

WORDS_AT_MOST = 2500  # UTF-16 units: with its frame it still fits one message
AT_ONCE = 200  # letters written in one turn, so that nothing urgent waits behind a long one
MAKERS = frozenset({Role.DISPATCHER, Role.HEAD, Role.SUPERVISOR, Role.MANAGER})
WAKERS = frozenset({Role.SUPERVISOR, Role.MANAGER})  # who may let it sound at night


class Subject(StrEnum):
    NOTICE = "notice"
    WATER = "water"
    POWER = "power"
    GAS = "gas"
    LIFT = "lift"
    WORKS = "works"

    @property
    def planned(self) -> bool:
        """Whether it says from when until when something will be out of order."""
        return self is not Subject.NOTICE


class Stage(StrEnum):
    SCHEDULED = "scheduled"
    GOING = "going"
    DONE = "done"
    CALLED_OFF = "called_off"


@dataclass(frozen=True)
class Scope:
    """Whom it is for: everybody, a building, or one unit of it."""

    building: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Tally:
    """How far the letters of an announcement have come."""

    waiting: int = 0
    reached: int = 0
    missed: int = 0

    @property
    def written(self) -> int:
        return self.waiting + self.reached + self.missed


def tally(by_status: Mapping[str, int]) -> Tally:
    """By the statuses of its letters; what may or may not have arrived counts as missed."""
    waiting = by_status.get("new", 0) + by_status.get("sending", 0)
    reached = by_status.get("sent", 0)
    return Tally(waiting, reached, sum(by_status.values()) - waiting - reached)


def wording(words: Mapping[str, str], language: str, office: str) -> str:
    """For this reader; nothing while it is not worded at all."""
    return wording_for(words, language, office)[1] if words else ""
