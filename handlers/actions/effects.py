"""跟踪回访 — whether what was put right has helped is asked of the household, and noted."""

from domain.follow_ups import FollowUpState, Purpose
from domain.follow_ups import plan_effect as planned_effect
from domain.standard import After
from domain.tickets import State
from handlers.actions.planning import enter
from handlers.actions.telling import record
from handlers.facts import facts_of
from handlers.turn import Turn
from storage.tables import FollowUp, Rectification, Ticket

_SETTLED = {State.COMPLETED, State.ARCHIVED}


async def plan_effect(turn: Turn, notice: Rectification, ticket: Ticket) -> None:
    """Asked once it has had time to show (S3 四3).

    What is being done again is asked about when it is done, and so is what is asked anyhow.
    """
    before = await turn.shelves.follow_ups.of_ticket(ticket.id)
    if notice.follow_up_id is None or ticket.state not in _SETTLED:
        return
    if any(one.state == FollowUpState.PLANNED and one.ask_at for one in before):
        return
    asked = next(one for one in before if one.id == notice.follow_up_id)
    facts = await facts_of(turn, ticket)
    planned = planned_effect(
        After(asked.after or After.OTHER), turn.now, facts.zone, facts.standard
    )
    await enter(turn, ticket, planned, len(before) + 1)
    record(turn, ticket.id, "plan_effect", planned.clause, notice=notice.id)


def confirm(turn: Turn, follow_up: FollowUp) -> None:
    """It has helped: the household says so."""
    if follow_up.purpose == Purpose.EFFECT:
        record(turn, follow_up.ticket_id, "confirm_effect", "S3 四3", follow_up=follow_up.id)
