"""The office's week: when it is open, when it comes, and when it leaves people alone."""

from datetime import time

from domain.standard.rows import Row, calendar, hours, opening

OFFICE = (
    #   key                      value                               unit           clause
    Row("office.hours.weekday",  opening("08:30-12:00 14:00-18:00"), "hours",       "X17"),
    Row("office.hours.saturday", opening("09:00-12:00"),             "hours",       "X17"),
    Row("office.hours.sunday",   opening(""),                        "hours",       "X17"),
    Row("office.holidays",       calendar(""),                       "dates",       "X17"),
    Row("slots.days",            3,                                  "days",        "B1"),
    Row("slots.lead",            hours(1),                           "h",           "B1"),
    Row("slots.capacity",        4,                                  "visits",      "B1"),
    Row("quiet.from",            time(22, 0),                        "time_of_day", "F13"),
    Row("quiet.until",           time(8, 0),                         "time_of_day", "F13"),
    Row("ops.morning_digest",    time(8, 30),                        "time_of_day", "B13"),
    Row("ops.daily_reminder",    time(16, 30),                       "time_of_day", "B12"),
    Row("ops.daily_feedback",    time(17, 0),                        "time_of_day", "S4 4.7"),
    Row("ops.daily_gap_list",    time(17, 5),                        "time_of_day", "B12"),
)  # fmt: skip
