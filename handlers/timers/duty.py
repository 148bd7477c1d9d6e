"""A shift begins or ends: whoever has it is on duty as long as one of their shifts runs."""

from handlers.actions.duty import go_by_the_roster
from handlers.turn import Turn


async def shift_turns(turn: Turn, *, shift: int) -> None:
    """After a pause both moments ring at once, and the roster as of now is what counts."""
    found = await turn.shelves.duty.shift(shift)
    if found and not found.called_off_at:
        await go_by_the_roster(turn, await turn.shelves.office.get(found.staff_id))
