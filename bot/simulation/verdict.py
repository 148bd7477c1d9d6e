"""What the office reports, beside what its people remember."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.app import App
from bot.simulation.counting import counted, surveyed
from bot.simulation.diary import Diary
from bot.simulation.reported import reported, reported_survey
from bot.simulation.rules import broken
from bot.simulation.summary import summary
from domain.report_periods import Period, Span


@dataclass(frozen=True)
class Compared:
    what: str
    reported: object
    counted: object

    def __str__(self) -> str:
        return f"{self.what}: reported {self.reported}, counted {self.counted}"

    @property
    def same(self) -> bool:
        return self.reported == self.counted


@dataclass
class Verdict:
    compared: list[Compared]
    broken: list[str]
    summary: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        return not self.broken and all(one.same for one in self.compared)

    @property
    def total(self) -> str:
        different = sum(not one.same for one in self.compared)
        return f"{len(self.compared)} compared, {different} different, {len(self.broken)} broken."

    @property
    def wrong(self) -> list[str]:
        """What differs, and what was broken."""
        different = [f"≠ {one}" for one in self.compared if not one.same]
        return different + [f"! {one}" for one in self.broken]

    def lines(self) -> Iterator[str]:
        yield from (f"  {one}" for one in self.compared if one.same)
        yield from self.wrong
        yield from self.summary
        yield self.total


async def judge(diary: Diary, app: App, first: datetime, last: datetime) -> Verdict:
    """Month by month, quarter by quarter, year by year; and survey by survey."""
    compared, years = [], []
    async with app.storage.view() as shelves:
        community = await shelves.communities.get(1)
        standard = app.settings.standards.of(community.name)
        for period in _periods(first, last):
            report = await shelves.reporting.report(community, period, standard, last)
            compared += _beside(
                period.code, dict(reported(report)), dict(counted(diary, period, last))
            )
            if period.span is Span.YEAR:
                years.append(report)
            for survey in report.surveys if period.span is Span.MONTH else ():
                sheets = [one for one in diary.sheets.values() if one.period == survey.period]
                compared += _beside(
                    f"{period.code}, {survey.kind} survey {survey.period}",
                    dict(reported_survey(survey)),
                    dict(surveyed(sheets)),
                )
    return Verdict(compared, list(broken(diary, last)), list(summary(diary, years)))


def _beside(when: str, said: Mapping[str, object], known: Mapping[str, object]) -> list[Compared]:
    names = [*known, *(name for name in said if name not in known)]
    return [Compared(f"{when}, {name}", said.get(name, 0), known.get(name, 0)) for name in names]


def _periods(first: datetime, last: datetime) -> Iterator[Period]:
    """All that were reported on, and those that the last day lies in."""
    for span in Span:
        period = Period(span, first.date().replace(day=1, month=1))
        while period.first < last.date():
            if period.after.first > first.date():
                yield period
            period = period.after
