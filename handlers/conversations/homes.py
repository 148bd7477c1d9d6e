"""Whose home a matter comes from: asked only of somebody who has several."""

from collections.abc import Sequence

from handlers.steps import Options
from handlers.turn import Turn
from storage.tables import Home

COMMON = "common"


async def homes_of(turn: Turn, *, waiting: bool = False) -> Sequence[Home]:
    """Theirs; with `waiting`, those as well that the office still has to confirm."""
    return await turn.shelves.households.homes_of(turn.who, waiting=waiting)


async def home_of(turn: Turn, code: str = "", *, waiting: bool = False) -> Home | None:
    """The one they chose, if it is still theirs; the first where they were not asked."""
    homes = await homes_of(turn, waiting=waiting)
    return next((home for home in homes if code in {"", str(home.id)}), None)


async def their_homes(turn: Turn, *, waiting: bool = False) -> Options:
    homes = await homes_of(turn, waiting=waiting)
    return [(str(home.id), turn.words("🏠 {home}", home=home.address)) for home in homes]
