"""转派 — an order goes to a colleague or to another department, with a few words why."""

from functools import partial

from domain.promises import ATTENDED, CALLED, CALLS
from domain.refusals import Refused
from domain.tickets import UNDERWAY, Action, Kind, Role, State, step
from handlers.actions.ladder import tell
from handlers.actions.moves import move, news, visit_ahead
from handlers.actions.promises import owe
from handlers.actions.repairs import HANDS, dispatch
from handlers.actions.telling import redraw_cards, to_be_called
from handlers.actions.whereabouts import move_card
from handlers.facts import Facts, lane_of
from handlers.turn import Turn
from handlers.views import transferring as views
from storage.tables import Staff, Ticket


def check_giver(ticket: Ticket, staff: Staff) -> None:
    """Whoever has it may give it away, and the desk; Refused for anybody else."""
    step(ticket.situation, Action.TRANSFER, Role(staff.role))
    if staff.role in HANDS and ticket.assignee_id != staff.id:
        raise Refused("not_your_order", "S1 三(六)")


async def to_colleague(turn: Turn, ticket: Ticket, by: Staff, worker: Staff, why: str) -> None:
    """Straight to somebody: when the desk does it, that is an assignment like any other."""
    check_giver(ticket, by)
    if by.role not in HANDS:
        facts = await dispatch(turn, ticket, by, worker, words=why)
    else:
        await _take(turn, ticket, by, worker=worker.id, words=why)
        ticket.assignee_id = worker.id
        facts = await news(turn, ticket, "dispatched")
    if why:  # or else their own card says it all
        await _call(turn, facts, [worker], by, why)


async def to_department(turn: Turn, ticket: Ticket, by: Staff, department: str, why: str) -> None:
    """Nobody has it now: the head of the department hears of it, or the desk."""
    check_giver(ticket, by)
    was_coming = ticket.state in UNDERWAY
    await _take(turn, ticket, by, department=department, words=why)
    ticket.department, ticket.assignee_id = department, None
    await _still_urgent(turn, ticket)
    await move_card(turn, ticket)
    facts = await (news(turn, ticket, "passed_on") if was_coming else redraw_cards(turn, ticket))
    await _call(turn, facts, await _heads(turn, ticket), by, why)


async def _take(turn: Turn, ticket: Ticket, by: Staff, **detail: object) -> None:
    ahead = visit_ahead(turn, ticket)
    await move(turn, ticket, Action.TRANSFER, Role(by.role), moments=ahead, **detail)


async def _still_urgent(turn: Turn, ticket: Ticket) -> None:
    """Somebody has to take it on now, as on the first day."""
    called = await turn.shelves.promises.open_of(ticket.id)
    if ticket.urgent and ticket.state != State.FILED and not {one.key for one in called} & {*CALLS}:
        await owe(turn, ticket, ATTENDED if ticket.kind == Kind.HELP else CALLED)


async def _heads(turn: Turn, ticket: Ticket) -> list[Staff]:
    office = turn.shelves.office
    heads = await office.heads(ticket.community_id, ticket.department)
    desk = await office.on_duty(ticket.community_id, Role.DISPATCHER)
    community = await turn.shelves.communities.get(ticket.community_id)
    return list(heads or desk) or await to_be_called(turn, community)


async def _call(turn: Turn, facts: Facts, staff: list[Staff], by: Staff, why: str) -> None:
    """Each of them in private as well."""
    said = partial(views.passed_on, facts, by, why)
    await tell(turn, facts, staff, said, lane_of(facts.ticket))
