"""What rings by the office's clock every day: the digest, the reminder, the night, the gap list."""

from handlers.actions import day as actions
from handlers.turn import Turn


async def day_rings(turn: Turn, *, community: int, ring: str) -> None:
    await actions.ring(turn, await turn.shelves.communities.get(community), ring)
