"""验收 — work that is done is shown to the resident, and is archived or goes back to the worker."""

from datetime import datetime

from domain.acceptance import desk_may_accept_at, remind_at
from domain.quotes import QuoteState, newest
from domain.rectification import Stage
from domain.refusals import Refused
from domain.tickets import Action, Kind, Role, step
from handlers.actions.gathered import is_gathered
from handlers.actions.incidents import let_go
from handlers.actions.leak_reminders import expect_test
from handlers.actions.moves import move, news
from handlers.actions.planning import call_off, plan
from handlers.actions.telling import (
    asleep,
    office_words,
    record,
    redraw_cards,
    redraw_ops_card,
    resident_words,
    tell_office,
    tell_resident,
)
from handlers.facts import Facts, facts_of, ops_alias, standard_for
from handlers.letters import Address, Letter, Manner
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import inspecting, office, progress, residents
from handlers.views.names import by_telephone
from locales import words_for
from storage.outbox import Lane
from storage.tables import Staff, Ticket


def ask(turn: Turn, facts: Facts, media: tuple[tuple[str, str], ...]) -> None:
    """Show what was done and ask whether it is in order; nobody waits for the answer for ever.

    What a colleague found is theirs to judge.
    """
    if facts.ticket.kind == Kind.INTERNAL:
        return _ask_the_finder(turn, facts, media)
    expect_test(turn, facts)
    ticket, finished = facts.ticket, facts.ticket.finished_at or turn.now
    letter = progress.finished(facts, resident_words(facts), media)
    tell_resident(turn, facts.requester, letter, ticket=ticket, card=_alias(ticket))
    standard = facts.standard
    _ring(turn, "acceptance_reminder", remind_at(finished, facts.zone, standard), ticket)
    _ring(turn, "acceptance_overdue", desk_may_accept_at(finished, standard), ticket)
    return None


def _ask_the_finder(turn: Turn, facts: Facts, media: tuple[tuple[str, str], ...]) -> None:
    finder = facts.entered_by
    if finder and finder.reachable and not finder.ended_at:
        letter = inspecting.done(facts, media, words_for(finder.language))
        manner = Manner(Lane.NOTIFY, ticket_id=facts.ticket.id)
        turn.post(letter, Address(finder.telegram_id), manner)


async def remind(turn: Turn, ticket: Ticket) -> None:
    """Ask once more, further down; the buttons are under the newer question only."""
    record(turn, ticket.id, "remind_of_acceptance", "B11")
    facts = await facts_of(turn, ticket)
    at = Address(facts.requester.telegram_id)
    silent = asleep(turn, facts.community)
    manner = Manner(Lane.NOTIFY, card=_alias(ticket), ticket_id=ticket.id, silent=silent)
    asked = progress.finished(facts, resident_words(facts))
    turn.redraw(Letter(asked.text), at, manner)
    turn.post(progress.finished_still(facts, resident_words(facts)), at, manner)


async def hand_to_the_desk(turn: Turn, ticket: Ticket) -> None:
    """From now on the card has a button for the dispatcher."""
    record(turn, ticket.id, "acceptance_overdue", "B11")
    facts = await facts_of(turn, ticket)
    await redraw_ops_card(turn, facts)
    if is_gathered(facts):  # there the silent are counted on one card
        return
    letter = office.silent_resident(facts, office_words(facts))
    under = ops_alias(ticket)
    await tell_office(turn, facts.community, letter, reply_to=under, ticket_id=ticket.id)


async def accept_work(turn: Turn, ticket: Ticket) -> None:
    """验收合格: from now on the follow-ups are counted; what costs money is signed for."""
    await _sign(turn, ticket)
    facts = await _accepted(turn, ticket, Role.RESIDENT)
    done = residents.completed(facts, resident_words(facts))
    tell_resident(turn, facts.requester, done, ticket=ticket, card=completed_alias(ticket))


async def accept_for(turn: Turn, ticket: Ticket, staff: Staff) -> None:
    """The desk accepts for a resident who says nothing, and tells them so (S4 4.4.4)."""
    _check_brought(ticket)
    step(ticket.situation, Action.ACCEPT_WORK, Role(staff.role))
    if turn.now < await desk_may_accept(turn, ticket):
        raise Refused("not_now")
    facts = await _accepted(turn, ticket, Role(staff.role), on_behalf=True)
    done = residents.completed_for_them(facts, resident_words(facts))
    tell_resident(turn, facts.requester, done, ticket=ticket, card=completed_alias(ticket))


async def desk_may_accept(turn: Turn, ticket: Ticket) -> datetime:
    """Whoever has no Telegram says on the telephone whether it is in order: at once."""
    finished = ticket.finished_at or turn.now
    if by_telephone(await turn.shelves.people.get(ticket.requester_id)):
        return finished
    return desk_may_accept_at(finished, await standard_for(turn, ticket))


async def send_back(turn: Turn, ticket: Ticket) -> None:
    """返工."""
    await move(turn, ticket, Action.SEND_BACK, Role.RESIDENT)
    ticket.finished_at = ticket.tested_at = None
    await let_go(turn, ticket, Role.RESIDENT)
    take_the_question_back(turn, await news(turn, ticket, "rework"))


async def send_back_for(turn: Turn, ticket: Ticket, staff: Staff) -> None:
    """The resident has told the desk by telephone that it is not settled."""
    _check_brought(ticket)
    await move(turn, ticket, Action.SEND_BACK, Role(staff.role), on_behalf=True)
    ticket.finished_at = ticket.tested_at = None
    await let_go(turn, ticket, Role(staff.role))
    facts = await redraw_cards(turn, ticket)
    take_the_question_back(turn, facts)
    told = progress.sent_back_for_them(facts, resident_words(facts))
    tell_resident(turn, facts.requester, told, ticket=ticket)


def _check_brought(ticket: Ticket) -> None:
    """The desk speaks for a resident; what a colleague found is judged otherwise."""
    if ticket.kind == Kind.INTERNAL:
        raise Refused("not_now")


async def pass_audit(turn: Turn, ticket: Ticket, staff: Staff) -> None:
    """Archived only after acceptance and audit, and never over an open rectification (S4 4.4.4)."""
    step(ticket.situation, Action.PASS_AUDIT, Role(staff.role))
    notices = await turn.shelves.rectifications.of_ticket(ticket.id)
    if any(one.stage != Stage.CLOSED for one in notices):
        raise Refused("rectification_open", "S0 二(5)")
    await move(turn, ticket, Action.PASS_AUDIT, Role(staff.role))
    ticket.archived_at = turn.now
    await news(turn, ticket, "archived")


async def fail_audit(turn: Turn, ticket: Ticket, staff: Staff, why: str = "") -> None:
    await move(turn, ticket, Action.FAIL_AUDIT, Role(staff.role), reason=why)
    await undo(turn, ticket)
    await news(turn, ticket, "audit_failed")


async def undo(turn: Turn, ticket: Ticket) -> None:
    """It is not done after all: what was to be asked about it is not asked."""
    ticket.finished_at = ticket.completed_at = ticket.archived_at = ticket.tested_at = None
    await call_off(turn, ticket)


def take_the_question_back(turn: Turn, facts: Facts) -> None:
    """Whether the work is in order is settled: the buttons under that question go."""
    asked = progress.finished(facts, resident_words(facts))
    manner = Manner(card=_alias(facts.ticket), ticket_id=facts.ticket.id)
    turn.redraw(Letter(asked.text), Address(facts.requester.telegram_id), manner)


def completed_alias(ticket: Ticket) -> str:
    """The message that thanks them, and asks how it was."""
    return f"ticket:{ticket.id}:completed"


async def _sign(turn: Turn, ticket: Ticket) -> None:
    """A tap is a signature, for the amount that stood on the button (S0 七(2))."""
    quotes = await turn.shelves.quotes.of_ticket(ticket.id)
    quote = newest(quotes, QuoteState.AGREED)
    if quote is None or quote.signed_at:
        return
    if turn.pressed is None or turn.pressed.number(1) != quote.id:
        raise Outdated
    quote.signed_at, quote.signed_by = turn.now, turn.who.id
    on = turn.query and turn.query.message
    signed = {"quote": quote.id, "total": quote.total, "message": on and on.message_id}
    record(turn, ticket.id, "sign", "S0 七(2)", Role.RESIDENT, **signed)


async def _accepted(turn: Turn, ticket: Ticket, by: Role, *, on_behalf: bool = False) -> Facts:
    await move(turn, ticket, Action.ACCEPT_WORK, by, on_behalf=on_behalf)
    ticket.completed_at = turn.now
    await plan(turn, ticket)
    facts = await redraw_cards(turn, ticket)
    take_the_question_back(turn, facts)
    return facts


def _ring(turn: Turn, name: str, at: datetime, ticket: Ticket) -> None:
    about = f"ticket:{ticket.id}"
    turn.shelves.timers.set(name, at, about, about, ticket=ticket.id)


def _alias(ticket: Ticket) -> str:
    return f"ticket:{ticket.id}:asked"
