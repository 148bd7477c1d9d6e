"""Fees and custody: the days on which money is asked for, and the limits of an empty home."""

from domain.standard.rows import Row, days, percent

FEES = (
    #   key                       value          unit            clause
    Row("bill.issue_day",         15,            "day_of_month", "S0 七(3)"),
    Row("bill.pay_by_day",        20,            "day_of_month", "S0 七(3)"),
    Row("custody.water",          5,             "m3",           "S1 一"),
    Row("custody.electricity",    20,            "kWh",          "S1 一"),
    Row("custody.fee",            percent("70"), "%",            "S1 一"),
    Row("custody.patrol",         days(7),       "d",            "S1 一"),
    Row("custody.extra_patrol",   "heavy_rain",  "event",        "S1 一"),
)  # fmt: skip
