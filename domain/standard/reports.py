"""Reports: from how many answers on a figure says anything, and how much is shown of each."""

from datetime import time

from domain.standard.rows import Row, days, percent

REPORTS = (
    #   key                         value           unit           clause
    Row("report.at",                time(9, 0),     "time_of_day", "H1"),
    Row("report.answers_to_judge",  5,              "answers",     "H8"),
    Row("report.words_of_each",     5,              "words",       "G3"),
    Row("report.content_wanted",    percent("85"),  "%",           "H6"),
    Row("report.listed",            20,             "lines",       "H3"),
    Row("report.lines_of_a_sheet",  100_000,        "lines_of_a_sheet", "H1"),
    Row("correction.reminded_again", days(7),       "d",           "H2"),
)  # fmt: skip
