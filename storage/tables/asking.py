"""What the office asks afterwards, what it is told, and what must come of it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.contacts import ContactState, Way
from domain.corrective import Ground
from domain.follow_ups import FollowUpState, Purpose
from domain.surveys import SheetState, SurveyState
from storage.tables.columns import Numbered, Row


class FollowUp(Numbered, Row):
    """回访: what the household says of the work afterwards.

    `asked_of` is who has the question before them, `answered_by` whose answer it is; where a
    colleague wrote it down, `recorded_by`, and `confirmed_at` once the household has said so.
    """

    __tablename__ = "follow_ups"
    __table_args__ = (
        UniqueConstraint("ticket_id", "ordinal"),
        Index("ix_follow_ups_state", "state", "ask_at"),
        Index("ix_follow_ups_asked", "asked_at"),
        Index("ix_follow_ups_limit", "limit"),
        Index("ix_follow_ups_asked_of", "asked_of", "state"),
    )

    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    ordinal: Mapped[int]
    ask_at: Mapped[datetime | None]
    limit: Mapped[datetime | None]
    clause: Mapped[str]
    state: Mapped[str] = mapped_column(default=FollowUpState.PLANNED)
    after: Mapped[str] = mapped_column(default="")  # what it asks about: an `After`
    purpose: Mapped[str] = mapped_column(default=Purpose.FIRST)
    asked_at: Mapped[datetime | None] = mapped_column(default=None)
    asked_of: Mapped[int | None] = mapped_column(ForeignKey("people.id"), default=None)
    reminded_at: Mapped[datetime | None] = mapped_column(default=None)
    opened_at: Mapped[datetime | None] = mapped_column(default=None)  # the first tap
    quality: Mapped[int | None] = mapped_column(default=None)
    effect: Mapped[int | None] = mapped_column(default=None)
    satisfaction: Mapped[int | None] = mapped_column(default=None)
    unfixed: Mapped[bool] = mapped_column(default=False)  # they say that it is not mended
    shortcomings: Mapped[str] = mapped_column(default="")
    suggestions: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"), default=None)
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    doubt: Mapped[str] = mapped_column(default="")  # why the answer looks invented


class Contact(Numbered, Row):
    """人工回访: a colleague is to speak with the household, by telephone and then at the door.

    `tries` counts those in vain by the present way. The points stand here as the colleague wrote
    them down, also where the household has put them right since, or had answered before.
    """

    __tablename__ = "contacts"
    __table_args__ = (Index("ix_contacts_state", "community_id", "state"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    follow_up_id: Mapped[int] = mapped_column(ForeignKey("follow_ups.id"), index=True)
    reason: Mapped[str]
    led_by: Mapped[str]  # the role that leads it (X11)
    made_at: Mapped[datetime]
    due: Mapped[datetime]
    clause: Mapped[str]
    way: Mapped[str] = mapped_column(default=Way.PHONE)
    state: Mapped[str] = mapped_column(default=ContactState.OPEN)
    tries: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime | None] = mapped_column(default=None)  # not before, after a vain try
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    taken_at: Mapped[datetime | None] = mapped_column(default=None)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    words: Mapped[str] = mapped_column(default="")  # what the colleague noted
    joined_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    quality: Mapped[int | None] = mapped_column(default=None)
    effect: Mapped[int | None] = mapped_column(default=None)
    satisfaction: Mapped[int | None] = mapped_column(default=None)
    suggestions: Mapped[str] = mapped_column(default="")
    audited_at: Mapped[datetime | None] = mapped_column(default=None)
    audited_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    remark: Mapped[str] = mapped_column(default="")  # of whoever audited it


class Rectification(Numbered, Row):
    """整改: a written notice to the worker, and what came of it."""

    __tablename__ = "rectifications"
    __table_args__ = (Index("ix_rectifications_stage", "stage"),)

    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    follow_up_id: Mapped[int | None] = mapped_column(ForeignKey("follow_ups.id"), index=True)
    stage: Mapped[str]
    noticed_at: Mapped[datetime]
    acknowledge_by: Mapped[datetime]
    clause: Mapped[str]
    cause: Mapped[str] = mapped_column(default="")
    what: Mapped[str] = mapped_column(default="")  # the notice in words, where nobody's answer is
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    survey_id: Mapped[int | None] = mapped_column(ForeignKey("surveys.id"), default=None)
    rework_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"), default=None)
    rectify_by: Mapped[datetime | None] = mapped_column(default=None)
    acknowledged_at: Mapped[datetime | None] = mapped_column(default=None)
    rectified_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    rectified_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)


class Survey(Numbered, Row):
    """满意度调查: the same questions to many households, and what came of the answers.

    `title` and the words of `questions` are by language.
    """

    __tablename__ = "surveys"
    __table_args__ = (Index("ix_surveys_state", "community_id", "state"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    kind: Mapped[str]
    made_at: Mapped[datetime]
    clause: Mapped[str]
    questions: Mapped[list[Any]]  # {"code": "cleaning"} or {"code": "q1", "words": {"en": …}}
    state: Mapped[str] = mapped_column(default=SurveyState.DRAFT)
    period: Mapped[str] = mapped_column(default="")  # "2026" or "2026-Q1": one for each
    title: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    building: Mapped[str] = mapped_column(default="")  # empty: the whole estate
    anonymous: Mapped[bool] = mapped_column(default=True)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    announcement_id: Mapped[int | None] = mapped_column(
        ForeignKey("announcements.id"), default=None
    )
    opens_at: Mapped[datetime | None] = mapped_column(default=None)  # by itself, while proposed
    opened_at: Mapped[datetime | None] = mapped_column(default=None)
    closes_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    occupied: Mapped[int] = mapped_column(default=0)  # households there were when it was opened
    measures: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)  # done with the answers
    told_at: Mapped[datetime | None] = mapped_column(default=None)


class Sheet(Numbered, Row):
    """问卷: one household's copy of a survey; one answer each.

    `points` and `why` are by the code of the question.
    """

    __tablename__ = "sheets"
    __table_args__ = (
        UniqueConstraint("survey_id", "home_id"),
        Index("ix_sheets_home", "home_id", "chosen_at"),
        Index("ix_sheets_person", "person_id"),
    )

    survey_id: Mapped[int] = mapped_column(ForeignKey("surveys.id"))
    home_id: Mapped[int] = mapped_column(ForeignKey("homes.id"))
    chosen_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default=SheetState.CHOSEN)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("sheets.id"), default=None)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), default=None)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    reminded_at: Mapped[datetime | None] = mapped_column(default=None)
    opened_at: Mapped[datetime | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"), default=None)
    points: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    why: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    words: Mapped[str] = mapped_column(default="")
    doubt: Mapped[str] = mapped_column(default="")  # why the answer looks invented


class Rain(Numbered, Row):
    """雨: when and where it rained; empty `buildings` means everywhere."""

    __tablename__ = "rains"
    __table_args__ = (Index("ix_rains_day", "community_id", "day"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    day: Mapped[date]  # by the calendar there
    buildings: Mapped[list[Any]]
    source: Mapped[str]  # "staff", or the weather's own
    noted_at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)


class CommitteeReport(Numbered, Row):
    """A report that went to the owners' committee: each period's once."""

    __tablename__ = "committee_reports"
    __table_args__ = (UniqueConstraint("community_id", "period"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    period: Mapped[str]
    sent_at: Mapped[datetime]
    sent_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))


class Correction(Numbered, Row):
    """纠正预防措施: the procedure that a manager starts on a report (S0 八3(5))."""

    __tablename__ = "corrections"
    __table_args__ = (Index("ix_corrections_period", "community_id", "period"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    period: Mapped[str]  # of the report it was started on: "2026-Q1", "2026-03"
    subject: Mapped[str]
    started_at: Mapped[datetime]
    started_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    clause: Mapped[str]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    plan: Mapped[str] = mapped_column(default="")
    due: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    findings: Mapped[str] = mapped_column(default="")  # what came of it
    ground: Mapped[str] = mapped_column(default=Ground.OTHER)  # its code, whatever it is called
