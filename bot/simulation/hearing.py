"""Who answered what, of a simulated estate: by which talk, about which work, and whether it counts.

What was tapped in haste is an answer that counts in no figure; what a colleague wrote down counts
until the household had to confirm it, and afterwards where it has.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.simulation.diary import Asked, Diary, Matter, Recorded
from domain.standard import STANDARD

_TO_CONFIRM = STANDARD.duration("doubt.confirm_within")
_COMPLAINT = "C"
_A_MINUTE, _LONG_AGO = timedelta(minutes=1), timedelta(days=10_000)


@dataclass(frozen=True)
class Answer:
    """Points that count, and what they are about; nobody knows where nobody has looked."""

    at: datetime
    scores: Mapping[str, int]
    matter: Matter | None


class Heard:
    """What was said about each question by the time that is reported of."""

    def __init__(self, diary: Diary, now: datetime) -> None:
        self._diary, self._now = diary, now
        self._talks = _talks(diary)

    def answered(self, asked: Asked) -> bool:
        return bool(asked.answered_at) or asked.follow_up in self._talks

    def settled(self, asked: Asked, matter: Matter) -> bool:
        """X2: in full by themselves, or in person; a complaint is closed by their own word."""
        talks = self._talks.get(asked.follow_up, [])
        if asked.answered_at:
            return not asked.hasty or bool(talks)
        if not talks:
            return False
        first = talks[0]
        waits = self._now < first.at + _TO_CONFIRM
        heard = first.confirmed or waits or len(talks) > 1
        return heard and (matter.kind != _COMPLAINT or first.confirmed)

    def answers(self) -> Iterator[Answer]:
        """The first answer to each question, where it counts."""
        for asked in self._diary.asked.values():
            if asked.answered_at and not asked.hasty:
                yield Answer(asked.answered_at, asked.scores, self._about(asked.number))
            elif not asked.answered_at and (talks := self._talks.get(asked.follow_up)):
                first = talks[0]
                if first.confirmed or self._now < first.at + _TO_CONFIRM:
                    yield Answer(first.at, first.scores, self._about(first.number))

    def _about(self, number: str) -> Matter | None:
        return self._diary.matters.get(number)


def _talks(diary: Diary) -> dict[str, list[Recorded]]:
    """By question."""
    asked: dict[str, list[Asked]] = defaultdict(list)
    for one in sorted(diary.asked.values(), key=lambda one: one.at):
        asked[one.number or one.home].append(one)
    talks: dict[str, list[Recorded]] = defaultdict(list)
    for told in diary.recorded:
        matter = diary.matters.get(told.number)
        theirs = _before(asked[told.number], told)
        unseen = _before(asked[matter.home] if matter else [], told)
        if found := _spoken_of(theirs, unseen, talks, told):
            talks[found.follow_up].append(told)
    return {number: found for number, found in talks.items() if found}


def _spoken_of(
    theirs: list[Asked], unseen: list[Asked], talks: dict[str, list[Recorded]], told: Recorded
) -> Asked | None:
    """A matter's newest question stands for those before it.

    Where that was answered, it is what lies behind another question, and nobody has looked.
    """
    if told.second:
        return max(
            [*theirs, *unseen],
            key=lambda one: _in_doubt_before(one, talks[one.follow_up], told.about),
            default=None,
        )
    waiting = [one for one in (*unseen, *theirs[-1:]) if not _had_said(one, talks, told)]
    return next(reversed(waiting or theirs or unseen), None)


def _before(asked: list[Asked], told: Recorded) -> list[Asked]:
    return [one for one in asked if one.at < told.about]


def _had_said(asked: Asked, talks: dict[str, list[Recorded]], told: Recorded) -> bool:
    own = asked.answered_at is not None and asked.answered_at < told.at
    return own or bool(talks[asked.follow_up])


def _in_doubt_before(asked: Asked, talks: list[Recorded], at: datetime) -> datetime:
    """When its answer came in doubt last: in haste at once, a talk when nobody had confirmed it."""
    hasty = [asked.answered_at] if asked.answered_at and asked.hasty else []
    doubts = [*hasty, *(one.at + _TO_CONFIRM for one in talks if not one.confirmed)]
    return max((one for one in doubts if one < at + _A_MINUTE), default=asked.at - _LONG_AGO)
