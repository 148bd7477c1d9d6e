"""保修、有偿 — who bears what a job costs: the warranty, the resident, or the office (B4)."""

from datetime import date
from enum import StrEnum
from typing import Protocol

from domain.categories import category
from domain.refusals import Refused
from domain.standard import STANDARD, After, Standard
from domain.tickets import UNDONE_STATES, Kind, Role, Situation

_CHARGED = frozenset({Kind.REPAIR, Kind.SERVICE})
DECIDERS = frozenset({Role.DISPATCHER, Role.HEAD, Role.SUPERVISOR, Role.MANAGER})


class Charge(StrEnum):
    WARRANTY = "warranty"
    PAID = "paid"
    FREE = "free"


class Covered(Protocol):
    """A home, as far as its warranty goes."""

    @property
    def warranty_until(self) -> date | None: ...
    @property
    def handed_over(self) -> date | None: ...


def warranty_ends(home: Covered, about: str, standard: Standard = STANDARD) -> date | None:
    """The last day under warranty, as it was entered or else as the law counts it.

    None where nobody knows. `about` is the category of the repair.
    """
    if home.warranty_until or home.handed_over is None:
        return home.warranty_until
    leak = category(about).after is After.LEAK_REPAIR
    return home.handed_over + standard.duration("warranty.leak" if leak else "warranty.works")


def usual_charge(
    kind: Kind, about: str, home: Covered | None, on: date, standard: Standard = STANDARD
) -> Charge | None:
    """What is assumed on the day of filing, without a home for a common area.

    None where the office has to say.
    """
    if kind is Kind.HELP:
        return Charge.FREE
    if kind is Kind.SERVICE:
        return Charge.PAID
    if kind is not Kind.REPAIR:
        return None
    if home is None:
        return Charge.FREE
    ends = warranty_ends(home, about, standard)
    if ends is None:
        return None
    return Charge.WARRANTY if on <= ends else Charge.PAID


def may_be_charged(kind: str) -> bool:
    """Whether it can cost anything at all."""
    return kind in _CHARGED


def may_decide(at: Situation, role: Role) -> None:
    """Whether this role may say now who bears it; Refused if not."""
    if at.kind not in _CHARGED or at.state not in UNDONE_STATES:
        raise Refused("not_now", "B4")
    if role not in DECIDERS:
        raise Refused("not_yours", "B4", DECIDERS)
