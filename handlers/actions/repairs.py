"""A repair, from the report to the archive: every way in which a ticket can change."""

import secrets
from dataclasses import dataclass

from domain.follow_ups import after_repair, plan_follow_ups
from domain.numbers import ticket_number
from domain.promises import Promise, promise, promises_for_repair
from domain.rectification import Stage
from domain.refusals import Refused
from domain.tickets import Action, Kind, Role, State, step
from domain.triage import Triage
from domain.working_time import Slot
from handlers.actions.telling import (
    office_words,
    ops_alias,
    record,
    redraw_cards,
    resident_alias,
    resident_words,
    tell_office,
    tell_resident,
    to_be_called,
)
from handlers.facts import Facts, facts_of
from handlers.letters import Address, Letter, Manner
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import office, residents
from handlers.views.tickets import ops_card, resident_card
from storage.outbox import Lane
from storage.tables import FollowUp, Home, Promised, Staff, Ticket

NOTIFIED, VISITED = "repair.notify_engineering", "repair.appointment"
_DRAW = 1000


@dataclass(frozen=True)
class Report:
    """What a resident has told us, complete."""

    home: Home | None
    place: str
    category: str
    told: Told
    triage: Triage
    urgent: bool
    slot: Slot | None


async def file_repair(turn: Turn, report: Report) -> Ticket:
    """Enter the report, promise what the standard promises, and call whoever must come."""
    ticket = await _entered(turn, report)
    for made in promises_for_repair(turn.now, report.urgent, report.slot):
        await _promise(turn, ticket, made)
    turn.shelves.tickets.attach(ticket.id, "report", report.told.media)
    record(turn, ticket.id, "file_repair", "S0 七(1)", urgent=ticket.urgent)
    facts = await facts_of(turn, ticket)
    await _call_the_office(turn, facts)
    receipt = resident_card(facts, resident_words(facts), received=True)
    tell_resident(turn, facts.requester, receipt, ticket=ticket, card=resident_alias(ticket))
    return ticket


async def accept_order(turn: Turn, ticket: Ticket, staff: Staff) -> None:
    """接单: an engineer who accepts has the order; a dispatcher still has to assign it."""
    await _move(turn, ticket, Action.ACCEPT_ORDER, Role(staff.role))
    if staff.role == Role.ENGINEER:
        ticket.assignee_id = staff.id
    await turn.shelves.tickets.keep(ticket.id, NOTIFIED, turn.now)
    await redraw_cards(turn, ticket)


async def dispatch(turn: Turn, ticket: Ticket, by: Staff, worker: Staff) -> None:
    """派单."""
    await _move(turn, ticket, Action.DISPATCH, Role(by.role), worker=worker.id)
    ticket.assignee_id = worker.id
    await turn.shelves.tickets.keep(ticket.id, NOTIFIED, turn.now)
    await _news(turn, ticket, "dispatched")


def check_worker(ticket: Ticket, staff: Staff, action: Action) -> None:
    """An engineer works on their own orders; Refused for somebody else's (S1 三(六))."""
    step(State(ticket.state), action, Role(staff.role))
    if staff.role == Role.ENGINEER and ticket.assignee_id not in {None, staff.id}:
        raise Refused("not_your_order", "S1 三(六)")


async def set_off(turn: Turn, ticket: Ticket, staff: Staff) -> None:
    check_worker(ticket, staff, Action.SET_OFF)
    await _move(turn, ticket, Action.SET_OFF, Role(staff.role))
    ticket.assignee_id = ticket.assignee_id or staff.id
    await turn.shelves.tickets.keep(ticket.id, VISITED, turn.now)
    await _news(turn, ticket, "on_the_way")


async def finish(turn: Turn, ticket: Ticket, staff: Staff, shown: Told) -> None:
    """完工, with a photo that the resident sees."""
    check_worker(ticket, staff, Action.FINISH)
    await _move(turn, ticket, Action.FINISH, Role(staff.role), words=shown.words)
    ticket.assignee_id = ticket.assignee_id or staff.id
    ticket.finished_at = turn.now
    for key in (NOTIFIED, VISITED):
        await turn.shelves.tickets.keep(ticket.id, key, turn.now)
    turn.shelves.tickets.attach(ticket.id, "done", shown.media)
    facts = await redraw_cards(turn, ticket)
    letter = residents.finished(ticket, shown, resident_words(facts))
    tell_resident(turn, facts.requester, letter, ticket=ticket, card=_asked_alias(ticket))


async def accept_work(turn: Turn, ticket: Ticket) -> None:
    """验收合格: from now on the follow-ups are counted."""
    await _move(turn, ticket, Action.ACCEPT_WORK, Role.RESIDENT)
    ticket.completed_at = turn.now
    await _plan_follow_ups(turn, ticket)
    facts = await redraw_cards(turn, ticket)
    _take_the_question_back(turn, facts)
    done = residents.completed(facts, resident_words(facts))
    tell_resident(turn, facts.requester, done, ticket=ticket)


async def send_back(turn: Turn, ticket: Ticket) -> None:
    """返工."""
    await _move(turn, ticket, Action.SEND_BACK, Role.RESIDENT)
    ticket.finished_at = None
    _take_the_question_back(turn, await _news(turn, ticket, "rework"))


async def withdraw(turn: Turn, ticket: Ticket) -> None:
    await _move(turn, ticket, Action.CANCEL, Role.RESIDENT)
    await _news(turn, ticket, "cancelled")


async def raise_urgency(turn: Turn, ticket: Ticket) -> None:
    """A resident may always say that it is dangerous; only staff may lower it (S0 七(4))."""
    step(State(ticket.state), Action.RAISE, Role.RESIDENT)
    if ticket.urgent:
        raise Refused("not_now")
    ticket.urgent = True
    record(turn, ticket.id, Action.RAISE, "S0 七(4)")
    await _promise_anew(turn, ticket)
    facts = await redraw_cards(turn, ticket)
    await _call(turn, facts)
    raised = residents.raised(facts, resident_words(facts))
    tell_resident(turn, facts.requester, raised, ticket=ticket)


async def pass_audit(turn: Turn, ticket: Ticket, staff: Staff) -> None:
    """Archived only after acceptance and audit, and never over an open rectification (S4 4.4.4)."""
    step(State(ticket.state), Action.PASS_AUDIT, Role(staff.role))
    notices = await turn.shelves.rectifications.of_ticket(ticket.id)
    if any(one.stage != Stage.CLOSED for one in notices):
        raise Refused("rectification_open", "S0 二(5)")
    await _move(turn, ticket, Action.PASS_AUDIT, Role(staff.role))
    ticket.archived_at = turn.now
    await _news(turn, ticket, "archived")


async def fail_audit(turn: Turn, ticket: Ticket, staff: Staff) -> None:
    await _move(turn, ticket, Action.FAIL_AUDIT, Role(staff.role))
    for follow_up in await turn.shelves.follow_ups.of_ticket(ticket.id):
        if follow_up.state == "planned":
            follow_up.state = "called_off"
    await _news(turn, ticket, "audit_failed")


async def _entered(turn: Turn, report: Report) -> Ticket:
    today = turn.now.astimezone(turn.zone).date()
    number = ticket_number(Kind.REPAIR, today, secrets.randbelow(_DRAW))
    while await turn.shelves.tickets.numbered(number):
        number = ticket_number(Kind.REPAIR, today, secrets.randbelow(_DRAW * _DRAW))
    ticket = Ticket(
        number=number,
        community_id=turn.community.id,
        kind=Kind.REPAIR,
        state=State.FILED,
        requester_id=turn.who.id,
        home_id=report.home.id if report.home else None,
        place=report.place,
        category=report.category,
        words=report.told.words,
        urgent=report.urgent,
        triage_kind=report.triage.kind,
        triage_words=list(report.triage.words),
        filed_at=turn.now,
        source_update=turn.sheet.source,
        appointment_start=report.slot.start if report.slot else None,
        appointment_end=report.slot.end if report.slot else None,
    )
    await turn.shelves.tickets.file(ticket)
    return ticket


async def _call_the_office(turn: Turn, facts: Facts) -> None:
    card = ops_card(facts, office_words(facts))
    shown = Letter(card.text, card.buttons, media=facts.shown("report"))
    lane = Lane.URGENT if facts.ticket.urgent else Lane.NOTIFY
    await tell_office(
        turn,
        facts.community,
        shown,
        lane=lane,
        card=ops_alias(facts.ticket),
        ticket_id=facts.ticket.id,
    )
    if facts.ticket.urgent:
        await _call(turn, facts)


async def _call(turn: Turn, facts: Facts) -> None:
    staff = await to_be_called(turn, facts.community)
    await tell_office(
        turn,
        facts.community,
        office.called(facts, staff, office_words(facts)),
        lane=Lane.URGENT,
        reply_to=ops_alias(facts.ticket),
        ticket_id=facts.ticket.id,
    )


async def _promise(turn: Turn, ticket: Ticket, made: Promise) -> None:
    """Copy the promise onto the ticket, and see to it that we are reminded."""
    promised = Promised(ticket_id=ticket.id, key=made.key, due=made.due, clause=made.clause)
    await turn.shelves.tickets.promise(promised)
    turn.shelves.timers.set(
        "promise_due", made.due, _lane(ticket), f"ticket:{ticket.id}", promise=promised.id
    )


async def _promise_anew(turn: Turn, ticket: Ticket) -> None:
    """Nobody has it and the first promise is past: who is called now may be called again."""
    made = await turn.shelves.tickets.promises(ticket.id)
    running = any(one.key == NOTIFIED and not one.missed_at for one in made)
    if ticket.state == State.FILED and not running:
        await _promise(turn, ticket, promise(NOTIFIED, turn.now))


def _lane(ticket: Ticket) -> str:
    return f"ticket:{ticket.id}"


async def _move(turn: Turn, ticket: Ticket, action: Action, role: Role, **detail: object) -> None:
    """One step of the table of transitions, with its event; Refused where it is not allowed."""
    transition = step(State(ticket.state), action, role)
    ticket.state = transition.target
    record(turn, ticket.id, action, transition.clause, **detail)


async def _news(turn: Turn, ticket: Ticket, what: str) -> Facts:
    facts = await redraw_cards(turn, ticket)
    tell_resident(
        turn, facts.requester, residents.news(facts, what, resident_words(facts)), ticket=ticket
    )
    return facts


def _take_the_question_back(turn: Turn, facts: Facts) -> None:
    """They have said whether the work is in order: the buttons under that question go."""
    asked = residents.finished(facts.ticket, Told(), resident_words(facts))
    at, card = Address(facts.requester.telegram_id), _asked_alias(facts.ticket)
    turn.redraw(Letter(asked.text), at, Manner(card=card, ticket_id=facts.ticket.id))


def _asked_alias(ticket: Ticket) -> str:
    return f"ticket:{ticket.id}:asked"


async def _plan_follow_ups(turn: Turn, ticket: Ticket) -> None:
    after = after_repair(ticket.category, ticket.triage_kind, ticket.urgent)
    finished = ticket.finished_at or turn.now
    planned = plan_follow_ups(after, finished, turn.zone)
    before = await turn.shelves.follow_ups.of_ticket(ticket.id)
    for number, one in enumerate(planned, start=len(before) + 1):
        follow_up = FollowUp(
            ticket_id=ticket.id,
            ordinal=number,
            ask_at=one.ask_at,
            limit=one.limit,
            clause=one.clause,
        )
        await turn.shelves.follow_ups.plan(follow_up)
        if one.ask_at:
            turn.shelves.timers.set(
                "ask_follow_up",
                one.ask_at,
                _lane(ticket),
                f"ticket:{ticket.id}",
                follow_up=follow_up.id,
            )
