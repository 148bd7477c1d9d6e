"""立档 — what is not settled, or comes again, gets a card with an owner, a plan and a date."""

from collections.abc import Sequence
from datetime import datetime

from domain.complaints import OPENED_BY, CaseKind
from domain.recurrence import recurring, to_the_gm
from domain.tickets import Action, Kind, Role
from handlers.actions import mailbox
from handlers.actions.moves import move
from handlers.actions.telling import (
    office_words,
    redraw_ops_card,
    resident_words,
    tell_office,
    tell_resident,
)
from handlers.facts import (
    Facts,
    dossier_of,
    facts_of,
    ops_address,
    ops_alias,
    standard_for,
    topic_of,
)
from handlers.letters import Letter, Manner
from handlers.turn import Turn
from handlers.views import cases, progress
from storage.outbox import Lane
from storage.tables import CaseCard, Event, Staff, Ticket

_NOTHING_IN_COMMON = "other"  # the category


async def open_case_card(turn: Turn, ticket: Ticket, role: Role = Role.SYSTEM) -> None:
    """Not settled after 24 h: no breach, but a card of its own (X9, S4 4.2.1)."""
    if case := await _opened(turn, ticket, CaseKind.UNRESOLVED, role):
        await _show(turn, case, ticket)


async def analyse(turn: Turn, ticket: Ticket, role: Role = Role.SYSTEM) -> None:
    """The third same repair asks for its cause, not for a third mending (S0 八3(5))."""
    if case := await _opened(turn, ticket, CaseKind.ROOT_CAUSE, role):
        await _show(turn, case, ticket)


async def to_gm(turn: Turn, ticket: Ticket, role: Role = Role.SYSTEM) -> None:
    """The second complaint on one matter (S4 4.2.3)."""
    if case := await _opened(turn, ticket, CaseKind.GM_MAILBOX, role):
        await mailbox.deliver(turn, case, ticket)


async def plan(
    turn: Turn, case: CaseCard, ticket: Ticket, staff: Staff, words: str, due: datetime
) -> None:
    """How it will be settled and by when; the one whose matter it is hears of it (S2 四.3(2))."""
    await move(turn, ticket, Action.PLAN_CASE, Role(staff.role), case=case.id)
    case.plan, case.plan_due, case.planned_at = words, due, turn.now
    case.owner_id = case.owner_id or staff.id
    facts = await facts_of(turn, ticket)
    await redraw_ops_card(turn, facts)
    at = await ops_address(turn, facts.community, topic_of(facts.ticket))
    manner = Manner(Lane.NOTIFY, card=_alias(case), ticket_id=ticket.id)
    turn.redraw(await _card(turn, case, facts), at, manner)
    if case.kind == CaseKind.UNRESOLVED:
        told = progress.planned(facts, case, resident_words(facts))
        tell_resident(turn, facts.requester, told, ticket=ticket)


async def link(turn: Turn, ticket: Ticket, staff: Staff, other: Ticket) -> None:
    """A person has confirmed that it is the same matter; what comes of it is the standard's."""
    await move(turn, ticket, Action.LINK, Role(staff.role), other=other.id)
    await _join(turn, ticket, other)
    times = len(await turn.shelves.cases.matter(ticket))
    standard = await standard_for(turn, ticket)
    if ticket.kind == Kind.COMPLAINT and to_the_gm(times, standard):
        await to_gm(turn, ticket)
    if ticket.kind == Kind.REPAIR and recurring(Kind.REPAIR, times, standard):
        await analyse(turn, ticket)
    for one in (ticket, other):
        await redraw_ops_card(turn, await facts_of(turn, one))


async def look_for_recurrence(turn: Turn, ticket: Ticket) -> None:
    """The same household, the same category: that needs nobody's word (S0 八3(5))."""
    if ticket.kind != Kind.REPAIR or not ticket.home_id or ticket.category == _NOTHING_IN_COMMON:
        return
    standard = await standard_for(turn, ticket)
    since = turn.now - standard.duration("recurring.looked_back")
    alike = await turn.shelves.cases.like(ticket, since)
    if recurring(Kind.REPAIR, len(alike), standard):
        for earlier in alike:
            await _join(turn, ticket, earlier)
        await analyse(turn, ticket)


async def _opened(turn: Turn, ticket: Ticket, kind: CaseKind, role: Role) -> CaseCard | None:
    """The card, entered; None where there is one already."""
    if any(one.kind == kind for one in await turn.shelves.cases.of_ticket(ticket.id)):
        return None
    taken = await move(turn, ticket, OPENED_BY[kind], role)
    heads = await turn.shelves.office.heads(ticket.community_id, ticket.department)
    case = CaseCard(
        ticket_id=ticket.id,
        kind=kind,
        opened_at=turn.now,
        clause=taken.clause,
        owner_id=heads[0].id if heads else None,
    )
    await turn.shelves.cases.open(case)
    return case


async def _show(turn: Turn, case: CaseCard, ticket: Ticket) -> None:
    facts = await facts_of(turn, ticket)
    await redraw_ops_card(turn, facts)
    await tell_office(
        turn,
        facts.community,
        await _card(turn, case, facts),
        card=_alias(case),
        reply_to=ops_alias(ticket),
        ticket_id=ticket.id,
    )


async def _card(turn: Turn, case: CaseCard, facts: Facts) -> Letter:
    words = office_words(facts)
    owner = await turn.shelves.office.get(case.owner_id) if case.owner_id else None
    events = await turn.shelves.events.history(facts.ticket.id)
    steps = cases.timeline(events, await _names(turn, events), facts, words)
    return cases.case_card(case, owner, await dossier_of(turn, facts), steps, words)


async def _names(turn: Turn, events: Sequence[Event]) -> dict[str, str]:
    """Who is meant by the actors of the log, as far as they are of ours."""
    ours = {one.actor for one in events if one.actor.startswith("staff:")}
    staff = [await turn.shelves.office.get(int(actor.partition(":")[2])) for actor in ours]
    return {f"staff:{one.id}": one.name for one in staff}


async def _join(turn: Turn, ticket: Ticket, other: Ticket) -> None:
    """Whatever hangs on either of them hangs together now, on the earliest."""
    shelf = turn.shelves.cases
    together = [*await shelf.matter(other), *await shelf.matter(ticket)]
    first = min(one.id for one in together)
    for one in together:
        one.same_matter_id = first if one.id != first else None


def _alias(case: CaseCard) -> str:
    return f"case:{case.id}"
