"""回访率 of a simulated estate, counted by hand: what fell due, what was asked, who was heard (F9).

A matter counts once, by the first question about it, in the month in which that had to be asked.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.simulation.clocks import awake
from bot.simulation.diary import Asked, Diary, Matter, Work
from bot.simulation.hearing import Heard
from bot.simulation.wishes import LEAK, SERVICE
from domain.standard import FOLLOW_UP_PLAN, STANDARD, After

_AFTER = {
    LEAK: After.LEAK_REPAIR,
    "safety": After.SAFETY_REPAIR,
    "other": After.OTHER_REPAIR,
    "complaint": After.COMPLAINT,
    "first_aid": After.FIRST_AID,
    "help": After.HELP,
    SERVICE: After.PAID_SERVICE,
}
_WITHIN = {plan.after: plan.first_within for plan in FOLLOW_UP_PLAN}
_RATED = {"R": "repair", "C": "complaint", "H": "help"}
_HALF = float(STANDARD.rate("followup.special_service"))
_SHARE = float(STANDARD.rate("followup.ask_share"))
_TESTED_WITHIN = STANDARD.duration("repair.leak_test")
_A_MINUTE, _A_DAY = timedelta(minutes=1), timedelta(days=1)
_FIRST = {"", "mid_term"}  # the steps: nobody says why where the work was simply done


def rates(
    diary: Diary, told: Heard, start: datetime, end: datetime, now: datetime
) -> Iterator[tuple[str, int]]:
    due, asked, heard = Counter[str](), Counter[str](), Counter[str]()
    known = first_questions(diary)
    for matter in diary.matters.values():
        question = known.get(matter.number)
        at = _due(matter, question)
        if at is None or not start <= at < end or at > now:
            continue
        rated = "special_service" if matter.term else _RATED.get(matter.kind, "other")
        due[rated] += 1
        asked[rated] += question is not None or _stood_for(diary, matter, at)
        heard[rated] += question is not None and told.settled(question, matter)
    for rated, n in sorted(due.items()):
        yield f"rate {rated}, due", n
        yield f"rate {rated}, asked", asked[rated]
        yield f"rate {rated}, heard", heard[rated]


def first_questions(diary: Diary) -> dict[str, Asked]:
    """By number; what lies behind another, and nobody has looked, is about what is not asked yet.

    Of a home that has several such, the one that was finished first is asked first. What was long
    due when that came is about something else.
    """
    first: dict[str, Asked] = {}
    behind: dict[str, list[Asked]] = {}
    for one in sorted(diary.asked.values(), key=lambda one: one.at):
        if not one.number:
            behind.setdefault(one.home, []).append(one)
        elif one.step in _FIRST:
            first.setdefault(one.number, one)
    for matter in sorted(diary.matters.values(), key=_finished):
        work, known = matter.works[0], first.get(matter.number)
        done, last = work.accepted_at, limit_of(matter, work)
        if done is None or last is None or (known and matter.asked_of(known.at) is work):
            continue
        over = min([last + _A_DAY, *(one.since for one in matter.again)])
        unseen = behind.get(matter.home, [])
        if found := next((one for one in unseen if done < one.at < over), None):
            first[matter.number] = found
            unseen.remove(found)
    return first


def after_what(matter: Matter) -> After:
    """What is urgent is asked about as such, whatever it is."""
    urgent = matter.urgent and matter.kind == "R"
    return After.URGENT_REPAIR if urgent else _AFTER.get(matter.wish, After.OTHER)


def limit_of(matter: Matter, work: Work) -> datetime | None:
    """By when it has to be asked about (F2); one day at least, once it was found in order."""
    if matter.term:
        return matter.term[1]
    if work.finished_at is None or work.accepted_at is None:
        return None
    within = _WITHIN[after_what(matter)]
    asked_by = _begun(matter, work, work.finished_at) + within
    return max(asked_by, awake(work.accepted_at, work.accepted_at + _A_DAY))


def planned(matter: Matter, work: Work) -> datetime | None:
    """When it is asked whether this work was good; never, until somebody has found it in order.

    What runs for a while is asked about in the middle of it.
    """
    if matter.term:
        start, end = matter.term
        return awake(start + (end - start) * _HALF, end)
    if work.finished_at is None or work.accepted_at is None:
        return None
    after = after_what(matter)
    within = _WITHIN[after]
    patience = within * _SHARE
    if after is After.OTHER_REPAIR:
        patience = STANDARD.duration("followup.other_repair")
    begun = _begun(matter, work, work.finished_at)
    return awake(begun + patience, begun + within)


def _begun(matter: Matter, work: Work, finished: datetime) -> datetime:
    """X3: a leak's days count from its test, where that came in time."""
    if after_what(matter) is not After.LEAK_REPAIR or work.tested_at is None:
        return finished
    return work.tested_at if work.tested_at <= finished + _TESTED_WITHIN else finished


def _due(matter: Matter, question: Asked | None) -> datetime | None:
    """By the work that was asked about; what is being done again is asked about when it is done."""
    return planned(matter, matter.asked_of(question.at) if question else matter.work)


def _stood_for(diary: Diary, matter: Matter, due: datetime) -> bool:
    """Whether what was asked about it then stands for the first question."""
    theirs = (one for one in diary.asked.values() if one.number == matter.number)
    return any(one.at > due - _A_MINUTE for one in theirs)


def _finished(matter: Matter) -> datetime:
    return matter.works[0].finished_at or matter.filed_at
