"""Which part of the office answers for what: the head of it is asked when nobody else moves.

The five below are the house's own; an office may add others, rename them, give them up, and route
what comes in another way.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from domain.categories import CATEGORIES

NAME_AT_MOST = 24  # letters: it stands on buttons
AT_MOST = 30  # each is a button under one card


class Department(StrEnum):
    ENGINEERING = "engineering"
    SECURITY = "security"
    CLEANING = "cleaning"
    GREENING = "greening"
    CUSTOMER_CARE = "customer_care"


@dataclass(frozen=True)
class Topic:
    """What a complaint, a question or an idea is about, and who answers for it."""

    code: str
    department: Department


TOPICS = (
    #     code         department
    Topic("repairs",   Department.ENGINEERING),
    Topic("equipment", Department.ENGINEERING),
    Topic("noise",     Department.SECURITY),
    Topic("parking",   Department.SECURITY),
    Topic("safety",    Department.SECURITY),
    Topic("hygiene",   Department.CLEANING),
    Topic("greenery",  Department.GREENING),
    Topic("attitude",  Department.CUSTOMER_CARE),
    Topic("fees",      Department.CUSTOMER_CARE),
    Topic("other",     Department.CUSTOMER_CARE),
)  # fmt: skip

_BY_TOPIC = {topic.code: topic.department for topic in TOPICS}
_BY_THE_HOUSE: Mapping[str, str] = MappingProxyType({})
_BY_TRADE = {"cleaning": Department.CLEANING}
_BY_CATEGORY = {one.code: _BY_TRADE.get(one.trade, Department.ENGINEERING) for one in CATEGORIES}


def answers_for(category: str, *, job: bool, routes: Mapping[str, str] = _BY_THE_HOUSE) -> str:
    """The department of a job's category, or of a topic; customer care where nobody else does.

    `routes` is what the office decided otherwise, by subject; also of a department given up.
    """
    table = _BY_CATEGORY if job else _BY_TOPIC
    usual = table.get(category, Department.CUSTOMER_CARE)
    return routes.get(subject(category, job=job)) or routes.get(left_by(usual), usual)


def subject(category: str, *, job: bool) -> str:
    """What is routed, as the office's own routing names it."""
    return f"job:{category}" if job else f"topic:{category}"


def left_by(department: str) -> str:
    """All that a department answered for, as the routing names it when it is given up."""
    return f"left_by:{department}"
