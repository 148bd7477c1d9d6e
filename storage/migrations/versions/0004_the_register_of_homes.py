"""The register of homes."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "homes_files",
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("staff_id", BIG, nullable=False),
        sa.Column("thread", BIG, nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("said", sa.JSON(), nullable=True),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["communities.id"], name=op.f("fk_homes_files_community_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_homes_files_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_homes_files")),
    )
    with op.batch_alter_table("homes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("unit", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("area", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("handed_over", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("warranty_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("owner_name", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("owner_phone", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("arrears", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.drop_constraint(batch_op.f("uq_homes_community_id_building_room"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_homes_community_id_building_unit_room"),
            ["community_id", "building", "unit", "room"],
        )


def downgrade() -> None:
    # Without units two homes must not have one address.
    op.execute("UPDATE homes SET room = unit || '-' || room WHERE unit <> ''")
    with op.batch_alter_table("homes", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("uq_homes_community_id_building_unit_room"), type_="unique"
        )
        batch_op.create_unique_constraint(
            batch_op.f("uq_homes_community_id_building_room"), ["community_id", "building", "room"]
        )
        batch_op.drop_column("arrears")
        batch_op.drop_column("owner_phone")
        batch_op.drop_column("owner_name")
        batch_op.drop_column("warranty_until")
        batch_op.drop_column("handed_over")
        batch_op.drop_column("area")
        batch_op.drop_column("unit")

    op.drop_table("homes_files")
