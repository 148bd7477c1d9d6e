"""致业主委员会的报告 — what the owners' committee reads: figures, measures, and nobody's name.

No home, no resident, no colleague and no words of anybody's stand in it, and no score of fewer
answers than the standard asks for.
"""

from collections.abc import Sequence

from documents.figures import Chart, Paper, Section, Table
from domain.reports import Asked
from domain.statistics import Score
from handlers.views.corrective import ground_name
from handlers.views.report_charts import Drawn, dimensions, heat, promises, rates, trend
from handlers.views.report_names import (
    RATED,
    advice_line,
    asked_name,
    between,
    category_name,
    department_in,
    mean,
    percent,
    period_name,
    promise_name,
    survey_name,
)
from locales import Markup


def paper(drawn: Drawn) -> Paper:
    """In the language of the estate."""
    words, report = drawn.words, drawn.report
    title = words("Report on our service: {period}", period=period_name(report.period, words))
    sections = [
        _at_a_glance(drawn),
        *(
            _answers(drawn, survey_name(one, words).plain, one.rows)
            for one in report.surveys
        ),
        _answers(drawn, words("Content with the work").plain, report.rows),
        _rates(drawn),
        _promises(drawn),
        _where(drawn),
        _again(drawn),
        _rectifying(drawn),
        _measures(drawn),
        _picture(words("How it went").plain, trend(drawn)),
    ]  # fmt: skip
    made = tuple(one for one in sections if one)
    span = f"{report.period.first} – {report.period.last}"
    page = words("Page {page} of {pages}", page="{page}", pages="{pages}").plain
    made_at = report.made_at.astimezone(report.here).isoformat()
    return Paper(title.plain, span, report.community, words.language, made, page, made_at)


def in_short(drawn: Drawn) -> list[Markup]:
    """The sentences by which the paper begins."""
    words, head = drawn.words, drawn.report.headline
    lines = [
        words.many("{n} matter was brought to us.", "{n} matters were brought to us.", head.filed),
        words("We kept {part} of our {of} promises ({rate}).", part=head.kept.part,
              of=head.kept.of, rate=percent(head.kept.rate)),
        words("{part} of {of} follow-up questions were answered ({rate}).",
              part=head.answered.part, of=head.answered.of, rate=percent(head.answered.rate)),
    ]  # fmt: skip
    share = head.satisfaction.satisfied
    if share.of < drawn.enough:
        lines.append(words("There were too few answers to say how content people are."))
    else:
        lines.append(
            words("Content with the work: {rate} (with 95 % certainty {between}).",
                  rate=percent(share.rate), between=between(share))
        )  # fmt: skip
    return lines


def _at_a_glance(drawn: Drawn) -> Section:
    return Section(drawn.words("At a glance").plain, _plain(in_short(drawn)))


def _answers(drawn: Drawn, title: str, rows: Sequence[Asked]) -> Section | None:
    chart = dimensions(drawn, title, rows)
    if chart is None:
        return None
    words = drawn.words
    columns = (words("Asked about"), words("Answers"), words("Content"), words("95 % certain"),
               words("Mean of 5"))  # fmt: skip
    lines = [
        (asked_name(one, words).plain, str(one.score.n), *_judged(drawn, one.score)) for one in rows
    ]
    table = Table(_plain(columns), tuple(lines), (3.2, 1.2, 1.3, 1.8, 1.3))
    return Section(title, (), table, chart)


def _judged(drawn: Drawn, score: Score) -> tuple[str, str, str]:
    if score.n < drawn.enough:
        return drawn.words("too few").plain, "", ""
    share = score.satisfied
    return percent(share.rate), between(share), mean(score)


def _rates(drawn: Drawn) -> Section | None:
    words = drawn.words
    columns = (
        words("Followed up"),
        words("Share asked"),
        words("Share reached"),
        words("Share wanted"),
    )
    lines = [
        (words(RATED[one.key]).plain, percent(one.asked.rate), percent(one.reached.rate),
         percent(one.reached_wanted))
        for one in drawn.report.rates if one.asked.of
    ]  # fmt: skip
    table = Table(_plain(columns), tuple(lines), (3, 1.2, 1.2, 1.2))
    return Section(words("Follow-ups").plain, (), table, rates(drawn)) if lines else None


def _promises(drawn: Drawn) -> Section | None:
    words = drawn.words
    columns = (
        words("Promise"),
        words("Clause"),
        words("Number kept"),
        words("Out of"),
        words("Share"),
    )
    lines = [
        (promise_name(one.key, words).plain, one.clause, str(one.share.part), str(one.share.of),
         percent(one.share.rate))
        for one in drawn.report.kept if one.share.of
    ]  # fmt: skip
    table = Table(_plain(columns), tuple(lines), (4, 1.6, 1, 1, 1.1))
    return Section(words("Promises kept").plain, (), table, promises(drawn)) if lines else None


def _where(drawn: Drawn) -> Section | None:
    return _picture(drawn.words("Where the matters come from").plain, heat(drawn))


def _again(drawn: Drawn) -> Section | None:
    """Without the place, which may be somebody's home."""
    words = drawn.words
    columns = (words("Matter"), words("How often"))
    lines = [
        (category_name(one.kind, one.category, words).plain, str(len(one.numbers)))
        for one in drawn.report.recurring
    ]
    table = Table(_plain(columns), tuple(lines), (4, 1.2))
    return Section(words("What came again").plain, (), table) if lines else None


def _rectifying(drawn: Drawn) -> Section | None:
    words = drawn.words
    columns = (words("Department"), words("Open"), words("Overdue"), words("Oldest, in days"))
    lines = [
        (department_in(drawn.report, one.department, words).plain, str(one.open),
         str(one.overdue), str(one.oldest))
        for one in drawn.report.rectifying
    ]  # fmt: skip
    table = Table(_plain(columns), tuple(lines), (3, 1, 1, 1.6))
    return Section(words("Open rectifications").plain, (), table) if lines else None


def _measures(drawn: Drawn) -> Section | None:
    """What the figures suggest, and which corrective procedures run (S0 八3(5))."""
    words = drawn.words
    advice = [advice_line(drawn.report, one, words) for one in drawn.report.advice]
    columns = (words("Corrective procedure"), words("Until"), words("State"))
    lines = [
        (ground_name(one.ground, words).plain,
         f"{one.due.astimezone(drawn.report.here).date()}" if one.due else "",
         (words("done") if one.closed_at else words("under way")).plain)
        for one in drawn.report.corrections
    ]  # fmt: skip
    if not advice and not lines:
        return None
    table = Table(_plain(columns), tuple(lines), (4, 1.3, 1.2)) if lines else None
    return Section(words("Measures").plain, _plain(advice), table)


def _picture(title: str, chart: Chart | None) -> Section | None:
    return Section(title, (), None, chart) if chart else None


def _plain(said: Sequence[Markup]) -> tuple[str, ...]:
    return tuple(one.plain for one in said)
