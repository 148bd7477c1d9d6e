"""交接班 — what one shift leaves to the next: each matter once, under what makes it press most."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Why(StrEnum):
    """In the order in which they are handed over."""

    UNASSIGNED = "unassigned"
    OVERDUE = "overdue"
    AT_RISK = "at_risk"
    PROMISED = "promised"
    INCIDENT = "incident"
    FOLLOW_UP = "follow_up"
    PAUSED = "paused"
    OPEN = "open"


ORDER = tuple(Why)


@dataclass(frozen=True)
class Standing:
    """Where a matter stands at the end of a shift; `due` is the next that is promised of it."""

    open: bool = True
    urgent: bool = False
    assigned: bool = False
    overdue: bool = False
    warned: bool = False
    due: datetime | None = None
    incident: bool = False
    follow_up: datetime | None = None
    paused: bool = False


def why(standing: Standing, now: datetime, looks_ahead: timedelta) -> Why | None:
    """What the next shift must know of it; None where it need not know it at all."""
    soon = now + looks_ahead
    if not standing.open:
        followed = standing.follow_up is not None and standing.follow_up <= soon
        return Why.FOLLOW_UP if followed else None
    presses = {
        Why.UNASSIGNED: standing.urgent and not standing.assigned,
        Why.OVERDUE: standing.overdue,
        Why.AT_RISK: standing.warned,
        Why.PROMISED: standing.due is not None and standing.due <= soon,
        Why.INCIDENT: standing.incident,
        Why.PAUSED: standing.paused,
    }
    return next((reason for reason, so in presses.items() if so), Why.OPEN)
