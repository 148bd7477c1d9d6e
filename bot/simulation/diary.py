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
class Matter:
    """What somebody brought, and what became of it, as they lived it."""

    number: str
    kind: str
    wish: str  # what they meant to bring: "urgent", "leak", "safety", "other", "complaint" …
    home: str
    filed_at: datetime
    finished_at: datetime | None = None
    accepted_at: datetime | None = None
    worker: str = ""
    undone: int = 0  # how often it was taken up again


@dataclass
class Asked:
    """A question about a matter, as its household saw it first.

    It has no number while it lies behind another in the same message, and nobody has looked.
    """

    follow_up: str
    number: str
    home: str
    at: datetime
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
    """What a colleague wrote down of a talk with a household."""

    number: str
    at: datetime
    scores: dict[str, int]
    confirmed: bool = False  # by the household


@dataclass
class Diary:
    homes: int = 0
    matters: dict[str, Matter] = field(default_factory=dict)
    asked: dict[str, Asked] = field(default_factory=dict)
    sheets: dict[str, Sampled] = field(default_factory=dict)
    recorded: list[Recorded] = field(default_factory=list)
    oddities: list[str] = field(default_factory=list)  # what nobody should ever see

    @property
    def so_far(self) -> str:
        return (
            f"{len(self.matters)} matters, {len(self.asked)} questions, {len(self.sheets)} sheets, "
            f"{len(self.recorded)} talks, {len(self.oddities)} oddities"
        )

    def wonder(self, at: datetime, what: str) -> None:
        self.oddities.append(f"{at:%Y-%m-%d %H:%M} {what}")
