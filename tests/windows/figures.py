"""What the views of reports are shown: a full one, an empty one, and one beside others."""

from dataclasses import replace
from datetime import date
from typing import Any

from domain.advice import Advice, Point, Why
from domain.report_periods import Period, Span
from domain.reports import (
    Asked,
    Compared,
    Complained,
    Headline,
    Kept,
    Matter,
    Rate,
    Rectifying,
    Report,
    Said,
    Spot,
    Surveyed,
    WorkerCard,
)
from domain.standard import SURVEY_DIMENSIONS
from domain.statistics import Score, Share
from domain.survey_results import Opinion
from tests.windows import people
from tests.windows.estate import NOW

_SCORE = Score((1, 2, 3, 20, 30))
_MONTH = Period(Span.MONTH, date(2026, 3, 1))
_ROWS = tuple(Asked(code, _SCORE) for code in ("quality", "effect", "satisfaction"))


def of_reports(said: people.Said) -> dict[str, list[Any]]:
    """By view and parameter."""
    every, full = [a_report(), nothing(), beside_others()], a_report()
    every = [replace(one, community=said.office) for one in every]
    survey = full.surveys[0]
    return {
        "reports.summary.report": every,
        "reports.rows_follow.report_code": ["2026-Q1"],
        "report_names.period_name.period": [_MONTH, Period(Span.YEAR, date(2026, 1, 1))],
        "report_names.category_name.kind": ["repair", "complaint", "help"],
        "report_names.category_name.category": ["other", "7"],
        "report_names.asked_name.one": [*survey.rows, Asked("q1", _SCORE, {"en": "<5?"})],
        "report_names.question_name.code": ["cleaning", "q1"],
        "report_names.opinion_name.about": ["", "cleaning"],
        "report_names.code_name.code": ["cleaning", "q1"],
        "report_names.department_in.report": [full],
        "report_names.department_in.code": ["engineering", ""],
        "report_names.survey_name.survey": [survey, replace(survey, title={"": said.wish})],
        "report_names.question_name.survey": [survey, None],
        "report_names.opinion_name.survey": [survey],
        "report_names.promise_name.key": ["repair.appointment"],
        "report_names.advice_line.report": [full],
        "report_names.advice_line.one": list(full.advice),
    }


def nothing() -> Report:
    none = Headline(
        0, Share(0, 0), Score(), Share(0, 0), Complained(0, 0, 0, 31, 0.005, "S0 二(3)")
    )
    return replace(
        a_report(), headline=none, before=none, filed={}, rows=(), surveys=(), rates=(), kept=(),
        recurring=(), heat=(), workers=(), rectifying=(), said=(), advice=(), agenda=(),
        in_vain=0, asked_late=0, never_asked=0, unqualified=0,
    )  # fmt: skip


def beside_others() -> Report:
    full = a_report()
    others = tuple(Compared(name, full.before) for name in ("春江", "<b>山居</b>"))
    quarter = Period(Span.QUARTER, date(2026, 1, 1))
    handful = tuple(replace(one, rows=(), opinions=()) for one in full.surveys)
    return replace(full, communities=others, advice=(), period=quarter, surveys=handful)


def a_report() -> Report:
    now = Headline(120, Share(90, 120), _SCORE, Share(180, 200),
                   Complained(3, 9, 1000, 31, 0.005, "S0 二(3)"))  # fmt: skip
    before = replace(now, filed=100, answered=Share(70, 100), kept=Share(190, 200))
    return Report(
        community="春江花园",
        zone="Asia/Shanghai",
        period=_MONTH,
        made_at=NOW,
        headline=now,
        before=before,
        filed={"repair": 80, "complaint": 40},
        rows=_ROWS,
        surveys=(
            Surveyed(1, "annual", {}, "2026", Share(600, 900),
                     tuple(Asked(one.code, _SCORE) for one in SURVEY_DIMENSIONS),
                     (Opinion("cleaning", ("<b>…</b>", "…")), Opinion("", ("<3",))),
                     Share(500, 600)),
        ),
        rates=(Rate("repair", Share(80, 80), Share(20, 80), 1, 0.3, "S0 八2(3)"),),
        kept=(Kept("repair.appointment", "S0 七(1)", Share(80, 100)),),
        by_department={"engineering": _SCORE},
        recurring=(Matter("repair", "water", "3-1102", ("R260301-001", "R260302-002")),
                   Matter("complaint", "noise", "", ("C260301-001", "C260302-002"))),
        recurring_in_all=2,
        heat=(Spot("3", "repair", "water", 12), Spot("", "complaint", "noise", 5)),
        workers=(_worker("王工", enough=True), _worker("<i>李工</i>", enough=False)),
        rectifying=(Rectifying("engineering", 4, 1, 12), Rectifying("", 1, 0, 2)),
        said=(Said("engineering", "water", "repair", ("<b>等太久</b>", "Too late"), 7),),
        in_vain=2,
        asked_late=1,
        never_asked=1,
        unqualified=3,
        departments={},
        advice=tuple(
            Advice(why, about, 3, 9)
            for why, about in (
                (Why.COMPLAINTS, "S0 二(3)"), (Why.CLAUSE, "repair.appointment"),
                (Why.BUILDING, "3"), (Why.TRAINING, "engineering"), (Why.DIMENSION, "cleaning"),
                (Why.RATE, "repair"), (Why.RECURRING, ""), (Why.OVERDUE, ""),
            )
        ),
        agenda=(Point(Why.MAJOR, "", ("C260301-001",)), Point(Why.RECURRING, "water", ("R-1",)),
                Point(Why.COMPLAINTS, ""), Point(Why.CLAUSE, ""), Point(Why.OVERDUE, "")),
    )  # fmt: skip


def _worker(name: str, *, enough: bool) -> WorkerCard:
    return WorkerCard(1, name, "engineering", 30, _ROWS, 2, 1, Share(25, 28), enough=enough)
