"""Our group has a new id: look around there, and show again whatever somebody has to act on."""

from handlers.actions.setting_up import MOVED, look_around
from handlers.turn import Turn


async def moved_in(turn: Turn, *, community: int) -> None:
    look_around(turn, await turn.shelves.communities.get(community), MOVED)
