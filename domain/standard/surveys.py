"""Surveys, visits and spot checks: how the office listens when nobody has complained."""

from dataclasses import dataclass

from domain.standard.rows import Row, days, hours, minutes, percent

SURVEYS = (
    #   key                         value           unit                    clause
    Row("survey.quarterly.sample",    percent("20"),  "%",                    "S0 三(5)"),
    Row("survey.quarterly.no_repeat", 4,              "quarters",             "X6"),
    Row("survey.annual.min",          1,              "surveys_a_year",       "S0 八1(1)"),
    Row("survey.annual.dimensions",   8,              "dimensions",           "S0 八1(1)"),
    Row("survey.quarterly.opens",     days(30),       "d",                    "G1"),
    Row("survey.annual.opens",        days(257),      "d",                    "G2"),
    Row("survey.proposed",            days(3),        "d",                    "G1"),
    Row("survey.later",               days(7),        "d",                    "G1"),
    Row("survey.open",                days(14),       "d",                    "G1"),
    Row("survey.topic.open",          days(7),        "d",                    "G7"),
    Row("survey.reminder",            days(3),        "d",                    "F14"),
    Row("survey.apart",               days(14),       "d",                    "F13"),
    Row("survey.counted",             minutes(3),     "min",                  "F13"),
    Row("survey.fast",                4,              "seconds",              "F15"),
    Row("survey.fewest",              5,              "answers",              "G3"),
    Row("survey.satisfied",           4,              "points",               "G3"),
    Row("survey.measures",            days(7),        "d",                    "G4"),
    Row("visits.per_month",           3,              "visits_a_month",       "S0 二(4)"),
    Row("manager.spotchecks",         4,              "checks_a_month",       "S0 三(1)"),
    Row("manager.spotcheck_back",     days(30),       "d",                    "H7"),
    Row("manager.spotcheck_again",    hours(24),      "h",                    "H7"),
    Row("manager.followups.fewest",   1,              "calls_a_quarter",      "S0 三(2)"),
    Row("manager.followups.most",     2,              "calls_a_quarter",      "S0 三(2)"),
    Row("recurring.complaint",        2,              "complaints",           "S0 八3(5)"),
    Row("recurring.repair",           3,              "repairs",              "S0 八3(5)"),
    Row("recurring.looked_back",      days(365),      "d",                    "H2"),
    Row("kpi.complaint_rate_year",    percent("0.5"), "%",                    "S0 二(3)"),
    Row("board.rotation",             days(14),       "d",                    "S1 社区文化(2)"),
    Row("board.newsletter",           1,              "issues_a_quarter",     "S0 三(6)"),
)  # fmt: skip


@dataclass(frozen=True)
class Dimension:
    code: str
    clause: str


SURVEY_DIMENSIONS = (
    Dimension("power_supply", "S0 八1(1)"),
    Dimension("water_supply", "S0 八1(1)"),
    Dimension("fire_and_security", "S0 八1(1)"),
    Dimension("cleaning", "S0 八1(1)"),
    Dimension("greening", "S0 八1(1)"),
    Dimension("public_facilities", "S0 八1(1)"),
    Dimension("repairs", "S0 八1(1)"),
    Dimension("attitude", "S0 八1(1)"),
)
