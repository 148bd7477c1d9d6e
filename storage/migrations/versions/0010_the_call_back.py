"""The call back: follow-ups and contacts, surveys, rectifications and corrections."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
_OF_THE_REQUESTER = """
    UPDATE follow_ups SET {column} = (
        SELECT requester_id FROM tickets WHERE tickets.id = follow_ups.ticket_id
    ) WHERE {when} IS NOT NULL
"""


def upgrade() -> None:
    _make()
    _change()


def _make() -> None:
    op.create_table(
        "corrections",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("started_by", BIG, nullable=False),
        sa.Column("clause", sa.Text(), nullable=False),
        sa.Column("owner_id", BIG, nullable=True),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("due", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("closed_by", BIG, nullable=True),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["closed_by"], ["staff.id"], name=op.f("fk_corrections_closed_by")),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_corrections_community_id")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_corrections_owner_id")),
        sa.ForeignKeyConstraint(
            ["started_by"], ["staff.id"], name=op.f("fk_corrections_started_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    with op.batch_alter_table("corrections", schema=None) as batch_op:
        batch_op.create_index("ix_corrections_period", ["community_id", "period"], unique=False)

    op.create_table(
        "committee_reports",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("sent_by", BIG, nullable=False),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_committee_reports_community_id")
        ),
        sa.ForeignKeyConstraint(
            ["sent_by"], ["staff.id"], name=op.f("fk_committee_reports_sent_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_reports")),
        sa.UniqueConstraint(
            "community_id", "period", name=op.f("uq_committee_reports_community_id_period")
        ),
    )
    op.create_table(
        "told_homes",
        sa.Column("announcement_id", BIG, nullable=False),
        sa.Column("home_id", BIG, nullable=False),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["announcement_id"], ["announcements.id"], name=op.f("fk_told_homes_announcement_id")
        ),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name=op.f("fk_told_homes_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_told_homes")),
        sa.UniqueConstraint(
            "announcement_id", "home_id", name=op.f("uq_told_homes_announcement_id_home_id")
        ),
    )
    op.create_table(
        "rains",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("buildings", sa.JSON(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("noted_at", MOMENT, nullable=False),
        sa.Column("staff_id", BIG, nullable=True),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_rains_community_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_rains_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rains")),
    )
    with op.batch_alter_table("rains", schema=None) as batch_op:
        batch_op.create_index("ix_rains_day", ["community_id", "day"], unique=False)

    op.create_table(
        "surveys",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("clause", sa.Text(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("building", sa.Text(), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("made_by", BIG, nullable=True),
        sa.Column("announcement_id", BIG, nullable=True),
        sa.Column("opens_at", MOMENT, nullable=True),
        sa.Column("opened_at", MOMENT, nullable=True),
        sa.Column("closes_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("occupied", BIG, nullable=False),
        sa.Column("measures", sa.JSON(), nullable=False),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["announcement_id"], ["announcements.id"], name=op.f("fk_surveys_announcement_id")
        ),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_surveys_community_id")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_surveys_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surveys")),
    )
    with op.batch_alter_table("surveys", schema=None) as batch_op:
        batch_op.create_index("ix_surveys_state", ["community_id", "state"], unique=False)

    op.create_table(
        "sheets",
        sa.Column("survey_id", BIG, nullable=False),
        sa.Column("home_id", BIG, nullable=False),
        sa.Column("chosen_at", MOMENT, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("replaces_id", BIG, nullable=True),
        sa.Column("person_id", BIG, nullable=True),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("reminded_at", MOMENT, nullable=True),
        sa.Column("opened_at", MOMENT, nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("answered_by", BIG, nullable=True),
        sa.Column("points", sa.JSON(), nullable=False),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("doubt", sa.Text(), nullable=False),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["answered_by"], ["people.id"], name=op.f("fk_sheets_answered_by")),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name=op.f("fk_sheets_home_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_sheets_person_id")),
        sa.ForeignKeyConstraint(["replaces_id"], ["sheets.id"], name=op.f("fk_sheets_replaces_id")),
        sa.ForeignKeyConstraint(["survey_id"], ["surveys.id"], name=op.f("fk_sheets_survey_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheets")),
        sa.UniqueConstraint("survey_id", "home_id", name=op.f("uq_sheets_survey_id_home_id")),
    )
    with op.batch_alter_table("sheets", schema=None) as batch_op:
        batch_op.create_index("ix_sheets_home", ["home_id", "chosen_at"], unique=False)
        batch_op.create_index("ix_sheets_person", ["person_id"], unique=False)

    op.create_table(
        "contacts",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("follow_up_id", BIG, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("led_by", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("due", MOMENT, nullable=False),
        sa.Column("clause", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tries", BIG, nullable=False),
        sa.Column("next_at", MOMENT, nullable=True),
        sa.Column("staff_id", BIG, nullable=True),
        sa.Column("taken_at", MOMENT, nullable=True),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("joined_id", BIG, nullable=True),
        sa.Column("quality", BIG, nullable=True),
        sa.Column("effect", BIG, nullable=True),
        sa.Column("satisfaction", BIG, nullable=True),
        sa.Column("suggestions", sa.Text(), nullable=False),
        sa.Column("audited_at", MOMENT, nullable=True),
        sa.Column("audited_by", BIG, nullable=True),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["audited_by"], ["staff.id"], name=op.f("fk_contacts_audited_by")),
        sa.ForeignKeyConstraint(["joined_id"], ["staff.id"], name=op.f("fk_contacts_joined_id")),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_contacts_community_id")
        ),
        sa.ForeignKeyConstraint(
            ["follow_up_id"], ["follow_ups.id"], name=op.f("fk_contacts_follow_up_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_contacts_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
    )
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_contacts_follow_up_id"), ["follow_up_id"], unique=False
        )
        batch_op.create_index("ix_contacts_state", ["community_id", "state"], unique=False)


def _change() -> None:
    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("captioned", sa.Boolean(), nullable=False, server_default=sa.false())
        )

    with op.batch_alter_table("communities", schema=None) as batch_op:
        batch_op.add_column(sa.Column("committee_chat", BIG, nullable=True))
        batch_op.add_column(sa.Column("latitude", sa.Double(), nullable=True))
        batch_op.add_column(sa.Column("longitude", sa.Double(), nullable=True))
        batch_op.add_column(sa.Column("weather_wanted", MOMENT, nullable=True))

    with op.batch_alter_table("tickets", schema=None) as batch_op:
        batch_op.add_column(sa.Column("tested_at", MOMENT, nullable=True))
        batch_op.add_column(
            sa.Column("works", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("term_start", MOMENT, nullable=True))
        batch_op.add_column(sa.Column("term_end", MOMENT, nullable=True))

    with op.batch_alter_table("setup_codes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("opens", sa.Text(), nullable=False, server_default="office"))

    with op.batch_alter_table("follow_ups", schema=None) as batch_op:
        batch_op.add_column(sa.Column("after", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("purpose", sa.Text(), nullable=False, server_default="first"))
        batch_op.add_column(sa.Column("asked_of", BIG, nullable=True))
        batch_op.add_column(sa.Column("reminded_at", MOMENT, nullable=True))
        batch_op.add_column(sa.Column("opened_at", MOMENT, nullable=True))
        batch_op.add_column(
            sa.Column("unfixed", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("answered_by", BIG, nullable=True))
        batch_op.add_column(sa.Column("recorded_by", BIG, nullable=True))
        batch_op.add_column(sa.Column("confirmed_at", MOMENT, nullable=True))
        batch_op.add_column(sa.Column("doubt", sa.Text(), nullable=False, server_default=""))
        batch_op.create_index("ix_follow_ups_asked", ["asked_at"], unique=False)
        batch_op.create_index("ix_follow_ups_asked_of", ["asked_of", "state"], unique=False)
        batch_op.create_index("ix_follow_ups_state", ["state", "ask_at"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_follow_ups_asked_of"), "people", ["asked_of"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_follow_ups_recorded_by"), "staff", ["recorded_by"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_follow_ups_answered_by"), "people", ["answered_by"], ["id"]
        )

    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("not_asked", sa.Boolean(), nullable=False, server_default=sa.false())
        )

    _change_rectifications()

    # Until now only whoever reported it was asked, and only they could answer.
    op.execute(_OF_THE_REQUESTER.format(column="asked_of", when="asked_at"))
    op.execute(_OF_THE_REQUESTER.format(column="answered_by", when="answered_at"))
    op.execute("UPDATE follow_ups SET purpose = 'after_rain' WHERE ask_at IS NULL")


def _change_rectifications() -> None:
    with op.batch_alter_table("rectifications", schema=None) as batch_op:
        batch_op.add_column(sa.Column("cause", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("what", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("owner_id", BIG, nullable=True))
        batch_op.add_column(sa.Column("survey_id", BIG, nullable=True))
        batch_op.add_column(sa.Column("rework_id", BIG, nullable=True))
        batch_op.add_column(sa.Column("rectified_by", BIG, nullable=True))
        batch_op.add_column(sa.Column("closed_by", BIG, nullable=True))
        batch_op.alter_column("follow_up_id", existing_type=BIG, nullable=True)
        batch_op.create_index("ix_rectifications_stage", ["stage"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_rectifications_rectified_by"), "staff", ["rectified_by"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_rectifications_closed_by"), "staff", ["closed_by"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_rectifications_rework_id"), "tickets", ["rework_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_rectifications_owner_id"), "staff", ["owner_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_rectifications_survey_id"), "surveys", ["survey_id"], ["id"]
        )


def downgrade() -> None:
    _change_back()
    _unmake()


def _change_back() -> None:
    op.execute("DELETE FROM rectifications WHERE follow_up_id IS NULL")
    with op.batch_alter_table("rectifications", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_rectifications_survey_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_rectifications_owner_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_rectifications_rework_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_rectifications_closed_by"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_rectifications_rectified_by"), type_="foreignkey")
        batch_op.drop_index("ix_rectifications_stage")
        batch_op.alter_column("follow_up_id", existing_type=BIG, nullable=False)
        batch_op.drop_column("closed_by")
        batch_op.drop_column("rectified_by")
        batch_op.drop_column("rework_id")
        batch_op.drop_column("survey_id")
        batch_op.drop_column("owner_id")
        batch_op.drop_column("what")
        batch_op.drop_column("cause")

    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_column("not_asked")

    with op.batch_alter_table("follow_ups", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_follow_ups_answered_by"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_follow_ups_recorded_by"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_follow_ups_asked_of"), type_="foreignkey")
        batch_op.drop_index("ix_follow_ups_state")
        batch_op.drop_index("ix_follow_ups_asked_of")
        batch_op.drop_index("ix_follow_ups_asked")
        batch_op.drop_column("doubt")
        batch_op.drop_column("confirmed_at")
        batch_op.drop_column("recorded_by")
        batch_op.drop_column("answered_by")
        batch_op.drop_column("unfixed")
        batch_op.drop_column("opened_at")
        batch_op.drop_column("reminded_at")
        batch_op.drop_column("asked_of")
        batch_op.drop_column("purpose")
        batch_op.drop_column("after")

    op.execute("DELETE FROM setup_codes WHERE opens <> 'office'")
    with op.batch_alter_table("setup_codes", schema=None) as batch_op:
        batch_op.drop_column("opens")

    with op.batch_alter_table("tickets", schema=None) as batch_op:
        batch_op.drop_column("term_end")
        batch_op.drop_column("term_start")
        batch_op.drop_column("works")
        batch_op.drop_column("tested_at")

    with op.batch_alter_table("communities", schema=None) as batch_op:
        batch_op.drop_column("weather_wanted")
        batch_op.drop_column("longitude")
        batch_op.drop_column("latitude")
        batch_op.drop_column("committee_chat")

    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.drop_column("captioned")


def _unmake() -> None:
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.drop_index("ix_contacts_state")
        batch_op.drop_index(batch_op.f("ix_contacts_follow_up_id"))

    op.drop_table("contacts")
    with op.batch_alter_table("sheets", schema=None) as batch_op:
        batch_op.drop_index("ix_sheets_person")
        batch_op.drop_index("ix_sheets_home")

    op.drop_table("sheets")
    with op.batch_alter_table("surveys", schema=None) as batch_op:
        batch_op.drop_index("ix_surveys_state")

    op.drop_table("surveys")
    with op.batch_alter_table("rains", schema=None) as batch_op:
        batch_op.drop_index("ix_rains_day")

    op.drop_table("rains")
    op.drop_table("told_homes")
    op.drop_table("committee_reports")
    with op.batch_alter_table("corrections", schema=None) as batch_op:
        batch_op.drop_index("ix_corrections_period")

    op.drop_table("corrections")
