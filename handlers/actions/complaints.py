"""投诉 — the office judges what a complaint is, whose it is and how heavy it weighs."""

from domain.complaints import Severity, Verdict
from domain.tickets import Action, Role
from handlers.actions.moves import move
from handlers.actions.telling import office_words, redraw_ops_card, tell_office
from handlers.facts import facts_of, ops_alias
from handlers.turn import Turn
from handlers.views import cases
from storage.tables import Staff, Ticket


async def judge(
    turn: Turn,
    ticket: Ticket,
    staff: Staff,
    verdict: Verdict,
    department: str,
    severity: Severity,
) -> None:
    """The head of the department is called to it and leads from here (S1 三(一))."""
    role = Role(staff.role)
    await move(turn, ticket, Action.JUDGE, role, verdict=verdict, severity=severity)
    ticket.verdict, ticket.department, ticket.severity = verdict, department, severity
    facts = await facts_of(turn, ticket)
    await redraw_ops_card(turn, facts)
    heads = await turn.shelves.office.heads(ticket.community_id, department)
    letter = cases.judged(facts, heads, office_words(facts))
    under = ops_alias(ticket)
    await tell_office(turn, facts.community, letter, reply_to=under, ticket_id=ticket.id)
