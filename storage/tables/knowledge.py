"""常见问答: what the office has been asked often, and what it answers, in each language."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.columns import Numbered, Row


class Faq(Numbered, Row):
    """A question with its answer; `shown` and `helped` count how often, for the office."""

    __tablename__ = "faqs"

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"), index=True)
    topic: Mapped[str]
    written_at: Mapped[datetime]
    shown: Mapped[int] = mapped_column(default=0)
    helped: Mapped[int] = mapped_column(default=0)
    retired_at: Mapped[datetime | None] = mapped_column(default=None)


class FaqWording(Numbered, Row):
    """It in one language."""

    __tablename__ = "faq_wordings"
    __table_args__ = (UniqueConstraint("faq_id", "language"),)

    faq_id: Mapped[int] = mapped_column(ForeignKey("faqs.id"))
    language: Mapped[str]
    question: Mapped[str]
    answer: Mapped[str]


class Template(Numbered, Row):
    """答复模板: a reply that the office gives often; one wording per language."""

    __tablename__ = "templates"

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"), index=True)
    title: Mapped[str]
    words: Mapped[dict[str, Any]]  # by language
    written_at: Mapped[datetime]
    used: Mapped[int] = mapped_column(default=0)
    retired_at: Mapped[datetime | None] = mapped_column(default=None)
