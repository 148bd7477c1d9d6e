"""What a simulated office promised by each step, and by when it was kept: clause by clause.

Reckoned from what people did, by the clocks of the standard; a promise of which nobody has need
any more when it falls due was never put to the test.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.simulation.clocks import by_the_office, by_the_wall, next_at
from bot.simulation.diary import Diary, Matter, Notice, Work
from domain.standard import STANDARD

_EVENING = STANDARD.time_of_day("visit.unsolved_to_head")
_FEEDBACK = STANDARD.time_of_day("ops.daily_feedback")
_CASE, _PLAN = "complaint.unresolved_case_card", "complaint.case_plan"
_A_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Promise:
    key: str
    due: datetime
    kept_at: datetime | None
    worker: str
    over_at: datetime | None = None  # from when on nobody needs it

    @property
    def in_time(self) -> bool:
        return self.kept_at is not None and self.kept_at <= self.due


def put_to_the_test(
    found: Iterable[Promise], start: datetime, end: datetime, now: datetime
) -> Iterator[Promise]:
    """Of what fell due in the time: all that was kept, or missed by now."""
    return (one for one in found if start <= one.due < end and _tested(one, now))


def promises(diary: Diary, now: datetime) -> Iterator[Promise]:
    for matter in diary.matters.values():
        yield from _at_filing(matter, now)
        yield from _of_complaints(matter, now)
        for work in matter.works:
            yield from _while_at_work(matter, work, now)
    for notice in diary.notices.values():
        yield from _of_notices(notice, diary.matters[notice.number])


def kept(
    found: Iterable[Promise], start: datetime, end: datetime, now: datetime
) -> Iterator[tuple[str, object]]:
    """Of what fell due in the time and was put to the test."""
    clauses: dict[str, list[bool]] = {}
    for one in put_to_the_test(found, start, end, now):
        clauses.setdefault(one.key, []).append(one.in_time)
    yield "promises", sum(map(len, clauses.values()))
    yield "promises, kept", sum(map(sum, clauses.values()))
    for key, of_it in sorted(clauses.items()):
        yield f"promise {key}", len(of_it)
        yield f"promise {key}, kept", sum(of_it)


def mending(notice: Notice, matter: Matter) -> datetime:
    """By when it has to be put right; danger that is being worked at knows no closing time."""
    at = notice.acknowledged_at or notice.at
    clock = by_the_wall if _in_danger(matter, at) else by_the_office
    return clock(at, "rectify.work")


def _tested(one: Promise, now: datetime) -> bool:
    """Kept, or missed by then; what was over before it was due is neither."""
    over = one.over_at is not None and one.over_at < one.due
    return one.in_time or (one.due <= now and not over)


def _at_filing(matter: Matter, now: datetime) -> Iterator[Promise]:
    """The first word, or the first pair of hands."""
    work, filed = matter.works[0], matter.filed_at
    done = work.finished_at
    by_office = {"Q": "inquiry.first_answer", "S": "suggestion.answer", "P": "praise.pass_on"}
    if matter.kind == "R":
        clock = by_the_wall if matter.urgent else by_the_office
        called = "repair.notify_engineering"
        yield _promise(matter, called, clock(filed, called), work.taken_at)
        if matter.visit_by:
            came = min(_moments(work.set_off_at, work.arrived_at, done), default=None)
            yield _promise(matter, "repair.appointment", matter.visit_by, came)
    if matter.kind == "H":
        yield _promise(matter, "help.attend", by_the_wall(filed, "help.attend"), work.taken_at)
    if key := by_office.get(matter.kind):
        said = filed if matter.passed_on else done
        yield _promise(matter, key, by_the_office(filed, key), said)
    if matter.kind in {"Q", "S"}:
        due = next_at(_EVENING, filed)  # then the house hands it up
        yield _promise(matter, "visit.unsolved_to_head", due, _by_itself(done, due, now))


def _of_complaints(matter: Matter, now: datetime) -> Iterator[Promise]:
    if matter.kind != "C":
        return
    carded = False
    for n, work in enumerate(matter.works):
        said = sorted([*_answers(matter, work), *_moments(work.finished_at)])
        first = next(iter(said), None)
        if n == 0:
            due = by_the_wall(work.since, "complaint.first_answer")
            yield _promise(matter, "complaint.first_answer", due, first)
        yield from _progress(matter, work, said, now)
        if not carded:
            due = by_the_wall(work.since, _CASE)  # then the house opens the card
            opened = _by_itself(work.finished_at, due, now)
            yield _promise(matter, _CASE, due, opened)
            carded = opened == due
            if carded:
                over = work.accepted_at
                yield Promise(
                    _PLAN, by_the_wall(due, _PLAN), matter.planned_at, matter.worker, over
                )
    if at := matter.before_the_gm_at:
        due = by_the_wall(at, "complaint.gm_answer")
        said = [one for one in matter.answered_by_the_gm if one > at]
        ends = [one.accepted_at for one in matter.works if one.accepted_at and one.accepted_at > at]
        over = min(ends, default=None)
        yield Promise("complaint.gm_answer", due, min(said, default=None), matter.worker, over)


def _progress(matter: Matter, work: Work, said: list[datetime], now: datetime) -> Iterator[Promise]:
    """Word every day, until it is settled."""
    key = "complaint.progress"

    def a_day_on(at: datetime, _due: datetime) -> datetime:
        return by_the_wall(at, key)

    due = by_the_wall(work.since, key)
    return _day_by_day(Promise(key, due, None, matter.worker), work, said, a_day_on, now)


def _while_at_work(matter: Matter, work: Work, now: datetime) -> Iterator[Promise]:
    """Every day by the evening it is told how it stands; what is wanted again has its own time."""
    came = [*_moments(work.set_off_at, work.arrived_at, work.finished_at)]
    if work is not matter.works[0]:
        clock = by_the_wall if matter.urgent else by_the_office
        due = clock(work.since, "repair.rework")
        yield _promise(matter, "repair.rework", due, min(came, default=None))
    if matter.kind in {"R", "H"} and work.taken_at:
        yield from _feedback(matter, work, came, now)


def _feedback(matter: Matter, work: Work, told: list[datetime], now: datetime) -> Iterator[Promise]:
    """However often it is told on a day, the next is due on the next; setting off begins anew."""

    def next_evening(at: datetime, due: datetime) -> datetime:
        evening = next_at(_FEEDBACK, at)
        return evening if at == work.set_off_at else next_at(_FEEDBACK, min(due, evening))

    due = next_at(_FEEDBACK, work.taken_at or now)
    first = Promise("ops.daily_feedback", due, None, matter.worker)
    return _day_by_day(first, work, sorted(told), next_evening, now)


def _day_by_day(
    first: Promise,
    work: Work,
    said: list[datetime],
    after: Callable[[datetime, datetime], datetime],
    now: datetime,
) -> Iterator[Promise]:
    """One follows the other until the work is finished; `after` a word, or a miss, and its due."""
    due = first.due
    for at in [*said, None]:
        while due < (at or now):
            yield replace(first, due=due)
            due = after(due, due)
        if at is None:
            return
        yield replace(first, due=due, kept_at=at)
        if at == work.finished_at:
            return
        due = after(at, due)


def _of_notices(notice: Notice, matter: Matter) -> Iterator[Promise]:
    due = by_the_wall(notice.at, "rectify.notice")
    yield _promise(matter, "rectify.notice", due, notice.acknowledged_at)
    if notice.acknowledged_at:
        yield _promise(matter, "rectify.work", mending(notice, matter), notice.rectified_at)


def _by_itself(done: datetime | None, due: datetime, now: datetime) -> datetime | None:
    """What the house does when it is due keeps the promise, if nobody has before."""
    if done and done <= due:
        return done
    return due if due <= now else None


def _promise(matter: Matter, key: str, due: datetime, kept_at: datetime | None) -> Promise:
    return Promise(key, due, kept_at, matter.worker)


def _answers(matter: Matter, work: Work) -> Iterable[datetime]:
    """The general manager's own words, while it is worked at."""
    until = work.finished_at
    return (
        one for one in matter.answered_by_the_gm if work.since < one and (not until or one < until)
    )


def _moments(*found: datetime | None) -> Iterable[datetime]:
    return (one for one in found if one)


def _in_danger(matter: Matter, at: datetime) -> bool:
    if not matter.urgent:
        return False
    work = matter.asked_of(at + _A_MOMENT)
    return not (work.accepted_at and work.accepted_at <= at)
