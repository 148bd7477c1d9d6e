"""The office and its desk: departments, duty, handovers, incidents and announcements."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
_TABLES = (
    "spot_checks",
    "duty_log",
    "staff_invitations",
    "shifts",
    "incidents",
    "handovers",
    "day_reports",
    "announcements",
    "templates",
    "setup_codes",
    "routings",
    "outsiders",
    "departments",
)


def upgrade() -> None:
    _tables_of_the_office()
    _tables_of_its_day()
    op.execute("UPDATE topics SET name = 'engineering' WHERE name = 'repairs'")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("announcement_id", BIG, nullable=True))
        batch_op.create_index(
            "ix_outbox_announcement",
            ["announcement_id", "status"],
            unique=False,
            sqlite_where=sa.text("announcement_id IS NOT NULL"),
            postgresql_where=sa.text("announcement_id IS NOT NULL"),
        )

    with op.batch_alter_table("communities", schema=None) as batch_op:
        batch_op.add_column(sa.Column("decided", sa.JSON(), nullable=False, server_default="[]"))

    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.add_column(sa.Column("skills", sa.JSON(), nullable=False, server_default="[]"))

    with op.batch_alter_table("tickets", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("source", sa.Text(), nullable=False, server_default="telegram")
        )
        batch_op.add_column(sa.Column("filed_by", BIG, nullable=True))
        batch_op.add_column(sa.Column("eta", MOMENT, nullable=True))
        batch_op.add_column(sa.Column("arrived_at", MOMENT, nullable=True))
        batch_op.add_column(sa.Column("incident_id", BIG, nullable=True))
        batch_op.add_column(sa.Column("merged_into_id", BIG, nullable=True))
        batch_op.create_index("ix_tickets_filed", ["community_id", "filed_at"], unique=False)
        batch_op.create_index("ix_tickets_incident", ["incident_id"], unique=False)
        batch_op.create_index("ix_tickets_merged", ["merged_into_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_tickets_filed_by"), "staff", ["filed_by"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_tickets_incident_id"), "incidents", ["incident_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_tickets_merged_into_id"), "tickets", ["merged_into_id"], ["id"]
        )


def downgrade() -> None:
    op.execute("UPDATE topics SET name = 'repairs' WHERE name = 'engineering'")
    with op.batch_alter_table("tickets", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_tickets_merged_into_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_tickets_incident_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_tickets_filed_by"), type_="foreignkey")
        batch_op.drop_index("ix_tickets_merged")
        batch_op.drop_index("ix_tickets_incident")
        batch_op.drop_index("ix_tickets_filed")
        batch_op.drop_column("merged_into_id")
        batch_op.drop_column("incident_id")
        batch_op.drop_column("arrived_at")
        batch_op.drop_column("eta")
        batch_op.drop_column("filed_by")
        batch_op.drop_column("source")

    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.drop_column("skills")

    with op.batch_alter_table("communities", schema=None) as batch_op:
        batch_op.drop_column("decided")

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_outbox_announcement",
            sqlite_where=sa.text("announcement_id IS NOT NULL"),
            postgresql_where=sa.text("announcement_id IS NOT NULL"),
        )
        batch_op.drop_column("announcement_id")

    for table in _TABLES:
        op.drop_table(table)


def _tables_of_the_office() -> None:
    op.create_table(
        "departments",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("retired_at", MOMENT, nullable=True),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_departments_community_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_departments")),
        sa.UniqueConstraint("community_id", "code", name=op.f("uq_departments_community_id_code")),
    )
    op.create_table(
        "outsiders",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("telegram_id", BIG, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("alarmed_at", MOMENT, nullable=True),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_outsiders_community_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outsiders")),
        sa.UniqueConstraint(
            "community_id", "telegram_id", name=op.f("uq_outsiders_community_id_telegram_id")
        ),
    )
    op.create_table(
        "routings",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_routings_community_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_routings")),
        sa.UniqueConstraint(
            "community_id", "category", name=op.f("uq_routings_community_id_category")
        ),
    )
    op.create_table(
        "setup_codes",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_setup_codes_community_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setup_codes")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_setup_codes_code_hash")),
    )
    op.create_table(
        "templates",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("used", BIG, nullable=False),
        sa.Column("retired_at", MOMENT, nullable=True),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_templates_community_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_templates")),
    )
    with op.batch_alter_table("templates", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_templates_community_id"), ["community_id"], unique=False
        )

    op.create_table(
        "announcements",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("building", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by", BIG, nullable=False),
        sa.Column("send_at", MOMENT, nullable=True),
        sa.Column("at_night", sa.Boolean(), nullable=False),
        sa.Column("starts_at", MOMENT, nullable=True),
        sa.Column("ends_at", MOMENT, nullable=True),
        sa.Column("people", BIG, nullable=False),
        sa.Column("reached", BIG, nullable=False),
        sa.Column("missed", BIG, nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_announcements_community_id")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_announcements_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcements")),
    )
    with op.batch_alter_table("announcements", schema=None) as batch_op:
        batch_op.create_index("ix_announcements_state", ["community_id", "state"], unique=False)

    op.create_table(
        "day_reports",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_staff", BIG, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by_staff"], ["staff.id"], name=op.f("fk_day_reports_by_staff")),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_day_reports_community_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_reports")),
        sa.UniqueConstraint(
            "community_id",
            "department",
            "day",
            name=op.f("uq_day_reports_community_id_department_day"),
        ),
    )
    op.create_table(
        "handovers",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("by_staff", BIG, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("taken_at", MOMENT, nullable=True),
        sa.Column("taken_by", BIG, nullable=True),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by_staff"], ["staff.id"], name=op.f("fk_handovers_by_staff")),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_handovers_community_id")
        ),
        sa.ForeignKeyConstraint(["taken_by"], ["staff.id"], name=op.f("fk_handovers_taken_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handovers")),
    )
    with op.batch_alter_table("handovers", schema=None) as batch_op:
        batch_op.create_index("ix_handovers_made", ["community_id", "made_at"], unique=False)

    op.create_table(
        "incidents",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("triage_kind", sa.Text(), nullable=False),
        sa.Column("building", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("proposed_at", MOMENT, nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.Column("confirmed_by", BIG, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("closed_by", BIG, nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("said_in", sa.Text(), nullable=False),
        sa.Column("eta", MOMENT, nullable=True),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["closed_by"], ["staff.id"], name=op.f("fk_incidents_closed_by")),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_incidents_community_id")
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["staff.id"], name=op.f("fk_incidents_confirmed_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
    )
    with op.batch_alter_table("incidents", schema=None) as batch_op:
        batch_op.create_index("ix_incidents_state", ["community_id", "state"], unique=False)


def _tables_of_its_day() -> None:
    op.create_table(
        "shifts",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("staff_id", BIG, nullable=False),
        sa.Column("starts_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("called_off_at", MOMENT, nullable=True),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_shifts_community_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_shifts_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shifts")),
    )
    with op.batch_alter_table("shifts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shifts_staff_id"), ["staff_id"], unique=False)
        batch_op.create_index("ix_shifts_when", ["community_id", "starts_at"], unique=False)

    op.create_table(
        "staff_invitations",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("by_staff", BIG, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.Column("used_by", BIG, nullable=True),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["by_staff"], ["staff.id"], name=op.f("fk_staff_invitations_by_staff")
        ),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_staff_invitations_community_id")
        ),
        sa.ForeignKeyConstraint(
            ["used_by"], ["staff.id"], name=op.f("fk_staff_invitations_used_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_invitations")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_staff_invitations_token_hash")),
    )
    with op.batch_alter_table("staff_invitations", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_staff_invitations_community_id"), ["community_id"], unique=False
        )

    op.create_table(
        "duty_log",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("staff_id", BIG, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("ticket_id", BIG, nullable=True),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_duty_log_community_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_duty_log_staff_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_duty_log_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_log")),
    )
    with op.batch_alter_table("duty_log", schema=None) as batch_op:
        batch_op.create_index("ix_duty_log_at", ["community_id", "at"], unique=False)

    op.create_table(
        "spot_checks",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("ticket_id", BIG, nullable=True),
        sa.Column("checked_at", MOMENT, nullable=True),
        sa.Column("checked_by", BIG, nullable=True),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["checked_by"], ["staff.id"], name=op.f("fk_spot_checks_checked_by")
        ),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_spot_checks_community_id")
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["tickets.id"], name=op.f("fk_spot_checks_ticket_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spot_checks")),
    )
    with op.batch_alter_table("spot_checks", schema=None) as batch_op:
        batch_op.create_index("ix_spot_checks_day", ["community_id", "day"], unique=False)
