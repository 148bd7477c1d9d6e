"""Nothing has been recorded of an unannounced check."""

from handlers.actions import spot_checks as actions
from handlers.turn import Turn


async def spot_check_waits(turn: Turn, *, check: int) -> None:
    if found := await turn.shelves.day.spot_check(check):
        await actions.remind(turn, found)
