"""巡检 — what a colleague finds becomes a matter among ourselves: 内部协调单 (H9)."""

from domain.complaints import Severity
from domain.entering import Source
from domain.refusals import Refused
from domain.tickets import Action, Kind, Role, step
from handlers.actions.filing import Entered, Matter, file_matter
from handlers.actions.moves import move
from handlers.actions.telling import office_words, redraw_cards, tell_office
from handlers.facts import ops_alias
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import inspecting as views
from storage.tables import Asset, Staff, Ticket

_LEADERS = frozenset({Role.HEAD, Role.SUPERVISOR, Role.MANAGER})


async def file_finding(
    turn: Turn,
    staff: Staff,
    told: Told,
    department: str,
    place: str = "",
    asset: Asset | None = None,
    grade: Severity = Severity.ORDINARY,
) -> Ticket:
    """The office itself brings it; nobody outside ever hears of it."""
    office = await turn.shelves.people.the_office(turn.community, turn.now)
    matter = Matter(
        Kind.INTERNAL,
        told,
        entered=Entered(office, staff, Source.INSPECTION),
        common=True,
        place=place,
        asset=asset,
        category=asset.category if asset else "other",
        department=department,
    )
    ticket = await file_matter(turn, matter)
    ticket.severity = grade
    await redraw_cards(turn, ticket)
    return ticket


async def accept(turn: Turn, ticket: Ticket, staff: Staff) -> None:
    """By whoever found it, or a leader; never by the one who did the work."""
    _check(ticket, staff, Action.ACCEPT_WORK)
    await move(turn, ticket, Action.ACCEPT_WORK, Role(staff.role))
    ticket.completed_at = turn.now
    await redraw_cards(turn, ticket)


async def send_back(turn: Turn, ticket: Ticket, staff: Staff) -> None:
    """It is not done yet; the worker is called to it."""
    _check(ticket, staff, Action.SEND_BACK)
    await move(turn, ticket, Action.SEND_BACK, Role(staff.role))
    ticket.finished_at = None
    facts = await redraw_cards(turn, ticket)
    letter = views.returned(facts, office_words(facts))
    await tell_office(
        turn, facts.community, letter, reply_to=ops_alias(ticket), ticket_id=ticket.id
    )


def _check(ticket: Ticket, staff: Staff, action: Action) -> None:
    step(ticket.situation, action, Role(staff.role))
    judges = staff.id == ticket.filed_by or Role(staff.role) in _LEADERS
    if not judges or staff.id == ticket.assignee_id:
        raise Refused("not_yours", "S1 监督")
