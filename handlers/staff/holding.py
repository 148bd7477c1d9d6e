"""慎言 — whoever wrote a reply that promises too much sends it all the same, or writes another."""

from handlers.access import access_held
from handlers.actions import holding
from handlers.buttons import Pressed
from handlers.turn import Turn


async def send(turn: Turn, pressed: Pressed) -> None:
    await holding.send_all_the_same(turn, *await access_held(turn, pressed.number()))


async def drop(turn: Turn, pressed: Pressed) -> None:
    held, _ticket, _staff = await access_held(turn, pressed.number())
    await holding.drop(turn, held)
