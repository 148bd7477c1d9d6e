"""A post was changed or ended at the keyboard: what hangs on it is seen to here."""

from handlers.actions.posts import settle
from handlers.turn import Turn


async def post_changed(turn: Turn, *, staff: int) -> None:
    await settle(turn, await turn.shelves.office.get(staff))
