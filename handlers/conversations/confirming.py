"""核实 — the household says whether a colleague has written down what it said."""

from handlers.access import access_follow_up
from handlers.actions import confirming as actions
from handlers.buttons import Pressed
from handlers.turn import Turn


async def right(turn: Turn, pressed: Pressed) -> None:
    await actions.confirm(turn, *await access_follow_up(turn, pressed.number()))
    turn.toast(turn.words("Thank you.").plain)


async def wrong(turn: Turn, pressed: Pressed) -> None:
    await actions.dispute(turn, *await access_follow_up(turn, pressed.number()))
