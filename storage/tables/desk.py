"""The office's own day: who is on duty, what was handed over, found and announced."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.columns import Numbered, Row


class Shift(Numbered, Row):
    """班次: when somebody of the office is, was or will be on duty."""

    __tablename__ = "shifts"
    __table_args__ = (Index("ix_shifts_when", "community_id", "starts_at"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    called_off_at: Mapped[datetime | None] = mapped_column(default=None)


class Handover(Numbered, Row):
    """交接班: what one shift leaves to the next, as it was written, and who took it over."""

    __tablename__ = "handovers"
    __table_args__ = (Index("ix_handovers_made", "community_id", "made_at"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    by_staff: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[datetime]
    items: Mapped[list[Any]]  # {"ticket": id, "why": code} in the order they stand there
    words: Mapped[str] = mapped_column(default="")
    taken_at: Mapped[datetime | None] = mapped_column(default=None)
    taken_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)


class DutyEntry(Numbered, Row):
    """值班本: a line of the duty log."""

    __tablename__ = "duty_log"
    __table_args__ = (Index("ix_duty_log_at", "community_id", "at"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime]
    words: Mapped[str]
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"), default=None)


class DayReport(Numbered, Row):
    """A department's feedback on its day (S4 4.7)."""

    __tablename__ = "day_reports"
    __table_args__ = (UniqueConstraint("community_id", "department", "day"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    department: Mapped[str]
    day: Mapped[date]
    at: Mapped[datetime]
    by_staff: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    words: Mapped[str]


class SpotCheck(Numbered, Row):
    """抽查: an unannounced check by the manager, of a ticket that chance has picked (S0 三(1))."""

    __tablename__ = "spot_checks"
    __table_args__ = (Index("ix_spot_checks_day", "community_id", "day"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    day: Mapped[date]
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"), default=None)
    checked_at: Mapped[datetime | None] = mapped_column(default=None)
    checked_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    verdict: Mapped[str] = mapped_column(default="")
    findings: Mapped[str] = mapped_column(default="")


class Announcement(Numbered, Row):
    """通知: the same to everybody of a building, of a riser or of the estate.

    `words` is what it says by language; `reached` and `missed` count letters once it is out.
    """

    __tablename__ = "announcements"
    __table_args__ = (Index("ix_announcements_state", "community_id", "state"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    state: Mapped[str]
    subject: Mapped[str]
    building: Mapped[str]
    unit: Mapped[str]
    words: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
    made_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    send_at: Mapped[datetime | None] = mapped_column(default=None)
    at_night: Mapped[bool] = mapped_column(default=False)  # it may wake people
    starts_at: Mapped[datetime | None] = mapped_column(default=None)  # of the outage
    ends_at: Mapped[datetime | None] = mapped_column(default=None)
    people: Mapped[int] = mapped_column(default=0)
    reached: Mapped[int] = mapped_column(default=0)
    missed: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None] = mapped_column(default=None)


class ToldHome(Numbered, Row):
    """That an announcement has reached a home: its letters are not kept for as long."""

    __tablename__ = "told_homes"
    __table_args__ = (UniqueConstraint("announcement_id", "home_id"),)

    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcements.id"))
    home_id: Mapped[int] = mapped_column(ForeignKey("homes.id"))


class Search(Numbered, Row):
    """What a colleague looked for, for a day, so that its list can be leafed through."""

    __tablename__ = "searches"

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    words: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)
