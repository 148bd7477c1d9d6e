"""What the views of charts, of the committee and of corrective procedures are shown."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from domain.corrective import Ground
from handlers.views.report_charts import Drawn
from locales import words_for
from storage.tables import Correction
from tests.windows.estate import NOW, numbered
from tests.windows.figures import a_report, beside_others, nothing
from tests.windows.people import SAID, Said

_LATER = timedelta(days=14)


def of_what_is_shared(samples: Any) -> dict[str, list[Any]]:
    """By view and parameter."""
    said = samples.said
    running = numbered(correction(said), 3)
    late = numbered(correction(said), 4)
    late.due = NOW - _LATER
    done = numbered(correction(said), 5)
    done.closed_at, done.findings = NOW, said.work
    return {
        "committee.code.written": ["7KQM-2XVB-9HTE"],
        "committee.code.until": [NOW + _LATER],
        "committee.bound.title": [f"{said.office} <b>"],
        "corrective.subject.code": ["repair-water", "complaint-noise", *Ground],
        "corrective.ground_name.code": ["complaint-noise", *Ground],
        "corrective.subject.report": [a_report()],
        "corrective.line.one": [running, late],
        "corrective.line.names": [{7: said.worker}],
        "corrective.register.ours": [[], [running, late]],
        "corrective.register.names": [{7: said.worker}],
        "corrective.started.one": [running],
        "corrective.started.owner": [said.worker],
        "corrective.due_now.one": [late],
        "corrective.due_now.owner": [said.worker],
        "corrective.closed.one": [done],
        "report_files.pages_follow.sentences": [[samples.words("Noted.")]],
        "report_files.pages_follow.drawn": [drawn(samples.language)],
        "report_files.before_sending.period": [beside_others().period],
        "report_files.sent.period": [beside_others().period],
        "report_paper.in_short.drawn": [
            drawn(samples.language), Drawn(nothing(), (), 5, 0.85, samples.words)
        ],
    }  # fmt: skip


def drawn(language: str) -> Drawn:
    report = replace(beside_others(), community=SAID[language].office)
    periods, period = [], report.period
    for _ in range(4):
        period = period.before
        periods.append((period, report.before))
    return Drawn(report, periods[::-1], 5, 0.85, words_for(language))


def correction(said: Said) -> Correction:
    return Correction(
        community_id=1, period="2026-Q1", subject=said.burst, started_at=NOW, started_by=1,
        clause="S0 八3(5)", owner_id=7, plan=said.plan, due=NOW + _LATER,
    )  # fmt: skip
