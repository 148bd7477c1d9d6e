"""An announcement goes out, and the office sees how far it is."""

from handlers.actions import announcements
from handlers.turn import Turn


async def announce(turn: Turn, *, announcement: int, after: int) -> None:
    if one := await turn.shelves.announcements.locked(announcement):
        await announcements.send_on(turn, one, after)


async def announced(turn: Turn, *, announcement: int) -> None:
    if one := await turn.shelves.announcements.locked(announcement):
        await announcements.look_how_far(turn, one)
