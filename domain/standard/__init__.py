"""The service standard in force: every figure the office promises, each with its clause."""

from domain.standard.disagreements import DISAGREEMENTS, Disagreement
from domain.standard.fees import FEES
from domain.standard.follow_ups import FOLLOW_UPS
from domain.standard.house import HOUSE
from domain.standard.in_force import STANDARD, Impossible, Standard
from domain.standard.intake import INTAKE
from domain.standard.plans import FOLLOW_UP_PLAN, After, Plan, Weather, follow_up_plan
from domain.standard.rows import Row, Value
from domain.standard.surveys import SURVEY_DIMENSIONS, SURVEYS, Dimension
from domain.standard.urgent import URGENT_CLASSES, UrgentClass

__all__ = [
    "DISAGREEMENTS",
    "FEES",
    "FOLLOW_UPS",
    "FOLLOW_UP_PLAN",
    "HOUSE",
    "INTAKE",
    "STANDARD",
    "SURVEYS",
    "SURVEY_DIMENSIONS",
    "URGENT_CLASSES",
    "After",
    "Dimension",
    "Disagreement",
    "Impossible",
    "Plan",
    "Row",
    "Standard",
    "UrgentClass",
    "Value",
    "Weather",
    "follow_up_plan",
    "row",
    "rows",
]


def rows() -> tuple[Row, ...]:
    return STANDARD.rows


def row(key: str) -> Row:
    return STANDARD[key]
