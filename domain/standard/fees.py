"""Fees: the published price of each job, the days on which money is asked for, and custody."""

from domain.standard.rows import Row, days, percent

# Labour only: parts are quoted beside it (S0 七(2)). The amounts are the house's own.
PRICES = (
    #   key                          yuan  unit          clause
    Row("price.tap_replacement",     30,   "yuan/piece", "B6"),
    Row("price.cistern_repair",      50,   "yuan/piece", "B6"),
    Row("price.toilet_unblocking",   80,   "yuan/job",   "B6"),
    Row("price.drain_unblocking",    60,   "yuan/job",   "B6"),
    Row("price.pipe_replacement",    40,   "yuan/m",     "B6"),
    Row("price.lamp_replacement",    20,   "yuan/piece", "B6"),
    Row("price.socket_replacement",  25,   "yuan/piece", "B6"),
    Row("price.circuit_tracing",     60,   "yuan/h",     "B6"),
    Row("price.lock_replacement",    60,   "yuan/piece", "B6"),
    Row("price.door_adjustment",     40,   "yuan/piece", "B6"),
    Row("price.tile_replacement",    30,   "yuan/piece", "B6"),
)  # fmt: skip

FEES = (
    *PRICES,
    #   key                     value          unit            clause
    Row("bill.issue_day",       15,            "day_of_month", "S0 七(3)"),
    Row("bill.reminder_day",    19,            "day_of_month", "E5"),
    Row("bill.pay_by_day",      20,            "day_of_month", "S0 七(3)"),
    Row("custody.water",        5,             "m3",           "S1 一"),
    Row("custody.electricity",  20,            "kWh",          "S1 一"),
    Row("custody.fee",          percent("70"), "%",            "S1 一"),
    Row("custody.patrol",       days(7),       "d",            "S1 一"),
    Row("custody.extra_patrol", "heavy_rain",  "event",        "S1 一"),
)  # fmt: skip
