"""${message}."""
<%
    def without_remarks(code):
        return "\n".join(line for line in code.splitlines() if "# ###" not in line).strip()
%>
import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = "${up_revision}"
down_revision = ${repr(down_revision)}

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    ${without_remarks(upgrades or 'pass')}


def downgrade() -> None:
    ${without_remarks(downgrades or 'pass')}
