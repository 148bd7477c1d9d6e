"""What people bring, and all that comes of it."""

from datetime import datetime
from functools import partial
from secrets import token_hex
from typing import Any

from sqlalchemy import (
    JSON,
    ForeignKey,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from domain.tickets import Kind, Situation, State
from storage.tables.columns import Numbered, Row


class Ticket(Numbered, Row):
    """受理单: whatever was brought to the counter."""

    __tablename__ = "tickets"
    __table_args__ = (
        Index("ix_tickets_open", "community_id", "requester_id", "state"),
        Index("ix_tickets_requester", "requester_id", "state"),
        Index("ix_tickets_home", "home_id"),
        Index("ix_tickets_state", "community_id", "state"),
        Index("ix_tickets_assignee", "assignee_id", "state"),
        Index("ix_tickets_filed", "community_id", "filed_at"),
        Index("ix_tickets_incident", "incident_id"),
        Index("ix_tickets_merged", "merged_into_id"),
        UniqueConstraint("source_update"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    kind: Mapped[str]
    state: Mapped[str]
    requester_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    home_id: Mapped[int | None] = mapped_column(ForeignKey("homes.id"))
    place: Mapped[str]
    category: Mapped[str]
    words: Mapped[str]
    urgent: Mapped[bool]
    triage_kind: Mapped[str]
    triage_words: Mapped[list[Any]]
    filed_at: Mapped[datetime]
    source_update: Mapped[str]
    appointment_start: Mapped[datetime | None] = mapped_column(default=None)
    appointment_end: Mapped[datetime | None] = mapped_column(default=None)
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    department: Mapped[str] = mapped_column(default="")
    expectation: Mapped[str] = mapped_column(default="")
    verdict: Mapped[str] = mapped_column(default="")
    severity: Mapped[str] = mapped_column(default="")
    same_matter_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"), default=None)
    paused_at: Mapped[datetime | None] = mapped_column(default=None)
    paused_for: Mapped[str] = mapped_column(default="")
    resume_at: Mapped[datetime | None] = mapped_column(default=None)
    work: Mapped[str] = mapped_column(default="")
    finished_at: Mapped[datetime | None] = mapped_column(default=None)
    completed_at: Mapped[datetime | None] = mapped_column(default=None)
    archived_at: Mapped[datetime | None] = mapped_column(default=None)
    asset_id: Mapped[int | None] = mapped_column(ForeignKey("assets.id"), default=None)
    about_whom: Mapped[str] = mapped_column(default="")
    confidential: Mapped[bool] = mapped_column(default=False)
    charge: Mapped[str] = mapped_column(default="")
    rating: Mapped[int | None] = mapped_column(default=None)
    rated_at: Mapped[datetime | None] = mapped_column(default=None)
    source: Mapped[str] = mapped_column(default="telegram")  # how it came (C7)
    filed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    order_with: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    eta: Mapped[datetime | None] = mapped_column(default=None)
    arrived_at: Mapped[datetime | None] = mapped_column(default=None)
    incident_id: Mapped[int | None] = mapped_column(ForeignKey("incidents.id"), default=None)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"), default=None)
    tested_at: Mapped[datetime | None] = mapped_column(default=None)  # a leak, and found tight
    works: Mapped[bool] = mapped_column(default=False)  # more than a repair (X1)
    term_start: Mapped[datetime | None] = mapped_column(default=None)  # of a service that runs
    term_end: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def situation(self) -> Situation:
        """All that decides what may happen to it next."""
        paused = self.paused_at is not None
        return Situation(Kind(self.kind), State(self.state), urgent=self.urgent, paused=paused)


class Incident(Numbered, Row):
    """突发事件: one fault that many neighbours report; `unit` is empty for the whole building."""

    __tablename__ = "incidents"
    __table_args__ = (Index("ix_incidents_state", "community_id", "state"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    state: Mapped[str]
    category: Mapped[str]
    triage_kind: Mapped[str]
    building: Mapped[str]
    unit: Mapped[str]
    proposed_at: Mapped[datetime]
    urgent: Mapped[bool] = mapped_column(default=False)
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    words: Mapped[str] = mapped_column(default="")  # the last update, as the office wrote it
    said_in: Mapped[str] = mapped_column(default="")  # the message that update came by
    eta: Mapped[datetime | None] = mapped_column(default=None)


class Medium(Numbered, Row):
    """A photo, voice or file that belongs to a ticket; Telegram keeps the bytes."""

    __tablename__ = "media"

    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    stage: Mapped[str]
    kind: Mapped[str]
    file_id: Mapped[str]


class Promised(Numbered, Row):
    """A promise as it stood when it was made: changing a table never rewrites history."""

    __tablename__ = "promises"
    __table_args__ = (
        Index(
            "ix_promises_open",
            "due",
            sqlite_where=text("kept_at IS NULL AND lapsed_at IS NULL"),
            postgresql_where=text("kept_at IS NULL AND lapsed_at IS NULL"),
        ),
    )

    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    key: Mapped[str]
    made_at: Mapped[datetime]
    due: Mapped[datetime]
    clause: Mapped[str]
    kept_at: Mapped[datetime | None] = mapped_column(default=None)
    missed_at: Mapped[datetime | None] = mapped_column(default=None)
    lapsed_at: Mapped[datetime | None] = mapped_column(default=None)
    left: Mapped[int | None] = mapped_column(default=None)  # seconds, while the ticket is paused
    rung: Mapped[int] = mapped_column(default=0)

    @property
    def open(self) -> bool:
        """Neither kept nor lapsed; it may well be overdue."""
        return self.kept_at is None and self.lapsed_at is None


class Quote(Numbered, Row):
    """报价: a price named before the work, its items, and what the resident said to it.

    Amounts are in the smallest unit of the community's currency.
    """

    __tablename__ = "quotes"
    __table_args__ = (UniqueConstraint("ticket_id", "ordinal"),)

    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    ordinal: Mapped[int]
    state: Mapped[str]
    items: Mapped[list[Any]]
    total: Mapped[int]
    offered_at: Mapped[datetime]
    offered_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    clause: Mapped[str]
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"), default=None)
    message_id: Mapped[int | None] = mapped_column(default=None)  # on which they tapped
    signed_at: Mapped[datetime | None] = mapped_column(default=None)
    signed_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"), default=None)


class HeldReply(Numbered, Row):
    """A reply that promises too much, kept until whoever wrote it sends it all the same."""

    __tablename__ = "held_replies"

    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    chat: Mapped[int]
    thread: Mapped[int]
    message_id: Mapped[int]
    words: Mapped[str]
    media: Mapped[list[Any]]
    held_at: Mapped[datetime]
    template_id: Mapped[int | None] = mapped_column(ForeignKey("templates.id"), default=None)


class CaseCard(Numbered, Row):
    """档案卡: a matter that needs a plan, an owner and a date of its own."""

    __tablename__ = "case_cards"
    __table_args__ = (UniqueConstraint("ticket_id", "kind"),)

    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    kind: Mapped[str]
    opened_at: Mapped[datetime]
    clause: Mapped[str]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    plan: Mapped[str] = mapped_column(default="")
    plan_due: Mapped[datetime | None] = mapped_column(default=None)
    planned_at: Mapped[datetime | None] = mapped_column(default=None)


class Event(Numbered, Row):
    """Who did what to a ticket, when, and by which clause; only ever added to.

    `detail` may be erased, together with its salt: what is left gives nothing away.
    """

    __tablename__ = "events"
    __table_args__ = (Index("ix_events_actor", "actor", "at"),)

    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"), index=True)
    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[str]
    clause: Mapped[str]
    detail: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    salt: Mapped[str | None] = mapped_column(init=False, default_factory=partial(token_hex, 16))


class Seal(Row):
    """A link of the chain: an event as it was filed, and a hash that no later hand can fit."""

    __tablename__ = "seals"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), unique=True)
    line: Mapped[str]
    hash: Mapped[str]
