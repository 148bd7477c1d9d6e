"""Which part of the office answers for what: the head of it is asked when nobody else moves."""

from dataclasses import dataclass
from enum import StrEnum

from domain.categories import CATEGORIES


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
_BY_TRADE = {"cleaning": Department.CLEANING}
_BY_CATEGORY = {one.code: _BY_TRADE.get(one.trade, Department.ENGINEERING) for one in CATEGORIES}


def answers_for(category: str, *, job: bool) -> Department:
    """The department of a job's category, or of a topic; customer care where nobody else does."""
    table = _BY_CATEGORY if job else _BY_TOPIC
    return table.get(category, Department.CUSTOMER_CARE)
