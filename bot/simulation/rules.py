"""What must hold of every simulated day, whatever the office reports of it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.simulation.diary import Asked, Diary, Matter
from bot.simulation.village import ZONE
from domain.standard import FOLLOW_UP_PLAN, STANDARD, After

_ZONE = ZoneInfo(ZONE)
_WAKES, _SLEEPS = time(8), time(22)
_A_MINUTE = timedelta(minutes=1)
_AFTER = {
    "urgent": After.URGENT_REPAIR,
    "leak": After.LEAK_REPAIR,
    "safety": After.SAFETY_REPAIR,
    "other": After.OTHER_REPAIR,
    "complaint": After.COMPLAINT,
}
_WITHIN = {plan.after: plan.first_within for plan in FOLLOW_UP_PLAN}


def broken(diary: Diary, until: datetime) -> Iterator[str]:
    """In sentences; nothing where every rule was kept."""
    yield from diary.oddities
    for asked in diary.asked.values():
        yield from _hours(asked)
    yield from _limits(diary, until)
    yield from _sampled(diary)


def _hours(asked: Asked) -> Iterator[str]:
    """F13: nobody is asked while they sleep."""
    at = asked.at.astimezone(_ZONE)
    if not _WAKES <= at.time() < _SLEEPS:
        yield f"{asked.number} was asked about at {at:%Y-%m-%d %H:%M}"


def _limits(diary: Diary, until: datetime) -> Iterator[str]:
    """F2: everything that was accepted is asked about within its time."""
    first: dict[str, datetime] = {}
    behind: dict[str, list[datetime]] = defaultdict(list)  # by home: asked, and not looked at
    for asked in diary.asked.values():
        if asked.number:
            first[asked.number] = min(asked.at, first.get(asked.number, asked.at))
        else:
            behind[asked.home].append(asked.at)
    for matter in diary.matters.values():
        limit = _limit(matter)
        if limit is None or limit > until:
            continue
        unseen = (at for at in behind[matter.home] if at > matter.filed_at)
        seen = first.get(matter.number) or min(unseen, default=None)
        if seen is None:
            yield f"{matter.number} ({matter.wish}) was not asked about until {_said(limit)}"
        elif seen > limit + _A_MINUTE:
            late = f"was asked about {_said(seen)}, not {_said(limit)}"
            yield f"{matter.number} ({matter.wish}) {late}"


def _limit(matter: Matter) -> datetime | None:
    """Of what was taken up again it is another one; that is left to the stories."""
    if matter.finished_at is None or matter.accepted_at is None or matter.undone:
        return None
    within = _WITHIN[_AFTER.get(matter.wish, After.OTHER)]
    return max(matter.finished_at + within, _awake(matter.accepted_at))


def _awake(at: datetime) -> datetime:
    """What is accepted when its time is over already is asked about when they are awake."""
    local = at.astimezone(_ZONE)
    if local.time() >= _SLEEPS:
        local += timedelta(days=1)
    if not _WAKES <= local.time() < _SLEEPS:
        local = datetime.combine(local.date(), _WAKES, _ZONE)
    return local


def _sampled(diary: Diary) -> Iterator[str]:
    """G1, X6: nobody is in two quarterly samples within four quarters."""
    again = STANDARD.count("survey.quarterly.no_repeat")
    quarters: dict[str, list[int]] = defaultdict(list)
    for sheet in diary.sheets.values():
        if "-Q" in sheet.period:
            quarters[sheet.home].append(_quarter(sheet.at))
    for home, seen in quarters.items():
        pairs = zip(sorted(seen), sorted(seen)[1:], strict=False)
        if any(later - earlier < again for earlier, later in pairs):
            yield f"{home} was sampled again within {again} quarters"


def _quarter(at: datetime) -> int:
    local = at.astimezone(_ZONE)
    return local.year * 4 + (local.month - 1) // 3


def _said(at: datetime) -> str:
    return f"{at.astimezone(_ZONE):%Y-%m-%d %H:%M}"
