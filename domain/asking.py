"""问谁: whom the office asks, about what it asks at all events, and when silence calls a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo

from domain.follow_ups import Purpose
from domain.standard import STANDARD, After, Standard
from domain.working_time import outside_quiet, quiet

_TENANT = "tenant"  # whoever rents takes their matters along


class Urge(StrEnum):
    """When it is asked."""

    AT_ALL_EVENTS = "at_all_events"  # however often they were asked lately
    AS_THERE_IS_ROOM = "as_there_is_room"  # F13


class Silence(StrEnum):
    """What comes of no answer."""

    A_PERSON = "a_person"  # a colleague asks
    IN_TIME = "in_time"  # a colleague asks, and before the limit (X10)
    THE_RATE = "the_rate"  # as many of them as the month's rate needs are asked by a colleague (X2)


@dataclass(frozen=True)
class Asking:
    """How persistently it is asked about: nobody is pursued over a lamp."""

    after: After
    urge: Urge
    silence: Silence
    clause: str


_NOW, _ROOM = Urge.AT_ALL_EVENTS, Urge.AS_THERE_IS_ROOM
_CALL, _RATE, _SOON = Silence.A_PERSON, Silence.THE_RATE, Silence.IN_TIME

ASKING = (
    #      after                asked  silence  clause
    Asking(After.URGENT_REPAIR, _NOW,  _CALL,   "S0 六(6)"),
    Asking(After.SAFETY_REPAIR, _NOW,  _CALL,   "S0 二(5)"),
    Asking(After.LEAK_REPAIR,   _ROOM, _CALL,   "S0 六(7)"),
    Asking(After.COMPLAINT,     _NOW,  _SOON,   "S0 八2(3)"),
    Asking(After.FIRST_AID,     _ROOM, _CALL,   "S0 八2(2)"),
    Asking(After.OTHER_REPAIR,  _ROOM, _RATE,   "X2"),
    Asking(After.WORKS,         _ROOM, _RATE,   "X2"),
    Asking(After.PAID_SERVICE,  _ROOM, _RATE,   "S0 八2(3)"),
    Asking(After.HELP,          _ROOM, _RATE,   "S0 八2(3)"),
    Asking(After.OTHER,         _ROOM, _RATE,   "S0 八2(3)"),
)  # fmt: skip
_AT_ONCE = {Purpose.EFFECT, Purpose.AFTER_RAIN}  # a wet wall dries
_BY_AFTER = {one.after: one for one in ASKING}


class Asked(Protocol):
    """A question, as far as it decides when a colleague asks."""

    @property
    def after(self) -> str: ...
    @property
    def limit(self) -> datetime | None: ...


class Unasked(StrEnum):
    """Why nobody gets the question as a letter."""

    NO_TELEGRAM = "no_telegram"  # they reported it by telephone: a colleague telephones
    NOT_REACHED = "not_reached"  # nobody of theirs can be written to: a colleague asks
    OPTED_OUT = "opted_out"  # they wish not to be asked
    GONE = "gone"  # the household has left, or was never confirmed


@dataclass(frozen=True)
class Standing:
    """How somebody stands to the home and to us, now."""

    person_id: int
    role: str = ""
    belongs: bool = True  # the office has confirmed them, and they have not left
    belonged: bool = True  # it had confirmed them once
    before: bool = True  # they belonged there when it was reported
    by_telephone: bool = False
    reachable: bool = True  # on Telegram, and willing to hear from us
    forgotten: bool = False
    not_asked: bool = False


def whom_to_ask(reporter: Standing, fellows: Iterable[Standing] = ()) -> int | Unasked:
    """The person to ask; `fellows` are those of the household who may know of the matter (A5).

    Somebody else is asked only where the reporter cannot be: never because they would rather not.
    What a tenant reported is no business of whoever lives there now.
    """
    if reporter.by_telephone:
        return Unasked.NO_TELEGRAM
    if reporter.not_asked:
        return Unasked.OPTED_OUT
    if reporter.forgotten or not reporter.belonged:
        return Unasked.GONE
    if reporter.belongs and reporter.reachable:
        return reporter.person_id
    moved_out = not reporter.belongs and reporter.role == _TENANT
    found = None if moved_out else next((one for one in fellows if _stands_in(one)), None)
    if found:
        return found.person_id
    return Unasked.NOT_REACHED if reporter.belongs else Unasked.GONE


def pressing(after: str, purpose: str) -> bool:
    """Whether it is asked however often they were asked lately; so is what rain has tried."""
    return purpose in _AT_ONCE or _asking(after).urge is Urge.AT_ALL_EVENTS


def calls_a_person(after: str, purpose: str) -> bool:
    """Whether a colleague asks as soon as they stay silent."""
    return purpose == Purpose.EFFECT or _asking(after).silence is not Silence.THE_RATE


def called_in_time(after: str) -> bool:
    """Whether a colleague has to have asked by its limit, too."""
    return _asking(after).silence is Silence.IN_TIME


def waits_until(asked: Iterable[Asked]) -> datetime | None:
    """By when a colleague has to have asked about any of these, at the latest; None at leisure."""
    return min((one.limit for one in asked if one.limit and called_in_time(one.after)),
               default=None)  # fmt: skip


def silent_at(reminded: datetime, limit: datetime | None, wait: timedelta) -> datetime:
    """When a reminder was in vain; before a limit half of the time is left to the colleague."""
    at = reminded + wait
    if limit is None or not reminded < limit < at:
        return at
    return reminded + (limit - reminded) / 2


def silence_from(
    since: datetime,
    limit: datetime | None,
    zone: ZoneInfo,
    standard: Standard = STANDARD,
    *,
    by: datetime | None = None,
    waits: int = 1,
) -> datetime:
    """When no answer to a question or, before its limit, to its reminder is silence.

    Whoever sleeps is given time until the morning. Where a colleague has to have asked `by` a
    moment, so many waits share what is left until they have to begin (X10).
    """
    wait, hours = standard.duration("followup.answer_wait"), quiet(standard)
    at = silent_at(since, limit, wait)
    last = _begin_by(by, zone, standard) if by else since
    if since < last:
        at = since + min(wait, (last - since) / waits)
    return outside_quiet(at, at + wait, zone, hours)


def _begin_by(by: datetime, zone: ZoneInfo, standard: Standard) -> datetime:
    """When a colleague still has some hours for it in which the household is awake."""
    hours, spare = quiet(standard), standard.duration("contact.before_limit")
    end = outside_quiet(by, by, zone, hours)
    return outside_quiet(end - spare, end - spare, zone, hours)


def _asking(after: str) -> Asking:
    return _BY_AFTER[After(after or After.OTHER)]


def _stands_in(one: Standing) -> bool:
    unwilling = one.not_asked or one.forgotten or one.by_telephone
    return one.belongs and one.before and one.reachable and not unwilling
