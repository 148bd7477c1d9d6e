"""Reception, repairs and complaints: how fast the office must move once somebody has spoken."""

from datetime import time

from domain.standard.rows import Row, hours, minutes

INTAKE = (
    #   key                                value        unit           clause
    Row("intake.always_on",                365,         "days_a_year", "S0 二(2)"),
    Row("intake.hours_a_day",              24,          "hours_a_day", "S0 二(2)(3)"),
    Row("visit.unsolved_to_head",          time(18, 0), "time_of_day", "S0 四"),
    Row("phone.rings",                     3,           "rings",       "S0 五(2)"),
    Row("repair.notify_engineering",       minutes(5),  "min",         "S4 4.3.2"),
    Row("complaint.first_answer",          hours(24),   "h",           "S0 二(3)"),
    Row("complaint.unresolved_case_card",  hours(24),   "h",           "S4 4.2.1"),
    Row("complaint.second_same_matter",    2,           "complaints",  "S4 4.2.3"),
    Row("rectify.notice",                  hours(12),   "h",           "S0 二(5)"),
)  # fmt: skip
