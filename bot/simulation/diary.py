"""What the people of a simulation did and saw: the record that the office's figures must equal.

Nothing in it was read from the office's database: a line is written when somebody acts, or when
they see something in a chat of theirs.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.simulation.village import ZONE

_QUARTERLY = re.compile(r"季|quarter", re.IGNORECASE)


@dataclass
class Work:
    """From the moment it was wanted, or wanted again, until the household says it is in order."""

    since: datetime
    taken_at: datetime | None = None
    set_off_at: datetime | None = None
    arrived_at: datetime | None = None
    finished_at: datetime | None = None
    tested_at: datetime | None = None  # with water, where it leaked
    accepted_at: datetime | None = None


@dataclass
class Matter:
    """What somebody brought, and what became of it, as they lived it.

    Category, building, department, verdict and urgency are those of the card that the group sees.
    """

    number: str
    kind: str
    wish: str  # what they meant to bring: "urgent", "leak", "safety", "other", "complaint" …
    home: str
    filed_at: datetime
    category: str = ""
    urgent: bool = False
    building: str = ""  # where their home is
    common: str = ""  # the building whose common area it is about
    department: str = ""
    upheld: bool = False
    worker: str = ""
    visit_by: datetime | None = None  # the end of the time that they chose
    term: tuple[datetime, datetime] | None = None  # of a service that runs
    passed_on: bool = False  # kind words, to whom they were meant for
    planned_at: datetime | None = None  # what will be done about it, and by when
    before_the_gm_at: datetime | None = None
    answered_by_the_gm: list[datetime] = field(default_factory=list)
    works: list[Work] = field(default_factory=list)  # the first, and each that was done again

    def __post_init__(self) -> None:
        self.works = self.works or [Work(self.filed_at)]

    @property
    def work(self) -> Work:
        return self.works[-1]

    @property
    def again(self) -> list[Work]:
        """What had to be done once more."""
        return self.works[1:]

    def does_again(self, at: datetime) -> bool:
        """False where it is being done again already."""
        if self.work.finished_at is None:
            return False
        self.works.append(Work(at))
        return True

    def asked_of(self, at: datetime) -> Work:
        """The work that a question of this moment is about."""
        return next((one for one in reversed(self.works) if one.since < at), self.works[0])


@dataclass
class Asked:
    """A question about a matter, as its household saw it first; `step` is why it is asked.

    It has no number while it lies behind another in the same message, and nobody has looked.
    """

    follow_up: str
    number: str
    home: str
    at: datetime
    step: str = ""
    whom: int = 0  # in whose chat it lies
    seen: int = 1  # in how many messages
    scores: dict[str, int] = field(default_factory=dict)
    answered_at: datetime | None = None
    hasty: bool = False


@dataclass
class Sampled:
    """A sheet of a survey, as its household saw it first; `title` is the survey's."""

    sheet: str
    home: str
    at: datetime
    title: str
    points: dict[int, int] = field(default_factory=dict)
    sent_at: datetime | None = None
    refused: bool = False
    hasty: bool = False

    @property
    def period(self) -> str:
        """Of the survey: a year, or a quarter of one."""
        local = self.at.astimezone(ZoneInfo(ZONE))
        if not _QUARTERLY.search(self.title):
            return str(local.year)
        return f"{local.year}-Q{(local.month - 1) // 3 + 1}"


@dataclass
class Recorded:
    """What a colleague wrote down of a talk with a household; `called_for` since when.

    A second call asks again what was answered already.
    """

    number: str
    at: datetime
    scores: dict[str, int]
    confirmed: bool = False  # by the household
    called_for: datetime | None = None
    second: bool = False

    @property
    def about(self) -> datetime:
        """The newest question of this moment is the one that was spoken of."""
        return self.called_for or self.at


@dataclass
class Notice:
    """A written notice to whoever did the work, as it hangs in the group."""

    notice: str
    number: str
    at: datetime
    to: str  # the name on it; empty where there is none
    again: bool = False  # whether it says that the work was ordered again
    acknowledged_at: datetime | None = None
    rectified_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass
class Diary:
    homes: int = 0
    matters: dict[str, Matter] = field(default_factory=dict)
    asked: dict[str, Asked] = field(default_factory=dict)
    sheets: dict[str, Sampled] = field(default_factory=dict)
    recorded: list[Recorded] = field(default_factory=list)
    notices: dict[str, Notice] = field(default_factory=dict)
    same: list[tuple[str, str]] = field(default_factory=list)  # one matter, says a colleague
    in_vain: list[datetime] = field(default_factory=list)  # when a household was given up
    rains: list[datetime] = field(default_factory=list)
    oddities: list[str] = field(default_factory=list)  # what nobody should ever see

    @property
    def so_far(self) -> str:
        return (
            f"{len(self.matters)} matters, {len(self.asked)} questions, {len(self.sheets)} sheets, "
            f"{len(self.recorded)} talks, {len(self.notices)} notices, "
            f"{len(self.oddities)} oddities"
        )

    def wonder(self, at: datetime, what: str) -> None:
        self.oddities.append(f"{at:%Y-%m-%d %H:%M} {what}")
