"""统计报告 — a report as a message: first what needs attention, then the figures, then details."""

from collections.abc import Iterator, Sequence

from domain.advice import Why
from domain.reports import Headline, Report, Surveyed, WorkerCard
from domain.statistics import Share
from domain.text import utf16_length
from domain.tickets import Kind
from handlers.letters import Letter
from handlers.views.names import KIND
from handlers.views.report_files import keys
from handlers.views.report_names import (
    RATED,
    advice_line,
    arrow,
    asked_name,
    between,
    category_name,
    department_in,
    mean,
    opinion_name,
    percent,
    period_name,
    place_name,
    promise_name,
    survey_name,
)
from handlers.views.tickets import lines_of
from locales import Markup, Words, escape

_ROOM = 3900  # UTF-16 units
_FEW, _SOME = 5, 10


def summary(report: Report, words: Words) -> Letter:
    """As much as one message holds, the weightiest first; all of it stands in the files."""
    parts = [_head(report, words), _headline(report, words), *_details(report, words)]
    shown: list[Markup] = []
    left_out = False
    for part in filter(None, parts):
        if utf16_length("\n\n".join([*shown, part])) > _ROOM:
            left_out = True
            break
        shown.append(part)
    if left_out:
        shown.append(words("… and more, in the files."))
    return Letter(Markup("\n\n").join(shown), keys(report, words))


def rows_follow(report_code: str, words: Words) -> Markup:
    """Under the workbook."""
    return words(
        "📑 The rows behind the report {code}. It names homes: please keep it to yourself.",
        code=report_code,
    )


def _head(report: Report, words: Words) -> Markup:
    """The judgement, before any figure."""
    span = f"{report.period.first} – {report.period.last}"
    title = words("📊 <b>Report on {period}</b> · {community}",
                  period=period_name(report.period, words), community=report.community)  # fmt: skip
    running = None
    if report.running:
        running = words("It is still running: figures up to now.")
    if report.headline.empty:
        verdict = [words("Nothing was brought, due or answered.")]
    elif report.advice:
        n = len(report.advice)
        verdict = [
            words.many(
                "⚠️ <b>{n} thing needs attention</b>", "⚠️ <b>{n} things need attention</b>", n
            ),
            *(words("• {line}", line=advice_line(report, one, words)) for one in report.advice),
        ]
    else:
        verdict = [words("✅ <b>All was kept, and nothing stands out.</b>")]
    return lines_of([title, escape(span), running, *verdict])


def _headline(report: Report, words: Words) -> Markup:
    now, before = report.headline, report.before
    content, kept = now.satisfaction.satisfied, now.kept
    more = "" if report.running else arrow(now.filed, before.filed)
    return lines_of([
        words("😀 Satisfied: <b>{rate}</b>{arrow} (95 %: {between}; {n} answers, {mean} of 5)",
              rate=percent(content.rate), arrow=arrow(content.rate, _content(before)),
              between=between(content), n=content.of, mean=mean(now.satisfaction)),
        words("📨 Answers returned: <b>{rate}</b>{arrow} ({part} of {of})",
              **_share(now.answered, before.answered)),
        words("⏱ Promises kept: <b>{rate}</b>{arrow} ({part} of {of})",
              **_share(kept, before.kept)),
        words("📣 Complaints by household and year: {upheld} upheld{arrow}, {brought} in all; "
              "the standard allows less than {wanted}",
              upheld=percent(now.complained.upheld_rate, 2),
              brought=percent(now.complained.brought_rate, 2),
              arrow=arrow(_times(now), _times(before)),
              wanted=percent(now.complained.wanted, 1)),
        words("📥 Came in: <b>{n}</b>{arrow}", n=now.filed, arrow=more),
        _kinds(report, words),
    ])  # fmt: skip


def _details(report: Report, words: Words) -> Iterator[Markup | None]:
    yield _section(words("<b>Follow-ups</b>"), _follow_ups(report, words))
    for survey in report.surveys:
        yield _section(*_survey(survey, words))
    yield _section(words("<b>Promises</b>"), [
        words("• {what} ({clause}): {part} of {of} kept", what=promise_name(one.key, words),
              clause=one.clause, part=one.share.part, of=one.share.of)
        for one in report.kept[:_SOME]
    ])  # fmt: skip
    yield _section(words("<b>Came again</b>"), [
        words("• {what}, {place}: {n} times ({numbers})",
              what=category_name(one.kind, one.category, words), n=len(one.numbers),
              place=escape(one.place) or words("No building"), numbers=", ".join(one.numbers[-3:]))
        for one in report.recurring[:_FEW]
    ])  # fmt: skip
    yield _section(words("<b>Where most comes from</b>"), [
        words("• {place}, {what}: {n}", place=place_name(one.building, words),
              what=category_name(one.kind, one.category, words), n=one.n)
        for one in report.heat[:_FEW]
    ])  # fmt: skip
    yield _section(words("<b>Open rectifications</b>"), [
        words("• {department}: {n} open, {overdue} overdue, the oldest for {days} days",
              department=department_in(report, one.department, words), n=one.open,
              overdue=one.overdue, days=one.oldest)
        for one in report.rectifying
    ])  # fmt: skip
    yield _section(words("<b>Corrective procedures</b>"), [
        words("• No. {id}, {subject}: {findings}", id=one.correction_id, subject=one.subject,
              findings=one.findings)
        if one.closed_at
        else words("• No. {id}, {subject}: under way", id=one.correction_id, subject=one.subject)
        for one in report.corrections
    ])  # fmt: skip
    yield _section(words("<b>Colleagues</b>"), [
        _worker(one, words) for one in report.workers[:_SOME]
    ])  # fmt: skip
    yield _section(words("<b>What residents said</b>"), _said(report, words))
    yield _section(words("<b>For the regular meeting</b>"), _agenda(report, words))
    yield _section(words("<b>Our estates</b>"), [
        words("• {community}: {rate} satisfied, {kept} of promises kept, {upheld} upheld "
              "complaints by household and year", community=one.community,
              rate=percent(_content(one.figures)), kept=percent(one.figures.kept.rate),
              upheld=percent(one.figures.complained.upheld_rate, 2))
        for one in report.communities
    ])  # fmt: skip


def _follow_ups(report: Report, words: Words) -> list[Markup]:
    lines = [
        words("• {asked}: {rate} (95 %: {between}), {mean} of 5",
              asked=asked_name(one, words), rate=percent(one.score.satisfied.rate),
              between=between(one.score.satisfied), mean=mean(one.score))
        for one in report.rows if one.score.n
    ]  # fmt: skip
    lines += [
        words("• {kind}: {asked} asked, {reached} reached; {wanted} are wanted ({clause})",
              kind=words(RATED[one.key]), asked=percent(one.asked.rate),
              reached=percent(one.reached.rate), wanted=percent(one.reached_wanted),
              clause=one.clause)
        for one in report.rates
    ]  # fmt: skip
    if report.asked_late or report.never_asked:
        lines.append(words("• Asked too late: {late}; never: {never}", late=report.asked_late,
                           never=report.never_asked))  # fmt: skip
    if report.in_vain:
        lines.append(words("• Nobody was reached in {n} households.", n=report.in_vain))
    return lines


def _worker(one: WorkerCard, words: Words) -> Markup:
    """Nobody is judged by a handful of answers (H8)."""
    if not one.enough:
        return words("• {name}: {n} jobs; too few answers to judge by", name=one.name,
                     n=one.finished)  # fmt: skip
    content = one.overall.satisfied
    return words("• {name}: {n} jobs, {rate} satisfied (95 %: {between}), {kept} on time, "
                 "{reworks} sent back, {notices} notices", name=one.name, n=one.finished,
                 rate=percent(content.rate), between=between(content),
                 kept=percent(one.on_time.rate), reworks=one.reworks,
                 notices=one.notices)  # fmt: skip


def _said(report: Report, words: Words) -> list[Markup]:
    """Of each group the first: of the work by its category, of surveys by their questions."""
    afterwards = [(category_name(one.kind, one.category, words), one.words) for one in report.said]
    surveyed = [
        (opinion_name(survey, one.about, words), one.words)
        for survey in report.surveys
        for one in survey.opinions
    ]
    return [
        words("• {what}: “{words}”", what=what, words=said[0])
        for what, said in (*afterwards[:_FEW], *surveyed[:_FEW]) if said
    ]  # fmt: skip


def _agenda(report: Report, words: Words) -> list[Markup]:
    said = {
        Why.MAJOR: words("Major complaints"),
        Why.COMPLAINTS: words("Complaints beyond the standard"),
        Why.CLAUSE: words("Promises that are missed"),
        Why.OVERDUE: words("Overdue rectifications"),
        Why.RECURRING: words("The same again"),
    }
    return [
        words("• {point} {numbers}", point=said[one.why], numbers=", ".join(one.numbers[:_FEW]))
        for one in report.agenda[:_SOME]
    ]


def _kinds(report: Report, words: Words) -> Markup | None:
    parts = [
        words("{kind} {n}", kind=words(KIND[kind]), n=report.filed[kind])
        for kind in Kind if report.filed.get(kind)
    ]  # fmt: skip
    return Markup(" · ").join(parts) if parts else None


def _survey(survey: Surveyed, words: Words) -> tuple[Markup, list[Markup]]:
    name, returned = survey_name(survey, words), survey.answered
    if not survey.rows:
        few = words("Too few to show anything without giving somebody away.")
        return words("<b>{survey}</b>: {part} of {of} answered", survey=name, part=returned.part,
                     of=returned.of), [few]  # fmt: skip
    lines = [
        words("• {asked}: {rate} ({mean})", asked=asked_name(one, words),
              rate=percent(one.score.satisfied.rate), mean=mean(one.score))
        for one in survey.rows
    ]  # fmt: skip
    rate = percent(survey.overall.rate)
    return words("<b>{survey}</b>: {part} of {of} answered, {rate} satisfied", survey=name,
                 part=returned.part, of=returned.of, rate=rate), lines  # fmt: skip


def _section(title: Markup, lines: Sequence[Markup]) -> Markup | None:
    return lines_of([title, *lines]) if lines else None


def _share(now: Share, before: Share) -> dict[str, object]:
    return {"rate": percent(now.rate), "arrow": arrow(now.rate, before.rate), "part": now.part,
            "of": now.of}  # fmt: skip


def _content(figures: Headline) -> float | None:
    return figures.satisfaction.satisfied.rate


def _times(figures: Headline) -> float | None:
    """Per mille, so that a small change shows."""
    rate = figures.complained.upheld_rate
    return None if rate is None else rate * 100
