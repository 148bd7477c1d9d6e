"""The day comes on which a corrective procedure was to be done."""

from handlers.actions import corrective
from handlers.turn import Turn


async def correction_due(turn: Turn, *, correction: int) -> None:
    found = await turn.shelves.corrections.locked(correction)
    if found and not found.closed_at:
        await corrective.remind(turn, found)
