"""Who can be reached where, and leaving a chat that is not ours."""

from handlers.actions.telling import record, redraw_ops_card
from handlers.facts import facts_of
from handlers.turn import Turn
from storage.outbox import Delivery, Lane
from storage.tables import OutboxRow, Person


async def reach(turn: Turn, person: Person | None, *, reachable: bool) -> None:
    """They blocked us, or came back: the cards of their open matters say so."""
    if person is None or person.reachable == reachable:
        return
    person.reachable = reachable
    record(turn, None, "reach", person=person.id, reachable=reachable)
    for ticket in await turn.shelves.tickets.open_of(person.id):
        await redraw_ops_card(turn, await facts_of(turn, ticket))


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
