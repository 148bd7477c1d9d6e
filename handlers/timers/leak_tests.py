"""A leak was mended and has not been tested: a reminder, and then the clock goes on without it."""

from handlers.actions import leak_reminders
from handlers.turn import Turn


async def leak_test_waits(turn: Turn, *, ticket: int, of: str = "") -> None:
    if found := await turn.shelves.tickets.locked(ticket):
        await leak_reminders.remind(turn, found, of)


async def leak_test_late(turn: Turn, *, ticket: int) -> None:
    if found := await turn.shelves.tickets.locked(ticket):
        await leak_reminders.too_late(turn, found)
