"""Leaving a chat that is not ours."""

from handlers.turn import Turn
from storage.outbox import Delivery, Lane
from storage.tables import OutboxRow


def leave(turn: Turn) -> None:
    turn.enclose(
        OutboxRow(
            chat=turn.visitor.at.chat,
            lane=Lane.NOTIFY,
            kind=Delivery.IDEMPOTENT,
            method="leaveChat",
            params={"chat_id": turn.visitor.at.chat},
            posted_at=turn.now,
            not_before=turn.now,
        )
    )
