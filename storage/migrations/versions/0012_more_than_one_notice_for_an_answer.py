"""An answer that is given anew, after its notice was closed, may lead to another one."""

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
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
