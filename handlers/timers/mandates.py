"""The day after the last of an agent's mandate."""

from domain.households import Membership
from handlers.actions.households import ends_at
from handlers.actions.moving import mandate_ended
from handlers.turn import Turn


async def mandate_ends(turn: Turn, *, member: int) -> None:
    """Unless they have left before, or were entered anew, perhaps with a longer one."""
    found = await turn.shelves.households.member(member)
    if found is None or found.state != Membership.APPROVED:
        return
    ends = await ends_at(turn, found)
    if ends and ends <= turn.now:
        await mandate_ended(turn, found)
