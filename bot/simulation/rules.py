"""What must hold of every simulated day, whatever the office reports of it."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.simulation.clocks import SLEEPS, WAKES, awake
from bot.simulation.diary import Asked, Diary, Matter, Work
from bot.simulation.following import after_what, first_questions, limit_of
from bot.simulation.village import ZONE
from bot.simulation.wishes import LEAK
from domain.standard import STANDARD, After

_ZONE = ZoneInfo(ZONE)
_AT_ONCE = {"effect", "after_rain"}
_PRESSING = {After.URGENT_REPAIR, After.SAFETY_REPAIR, After.COMPLAINT}
_A_MINUTE, _A_DAY = timedelta(minutes=1), timedelta(days=1)


def broken(diary: Diary, until: datetime) -> Iterator[str]:
    """In sentences; nothing where every rule was kept."""
    yield from diary.oddities
    for asked in diary.asked.values():
        yield from _hours(asked)
    yield from _limits(diary, until)
    yield from _twice(diary)
    yield from _often(diary)
    yield from _after_rain(diary, until)
    yield from _sampled(diary)


def _hours(asked: Asked) -> Iterator[str]:
    """F13: nobody is asked while they sleep."""
    at = asked.at.astimezone(_ZONE)
    if not WAKES <= at.time() < SLEEPS:
        yield f"{asked.number} was asked about at {at:%Y-%m-%d %H:%M}"


def _limits(diary: Diary, until: datetime) -> Iterator[str]:
    """F2: everything that was accepted is asked about within its time, were it for another reason.

    The newest question about a matter stands for those before it.
    """
    first = first_questions(diary)
    for one in sorted(diary.asked.values(), key=lambda one: one.at):
        first.setdefault(one.number, one)
    for matter in diary.matters.values():
        limit = None if matter.again else limit_of(matter, matter.work)
        if limit is None or limit > until:
            continue  # of what was taken up again it is another one; that is left to the stories
        question = first.get(matter.number)
        if question is None:
            yield f"{matter.number} ({matter.wish}) was not asked about until {_said(limit)}"
        elif question.at > limit + _A_MINUTE:
            late = f"was asked about {_said(question.at)}, not {_said(limit)}"
            yield f"{matter.number} ({matter.wish}) {late}"


def _twice(diary: Diary) -> Iterator[str]:
    """F13, F15: one step of a piece of work is asked about once, and one of a household is asked.

    Whether it helped is asked once for each notice.
    """
    steps: Counter[tuple[str, datetime, str]] = Counter()
    whom: dict[str, set[int]] = defaultdict(set)
    for one in diary.asked.values():
        if matter := diary.matters.get(one.number):
            steps[one.number, matter.asked_of(one.at).since, one.step] += 1
            whom[one.number].add(one.whom)
    notices = Counter(one.number for one in diary.notices.values())
    for (number, _since, step), n in steps.items():
        if n > (notices[number] if step == "effect" else 1):
            yield f"{number} was asked about {n} times ({step or 'first'})"
    for number, asked in whom.items():
        if len(asked) > 1:
            yield f"{number} was asked of {len(asked)} people"


def _often(diary: Diary) -> Iterator[str]:
    """F13: a household that has had enough letters this week is asked at the last moment only.

    Danger, complaints, rain and what was put right do not wait, nor does what comes with them. A
    letter may be some seconds under way.
    """
    most, within = STANDARD.count("attention.most"), STANDARD.duration("attention.within")
    for home, letters in _letters(diary).items():
        for at, questions in letters.items():
            if sum(at - within + _A_MINUTE < other < at for other in letters) < most:
                continue
            if questions and all(_waits(diary, one) for one in questions):
                yield f"{home} was asked too often at {_said(at)}"


def _letters(diary: Diary) -> dict[str, dict[datetime, list[Asked]]]:
    """By home and moment: what was asked together; of a survey's sheet, nothing."""
    letters: dict[str, dict[datetime, list[Asked]]] = defaultdict(lambda: defaultdict(list))
    for one in diary.asked.values():
        letters[one.home][one.at].append(one)
    for sheet in diary.sheets.values():
        letters[sheet.home][sheet.at] = []
    return letters


def _waits(diary: Diary, asked: Asked) -> bool:
    """Whether it should have; nobody knows of what nobody has looked at."""
    matter = diary.matters.get(asked.number)
    if matter is None or asked.step in _AT_ONCE or after_what(matter) in _PRESSING:
        return False
    limit = limit_of(matter, matter.asked_of(asked.at))
    return limit is not None and asked.at < limit - _A_DAY / 2


def _after_rain(diary: Diary, until: datetime) -> Iterator[str]:
    """F4: what was mended before it rained is asked about on the day of the rain.

    Were it for another reason as well: whether it helped is asked of a wet wall.
    """
    for matter in diary.matters.values():
        if matter.wish != LEAK:
            continue
        for work in matter.works:
            rained = next((at for at in diary.rains if _tried(matter, work, at)), None)
            if rained is None:
                continue
            morning = awake(rained, rained + _A_DAY)
            night = datetime.combine(morning.astimezone(_ZONE).date(), SLEEPS, _ZONE)
            asked = any(
                one.number in {matter.number, ""} and one.home == matter.home
                and rained - _A_MINUTE <= one.at < night
                for one in diary.asked.values()
            )  # fmt: skip
            if night <= until and not asked:
                yield f"{matter.number} was not asked about after the rain of {_said(rained)}"


def _tried(matter: Matter, work: Work, rained: datetime) -> bool:
    """Whether it stood as mended when it rained."""
    later = [one.since for one in matter.works if one.since > work.since]
    return (
        work.accepted_at is not None
        and work.accepted_at < rained
        and all(rained + _A_DAY < since for since in later)
    )


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
