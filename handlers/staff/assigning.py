"""派单 — whom it is given to: the best first, and whoever is off duty only on purpose."""

from collections.abc import Sequence

from domain.assigning import Candidate, may_have, ranked, wanted_for
from domain.tickets import Action, Kind
from handlers.access import on_post
from handlers.actions import repairs
from handlers.buttons import Pressed
from handlers.manners import Outdated
from handlers.staff.dispatch import choosing, may, the_ticket
from handlers.turn import Turn
from handlers.views.choices import workers
from locales import _
from storage.tables import Staff, Ticket

GONE = _("They do not work here any more.")
_GIVEN = _("Already given to {name}.")
_TAKEN_BACK = _("Nobody has it any more: please look at it again.")


async def choose_worker(turn: Turn, pressed: Pressed) -> None:
    """The card shows for a moment whom it can be given to."""
    ticket, _staff = await may(turn, pressed, Action.DISPATCH)
    await choosing(turn, ticket, workers, await candidates(turn, ticket), pressed.number(1))


async def assign(turn: Turn, pressed: Pressed) -> None:
    staff = on_post(turn)
    ticket = await the_ticket(turn, pressed)
    await check_unchanged(turn, ticket, pressed.number(2))
    worker = await colleague(turn, ticket, pressed.number(1))
    await repairs.dispatch(turn, ticket, staff, worker)
    turn.toast(turn.words("Assigned to {name}.", name=worker.name).plain)


async def candidates(turn: Turn, ticket: Ticket) -> Sequence[Candidate]:
    """Everybody it can be given to."""
    kind, loads = Kind(ticket.kind), await turn.shelves.tickets.loads(ticket.community_id)
    found = await turn.shelves.office.holding(ticket.community_id, *may_have(kind))
    known = (
        Candidate(one.id, one.name, one.on_duty, one.department, one.skills, loads.get(one.id, 0))
        for one in found
    )
    return ranked(known, wanted_for(kind, ticket.category, ticket.department))


async def colleague(turn: Turn, ticket: Ticket, staff_id: int) -> Staff:
    """One of those it can be given to; Outdated where they have left."""
    if staff_id not in {one.staff_id for one in await candidates(turn, ticket)}:
        raise Outdated(GONE)
    return await turn.shelves.office.get(staff_id)


async def check_unchanged(turn: Turn, ticket: Ticket, had: int) -> None:
    """Of two who assign at once the first wins, and the second hears whom it went to."""
    if ticket.assignee_id == (had or None):
        return
    if ticket.assignee_id is None:
        raise Outdated(_TAKEN_BACK)
    now = await turn.shelves.office.get(ticket.assignee_id)
    raise Outdated(_GIVEN, name=now.name)
