"""统计报告: every figure of a month, a quarter or a year, as it is drawn, written and printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.advice import Advice, Point
from domain.report_periods import Period
from domain.statistics import Score, Share
from domain.survey_results import Opinion
from domain.tickets import Role

READERS = frozenset({Role.HEAD, Role.SUPERVISOR, Role.MANAGER, Role.GM})
ROW_READERS = READERS - {Role.HEAD}  # as with every file that names homes
_NOBODY = Share(0, 0)


@dataclass(frozen=True)
class Asked:
    """A row that was answered with points: of follow-ups, or a question of a survey."""

    code: str  # "quality", "effect", "satisfaction"; or the survey's own, such as "cleaning"
    score: Score
    wording: Mapping[str, str] = field(default_factory=dict)  # by language; empty as in a title


@dataclass(frozen=True)
class Surveyed:
    """A survey closed in the period; an anonymous one of a handful has no rows, no words (G3)."""

    survey_id: int
    kind: str  # a `SurveyKind`
    title: Mapping[str, str]  # by language; empty where the house names it
    period: str  # what it was made for: "2026", "2026-Q1"
    answered: Share  # of those who were written to
    rows: tuple[Asked, ...]
    opinions: tuple[Opinion, ...] = ()  # by question; about nothing: of the survey as a whole
    overall: Share = _NOBODY  # households that are content on the whole

    def known_as(self, row: Asked) -> str:
        """Its name in the whole report: each survey's own questions are q1, q2 and so on."""
        return f"{self.survey_id}:{row.code}" if row.wording else row.code


@dataclass(frozen=True)
class Rate:
    """回访率: of what fell due, how much was asked, and how much reached by a person.

    Reached is a full answer as well (X2). `asked_wanted` and `reached_wanted` are the targets,
    from 0 to 1; the key is that of the standard's row, without "followup.rate.".
    """

    key: str
    asked: Share
    reached: Share
    asked_wanted: float
    reached_wanted: float
    clause: str


@dataclass(frozen=True)
class Kept:
    """Promises of one clause that fell due: kept among all that were put to the test."""

    key: str
    clause: str
    share: Share


@dataclass(frozen=True)
class Matter:
    """One matter brought again and again within a year (X7, X8), the last time in the period."""

    kind: str
    category: str
    place: str  # empty where it is confidential
    numbers: tuple[str, ...]  # of the tickets, oldest first


@dataclass(frozen=True)
class Spot:
    """How much came in of one category from one building; empty: from no building in particular."""

    building: str
    kind: str  # a repair's category and a complaint's topic may share a code
    category: str
    n: int


@dataclass(frozen=True)
class WorkerCard:
    """What one colleague did, and what was said of it; to be judged only where `enough`."""

    staff_id: int
    name: str
    department: str
    finished: int
    rows: tuple[Asked, ...]
    reworks: int
    notices: int
    on_time: Share
    enough: bool  # at least so many answers (report.answers_to_judge)

    @property
    def overall(self) -> Score:
        return next((one.score for one in self.rows if one.code == "satisfaction"), Score())


@dataclass(frozen=True)
class Complained:
    """Complaints for each household and year (X12): `upheld` raises the alarm, `brought` is all."""

    upheld: int
    brought: int
    homes: int
    days: int
    wanted: float  # kpi.complaint_rate_year, from 0 to 1
    clause: str

    @property
    def upheld_rate(self) -> float | None:
        return self._yearly(self.upheld)

    @property
    def brought_rate(self) -> float | None:
        return self._yearly(self.brought)

    @property
    def alarming(self) -> bool:
        return (self.upheld_rate or 0) >= self.wanted

    def _yearly(self, n: int) -> float | None:
        return n / (self.homes * self.days / 365) if self.homes and self.days else None


@dataclass(frozen=True)
class Rectifying:
    """Rectifications of a department that are open now; ages in days since the notice."""

    department: str
    open: int
    overdue: int
    oldest: int


@dataclass(frozen=True)
class Said:
    """What residents wrote of one category; without names, and at most so many (`of` in all)."""

    department: str
    category: str
    kind: str
    words: tuple[str, ...]
    of: int


@dataclass(frozen=True)
class Headline:
    """The few figures by which one period, or one community, is held against another."""

    filed: int
    answered: Share
    satisfaction: Score
    kept: Share
    complained: Complained

    @property
    def empty(self) -> bool:
        """Nothing was brought, due or answered."""
        return not (self.filed or self.answered.of or self.satisfaction.n or self.kept.of)


@dataclass(frozen=True)
class Compared:
    community: str
    figures: Headline


@dataclass(frozen=True)
class Correcting:
    """纠正预防: a corrective procedure that ran in the period, or still runs."""

    correction_id: int
    subject: str  # in the office's own words; not for the committee
    ground: str  # a code: a `Ground`, or of a matter that came again
    due: datetime | None
    closed_at: datetime | None
    findings: str


@dataclass(frozen=True)
class Report:
    """One community and one period; what has no answers is empty, never made up.

    Answers that look invented count in no score until the household has confirmed them.
    """

    community: str
    zone: str
    period: Period
    made_at: datetime
    headline: Headline
    before: Headline  # of the period before, for the arrows
    filed: Mapping[str, int]  # by kind
    rows: tuple[Asked, ...]  # of follow-ups answered in the period: quality, effect, satisfaction
    surveys: tuple[Surveyed, ...]
    rates: tuple[Rate, ...]
    kept: tuple[Kept, ...]  # by clause, the least kept first
    by_department: Mapping[str, Score]  # the row "satisfaction", by who answered for the work
    recurring: tuple[Matter, ...]  # the most often brought first
    recurring_in_all: int  # of which `recurring` shows the first
    heat: tuple[Spot, ...]  # the most first
    workers: tuple[WorkerCard, ...]  # by name, never by rank
    rectifying: tuple[Rectifying, ...]
    said: tuple[Said, ...]
    in_vain: int  # contacts by a person that reached nobody
    asked_late: int  # follow-ups asked after their limit
    never_asked: int  # whose limit has passed without a question
    unqualified: int  # the most answers to any row of follow-ups that found the work bad
    departments: Mapping[str, str]  # what the office calls them, where not as the house does
    advice: tuple[Advice, ...] = ()  # recommendations (H6)
    agenda: tuple[Point, ...] = ()  # for the regular meeting (D3)
    corrections: tuple[Correcting, ...] = ()
    communities: tuple[Compared, ...] = ()  # the company's others and itself; for its GM only

    @property
    def here(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def running(self) -> bool:
        """Its period was not over yet."""
        return self.made_at < self.period.bounds(self.here)[1]
