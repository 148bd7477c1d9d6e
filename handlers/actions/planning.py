"""回访计划 — made when the work is accepted: when it is asked about, and when once more."""

from zoneinfo import ZoneInfo

from domain.follow_ups import Planned, after, plan_follow_ups
from domain.tickets import Kind
from handlers.turn import Turn
from storage.tables import FollowUp, Ticket


async def plan(turn: Turn, ticket: Ticket) -> None:
    """By the standard's plan for what it was (S0 八2(1))."""
    about = after(Kind(ticket.kind), ticket.category, ticket.triage_kind, ticket.urgent)
    community = await turn.shelves.communities.get(ticket.community_id)
    planned = plan_follow_ups(
        about,
        ticket.finished_at or turn.now,
        ZoneInfo(community.zone),
        turn.standard_of(community),
    )
    before = await turn.shelves.follow_ups.of_ticket(ticket.id)
    for number, one in enumerate(planned, start=len(before) + 1):
        await enter(turn, ticket, one, number)


async def enter(turn: Turn, ticket: Ticket, planned: Planned, ordinal: int) -> None:
    """With the bell that rings when it is due."""
    follow_up = FollowUp(
        ticket_id=ticket.id,
        ordinal=ordinal,
        ask_at=planned.ask_at,
        limit=planned.limit,
        clause=planned.clause,
        after=planned.after,
        purpose=planned.purpose,
    )
    await turn.shelves.follow_ups.plan(follow_up)
    if planned.ask_at:
        lane = f"ticket:{ticket.id}"
        turn.shelves.timers.set("ask_follow_up", planned.ask_at, lane, lane, follow_up=follow_up.id)
