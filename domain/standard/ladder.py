"""The ladder: who is warned before a promise falls due, and who is called once it is overdue."""

from decimal import Decimal

from domain.standard.rows import Row, hours, minutes, percent

# Warnings are shares of the promise; the rungs are counted from the moment it was due.
LADDER = (
    #   key                          value             unit   clause
    Row("promise.warn.first",        percent("50"),    "%",   "C1"),
    Row("promise.warn.last",         Decimal(5) / 6,   "%",   "C1"),
    Row("promise.warn.shortest",     hours(1),         "h",   "C1"),
    Row("ladder.urgent.head",        minutes(5),       "min", "B2"),
    Row("ladder.urgent.manager",     minutes(10),      "min", "B2"),
    Row("ladder.urgent.gm",          minutes(20),      "min", "B2"),
    Row("ladder.urgent.repeat",      minutes(10),      "min", "B2"),
    Row("ladder.complaint.head",     hours(2),         "h",   "C1"),
    Row("ladder.complaint.manager",  hours(8),         "h",   "C1"),
    Row("ladder.complaint.gm",       hours(24),        "h",   "C1"),
    Row("ladder.ordinary.head",      hours(2),         "h",   "B2"),
    Row("ladder.ordinary.manager",   hours(24),        "h",   "A9"),
    Row("ladder.ordinary.gm",        hours(72),        "h",   "A9"),
)  # fmt: skip
