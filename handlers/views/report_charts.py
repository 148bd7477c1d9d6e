"""统计图 — the figures of a report as charts, with every word of them said."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from documents.figures import Bar, Bars, Card, Cards, Chart, Heat, Key, Line, Series, Tick, Trend
from domain.report_periods import Period
from domain.reports import Asked, Headline, Report, WorkerCard
from domain.statistics import Score, Share
from handlers.views.report_names import (
    RATED,
    asked_name,
    category_name,
    mean,
    percent,
    promise_name,
    survey_name,
)
from locales import Words

_PER_CENT = (Tick(0, "0 %"), Tick(0.5, "50 %"), Tick(1, "100 %"))


@dataclass(frozen=True)
class Drawn:
    """A report, how the periods before it went (the oldest first), and what the standard wants.

    Nobody is judged by fewer answers than `enough`; `content` is the share that is wanted.
    """

    report: Report
    past: Sequence[tuple[Period, Headline]]
    enough: int
    content: float
    words: Words

    @property
    def span(self) -> str:
        period = self.report.period
        return f"{self.report.community} · {period.code} ({period.first} – {period.last})"


def charts(drawn: Drawn) -> list[Chart]:
    """What has something to show; colleagues and other estates are for the office's eyes."""
    every = [*shared(drawn), workers(drawn), communities(drawn)]
    return [one for one in every if one]


def shared(drawn: Drawn) -> list[Chart]:
    """What the owners' committee sees as well: nobody's name is in it."""
    pleased = drawn.words("Content with the work").plain
    every = [
        *(
            dimensions(drawn, survey_name(one, drawn.words).plain, one.rows)
            for one in drawn.report.surveys
        ),
        dimensions(drawn, pleased, drawn.report.rows),
        rates(drawn),
        promises(drawn),
        heat(drawn),
        trend(drawn),
    ]
    return [one for one in every if one]


def dimensions(drawn: Drawn, title: str, rows: Sequence[Asked]) -> Bars | None:
    words = drawn.words
    if not any(one.score.n for one in rows):
        return None
    bars = [_score(drawn, asked_name(one, words).plain, one.score) for one in rows]
    keys = (
        Key("whisker", words("95 % sure that the true share lies in here").plain),
        Key("mark", words("what is wanted").plain),
        Key("miss", words("less than is wanted").plain),
    )
    return Bars(title, drawn.span, words.language, tuple(bars), _PER_CENT, keys)


def _score(drawn: Drawn, label: str, score: Score) -> Bar:
    """Content are those who gave four points or five."""
    share = score.satisfied
    if _content(drawn, score) is None or share.rate is None or share.interval is None:
        return Bar(label, None, drawn.words("too few to judge ({n})", n=share.of).plain)
    said = drawn.words("{rate} · {mean} of 5 ({n})", rate=percent(share.rate), mean=mean(score),
                       n=share.of).plain  # fmt: skip
    low, high = share.interval
    return Bar(label, share.rate, said, low, high, drawn.content, share.rate < drawn.content)


def rates(drawn: Drawn) -> Bars | None:
    words = drawn.words
    bars = [
        Bar(words(RATED[one.key]).plain, one.reached.rate, _of(one.reached),
            mark=one.reached_wanted, missed=(one.reached.rate or 0) < one.reached_wanted)
        for one in drawn.report.rates if one.reached.of
    ]  # fmt: skip
    keys = (Key("mark", words("what is wanted").plain),
            Key("miss", words("less than is wanted").plain))  # fmt: skip
    title = words("Followed up: reached in person, or answered in full").plain
    return Bars(title, drawn.span, words.language, tuple(bars), _PER_CENT, keys) if bars else None


def promises(drawn: Drawn) -> Bars | None:
    """The least kept first."""
    words = drawn.words
    bars = [
        Bar(f"{promise_name(one.key, words).plain} ({one.clause})", one.share.rate, _of(one.share))
        for one in drawn.report.kept if one.share.of
    ]  # fmt: skip
    title = words("Promises kept").plain
    return Bars(title, drawn.span, words.language, tuple(bars), _PER_CENT) if bars else None


def heat(drawn: Drawn) -> Heat | None:
    """Of what most comes, from where: the fullest first, both ways."""
    words, report = drawn.words, drawn.report
    what: Counter[tuple[str, str]] = Counter()
    where: Counter[str] = Counter()
    found: Counter[tuple[tuple[str, str], str]] = Counter()
    for one in report.heat:
        what[one.kind, one.category] += one.n
        where[one.building] += one.n
        found[(one.kind, one.category), one.building] += one.n
    if not found:
        return None
    lines = [
        Line(category_name(*code, words).plain,
             tuple(found[code, building] for building, _n in where.most_common()))
        for code, _n in what.most_common()
    ]  # fmt: skip
    columns = [building or words("none").plain for building, _n in where.most_common()]
    title = words("Where the matters come from").plain
    return Heat(title, drawn.span, words.language, tuple(columns), tuple(lines),
                words("Building").plain, words("fewer").plain, words("more").plain)  # fmt: skip


def trend(drawn: Drawn) -> Trend | None:
    """One period shows no trend."""
    words = drawn.words
    periods = [*drawn.past, (drawn.report.period, drawn.report.headline)]
    series = [
        _series(words("Content with the work").plain, [_content(drawn, one.satisfaction)
                                                       for _, one in periods]),
        _series(words("Promises kept").plain, [one.kept.rate for _, one in periods]),
        _series(words("Answers returned").plain, [one.answered.rate for _, one in periods]),
    ]  # fmt: skip
    known = max(sum(share is not None for share in one.shares) for one in series)
    if known <= 1:
        return None
    codes = tuple(period.code for period, _ in periods)
    title = words("How it went").plain
    return Trend(title, drawn.span, words.language, codes, tuple(series), _PER_CENT)


def workers(drawn: Drawn) -> Cards | None:
    """By name, never by rank (H8)."""
    words = drawn.words
    made = tuple(_card(one, words) for one in drawn.report.workers)
    note = words("Nobody is judged by fewer than {n} answers: so few say nothing.", n=drawn.enough)
    title = words("Colleagues and their work").plain
    return Cards(title, drawn.span, words.language, made, note.plain) if made else None


def _card(one: WorkerCard, words: Words) -> Card:
    share = one.overall.satisfied
    figures = (
        words("{n} jobs done, {kept} on time", n=one.finished,
              kept=percent(one.on_time.rate)).plain,
        words("{reworks} sent back, {notices} notices", reworks=one.reworks,
              notices=one.notices).plain,
    )  # fmt: skip
    if not one.enough or share.interval is None:
        return Card(one.name, None, words("too few to judge ({n})", n=share.of).plain,
                    figures=figures)  # fmt: skip
    said = words("{rate} · {mean} of 5 ({n})", rate=percent(share.rate), mean=mean(one.overall),
                 n=share.of).plain  # fmt: skip
    return Card(one.name, share.rate, said, *share.interval, figures)


def communities(drawn: Drawn) -> Bars | None:
    """The best first (H5)."""
    ranked = sorted(
        drawn.report.communities,
        key=lambda one: _content(drawn, one.figures.satisfaction) or 0,
        reverse=True,
    )
    bars = [_score(drawn, one.community, one.figures.satisfaction) for one in ranked]
    title = drawn.words("Our estates: content with the work").plain
    keys = (Key("mark", drawn.words("what is wanted").plain),)
    made = Bars(title, drawn.report.period.code, drawn.words.language, tuple(bars), _PER_CENT, keys)
    return made if bars else None


def _content(drawn: Drawn, score: Score) -> float | None:
    """Of few answers nothing is said, least of all to the owners' committee."""
    return score.satisfied.rate if score.n >= drawn.enough else None


def _series(label: str, shares: Sequence[float | None]) -> Series:
    return Series(label, tuple(shares), tuple(percent(one) for one in shares))


def _of(share: Share) -> str:
    return f"{percent(share.rate)} ({share.part}/{share.of})"
