"""Bills, and the ledger of what was paid."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "bills",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("home_id", BIG, nullable=True),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("total", BIG, nullable=False),
        sa.Column("issued_at", MOMENT, nullable=False),
        sa.Column("pay_by", sa.Date(), nullable=False),
        sa.Column("reminded_at", MOMENT, nullable=True),
        sa.Column("overdue_at", MOMENT, nullable=True),
        sa.Column("paid_at", MOMENT, nullable=True),
        sa.Column("collector_id", BIG, nullable=True),
        sa.Column("promised_for", sa.Date(), nullable=True),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["collector_id"], ["staff.id"], name=op.f("fk_bills_collector_id")),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_bills_community_id")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name=op.f("fk_bills_home_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_bills_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bills")),
        sa.UniqueConstraint(
            "community_id",
            "month",
            "person_id",
            "home_id",
            name=op.f("uq_bills_community_id_month_person_id_home_id"),
        ),
        sa.UniqueConstraint("number", name=op.f("uq_bills_number")),
    )
    with op.batch_alter_table("bills", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bills_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_bills_state", ["community_id", "state"], unique=False)

    op.create_table(
        "bill_lines",
        sa.Column("bill_id", BIG, nullable=False),
        sa.Column("quote_id", BIG, nullable=False),
        sa.Column("ticket_id", BIG, nullable=False),
        sa.Column("amount", BIG, nullable=False),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["bill_id"], ["bills.id"], name=op.f("fk_bill_lines_bill_id")),
        sa.ForeignKeyConstraint(["quote_id"], ["quotes.id"], name=op.f("fk_bill_lines_quote_id")),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["tickets.id"], name=op.f("fk_bill_lines_ticket_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bill_lines")),
        sa.UniqueConstraint("quote_id", name=op.f("uq_bill_lines_quote_id")),
    )
    with op.batch_alter_table("bill_lines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bill_lines_bill_id"), ["bill_id"], unique=False)

    op.create_table(
        "payments",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("amount", BIG, nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("by_staff", BIG, nullable=False),
        sa.Column("ticket_id", BIG, nullable=False),
        sa.Column("quote_id", BIG, nullable=False),
        sa.Column("bill_id", BIG, nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["bill_id"], ["bills.id"], name=op.f("fk_payments_bill_id")),
        sa.ForeignKeyConstraint(["by_staff"], ["staff.id"], name=op.f("fk_payments_by_staff")),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_payments_community_id")
        ),
        sa.ForeignKeyConstraint(["quote_id"], ["quotes.id"], name=op.f("fk_payments_quote_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_payments_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payments")),
    )
    with op.batch_alter_table("payments", schema=None) as batch_op:
        batch_op.create_index("ix_payments_at", ["community_id", "at"], unique=False)
        batch_op.create_index(batch_op.f("ix_payments_quote_id"), ["quote_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_payments_ticket_id"), ["ticket_id"], unique=False)


def downgrade() -> None:
    for table in ("payments", "bill_lines", "bills"):
        op.drop_table(table)
