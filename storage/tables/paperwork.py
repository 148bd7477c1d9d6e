"""A turn's own paperwork: what was heard, what is to be said, and when to ring."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.columns import Numbered, Row


class InboxRow(Numbered, Row):
    """Something heard, exactly as it came, and how far we are with it."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("source", "source_id"),
        Index("ix_inbox_lane", "lane", "received_at"),
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


class OutboxRow(Numbered, Row):
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
        Index(
            "ix_outbox_announcement",
            "announcement_id",
            "status",
            sqlite_where=text("announcement_id IS NOT NULL"),
            postgresql_where=text("announcement_id IS NOT NULL"),
        ),
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
    announcement_id: Mapped[int | None] = mapped_column(default=None)
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


class Timer(Numbered, Row):
    """A promised moment; when it comes it rings once and takes a turn like any message."""

    __tablename__ = "timers"
    __table_args__ = (
        Index(
            "ix_timers_due",
            "due",
            sqlite_where=text("rung_at IS NULL"),
            postgresql_where=text("rung_at IS NULL"),
        ),
        Index(
            "ix_timers_about",
            "about",
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
    __table_args__ = (
        Index("ix_cards_message", "chat", "message_id"),
        Index("ix_cards_ticket", "ticket_id"),
    )

    alias: Mapped[str] = mapped_column(primary_key=True)
    chat: Mapped[int]
    message_id: Mapped[int]
    ticket_id: Mapped[int | None] = mapped_column(default=None)
    captioned: Mapped[bool] = mapped_column(default=False)  # its words stand under a photo
