"""Our group has a new id: whatever somebody has to act on is shown there again."""

from handlers.actions.whereabouts import settle_in
from handlers.turn import Turn


async def moved_in(turn: Turn, *, community: int) -> None:
    await settle_in(turn, await turn.shelves.communities.get(community))
