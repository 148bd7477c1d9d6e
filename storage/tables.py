"""Every table of the house, in the order of the story: who, what, what was said, the paperwork."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

from domain.follow_ups import FollowUpState


class Moment(TypeDecorator[datetime]):
    """An aware moment in UTC; SQLite keeps no zone, so it is taken off and put back on."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or dialect.name != "sqlite":
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


Big = BigInteger().with_variant(Integer, "sqlite")
_NAMES = {  # a constraint without a name can never be altered
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
Json = JSON()  # not JSONB: that refuses NUL and lone surrogates, and raw updates may hold both


class Row(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """A row is a plain record: it knows no rule and loads nothing behind your back."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it as a plain class attribute
        int: Big,
        datetime: Moment,
        dict[str, Any]: Json,
        list[Any]: Json,
        str: Text,
    }


class _Numbered(MappedAsDataclass, kw_only=True):
    id: Mapped[int] = mapped_column(init=False, primary_key=True, autoincrement=True)


# --- who -----------------------------------------------------------------------------------------


class Community(_Numbered, Row):
    """小区: an estate with its own zone, language and ops group."""

    __tablename__ = "communities"

    name: Mapped[str]
    zone: Mapped[str]
    language: Mapped[str]
    phone: Mapped[str] = mapped_column(default="")
    ops_chat: Mapped[int | None] = mapped_column(default=None, unique=True)
    ops_chat_was: Mapped[int | None] = mapped_column(default=None)


class Topic(_Numbered, Row):
    """A forum topic of the ops group, by the name of what is posted in it."""

    __tablename__ = "topics"
    __table_args__ = (UniqueConstraint("community_id", "name"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    name: Mapped[str]
    thread: Mapped[int]


class Home(_Numbered, Row):
    """房号."""

    __tablename__ = "homes"
    __table_args__ = (UniqueConstraint("community_id", "building", "room"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    building: Mapped[str]
    room: Mapped[str]

    @property
    def address(self) -> str:
        return f"{self.building}-{self.room}"


class Person(_Numbered, Row):
    """Somebody who has read the notice and agreed to be known."""

    __tablename__ = "people"

    telegram_id: Mapped[int] = mapped_column(unique=True)
    name: Mapped[str]
    language: Mapped[str]
    notice_version: Mapped[int]
    consented_at: Mapped[datetime]
    reachable: Mapped[bool] = mapped_column(default=True)


class Member(_Numbered, Row):
    """A person's place in a household, once the office has approved it."""

    __tablename__ = "members"
    __table_args__ = (UniqueConstraint("home_id", "person_id"),)

    home_id: Mapped[int] = mapped_column(ForeignKey("homes.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[str]
    state: Mapped[str]
    asked_at: Mapped[datetime]
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    decided_by: Mapped[int | None] = mapped_column(default=None)


class Staff(_Numbered, Row):
    """A person's post in the office; authority is this row, never the membership of a chat."""

    __tablename__ = "staff"
    __table_args__ = (UniqueConstraint("community_id", "telegram_id"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    telegram_id: Mapped[int] = mapped_column(index=True)
    name: Mapped[str]
    role: Mapped[str]
    language: Mapped[str]
    on_duty: Mapped[bool] = mapped_column(default=True)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


# --- what they bring -----------------------------------------------------------------------------


class Ticket(_Numbered, Row):
    """受理单: whatever was brought to the counter."""

    __tablename__ = "tickets"
    __table_args__ = (
        Index("ix_tickets_open", "community_id", "requester_id", "state"),
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
    finished_at: Mapped[datetime | None] = mapped_column(default=None)
    completed_at: Mapped[datetime | None] = mapped_column(default=None)
    archived_at: Mapped[datetime | None] = mapped_column(default=None)


class Medium(_Numbered, Row):
    """A photo, voice or file that belongs to a ticket; Telegram keeps the bytes."""

    __tablename__ = "media"

    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    stage: Mapped[str]
    kind: Mapped[str]
    file_id: Mapped[str]


class Promised(_Numbered, Row):
    """A promise as it stood when it was made: changing a table never rewrites history."""

    __tablename__ = "promises"

    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    key: Mapped[str]
    due: Mapped[datetime]
    clause: Mapped[str]
    kept_at: Mapped[datetime | None] = mapped_column(default=None)
    missed_at: Mapped[datetime | None] = mapped_column(default=None)


class FollowUp(_Numbered, Row):
    """回访: what the household says of the work afterwards."""

    __tablename__ = "follow_ups"
    __table_args__ = (UniqueConstraint("ticket_id", "ordinal"),)

    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    ordinal: Mapped[int]
    ask_at: Mapped[datetime | None]
    limit: Mapped[datetime | None]
    clause: Mapped[str]
    state: Mapped[str] = mapped_column(default=FollowUpState.PLANNED)
    asked_at: Mapped[datetime | None] = mapped_column(default=None)
    quality: Mapped[int | None] = mapped_column(default=None)
    effect: Mapped[int | None] = mapped_column(default=None)
    satisfaction: Mapped[int | None] = mapped_column(default=None)
    shortcomings: Mapped[str] = mapped_column(default="")
    suggestions: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None] = mapped_column(default=None)


class Rectification(_Numbered, Row):
    """整改: a written notice to the worker, and what came of it."""

    __tablename__ = "rectifications"

    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    follow_up_id: Mapped[int] = mapped_column(ForeignKey("follow_ups.id"), unique=True)
    stage: Mapped[str]
    noticed_at: Mapped[datetime]
    acknowledge_by: Mapped[datetime]
    clause: Mapped[str]
    acknowledged_at: Mapped[datetime | None] = mapped_column(default=None)
    rectified_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)


class Event(_Numbered, Row):
    """Who did what to a ticket, when, and by which clause; only ever added to."""

    __tablename__ = "events"

    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"), index=True)
    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[str]
    clause: Mapped[str]
    detail: Mapped[dict[str, Any]]


# --- a turn's own paperwork ----------------------------------------------------------------------


class InboxRow(_Numbered, Row):
    """Something heard, exactly as it came, and how far we are with it."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("source", "source_id"),
        Index(
            "ix_inbox_new",
            "lane",
            "id",
            sqlite_where=text("status = 'new'"),
            postgresql_where=text("status = 'new'"),
        ),
    )

    source: Mapped[str]
    source_id: Mapped[str]
    lane: Mapped[str]
    payload: Mapped[dict[str, Any]]
    received_at: Mapped[datetime]
    next_at: Mapped[datetime]
    status: Mapped[str] = mapped_column(String(8), default="new")
    attempts: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    error: Mapped[str | None] = mapped_column(default=None)


class OutboxRow(_Numbered, Row):
    """A letter on its way: complete, in its recipient's language, with its class and lane."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_waiting",
            "chat",
            "lane",
            "id",
            sqlite_where=text("status IN ('new', 'sending')"),
            postgresql_where=text("status IN ('new', 'sending')"),
        ),
        Index("ix_outbox_card", "card"),
    )

    chat: Mapped[int]
    lane: Mapped[int]
    kind: Mapped[str]
    method: Mapped[str]
    params: Mapped[dict[str, Any]]
    posted_at: Mapped[datetime]
    not_before: Mapped[datetime]
    card: Mapped[str | None] = mapped_column(default=None)
    reply_to: Mapped[str | None] = mapped_column(default=None)
    ticket_id: Mapped[int | None] = mapped_column(default=None)
    if_sent: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    if_failed: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    status: Mapped[str] = mapped_column(String(8), default="new")
    attempts: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    error: Mapped[str | None] = mapped_column(default=None)


class Conversation(Row):
    """Where a talk stands: the form, what has been answered, and the screen that shows it."""

    __tablename__ = "conversations"

    key: Mapped[str] = mapped_column(primary_key=True)
    form: Mapped[str]
    nonce: Mapped[str]
    answers: Mapped[dict[str, Any]]
    screen: Mapped[str]
    touched_at: Mapped[datetime]


class Timer(_Numbered, Row):
    """A promised moment; when it comes it rings once and takes a turn like any message."""

    __tablename__ = "timers"
    __table_args__ = (
        Index(
            "ix_timers_due",
            "due",
            sqlite_where=text("rung_at IS NULL"),
            postgresql_where=text("rung_at IS NULL"),
        ),
    )

    name: Mapped[str]
    due: Mapped[datetime]
    lane: Mapped[str]
    about: Mapped[str]
    payload: Mapped[dict[str, Any]]
    rung_at: Mapped[datetime | None] = mapped_column(default=None)


class Card(Row):
    """Which message on Telegram shows which thing of ours."""

    __tablename__ = "cards"
    __table_args__ = (Index("ix_cards_message", "chat", "message_id"),)

    alias: Mapped[str] = mapped_column(primary_key=True)
    chat: Mapped[int]
    message_id: Mapped[int]
    ticket_id: Mapped[int | None] = mapped_column(default=None)
