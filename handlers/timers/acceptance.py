"""A resident says nothing about work that was done: once we ask again, then the desk may act."""

from zoneinfo import ZoneInfo

from domain.acceptance import desk_may_accept_at, remind_at
from domain.tickets import State
from handlers.actions import acceptance
from handlers.facts import standard_for
from handlers.turn import Turn
from storage.tables import Ticket


async def acceptance_reminder(turn: Turn, *, ticket: int) -> None:
    found = await _waiting(turn, ticket)
    if found and found.finished_at:
        community = await turn.shelves.communities.get(found.community_id)
        standard = turn.standard_of(community)
        if remind_at(found.finished_at, ZoneInfo(community.zone), standard) <= turn.now:
            await acceptance.remind(turn, found)


async def acceptance_overdue(turn: Turn, *, ticket: int) -> None:
    found = await _waiting(turn, ticket)
    if found and found.finished_at:
        standard = await standard_for(turn, found)
        if desk_may_accept_at(found.finished_at, standard) <= turn.now:
            await acceptance.hand_to_the_desk(turn, found)


async def _waiting(turn: Turn, ticket_id: int) -> Ticket | None:
    """The ticket if it still waits; what was sent back and done again has a timer of its own."""
    ticket = await turn.shelves.tickets.locked(ticket_id)
    return ticket if ticket and ticket.state == State.DONE else None
