"""Follow-ups by a person: how often they try, how long they wait, and what looks invented."""

from domain.standard.rows import Row, days, hours, minutes, percent

CONTACTS = (
    #   key                         value           unit          clause
    Row("contact.at_least",         hours(24),      "h",          "F5"),
    Row("contact.before_limit",     hours(6),       "h",          "X10"),
    Row("contact.soonest",          hours(2),       "h",          "X10"),
    Row("contact.overdue_again",    hours(24),      "h",          "F11"),
    Row("contact.overdue_most",     5,              "times",      "F11"),
    Row("contact.phone_tries",      3,              "tries",      "F5"),
    Row("contact.phone_pause",      hours(3),       "h",          "F14"),
    Row("contact.visit_within",     days(2),        "d",          "F5"),
    Row("contact.visit_tries",      2,              "tries",      "F5"),
    Row("contact.visit_pause",      hours(20),      "h",          "F14"),
    Row("contact.recent",           5,              "matters",    "F8"),
    Row("contact.hot_topics",       3,              "topics",     "F8"),
    Row("contact.hot_back",         days(90),       "d",          "F8"),
    Row("doubt.fast",               2,              "seconds",    "F15"),
    Row("doubt.confirm_within",     days(3),        "d",          "F10"),
    Row("doubt.confirm_until",      days(14),       "d",          "F10"),
    Row("doubt.even_records",       5,              "records",    "F15"),
    Row("doubt.households",         3,              "households", "F15"),
    Row("doubt.households_within",  minutes(10),    "min",        "F15"),
    Row("doubt.rest",               days(90),       "d",          "F13"),
    Row("doubt.differs",            2,              "points",     "F15"),
    Row("doubt.by_chance",          percent("5"),   "%",          "F15"),
)  # fmt: skip
