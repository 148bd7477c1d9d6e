"""The date is here until which a matter was to rest."""

from domain.tickets import UNDONE_STATES, Role
from handlers.actions import pausing
from handlers.turn import Turn


async def resume_due(turn: Turn, *, ticket: int) -> None:
    """Go on, unless somebody did already, or put the date off."""
    found = await turn.shelves.tickets.locked(ticket)
    if not found or found.state not in UNDONE_STATES or not found.paused_at:
        return
    if found.resume_at and found.resume_at <= turn.now:
        await pausing.resume(turn, found, Role.SYSTEM)
