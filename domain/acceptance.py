"""验收: how long the office waits for a resident's word on what is done, and listens to it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from domain.standard import STANDARD, Standard
from domain.working_time import outside_quiet, quiet


def remind_at(finished_at: datetime, zone: ZoneInfo, standard: Standard = STANDARD) -> datetime:
    """When a resident who says nothing is asked once more; never in the quiet hours."""
    moment = finished_at.astimezone(UTC) + standard.duration("repair.acceptance.reminder")
    limit = desk_may_accept_at(finished_at, standard)
    return outside_quiet(moment, limit, zone, quiet(standard))


def desk_may_accept_at(finished_at: datetime, standard: Standard = STANDARD) -> datetime:
    """From when on the desk may accept the work for a resident who says nothing."""
    return finished_at.astimezone(UTC) + standard.duration("repair.acceptance.by_desk")


def may_be_reopened(
    completed_at: datetime | None, now: datetime, standard: Standard = STANDARD
) -> bool:
    """Whether a resident may still say that it is not in order after all."""
    return completed_at is not None and now <= completed_at + standard.duration("reopen.within")


def may_be_rated(
    archived_at: datetime | None, now: datetime, standard: Standard = STANDARD
) -> bool:
    """Whether they may still say how it was, or think better of it."""
    return archived_at is None or now <= archived_at + standard.duration("reopen.within")
