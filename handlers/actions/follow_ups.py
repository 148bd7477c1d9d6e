"""Asking afterwards, hearing the answer, and putting right what was not good."""

from collections.abc import Sequence
from datetime import datetime

from domain.follow_ups import Answers, FollowUpState, complete
from domain.promises import MENDING, NOTICE
from domain.rectification import Action, Stage, needs_rectification, step
from domain.tickets import Role
from handlers.actions.promises import owe, settle
from handlers.actions.telling import (
    office_words,
    record,
    redraw_ops_card,
    resident_words,
    tell_office,
    tell_resident,
)
from handlers.facts import Facts, facts_of, ops_address, ops_alias, standard_for, topic_of
from handlers.letters import Address, Letter, Manner
from handlers.turn import Turn
from handlers.views import office, residents
from storage.outbox import Delivery, Lane
from storage.tables import FollowUp, Rectification, Staff, Ticket


async def ask(turn: Turn, together: Sequence[FollowUp], ticket: Ticket) -> None:
    """Put the questions to the one who reported: all in one message, and at most once (F13).

    `ticket` is what the first of them is about.
    """
    for one in together:
        one.state, one.asked_at = FollowUpState.ASKED, turn.now
        record(turn, one.ticket_id, "ask_follow_up", one.clause, follow_up=one.id)
    facts = await facts_of(turn, ticket)
    words = resident_words(facts)
    tell_resident(
        turn,
        facts.requester,
        residents.questionnaire(ticket, together[0], words, count=len(together)),
        ticket=ticket,
        card=_alias(together[0]),
        lane=Lane.NOTIFY,
        delivery=Delivery.AT_MOST_ONCE,
    )


def ask_later(turn: Turn, follow_up: FollowUp, at: datetime) -> None:
    """They sleep now: the question waits."""
    about = f"ticket:{follow_up.ticket_id}"
    turn.shelves.timers.set("ask_follow_up", at, about, about, follow_up=follow_up.id)


def call_off(turn: Turn, follow_up: FollowUp) -> None:
    """Whoever reported it does not belong to the home, or no longer: nobody is asked."""
    follow_up.state, clause = FollowUpState.CALLED_OFF, "S3 六2(2)"
    record(turn, follow_up.ticket_id, "call_off_follow_up", clause, follow_up=follow_up.id)


async def score(turn: Turn, follow_up: FollowUp, ticket: Ticket, row: str, points: int) -> bool:
    """Note one tap; True when all three rows are there."""
    setattr(follow_up, row, points)
    if not complete(answers_of(follow_up)):
        await redraw(turn, follow_up, ticket)
        return False
    follow_up.state, follow_up.answered_at = FollowUpState.ANSWERED, turn.now
    record(turn, ticket.id, "answer_follow_up", "S0 八2(5)", follow_up=follow_up.id)
    if needs_rectification(answers_of(follow_up), await standard_for(turn, ticket)):
        await _notice(turn, follow_up, ticket)
    else:
        await _feedback(turn, follow_up, ticket)
    return True


async def hear_words(turn: Turn, follow_up: FollowUp, shortcomings: str, suggestions: str) -> None:
    """Words are welcome and never required; the worker hears what was said (S0 三(3))."""
    follow_up.shortcomings, follow_up.suggestions = shortcomings, suggestions
    facts = await facts_of(turn, await _ticket(turn, follow_up))
    if shortcomings or suggestions:
        await _redraw_for_the_office(turn, facts, follow_up)
    together = await turn.shelves.follow_ups.asked_with(follow_up)
    still_open = [one for one in together if one.state == FollowUpState.ASKED]
    if still_open:
        return await redraw(turn, still_open[0], await _ticket(turn, still_open[0]))
    closed = residents.questionnaire_closed(facts.ticket, resident_words(facts))
    manner = Manner(card=_alias(together[0]))
    return turn.redraw(closed, Address(facts.requester.telegram_id), manner)


async def _ticket(turn: Turn, follow_up: FollowUp) -> Ticket:
    ticket = await turn.shelves.tickets.locked(follow_up.ticket_id)
    if ticket is None:
        raise LookupError(follow_up.ticket_id)
    return ticket


async def rectify(
    turn: Turn, notice: Rectification, ticket: Ticket, by: Staff, action: Action
) -> None:
    """One step in the life of a rectification."""
    transition = step(Stage(notice.stage), action, Role(by.role))
    notice.stage = transition.target
    match transition.target:
        case Stage.ACKNOWLEDGED:
            notice.acknowledged_at = notice.acknowledged_at or turn.now
            await settle(turn, ticket, NOTICE, notice.acknowledge_by)
            notice.rectify_by = (await owe(turn, ticket, MENDING)).due
        case Stage.RECTIFIED:
            notice.rectified_at = turn.now
            await settle(turn, ticket, MENDING, notice.rectify_by)
        case Stage.CLOSED:
            notice.closed_at = turn.now
    record(turn, ticket.id, f"rectification_{action}", transition.clause, notice=notice.id)
    facts = await facts_of(turn, ticket)
    await redraw_notice(turn, facts, notice)
    if transition.target is Stage.CLOSED:
        await redraw_ops_card(turn, facts)
        letter = residents.rectified(facts, resident_words(facts))
        tell_resident(turn, facts.requester, letter, ticket=ticket)


async def redraw(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> None:
    """The one message that leads through all that was asked together, at this one."""
    together = await turn.shelves.follow_ups.asked_with(follow_up)
    facts = await facts_of(turn, ticket)
    letter = residents.questionnaire(
        ticket,
        follow_up,
        resident_words(facts),
        place=together.index(follow_up) + 1,
        count=len(together),
    )
    manner = Manner(card=_alias(together[0]), ticket_id=ticket.id)
    turn.redraw(letter, Address(facts.requester.telegram_id), manner)


async def redraw_notice(turn: Turn, facts: Facts, notice: Rectification) -> None:
    at = await ops_address(turn, facts.community, topic_of(facts.ticket))
    manner = Manner(Lane.NOTIFY, card=_notice_alias(notice), ticket_id=facts.ticket.id)
    turn.redraw(await _notice_card(turn, facts, notice), at, manner)


async def _redraw_for_the_office(turn: Turn, facts: Facts, follow_up: FollowUp) -> None:
    for rectification in facts.rectifications:
        if rectification.follow_up_id == follow_up.id:
            return await redraw_notice(turn, facts, rectification)
    at = await ops_address(turn, facts.community, topic_of(facts.ticket))
    manner = Manner(Lane.NOTIFY, card=_feedback_alias(follow_up), ticket_id=facts.ticket.id)
    return turn.redraw(office.feedback(facts, follow_up, office_words(facts)), at, manner)


async def screen_of(turn: Turn, follow_up: FollowUp) -> str:
    """The message in which it was asked."""
    return _alias((await turn.shelves.follow_ups.asked_with(follow_up))[0])


def _alias(first: FollowUp) -> str:
    return f"follow_up:{first.id}"


def answers_of(follow_up: FollowUp) -> Answers:
    return Answers(follow_up.quality, follow_up.effect, follow_up.satisfaction)


async def _feedback(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> None:
    """What was good is heard as well, whether or not they add words to it (S0 三(3))."""
    facts = await facts_of(turn, ticket)
    await tell_office(
        turn,
        facts.community,
        office.feedback(facts, follow_up, office_words(facts)),
        card=_feedback_alias(follow_up),
        reply_to=ops_alias(ticket),
        ticket_id=ticket.id,
    )


async def _notice(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> None:
    """A poor answer becomes a written notice, with its clock (S0 二(5))."""
    promise = await owe(turn, ticket, NOTICE)
    notice = Rectification(
        ticket_id=ticket.id,
        follow_up_id=follow_up.id,
        stage=Stage.NOTICED,
        noticed_at=turn.now,
        acknowledge_by=promise.due,
        clause=promise.clause,
    )
    await turn.shelves.rectifications.notice(notice)
    record(turn, ticket.id, "notice_rectification", promise.clause, notice=notice.id)
    facts = await facts_of(turn, ticket)
    card = await _notice_card(turn, facts, notice)
    await tell_office(
        turn,
        facts.community,
        card,
        card=_notice_alias(notice),
        reply_to=ops_alias(ticket),
        ticket_id=ticket.id,
    )
    words = resident_words(facts)
    by = words.moment(promise.due, facts.zone, facts.now)
    tell_resident(turn, facts.requester, residents.apology(words, promised_at=by), ticket=ticket)


async def _notice_card(turn: Turn, facts: Facts, notice: Rectification) -> Letter:
    follow_up = next(one for one in facts.follow_ups if one.id == notice.follow_up_id)
    return office.rectification_card(facts, notice, follow_up, office_words(facts))


def _notice_alias(notice: Rectification) -> str:
    return f"rectification:{notice.id}"


def _feedback_alias(follow_up: FollowUp) -> str:
    return f"feedback:{follow_up.id}"
