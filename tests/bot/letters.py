"""Letters on their way, for the tests of what becomes of them."""

from datetime import UTC, datetime

from sqlalchemy import select

from bot.marking import Sending, mark
from bot.outcomes import Fate, Verdict
from storage.outbox import Delivery, Lane
from storage.tables import OutboxRow

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
LI, OPS, NEW_OPS = 5, -100, -1000
A, B, C = Delivery
(
    SENT, NOT_SENT, WAIT, UNKNOWN, UNREACHABLE, MOVED, CARD_GONE, TOPIC_GONE, TOPIC_CLOSED,
    BAD_MARKUP, REFUSED,
) = Fate  # fmt: skip
TEXT = {"chat_id": LI, "text": "<b>Soon</b> &amp; well", "parse_mode": "HTML"}


def letter(chat=LI, kind=A, method="sendMessage", params=TEXT, lane=Lane.REPLY, **details):
    return OutboxRow(
        **{"status": "sending", "attempts": 1, "not_before": NOW, "posted_at": NOW, **details},
        chat=chat,
        lane=lane,
        kind=kind,
        method=method,
        params={**params, "chat_id": chat},
    )


def new(text, **details):
    return letter(params={"text": text}, status="new", attempts=0, **details)


def edit(**details):
    return letter(**{"kind": C, "method": "editMessageText", "card": "card", **details})


async def keep(storage, *rows):
    async with storage.transaction() as shelves:
        for row in rows:
            shelves._session.add(row)
            await shelves.flush()


async def found(storage, table):
    async with storage.transaction() as shelves:
        return list(
            await shelves._session.scalars(select(table).order_by(*table.__table__.primary_key))
        )


async def judge(storage, row, fate, *, shown=(), **details):
    """The letter as it is kept after its send came to this."""
    verdict = Verdict(fate, **{"error": "" if fate is SENT else fate.name.lower(), **details})
    async with storage.transaction() as shelves:
        shelves._session.add(row)
        await shelves.flush()
        await mark(shelves, Sending(row, verdict, shown, NOW))
    async with storage.transaction() as shelves:
        return (await shelves.outbox.get([row.id]))[0]


async def others(storage):
    """The letters that were posted besides: (chat, method, text)."""
    rows = (await found(storage, OutboxRow))[1:]
    return [(row.chat, row.method, row.params.get("text")) for row in rows]
