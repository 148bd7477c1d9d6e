"""Follow-ups: when the office asks again how things went, and how many a person must ask."""

from domain.standard.rows import Row, days, hours, minutes, percent

FOLLOW_UPS = (
    #   key                             value            unit      clause
    Row("followup.urgent.first",        hours(24),       "h",      "S0 六(6)"),
    Row("followup.urgent.second",       days(2),         "d",      "S0 六(6)"),
    Row("followup.urgent.second_limit", hours(24),       "h",      "X16"),
    Row("followup.safety",              days(2),         "d",      "S0 二(5)"),
    Row("followup.leak.first",          days(3),         "d",      "S0 六(7)"),
    Row("followup.leak.second",         "rain",          "event",  "S0 六(7)"),
    Row("followup.other_repair",        hours(48),       "h",      "S1 走回访(1)"),
    Row("followup.other_repair_limit",  days(7),         "d",      "S0 二(5)"),
    Row("followup.project_earliest",    days(30),        "d",      "S0 八2(2)"),
    Row("followup.project",             days(60),        "d",      "S0 八2(2)"),
    Row("followup.complaint",           days(3),         "d",      "S0 八2(2)"),
    Row("followup.special_service",     percent("50"),   "%",      "S0 八2(2)"),
    Row("followup.special_service_end", days(7),         "d",      "S0 八2(2)"),
    Row("followup.first_aid",           days(7),         "d",      "S0 八2(2)"),
    Row("followup.event_or_newsletter", days(30),        "d",      "S0 八2(2)"),
    Row("followup.other_service",       days(7),         "d",      "S0 八2(2)"),
    Row("followup.rate.complaint",      percent("100"),  "%",      "S0 八2(3)"),
    Row("followup.rate.repair",         percent("30"),   "%",      "S0 八2(3)"),
    Row("followup.rate.repair_asked",   percent("100"),  "%",      "S0 二(5)"),
    Row("followup.rate.special_service", percent("30"),  "%",      "S0 八2(3)"),
    Row("followup.rate.help",           percent("30"),   "%",      "S0 八2(3)"),
    Row("followup.rate.press",          percent("10"),   "%",      "S0 八2(3)"),
    Row("followup.rate.event",          percent("10"),   "%",      "S0 八2(3)"),
    Row("followup.rate.other",          percent("0"),    "%",      "S0 八2(3)"),
    Row("followup.ask_share",           percent("50"),   "%",      "F2"),
    Row("followup.answer_wait",         hours(24),       "h",      "F5"),
    Row("followup.reminders",           2,               "reminders", "F14"),
    Row("followup.low_score",           2,               "points", "B14"),
    Row("callback.home_visit_shortest", minutes(10),     "min",    "S4 4.4.2"),
    Row("callback.home_visit_minutes",  minutes(20),     "min",    "S4 4.4.2"),
    Row("callback.knocks",              3,               "knocks", "S4 4.4.2"),
)  # fmt: skip
