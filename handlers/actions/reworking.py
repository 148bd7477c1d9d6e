"""返工 — what a follow-up finds unsettled goes on: the work anew, the complaint one level up."""

from functools import partial

from domain.complaints import Severity
from domain.recurrence import to_the_gm
from domain.refusals import Refused
from domain.tickets import Action, Kind, Role, State
from handlers.actions.acceptance import undo
from handlers.actions.cases import to_gm
from handlers.actions.moves import move
from handlers.actions.telling import record, redraw_cards, tell_managers
from handlers.facts import facts_of, standard_for
from handlers.turn import Turn
from handlers.views import rectifications as views
from storage.tables import FollowUp, Rectification, Ticket

SETTLED = frozenset({State.COMPLETED, State.ARCHIVED})


async def take_up(turn: Turn, notice: Rectification, ticket: Ticket) -> None:
    """The matter goes on under its own number; nothing more is asked until it is done again."""
    if ticket.state not in SETTLED:
        raise Refused("not_now")
    await move(turn, ticket, Action.REOPEN, Role.SYSTEM, notice=notice.id)
    await undo(turn, ticket)
    notice.rework_id = ticket.id
    worker = ticket.assignee_id and await turn.shelves.office.get(ticket.assignee_id)
    if worker and worker.ended_at:
        ticket.assignee_id = None
    await redraw_cards(turn, ticket)


async def complain_again(
    turn: Turn, notice: Rectification, follow_up: FollowUp, ticket: Ticket
) -> bool:
    """One level up, the manager told; from the second on the general manager (S0 八3(4)).

    True where the general manager has it now, and the household has been told so.
    """
    if ticket.state in SETTLED:
        await take_up(turn, notice, ticket)
    ticket.severity = Severity.MAJOR
    record(turn, ticket.id, "complain_again", "S0 八3(4)", notice=notice.id)
    facts = await facts_of(turn, ticket)
    await tell_managers(turn, facts.community, partial(views.unqualified, facts, follow_up))
    if not to_the_gm(await _times(turn, ticket), await standard_for(turn, ticket)):
        await redraw_cards(turn, ticket)
        return False
    before = len(await turn.shelves.cases.of_ticket(ticket.id))
    await to_gm(turn, ticket)
    return len(await turn.shelves.cases.of_ticket(ticket.id)) > before


async def _times(turn: Turn, ticket: Ticket) -> int:
    """How often the household has said of this matter that it is not settled."""
    matter = await turn.shelves.cases.matter(ticket)
    written = [await turn.shelves.rectifications.of_ticket(one.id) for one in matter]
    return len({one.follow_up_id for notices in written for one in notices} - {None})


def may_be_taken_up(ticket: Ticket) -> bool:
    """Whether the worker can be sent again; what is among ourselves is judged otherwise."""
    return ticket.state in SETTLED and ticket.kind != Kind.INTERNAL
