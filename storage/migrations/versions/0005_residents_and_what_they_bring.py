"""Invitations, printed codes, prices, questions and answers; and what residents may choose."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "forgotten",
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_forgotten")),
    )
    op.create_table(
        "assets",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("building", sa.Text(), nullable=False),
        sa.Column("retired_at", MOMENT, nullable=True),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_assets_community_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assets")),
        sa.UniqueConstraint("community_id", "code", name=op.f("uq_assets_community_id_code")),
    )
    op.create_table(
        "faqs",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("shown", BIG, nullable=False),
        sa.Column("helped", BIG, nullable=False),
        sa.Column("retired_at", MOMENT, nullable=True),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_faqs_community_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_faqs")),
    )
    with op.batch_alter_table("faqs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_faqs_community_id"), ["community_id"], unique=False)

    op.create_table(
        "faq_wordings",
        sa.Column("faq_id", BIG, nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["faq_id"], ["faqs.id"], name=op.f("fk_faq_wordings_faq_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_faq_wordings")),
        sa.UniqueConstraint("faq_id", "language", name=op.f("uq_faq_wordings_faq_id_language")),
    )
    op.create_table(
        "invitations",
        sa.Column("home_id", BIG, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("by_staff", BIG, nullable=True),
        sa.Column("by_person", BIG, nullable=True),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.Column("used_by", BIG, nullable=True),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["by_person"], ["people.id"], name=op.f("fk_invitations_by_person")
        ),
        sa.ForeignKeyConstraint(["by_staff"], ["staff.id"], name=op.f("fk_invitations_by_staff")),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name=op.f("fk_invitations_home_id")),
        sa.ForeignKeyConstraint(["used_by"], ["people.id"], name=op.f("fk_invitations_used_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitations_token_hash")),
    )
    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitations_home_id"), ["home_id"], unique=False)

    op.create_table(
        "quotes",
        sa.Column("ticket_id", BIG, nullable=False),
        sa.Column("ordinal", BIG, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("total", BIG, nullable=False),
        sa.Column("offered_at", MOMENT, nullable=False),
        sa.Column("offered_by", BIG, nullable=False),
        sa.Column("clause", sa.Text(), nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("decided_by", BIG, nullable=True),
        sa.Column("message_id", BIG, nullable=True),
        sa.Column("signed_at", MOMENT, nullable=True),
        sa.Column("signed_by", BIG, nullable=True),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name=op.f("fk_quotes_decided_by")),
        sa.ForeignKeyConstraint(["offered_by"], ["staff.id"], name=op.f("fk_quotes_offered_by")),
        sa.ForeignKeyConstraint(["signed_by"], ["people.id"], name=op.f("fk_quotes_signed_by")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_quotes_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotes")),
        sa.UniqueConstraint("ticket_id", "ordinal", name=op.f("uq_quotes_ticket_id_ordinal")),
    )
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.create_index("ix_events_actor", ["actor", "at"], unique=False)

    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.create_index("ix_inbox_lane", ["lane", "received_at"], unique=False)

    with op.batch_alter_table("communities", schema=None) as batch_op:
        batch_op.add_column(sa.Column("currency", sa.Text(), nullable=False, server_default="CNY"))

    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.add_column(sa.Column("until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("mandate", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("mandate_kind", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("ended_at", MOMENT, nullable=True))

    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("phone", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("large_text", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column("own_matters_only", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("withdrawn_at", MOMENT, nullable=True))
        batch_op.add_column(sa.Column("forgotten_at", MOMENT, nullable=True))

    with op.batch_alter_table("tickets", schema=None) as batch_op:
        batch_op.add_column(sa.Column("asset_id", BIG, nullable=True))
        batch_op.add_column(sa.Column("about_whom", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("confidential", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("charge", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("rating", BIG, nullable=True))
        batch_op.add_column(sa.Column("rated_at", MOMENT, nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_tickets_asset_id"), "assets", ["asset_id"], ["id"]
        )
        batch_op.create_index("ix_tickets_requester", ["requester_id", "state"], unique=False)
        batch_op.create_index("ix_tickets_home", ["home_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("tickets", schema=None) as batch_op:
        batch_op.drop_index("ix_tickets_home")
        batch_op.drop_index("ix_tickets_requester")
        batch_op.drop_constraint(batch_op.f("fk_tickets_asset_id"), type_="foreignkey")
        batch_op.drop_column("rated_at")
        batch_op.drop_column("rating")
        batch_op.drop_column("charge")
        batch_op.drop_column("confidential")
        batch_op.drop_column("about_whom")
        batch_op.drop_column("asset_id")

    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_column("forgotten_at")
        batch_op.drop_column("withdrawn_at")
        batch_op.drop_column("own_matters_only")
        batch_op.drop_column("large_text")
        batch_op.drop_column("phone")

    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.drop_column("ended_at")
        batch_op.drop_column("mandate_kind")
        batch_op.drop_column("mandate")
        batch_op.drop_column("until")

    with op.batch_alter_table("communities", schema=None) as batch_op:
        batch_op.drop_column("currency")

    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_index("ix_inbox_lane")

    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_index("ix_events_actor")

    op.drop_table("quotes")
    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invitations_home_id"))

    op.drop_table("invitations")
    op.drop_table("faq_wordings")
    with op.batch_alter_table("faqs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_faqs_community_id"))

    op.drop_table("faqs")
    op.drop_table("assets")
    op.drop_table("forgotten")
