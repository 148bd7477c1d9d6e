"""Before a promise is due somebody is reminded; once it is overdue they are called, ever higher."""

from collections.abc import Callable, Sequence
from functools import partial

from domain.ladder import Course, Rung, row_of
from domain.promises import CLOCKS, Ladder
from domain.tickets import Action, Role
from handlers.actions.moves import move
from handlers.actions.promises import course_of, renew, reschedule, spoken_for
from handlers.actions.telling import (
    asleep,
    office_words,
    record,
    redraw_cards,
    redraw_ops_card,
    seen_under,
    tell_colleagues,
    tell_office,
)
from handlers.facts import Facts, facts_of
from handlers.letters import Letter, Manner
from handlers.turn import Turn
from handlers.views import promises as views
from handlers.views.office import call
from locales import Markup, Words
from storage.outbox import Lane
from storage.tables import Promised, Staff, Ticket

_ORDERS = (Role.ENGINEER, Role.DISPATCHER)  # those who may accept one
_ROLES = {Rung.HEAD: Role.HEAD, Rung.MANAGER: Role.MANAGER, Rung.GM: Role.GM}


async def remind(turn: Turn, promised: Promised, ticket: Ticket) -> None:
    """Before it is due: whoever has it, or the head, or the desk."""
    course = await course_of(turn, ticket, promised)
    if course.awake(turn.now) <= turn.now and not await spoken_for(turn, promised, ticket):
        staff = await _responsible(turn, ticket)
        record(turn, ticket.id, "remind_of_promise", promised.clause, key=promised.key)
        facts = await facts_of(turn, ticket)
        await tell(turn, facts, staff, partial(views.reminder, facts, promised))
    await reschedule(turn, ticket, promised)


async def miss(turn: Turn, promised: Promised, ticket: Ticket) -> None:
    """It is due and was not kept: that is noted at any hour, and people are called when awake."""
    promised.missed_at = turn.now
    record(turn, ticket.id, "promise_missed", promised.clause, key=promised.key)
    await redraw_cards(turn, ticket)
    await climb(turn, promised, ticket)
    await renew(turn, ticket, promised)


async def climb(turn: Turn, promised: Promised, ticket: Ticket) -> None:
    """Call whoever's time has come, and be back for the next."""
    if await spoken_for(turn, promised, ticket):
        return
    course = await course_of(turn, ticket, promised)
    rungs = course.called_by(turn.now, promised.rung)
    if rungs and course.awake(turn.now) <= turn.now:
        await _call(turn, promised, ticket, course, rungs)
    await reschedule(turn, ticket, promised)


async def hand_up(turn: Turn, ticket: Ticket, role: Role = Role.SYSTEM) -> None:
    """What could not be settled on the day is the head's (S0 四)."""
    await move(turn, ticket, Action.HAND_UP, role)
    facts = await facts_of(turn, ticket)
    await redraw_ops_card(turn, facts)
    _, staff = await _somebody(turn, ticket, "visit.unsolved_to_head", (Rung.HEAD,))
    await tell(turn, facts, staff, partial(views.handed_up, facts))


async def _call(
    turn: Turn, promised: Promised, ticket: Ticket, course: Course, rungs: Sequence[int]
) -> None:
    """The highest of these rungs, with all whom it leaves behind; an empty one is passed over."""
    rung, staff = await _somebody(turn, ticket, promised.key, rungs)
    promised.rung = rung
    urgent = course.ladder is Ladder.URGENT
    clause = promised.clause
    if rung > Rung.DUTY and course.ladder is not Ladder.HEAD:
        clause = course.terms.standard[row_of(course.ladder, rung)].clause
    called = [one.id for one in staff]
    record(turn, ticket.id, "escalate", clause, key=promised.key, rung=rung, called=called)
    facts = await facts_of(turn, ticket)
    told = partial(views.overdue, rung=rung) if staff else views.nobody
    lane = Lane.URGENT if urgent else Lane.NOTIFY
    await tell(turn, facts, staff, partial(told, facts, promised), lane)


async def _somebody(
    turn: Turn, ticket: Ticket, key: str, rungs: Sequence[int]
) -> tuple[int, list[Staff]]:
    """Everybody on these rungs; if there is nobody, whoever is next above them.

    If there is nobody at all, those above come on duty yet: they are called at their own times.
    """
    top = rungs[-1]
    found = [one for rung in rungs for one in await on_rung(turn, ticket, key, rung)]
    while not found and top < Rung.GM:
        top += 1
        found = await on_rung(turn, ticket, key, top)
    return (top if found else rungs[-1]), list({one.id: one for one in found}.values())


async def on_rung(turn: Turn, ticket: Ticket, key: str, rung: int) -> list[Staff]:
    office = turn.shelves.office
    match rung:
        case Rung.DUTY:
            return await _on_duty(turn, ticket, key)
        case Rung.HEAD:
            return list(await office.heads(ticket.community_id, ticket.department))
        case Rung.MANAGER | Rung.GM:
            return list(await office.on_duty(ticket.community_id, _ROLES[Rung(rung)]))
    below = [one for each in _ROLES for one in await on_rung(turn, ticket, key, each)]
    return [*await _on_duty(turn, ticket, key), *below]


async def _on_duty(turn: Turn, ticket: Ticket, key: str) -> list[Staff]:
    """Whoever has it; as long as nobody has, those who may take it."""
    if mine := await _assignee(turn, ticket):
        return [mine]
    wanted = _ORDERS if CLOCKS[key].ladder is Ladder.URGENT else (Role.DISPATCHER,)
    return list(await turn.shelves.office.on_duty(ticket.community_id, *wanted))


async def _responsible(turn: Turn, ticket: Ticket) -> list[Staff]:
    if mine := await _assignee(turn, ticket):
        return [mine]
    office = turn.shelves.office
    heads = await office.heads(ticket.community_id, ticket.department)
    return list(heads or await office.on_duty(ticket.community_id, Role.DISPATCHER))


async def _assignee(turn: Turn, ticket: Ticket) -> Staff | None:
    staff = await turn.shelves.office.get(ticket.assignee_id) if ticket.assignee_id else None
    return staff if staff and staff.on_duty and not staff.ended_at else None


async def tell(
    turn: Turn,
    facts: Facts,
    staff: Sequence[Staff],
    said: Callable[[Words], Markup],
    lane: Lane = Lane.NOTIFY,
) -> None:
    """In the ops group under the card, and each in private whom we may write to."""
    silent = lane is not Lane.URGENT and asleep(turn, facts.community)
    await tell_office(
        turn,
        facts.community,
        call(said(office_words(facts)), staff),
        lane=lane,
        reply_to=seen_under(facts),
        ticket_id=facts.ticket.id,
    )
    manner = Manner(lane, silent=silent)
    tell_colleagues(turn, staff, lambda words: Letter(said(words)), manner)
