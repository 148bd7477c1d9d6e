"""A letter came back: whoever it was for cannot be reached on Telegram."""

from handlers.actions.whereabouts import reach, reach_staff
from handlers.turn import Turn


async def out_of_reach(turn: Turn, *, telegram_id: int) -> None:
    await reach(turn, await turn.shelves.people.known_as(telegram_id), reachable=False)
    await reach_staff(turn, telegram_id, reachable=False)
