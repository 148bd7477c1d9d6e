"""What the views of charts, of the committee and of corrective procedures are shown."""

from datetime import timedelta
from typing import Any

from domain.corrective import Ground
from handlers.views.report_charts import Drawn
from locales import words_for
from storage.tables import Correction
from tests.windows.estate import NOW, numbered
from tests.windows.figures import a_report, beside_others, nothing

_LATER = timedelta(days=14)


def of_what_is_shared() -> dict[str, list[Any]]:
    """By view and parameter."""
    running = numbered(correction(), 3)
    late = numbered(correction(), 4)
    late.due = NOW - _LATER
    done = numbered(correction(), 5)
    done.closed_at, done.findings = NOW, "管道已更换"
    return {
        "committee.code.written": ["7KQM-2XVB-9HTE"],
        "committee.code.until": [NOW + _LATER],
        "committee.bound.title": ["业委会 <b>"],
        "corrective.subject.code": ["repair-water", "complaint-noise", *Ground],
        "corrective.subject.report": [a_report()],
        "corrective.line.one": [running, late],
        "corrective.line.names": [{7: "王工"}],
        "corrective.register.ours": [[], [running, late]],
        "corrective.register.names": [{7: "王工"}],
        "corrective.started.one": [running],
        "corrective.started.owner": ["王工"],
        "corrective.due_now.one": [late],
        "corrective.due_now.owner": ["王工"],
        "corrective.closed.one": [done],
        "report_files.pages_follow.sentences": [[words_for("zh_Hans")("Noted.")]],
        "report_files.pages_follow.drawn": [drawn("zh_Hans")],
        "report_files.before_sending.period": [beside_others().period],
        "report_files.sent.period": [beside_others().period],
        "report_paper.in_short.drawn": [
            drawn("zh_Hans"), Drawn(nothing(), (), 5, 0.85, words_for("zh_Hans"))
        ],
    }  # fmt: skip


def drawn(language: str) -> Drawn:
    report = beside_others()
    periods, period = [], report.period
    for _ in range(4):
        period = period.before
        periods.append((period, report.before))
    return Drawn(report, periods[::-1], 5, 0.85, words_for(language))


def correction() -> Correction:
    return Correction(
        community_id=1, period="2026-Q1", subject="水和排水一再出现", started_at=NOW, started_by=1,
        clause="S0 八3(5)", owner_id=7, plan="更换立管", due=NOW + _LATER,
    )  # fmt: skip
