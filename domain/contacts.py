"""人工回访: when a colleague speaks with a household, because a message alone would not do."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.standard import FOLLOWED_UP_BY, STANDARD, After, FollowedUpBy, Standard
from domain.tickets import Role
from domain.working_time import outside_quiet, quiet


class Way(StrEnum):
    PHONE = "phone"
    VISIT = "visit"


class ContactState(StrEnum):
    OPEN = "open"
    TAKEN = "taken"
    REACHED = "reached"
    IN_VAIN = "in_vain"
    CALLED_OFF = "called_off"


class Reason(StrEnum):
    """Why a person asks."""

    SILENT = "silent"  # a question and a reminder, and no answer (F5)
    SAMPLED = "sampled"  # chosen so that the rate is met (F9)
    UNHAPPY = "unhappy"  # what they said was not good
    DOUBTFUL = "doubtful"  # what was answered looks invented (F15)
    NO_TELEGRAM = "no_telegram"  # whoever reported it by telephone
    NOT_REACHED = "not_reached"  # they have blocked us, or left Telegram


UNANSWERED = frozenset({Reason.SILENT, Reason.NO_TELEGRAM, Reason.NOT_REACHED})
UNDONE = frozenset({ContactState.OPEN, ContactState.TAKEN})
CALLERS = frozenset({Role.DISPATCHER, Role.HEAD, Role.SUPERVISOR, Role.MANAGER})
_STAND_INS = (Role.DISPATCHER, Role.SUPERVISOR, Role.MANAGER)
_ABOVE = {
    Role.DISPATCHER: frozenset({Role.SUPERVISOR, Role.MANAGER}),
    Role.HEAD: frozenset({Role.SUPERVISOR, Role.MANAGER}),
    Role.SUPERVISOR: frozenset({Role.MANAGER}),
}
_KNOW_WHO = (Role.SUPERVISOR, Role.MANAGER)  # whom a confidential matter names (A15)


@dataclass(frozen=True)
class Callers:
    """By role: who is called to it first, and everybody who may make it."""

    called: tuple[Role, ...]
    may: frozenset[Role]


def followed_up_by(after: str, severity: str) -> FollowedUpBy:
    """Who leads it and who comes along; what was never judged counts as ordinary."""
    return next(
        one
        for one in FOLLOWED_UP_BY
        if one.after == (after or After.OTHER) and one.severity in {"", severity or "ordinary"}
    )


def callers(by: FollowedUpBy, on_duty: Collection[str], *, confidential: bool = False) -> Callers:
    """Who asks, by severity (X11); where nobody who leads is on duty, the next in line."""
    if confidential:
        return Callers((_stand_in(on_duty, _KNOW_WHO),), frozenset(_KNOW_WHO))
    leads = Role(by.led_by)
    called = (leads, *map(Role, by.joined_by))
    if leads not in on_duty:
        called = tuple(dict.fromkeys((_stand_in(on_duty, _STAND_INS), *called[1:])))
    above = _ABOVE.get(leads, frozenset())
    return Callers(called, frozenset({leads, *called}) | above)


def above(who: Callers, times: int) -> tuple[Role, ...]:
    """To whom it is handed up, the nearest first; every time that was in vain, one further up.

    Only to who may make it; where nobody is above whoever leads it, it stays theirs.
    """
    line = tuple(one for one in _KNOW_WHO if one in who.may and one not in who.called)
    return line[min(times, len(line)) - 1 :] if line else tuple(who.may)


def due(
    now: datetime,
    limit: datetime | None,
    way: Way,
    zone: ZoneInfo,
    standard: Standard = STANDARD,
    *,
    in_time: bool = False,
) -> datetime:
    """By when they have to be spoken with: never sooner than it can be done (F5).

    What has its own limit is due then; where that is past or too near, as soon as may be (X10).
    """
    if in_time and way is Way.PHONE:
        least = now + standard.duration("contact.soonest")
        least = outside_quiet(least, least + timedelta(days=1), zone, quiet(standard))
    else:
        key = "contact.visit_within" if way is Way.VISIT else "contact.at_least"
        least = now + standard.duration(key)
    return max(limit or least, least)


def _stand_in(on_duty: Collection[str], line: tuple[Role, ...]) -> Role:
    return next((role for role in line if role in on_duty), line[-1])


@dataclass(frozen=True)
class Next:
    """After a try in vain: by which way, after how many in vain by it, and after how long."""

    way: Way
    tries: int
    pause: timedelta
    over: bool = False


def after_a_try(way: Way, tries: int, standard: Standard = STANDARD) -> Next:
    """By telephone so often, then at the door, and then no more (F5, F14).

    `tries` counts those in vain by this way, the last one included.
    """
    pause = standard.duration(f"contact.{way}_pause")
    if tries < standard.count(f"contact.{way}_tries"):
        return Next(way, tries, pause)
    if way is Way.PHONE:
        return Next(Way.VISIT, 0, timedelta())
    return Next(way, tries, pause, over=True)
