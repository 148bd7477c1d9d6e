"""Nobody has taken over within the time for it."""

from handlers.actions import handovers as actions
from handlers.turn import Turn


async def handover_waits(turn: Turn, *, handover: int) -> None:
    if found := await turn.shelves.duty.handover(handover):
        await actions.not_taken(turn, found)
