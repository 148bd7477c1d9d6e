"""Orders in private chats, and replies that wait for a second thought."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "held_replies",
        sa.Column("ticket_id", BIG, nullable=False),
        sa.Column("staff_id", BIG, nullable=False),
        sa.Column("chat", BIG, nullable=False),
        sa.Column("thread", BIG, nullable=False),
        sa.Column("message_id", BIG, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("media", sa.JSON(), nullable=False),
        sa.Column("held_at", MOMENT, nullable=False),
        sa.Column("template_id", BIG, nullable=True),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_held_replies_staff_id")),
        sa.ForeignKeyConstraint(
            ["template_id"], ["templates.id"], name=op.f("fk_held_replies_template_id")
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["tickets.id"], name=op.f("fk_held_replies_ticket_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_replies")),
    )
    with op.batch_alter_table("held_replies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_held_replies_ticket_id"), ["ticket_id"], unique=False)

    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.create_index("ix_cards_ticket", ["ticket_id"], unique=False)

    with op.batch_alter_table("tickets", schema=None) as batch_op:
        batch_op.add_column(sa.Column("order_with", BIG, nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_tickets_order_with"), "staff", ["order_with"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.drop_index("ix_cards_ticket")

    with op.batch_alter_table("tickets", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_tickets_order_with"), type_="foreignkey")
        batch_op.drop_column("order_with")

    with op.batch_alter_table("held_replies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_held_replies_ticket_id"))

    op.drop_table("held_replies")
