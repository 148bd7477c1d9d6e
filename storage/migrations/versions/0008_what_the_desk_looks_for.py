"""What the desk looks for, and what finds it quickly."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "searches",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("staff_id", BIG, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_searches_community_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_searches_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_searches")),
    )
    with op.batch_alter_table("searches", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_searches_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_searches_staff_id"), ["staff_id"], unique=False)

    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.create_index(
            "ix_promises_open",
            ["due"],
            unique=False,
            sqlite_where=sa.text("kept_at IS NULL AND lapsed_at IS NULL"),
            postgresql_where=sa.text("kept_at IS NULL AND lapsed_at IS NULL"),
        )

    with op.batch_alter_table("tickets", schema=None) as batch_op:
        batch_op.create_index("ix_tickets_assignee", ["assignee_id", "state"], unique=False)
        batch_op.create_index("ix_tickets_state", ["community_id", "state"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("tickets", schema=None) as batch_op:
        batch_op.drop_index("ix_tickets_state")
        batch_op.drop_index("ix_tickets_assignee")

    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_promises_open",
            sqlite_where=sa.text("kept_at IS NULL AND lapsed_at IS NULL"),
            postgresql_where=sa.text("kept_at IS NULL AND lapsed_at IS NULL"),
        )

    with op.batch_alter_table("searches", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_searches_staff_id"))
        batch_op.drop_index(batch_op.f("ix_searches_at"))

    op.drop_table("searches")
