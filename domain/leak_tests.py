"""试漏: whether a mended leak is tight, tried with water before anybody is asked about it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.follow_ups import is_leak
from domain.standard import STANDARD, Standard
from domain.tickets import Action, Kind, Role, Situation, actions_for
from domain.working_time import outside_quiet, quiet


def is_tested(kind: Kind, category: str, triage_kind: str) -> bool:
    """Whether a leak test belongs to such a matter (S1 走回访(1))."""
    return kind is Kind.REPAIR and is_leak(category, triage_kind)


def may_be_tested(at: Situation, category: str, triage_kind: str, tested: datetime | None) -> bool:
    """Whether the test is still to be done, and can be."""
    done = Action.PASS_TEST in actions_for(at, Role.ENGINEER)
    return tested is None and done and is_tested(at.kind, category, triage_kind)


def wanted_by(finished_at: datetime, standard: Standard = STANDARD) -> datetime:
    """Until when a test moves the clock."""
    return finished_at.astimezone(UTC) + standard.duration("repair.leak_test")


def remind_of_test_at(
    finished_at: datetime, zone: ZoneInfo, standard: Standard = STANDARD
) -> datetime:
    """When whoever mended it is reminded, while it still helps; never in the quiet hours."""
    moment = finished_at.astimezone(UTC) + standard.duration("repair.leak_test_reminder")
    limit = wanted_by(finished_at, standard) - timedelta(minutes=1)
    return max(outside_quiet(moment, limit, zone, quiet(standard)), finished_at.astimezone(UTC))


def leak_clock(
    finished_at: datetime, tested_at: datetime | None, standard: Standard = STANDARD
) -> datetime:
    """From when the first question counts: the test, or completion where it came too late (X3)."""
    in_time = tested_at is not None and tested_at <= wanted_by(finished_at, standard)
    return tested_at if tested_at and in_time else finished_at
