"""The standard in force."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


TICKETS = sa.table(
    "tickets",
    sa.column("id"), sa.column("filed_at"), sa.column("category"), sa.column("department"),
    sa.column("work"), sa.column("state"),
)  # fmt: skip
PROMISES = sa.table(
    "promises",
    sa.column("id", BIG), sa.column("ticket_id", BIG), sa.column("key"), sa.column("clause"),
    sa.column("made_at", MOMENT), sa.column("due", MOMENT), sa.column("kept_at", MOMENT),
    sa.column("lapsed_at", MOMENT),
)  # fmt: skip
NOTICES = sa.table(
    "rectifications",
    sa.column("id", BIG), sa.column("ticket_id", BIG), sa.column("stage"), sa.column("clause"),
    sa.column("noticed_at", MOMENT), sa.column("acknowledge_by", MOMENT),
)  # fmt: skip
TIMERS = sa.table(
    "timers",
    sa.column("id", BIG), sa.column("name"), sa.column("about"), sa.column("rung_at", MOMENT),
    sa.column("payload", sa.JSON()),
)  # fmt: skip
EVENTS = sa.table(
    "events",
    sa.column("id"), sa.column("ticket_id"), sa.column("action"), sa.column("detail", sa.JSON()),
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "case_cards",
        sa.Column("ticket_id", BIG, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("clause", sa.Text(), nullable=False),
        sa.Column("owner_id", BIG, nullable=True),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("plan_due", MOMENT, nullable=True),
        sa.Column("planned_at", MOMENT, nullable=True),
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_case_cards_owner_id")),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["tickets.id"], name=op.f("fk_case_cards_ticket_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_cards")),
        sa.UniqueConstraint("ticket_id", "kind", name=op.f("uq_case_cards_ticket_id_kind")),
    )
    op.create_table(
        "seals",
        sa.Column("number", BIG, autoincrement=False, nullable=False),
        sa.Column("event_id", BIG, nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_seals_event_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_seals")),
        sa.UniqueConstraint("event_id", name=op.f("uq_seals_event_id")),
    )
    with op.batch_alter_table("communities", schema=None) as batch_op:
        batch_op.add_column(sa.Column("gm_chat", BIG, nullable=True))

    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.add_column(sa.Column("salt", sa.Text(), nullable=True))
        batch_op.alter_column("detail", existing_type=sa.JSON(), nullable=True)

    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.add_column(sa.Column("made_at", MOMENT, nullable=True))
        batch_op.add_column(sa.Column("lapsed_at", MOMENT, nullable=True))
        batch_op.add_column(sa.Column("left", BIG, nullable=True))
        batch_op.add_column(sa.Column("rung", BIG, nullable=False, server_default="0"))

    with op.batch_alter_table("rectifications", schema=None) as batch_op:
        batch_op.add_column(sa.Column("rectify_by", MOMENT, nullable=True))

    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.add_column(sa.Column("department", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("reachable", sa.Boolean(), nullable=False, server_default=sa.false())
        )

    with op.batch_alter_table("tickets", schema=None) as batch_op:
        batch_op.add_column(sa.Column("department", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("expectation", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("verdict", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("severity", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("same_matter_id", BIG, nullable=True))
        batch_op.add_column(sa.Column("paused_at", MOMENT, nullable=True))
        batch_op.add_column(sa.Column("paused_for", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("resume_at", MOMENT, nullable=True))
        batch_op.add_column(sa.Column("work", sa.Text(), nullable=False, server_default=""))
        batch_op.create_foreign_key(
            batch_op.f("fk_tickets_same_matter_id"), "tickets", ["same_matter_id"], ["id"]
        )

    with op.batch_alter_table("timers", schema=None) as batch_op:
        batch_op.create_index(
            "ix_timers_about",
            ["about"],
            unique=False,
            sqlite_where=sa.text("rung_at IS NULL"),
            postgresql_where=sa.text("rung_at IS NULL"),
        )

    _fill_in()
    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.alter_column("made_at", existing_type=MOMENT, nullable=False)


def _fill_in() -> None:
    """What the first house knew otherwise: who answers, since when, what was done, what is over."""
    cleaning = TICKETS.c.category == "cleaning"
    department = sa.case((cleaning, "cleaning"), else_="engineering")
    op.execute(TICKETS.update().values(department=department))
    filed = sa.select(TICKETS.c.filed_at).where(TICKETS.c.id == PROMISES.c.ticket_id)
    op.execute(PROMISES.update().values(made_at=filed.scalar_subquery()))
    closed = TICKETS.c.state.in_(["completed", "archived", "cancelled"])
    over = PROMISES.c.ticket_id.in_(sa.select(TICKETS.c.id).where(closed))
    unkept = PROMISES.update().where(over, PROMISES.c.kept_at.is_(None))
    op.execute(unkept.values(lapsed_at=PROMISES.c.due))
    _notices_become_promises()
    finished = sa.select(EVENTS.c.ticket_id, EVENTS.c.detail).where(EVENTS.c.action == "finish")
    for ticket, detail in op.get_bind().execute(finished.order_by(EVENTS.c.id)).all():
        work = (detail or {}).get("words", "")
        op.execute(TICKETS.update().where(TICKETS.c.id == ticket).values(work=work))


def _notices_become_promises() -> None:
    """A notice that waits to be acknowledged has a promise now, and rings as one."""
    ours = op.get_bind()
    rings = sa.select(TIMERS.c.id, TIMERS.c.payload).where(
        TIMERS.c.name == "rectification_due", TIMERS.c.rung_at.is_(None)
    )
    for timer, payload in ours.execute(rings).all():
        mine = sa.select(NOTICES).where(NOTICES.c.id == payload["notice"])
        notice = ours.execute(mine.where(NOTICES.c.stage == "noticed")).first()
        if notice is None:
            op.execute(TIMERS.delete().where(TIMERS.c.id == timer))
            continue
        promised = PROMISES.insert().values(
            ticket_id=notice.ticket_id,
            key="rectify.notice",
            clause=notice.clause,
            made_at=notice.noticed_at,
            due=notice.acknowledge_by,
        )
        (number,) = ours.execute(promised.returning(PROMISES.c.id)).one()
        now = {"name": "promise_step", "about": f"promise:{number}", "payload": {"promise": number}}
        op.execute(TIMERS.update().where(TIMERS.c.id == timer).values(**now))


def downgrade() -> None:
    with op.batch_alter_table("timers", schema=None) as batch_op:
        batch_op.drop_index("ix_timers_about")

    with op.batch_alter_table("tickets", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_tickets_same_matter_id"), type_="foreignkey")
        batch_op.drop_column("work")
        batch_op.drop_column("resume_at")
        batch_op.drop_column("paused_for")
        batch_op.drop_column("paused_at")
        batch_op.drop_column("same_matter_id")
        batch_op.drop_column("severity")
        batch_op.drop_column("verdict")
        batch_op.drop_column("expectation")
        batch_op.drop_column("department")

    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.drop_column("reachable")
        batch_op.drop_column("department")

    with op.batch_alter_table("rectifications", schema=None) as batch_op:
        batch_op.drop_column("rectify_by")

    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.drop_column("rung")
        batch_op.drop_column("left")
        batch_op.drop_column("lapsed_at")
        batch_op.drop_column("made_at")

    erased = EVENTS.c.detail.is_(sa.null())
    op.execute(EVENTS.update().where(erased).values(detail={}))
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.alter_column("detail", existing_type=sa.JSON(), nullable=False)
        batch_op.drop_column("salt")

    with op.batch_alter_table("communities", schema=None) as batch_op:
        batch_op.drop_column("gm_chat")

    op.drop_table("seals")
    op.drop_table("case_cards")
