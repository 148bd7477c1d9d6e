"""Somebody has refused the notice, and the last letter to them is out."""

from handlers.actions import strangers
from handlers.turn import Turn


async def wipe_out(turn: Turn, *, chat: int) -> None:
    await strangers.wipe_out(turn, chat)
