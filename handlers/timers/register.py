"""A file of homes has been read, or nobody has said for a day what is to become of it."""

from handlers.actions import register
from handlers.turn import Turn


async def homes_read(turn: Turn, *, file: int) -> None:
    found = await turn.shelves.register.file(file)
    if found:
        await register.show(turn, found)


async def homes_left(turn: Turn, *, file: int) -> None:
    found = await turn.shelves.register.file(file)
    if found:
        await register.forget(turn, found)
