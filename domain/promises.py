"""The moments the office binds itself to when it takes something in."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.standard import STANDARD, Standard
from domain.working_time import Slot


@dataclass(frozen=True)
class Promise:
    """`due` is UTC; it is copied onto the ticket, so a changed standard never rewrites history."""

    key: str
    due: datetime
    clause: str


def promise(key: str, since: datetime, standard: Standard = STANDARD) -> Promise:
    """What a row of the standard promises, counted from a moment."""
    return Promise(key, since.astimezone(UTC) + standard.duration(key), standard[key].clause)


def promises_for_repair(
    filed_at: datetime,
    urgent: bool,  # noqa: FBT001 - one of the three facts a repair is made of
    appointment: Slot | None,
    standard: Standard = STANDARD,
) -> tuple[Promise, ...]:
    told = promise("repair.notify_engineering", filed_at, standard)
    if urgent or appointment is None:
        return (told,)
    return (told, Promise("repair.appointment", appointment.end, "S0 七(1)"))


def promises_for_complaint(
    filed_at: datetime, standard: Standard = STANDARD
) -> tuple[Promise, ...]:
    keys = ("complaint.first_answer", "complaint.unresolved_case_card")
    return tuple(promise(key, filed_at, standard) for key in keys)


def promises_for_inquiry(
    filed_at: datetime, zone: ZoneInfo, standard: Standard = STANDARD
) -> tuple[Promise, ...]:
    """Unsolved matters go to the head the same day: at the desk's hour, or else by midnight."""
    key = "visit.unsolved_to_head"
    today = filed_at.astimezone(zone).date()
    due = datetime.combine(today, standard.time_of_day(key), tzinfo=zone).astimezone(UTC)
    if due < filed_at:
        due = datetime.combine(today + timedelta(days=1), time(), tzinfo=zone).astimezone(UTC)
    return (Promise(key, due, standard[key].clause),)


def warn_at(filed_at: datetime, standard: Standard = STANDARD) -> tuple[datetime, ...]:
    """When to remind the desk of a complaint still unanswered."""
    keys = ("complaint.warn_first", "complaint.warn_last")
    return tuple(filed_at.astimezone(UTC) + standard.duration(key) for key in keys)
