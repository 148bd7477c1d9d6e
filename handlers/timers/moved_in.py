"""Our group has a new id: whatever somebody has to act on is shown there again."""

from handlers.actions.whereabouts import settle_in
from handlers.form import FORGET_AFTER
from handlers.turn import Turn


async def moved_in(turn: Turn, *, community: int) -> None:
    found = await turn.shelves.communities.get(community)
    await settle_in(turn, found)
    for talk in await turn.shelves.conversations.in_chat(found.ops_chat or 0):
        lane = talk.key.rpartition(":")[0]
        about = {"key": talk.key, "nonce": talk.nonce, "lane": lane, "reminded": True}
        forget_at = talk.touched_at + FORGET_AFTER
        turn.shelves.timers.set("draft_left", forget_at, lane, f"draft:{talk.nonce}", **about)
