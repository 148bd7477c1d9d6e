"""The follow-up plan: after what, within how long, when again, by whom, and how many of them."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from domain.standard.in_force import STANDARD, Standard


class After(StrEnum):
    URGENT_REPAIR = "urgent_repair"
    LEAK_REPAIR = "leak_repair"
    SAFETY_REPAIR = "safety_repair"
    OTHER_REPAIR = "other_repair"
    WORKS = "works"
    COMPLAINT = "complaint"
    PAID_SERVICE = "paid_service"
    FIRST_AID = "first_aid"
    HELP = "help"
    OTHER = "other"


class Weather(StrEnum):
    RAIN = "rain"


@dataclass(frozen=True)
class Plan:
    after: After
    first_within: timedelta
    again: timedelta | Weather | None
    by_a_person: Decimal
    clause: str


_PLANS = (
    # after               first within                     and again                  by a person
    (After.URGENT_REPAIR, "followup.urgent.first",         "followup.urgent.second",  "repair"),
    (After.LEAK_REPAIR,   "followup.leak.first",           "followup.leak.second",    "repair"),
    (After.SAFETY_REPAIR, "followup.safety",               "",                        "repair"),
    (After.OTHER_REPAIR,  "followup.other_repair_limit",   "",                        "repair"),
    (After.WORKS,         "followup.project",              "",                        "repair"),
    (After.COMPLAINT,     "followup.complaint",            "",                        "complaint"),
    (After.PAID_SERVICE,  "followup.special_service_end",  "",                  "special_service"),
    (After.FIRST_AID,     "followup.first_aid",            "",                        "help"),
    (After.HELP,          "followup.other_service",        "",                        "help"),
    (After.OTHER,         "followup.other_service",        "",                        "other"),
)  # fmt: skip


# The row of `followup.rate.*` by which each is counted.
RATED = {after: rate for after, _first, _again, rate in _PLANS}


@dataclass(frozen=True)
class FollowedUpBy:
    """Who leads the follow-up and who comes along, by role; no severity where all weigh alike."""

    after: After
    severity: str
    led_by: str
    joined_by: tuple[str, ...]
    clause: str


_DESK = "dispatcher"

# Never the worker alone who did it: X11.
FOLLOWED_UP_BY = (
    #            after                severity    led by      with        clause
    FollowedUpBy(After.COMPLAINT,     "major",    "manager",  (),        "S0 八2(4)"),
    FollowedUpBy(After.COMPLAINT,     "ordinary", "head",     (_DESK,),  "S0 八2(4)"),
    FollowedUpBy(After.URGENT_REPAIR, "",         _DESK,      (),        "S0 八2(4)"),
    FollowedUpBy(After.LEAK_REPAIR,   "",         _DESK,      (),        "S0 八2(4)"),
    FollowedUpBy(After.SAFETY_REPAIR, "",         _DESK,      (),        "S0 八2(4)"),
    FollowedUpBy(After.OTHER_REPAIR,  "",         _DESK,      (),        "S0 八2(4)"),
    FollowedUpBy(After.WORKS,         "",         _DESK,      (),        "S0 八2(4)"),
    FollowedUpBy(After.PAID_SERVICE,  "",         _DESK,      (),        "S0 八2(4)"),
    FollowedUpBy(After.FIRST_AID,     "",         _DESK,      (),        "S0 八2(4)"),
    FollowedUpBy(After.HELP,          "",         _DESK,      (),        "S0 八2(4)"),
    FollowedUpBy(After.OTHER,         "",         _DESK,      (),        "X11"),
)  # fmt: skip


def follow_up_plan(standard: Standard = STANDARD) -> tuple[Plan, ...]:
    return tuple(
        Plan(
            after,
            standard.duration(first),
            _again(standard, again) if again else None,
            standard.rate(f"followup.rate.{rate}"),
            standard[first].clause,
        )
        for after, first, again, rate in _PLANS
    )


def _again(standard: Standard, key: str) -> timedelta | Weather:
    value = standard[key].value
    return value if isinstance(value, timedelta) else Weather(str(value))


FOLLOW_UP_PLAN = follow_up_plan()
