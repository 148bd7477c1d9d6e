"""The house's own figures, chosen where the sources name a duty but no number."""

from domain.standard.rows import Row, days, hours, minutes

HOUSE = (
    #   key                             value           unit           clause
    Row("triage.answer_wait",           minutes(3),     "min",         "B5"),
    Row("triage.stranger_pause",        minutes(5),     "min",         "B5"),
    Row("triage.same_matter",           hours(24),      "h",           "B5"),
    Row("triage.raises_a_day",          3,              "times_a_day", "B5"),
    Row("repair.nudge_pause",           hours(2),       "h",           "B19"),
    Row("repair.acceptance.reminder",   hours(24),      "h",           "B11"),
    Row("repair.acceptance.by_desk",    hours(48),      "h",           "B11"),
    Row("repair.leak_test",             hours(24),      "h",           "X3"),
    Row("repair.rework",                days(1),        "d",           "B11"),
    Row("complaint.progress",           hours(24),      "h",           "C9"),
    Row("complaint.case_plan",          hours(24),      "h",           "C6"),
    Row("complaint.gm_answer",          hours(24),      "h",           "C8"),
    Row("inquiry.first_answer",         hours(8),       "h",           "D1"),
    Row("suggestion.answer",            days(7),        "d",           "D2"),
    Row("praise.pass_on",               hours(24),      "h",           "B15"),
    Row("help.attend",                  minutes(5),     "min",         "D4"),
    Row("service.confirm",              hours(8),       "h",           "E3"),
    Row("rectify.work",                 days(3),        "d",           "B14"),
    Row("record.confirm",               days(365),      "d",           "A14"),
    Row("emergency.fire",               "119",          "phone",       "B5"),
    Row("emergency.ambulance",          "120",          "phone",       "B5"),
    Row("emergency.police",             "110",          "phone",       "B5"),
)  # fmt: skip
