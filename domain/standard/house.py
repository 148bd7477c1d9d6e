"""The house's own figures, chosen where the sources name a duty but no number."""

from datetime import time

from domain.standard.rows import Row, days, hours, minutes, percent

HOUSE = (
    #   key                            value           unit           clause
    Row("slots.days",                  3,              "days",         "B1"),
    Row("slots.lead",                  hours(1),       "h",           "B1"),
    Row("slots.capacity",              4,              "count",       "B1"),
    Row("triage.answer_wait",          minutes(3),     "min",         "B5"),
    Row("triage.stranger_pause",       minutes(5),     "min",         "B5"),
    Row("repair.nudge_pause",          hours(2),       "h",           "B19"),
    Row("repair.acceptance.reminder",  hours(24),      "h",           "B11"),
    Row("repair.acceptance.by_desk",   hours(48),      "h",           "B11"),
    Row("repair.leak_test",            hours(24),      "h",           "X3"),
    Row("complaint.warn_first",        hours(12),      "h",           "C1"),
    Row("complaint.warn_last",         hours(20),      "h",           "C1"),
    Row("complaint.progress",          hours(24),      "h",           "C9"),
    Row("followup.ask_share",          percent("50"),  "%",           "F2"),
    Row("followup.urgent.second.limit", hours(24),     "h",           "X16"),
    Row("followup.answer_wait",        hours(24),      "h",           "F5"),
    Row("followup.reminders",          2,              "count",       "F14"),
    Row("followup.low_score",          2,              "score",       "B14"),
    Row("quiet.from",                  time(22, 0),    "time_of_day", "F13"),
    Row("quiet.until",                 time(8, 0),     "time_of_day", "F13"),
    Row("ops.daily_reminder",          time(16, 30),   "time_of_day", "B12"),
    Row("ops.daily_gap_list",          time(17, 5),    "time_of_day", "B12"),
    Row("bill.reminder_day",           19,             "day_of_month", "E5"),
    Row("record.confirm",              days(365),      "d",           "A14"),
)  # fmt: skip
