"""回访计划: all that is asked about one matter, by what it was, its leak test and its term."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.follow_ups import Planned, Purpose, plan_contract, plan_follow_ups
from domain.leak_tests import leak_clock
from domain.standard import STANDARD, After, Standard

Term = tuple[datetime, datetime]


@dataclass(frozen=True)
class Job:
    """What was done, as far as it decides when it is asked about."""

    after: After
    finished_at: datetime
    leak: bool = False
    tested_at: datetime | None = None  # when the leak test was passed
    works: bool = False
    term: Term | None = None  # of a service that runs


def plan_of(
    job: Job, now: datetime, zone: ZoneInfo, standard: Standard = STANDARD
) -> tuple[Planned, ...]:
    """Everything that is asked about it, numbered from 1."""
    rows = (*_usual(job, now, zone, standard), *_besides(job, zone, standard))
    return tuple(replace(one, ordinal=number) for number, one in enumerate(rows, start=1))


def _usual(job: Job, now: datetime, zone: ZoneInfo, standard: Standard) -> Iterable[Planned]:
    """What is past before it could be asked is not asked; the end of a term always is."""
    if job.term:
        *middle, last = plan_contract(*job.term, zone, standard)
        if job.finished_at > job.term[1]:
            (last,) = plan_follow_ups(After.PAID_SERVICE, job.finished_at, zone, standard)
        return (*(one for one in middle if one.limit and now < one.limit), last)
    since = job.finished_at
    if job.after is After.LEAK_REPAIR:
        since = leak_clock(job.finished_at, job.tested_at, standard)
    return plan_follow_ups(job.after, since, zone, standard)


def _besides(job: Job, zone: ZoneInfo, standard: Standard) -> Iterable[Planned]:
    """Rain tries an urgent leak as it does any other; works show their faults with use (X1)."""
    if job.leak and job.after is not After.LEAK_REPAIR:
        leak = plan_follow_ups(After.LEAK_REPAIR, job.finished_at, zone, standard)
        yield from (one for one in leak if one.purpose is Purpose.AFTER_RAIN)
    if job.works:
        (works,) = plan_follow_ups(After.WORKS, job.finished_at, zone, standard)
        yield replace(works, purpose=Purpose.AGAIN)
