"""回访计划 — made when the work is accepted, moved when the matter is: what is asked, and when."""

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.follow_ups import FollowUpState, Planned, Purpose, after, is_leak
from domain.planning import Job, Term, plan_of
from domain.standard import After
from domain.tickets import Kind, Role, State
from handlers.actions.telling import record, redraw_cards
from handlers.turn import Turn
from storage.tables import FollowUp, Staff, Ticket

_CLAUSE = "S0 八2(1)"


async def plan(turn: Turn, ticket: Ticket) -> None:
    """By the standard's plan for what it was; what was planned before moves, or is called off."""
    community = await turn.shelves.communities.get(ticket.community_id)
    zone, standard = ZoneInfo(community.zone), turn.standard_of(community)
    wanted = plan_of(_job(turn, ticket), turn.now, zone, standard)
    known = await turn.shelves.follow_ups.of_ticket(ticket.id)
    waiting = {(one.after, one.purpose): one for one in known if _waits(one)}
    asked = {(one.after, one.purpose) for one in known if _asked_of_this(one, ticket)}
    number = len(known)
    for one in wanted:
        if before := waiting.pop((one.after, one.purpose), None):
            _move(turn, ticket, before, one)
        elif (one.after, one.purpose) not in asked:
            number += 1
            await enter(turn, ticket, one, number)
    _drop(turn, ticket, waiting.values())


async def call_off(turn: Turn, ticket: Ticket) -> None:
    """It is not done after all, or it is nobody's any more: nothing of it is asked."""
    known = await turn.shelves.follow_ups.of_ticket(ticket.id)
    _drop(turn, ticket, [one for one in known if one.state == FollowUpState.PLANNED])


async def call_off_effect(turn: Turn, ticket: Ticket) -> None:
    """They say anew how it was: whether it was put right is asked once that is settled."""
    known = await turn.shelves.follow_ups.of_ticket(ticket.id)
    planned = [one for one in known if one.state == FollowUpState.PLANNED]
    _drop(turn, ticket, [one for one in planned if one.purpose == Purpose.EFFECT])


async def call_off_for(turn: Turn, person_id: int, home_id: int) -> None:
    """Whoever reported it has left that home."""
    for one in await turn.shelves.follow_ups.planned_for(person_id):
        ticket = await turn.shelves.tickets.get(one.ticket_id)
        if ticket and ticket.home_id == home_id:
            _drop(turn, ticket, [one])


async def set_term(turn: Turn, ticket: Ticket, staff: Staff, term: Term | None) -> None:
    """From when to when a service runs: it is asked about while it does, too."""
    ticket.term_start, ticket.term_end = term or (None, None)
    said = [one.isoformat() for one in term or ()]
    record(turn, ticket.id, "set_term", "S0 八2(2)", Role(staff.role), term=said)
    if ticket.completed_at or (term and ticket.state != State.CANCELLED):
        await plan(turn, ticket)
    else:
        await call_off(turn, ticket)
    await redraw_cards(turn, ticket)


async def call_works(turn: Turn, ticket: Ticket, staff: Staff, *, yes: bool) -> None:
    """What is more than a repair shows its faults with use (X1)."""
    if ticket.works is not yes:
        ticket.works = yes
        record(turn, ticket.id, "call_works", "X1", Role(staff.role), yes=yes)
        if ticket.completed_at:
            await plan(turn, ticket)
    await redraw_cards(turn, ticket)


def _job(turn: Turn, ticket: Ticket) -> Job:
    kind = Kind(ticket.kind)
    start, end = ticket.term_start, ticket.term_end
    return Job(
        after(kind, ticket.category, ticket.triage_kind, ticket.urgent),
        ticket.finished_at or turn.now,
        leak=kind is Kind.REPAIR and is_leak(ticket.category, ticket.triage_kind),
        tested_at=ticket.tested_at,
        works=ticket.works,
        term=(start, end) if start and end else None,
    )


def _waits(one: FollowUp) -> bool:
    """What asks for the effect of a rectification is no part of this plan."""
    return one.state == FollowUpState.PLANNED and one.purpose != Purpose.EFFECT


def _asked_of_this(one: FollowUp, ticket: Ticket) -> bool:
    """Whether it was asked about the work as it stands; a term is one, however often reopened."""
    if one.asked_at is None:
        return False
    since: datetime | None = ticket.finished_at
    if one.after == After.PAID_SERVICE and ticket.term_start:
        since = ticket.term_start
    return since is None or one.asked_at >= since


def _move(turn: Turn, ticket: Ticket, before: FollowUp, planned: Planned) -> None:
    """To its new moment; what rain has brought on stays as it is.

    A bell that rang while there was nothing to be asked about yet rings once more.
    """
    if planned.ask_at is None:
        return
    moved = before.ask_at != planned.ask_at
    before.ask_at, before.limit = planned.ask_at, planned.limit
    if moved or before.ask_at <= turn.now:
        _ring(turn, ticket, before)
    if moved:
        record(turn, ticket.id, "move_follow_up", _CLAUSE, follow_up=before.id)


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
        _ring(turn, ticket, follow_up)


def _drop(turn: Turn, ticket: Ticket, follow_ups: Collection[FollowUp]) -> None:
    for one in follow_ups:
        one.state = FollowUpState.CALLED_OFF
        record(turn, ticket.id, "call_off_follow_up", _CLAUSE, follow_up=one.id)


def _ring(turn: Turn, ticket: Ticket, follow_up: FollowUp) -> None:
    if follow_up.ask_at:
        lane = f"ticket:{ticket.id}"
        due = follow_up.ask_at
        turn.shelves.timers.set("ask_follow_up", due, lane, lane, follow_up=follow_up.id)
