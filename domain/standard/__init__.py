"""The service standard in force: every figure the office promises, each with its clause."""

from domain.standard.changes import Impossible
from domain.standard.communities import Standards
from domain.standard.disagreements import DISAGREEMENTS, Disagreement
from domain.standard.in_force import CHAPTERS, STANDARD, Standard
from domain.standard.plans import (
    FOLLOW_UP_PLAN,
    FOLLOWED_UP_BY,
    After,
    FollowedUpBy,
    Plan,
    Weather,
    follow_up_plan,
)
from domain.standard.rows import Dates, Hours, Row, Value
from domain.standard.surveys import SURVEY_DIMENSIONS, Dimension
from domain.standard.urgent import URGENT_CLASSES, UrgentClass

__all__ = [
    "CHAPTERS",
    "DISAGREEMENTS",
    "FOLLOWED_UP_BY",
    "FOLLOW_UP_PLAN",
    "STANDARD",
    "SURVEY_DIMENSIONS",
    "URGENT_CLASSES",
    "After",
    "Dates",
    "Dimension",
    "Disagreement",
    "FollowedUpBy",
    "Hours",
    "Impossible",
    "Plan",
    "Row",
    "Standard",
    "Standards",
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
