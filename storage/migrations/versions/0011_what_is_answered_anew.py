"""An answer given anew may lead to another notice; a corrective procedure says on which ground.

Of the procedures so far nobody knows the ground any more.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    with op.batch_alter_table("corrections", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ground", sa.Text(), nullable=False, server_default="other"))

    with op.batch_alter_table("follow_ups", schema=None) as batch_op:
        batch_op.create_index("ix_follow_ups_limit", ["limit"], unique=False)

    with op.batch_alter_table("rectifications", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_rectifications_follow_up_id"), type_="unique")
        batch_op.create_index(
            batch_op.f("ix_rectifications_follow_up_id"), ["follow_up_id"], unique=False
        )


def downgrade() -> None:
    op.execute("""
        DELETE FROM rectifications WHERE follow_up_id IS NOT NULL AND id NOT IN (
            SELECT max(id) FROM rectifications GROUP BY follow_up_id
        )
    """)
    with op.batch_alter_table("rectifications", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rectifications_follow_up_id"))
        batch_op.create_unique_constraint(
            batch_op.f("uq_rectifications_follow_up_id"), ["follow_up_id"]
        )

    with op.batch_alter_table("follow_ups", schema=None) as batch_op:
        batch_op.drop_index("ix_follow_ups_limit")

    with op.batch_alter_table("corrections", schema=None) as batch_op:
        batch_op.drop_column("ground")
