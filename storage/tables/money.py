"""What residents owe for the work they agreed to, and what they paid.

Amounts are in the smallest unit of the community's currency.
"""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.columns import Numbered, Row


class Bill(Numbered, Row):
    """付款请求书: what a household is asked to pay for one month's jobs (S0 七(3))."""

    __tablename__ = "bills"
    __table_args__ = (
        UniqueConstraint("community_id", "month", "person_id", "home_id"),
        Index("ix_bills_state", "community_id", "state"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    home_id: Mapped[int | None] = mapped_column(ForeignKey("homes.id"))
    month: Mapped[date]  # its first day
    state: Mapped[str]
    total: Mapped[int]
    issued_at: Mapped[datetime]
    pay_by: Mapped[date]
    reminded_at: Mapped[datetime | None] = mapped_column(default=None)
    overdue_at: Mapped[datetime | None] = mapped_column(default=None)
    paid_at: Mapped[datetime | None] = mapped_column(default=None)
    collector_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    promised_for: Mapped[date | None] = mapped_column(default=None)


class BillLine(Numbered, Row):
    """One job on it, at the amount that was signed for; a job stands on one bill only."""

    __tablename__ = "bill_lines"

    bill_id: Mapped[int] = mapped_column(ForeignKey("bills.id"), index=True)
    quote_id: Mapped[int] = mapped_column(ForeignKey("quotes.id"), unique=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    amount: Mapped[int]


class Payment(Numbered, Row):
    """A line of the ledger, only ever added to: a mistake is undone by a line the other way."""

    __tablename__ = "payments"
    __table_args__ = (Index("ix_payments_at", "community_id", "at"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id"))
    at: Mapped[datetime]
    amount: Mapped[int]
    way: Mapped[str]
    by_staff: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    quote_id: Mapped[int] = mapped_column(ForeignKey("quotes.id"), index=True)
    bill_id: Mapped[int | None] = mapped_column(ForeignKey("bills.id"), default=None)
    note: Mapped[str] = mapped_column(default="")
