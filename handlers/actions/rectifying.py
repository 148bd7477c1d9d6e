"""整改 — what is not good becomes a notice with its clock; what is good is heard as well."""

from domain.follow_ups import Answers
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
from handlers.letters import Letter, Manner
from handlers.turn import Turn
from handlers.views import rectifications as views
from storage.outbox import Lane
from storage.tables import FollowUp, Rectification, Staff, Ticket


async def weigh(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> None:
    """What comes of an answer, once it is there (S0 二(5), 三(3))."""
    answers = Answers(follow_up.quality, follow_up.effect, follow_up.satisfaction)
    if needs_rectification(answers, await standard_for(turn, ticket)):
        await _notice(turn, follow_up, ticket)
    else:
        await _feedback(turn, follow_up, ticket)


async def hear(turn: Turn, facts: Facts, follow_up: FollowUp) -> None:
    """Their words stand beside their scores."""
    for rectification in facts.rectifications:
        if rectification.follow_up_id == follow_up.id:
            return await redraw_notice(turn, facts, rectification)
    at = await ops_address(turn, facts.community, topic_of(facts.ticket))
    manner = Manner(Lane.NOTIFY, card=_feedback_alias(follow_up), ticket_id=facts.ticket.id)
    return turn.redraw(views.feedback(facts, follow_up, office_words(facts)), at, manner)


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
        letter = views.rectified(facts, resident_words(facts))
        tell_resident(turn, facts.requester, letter, ticket=ticket)


async def redraw_notice(turn: Turn, facts: Facts, notice: Rectification) -> None:
    at = await ops_address(turn, facts.community, topic_of(facts.ticket))
    manner = Manner(Lane.NOTIFY, card=_notice_alias(notice), ticket_id=facts.ticket.id)
    turn.redraw(await _notice_card(turn, facts, notice), at, manner)


async def _feedback(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> None:
    """What was good is heard as well, whether or not they add words to it (S0 三(3))."""
    facts = await facts_of(turn, ticket)
    await tell_office(
        turn,
        facts.community,
        views.feedback(facts, follow_up, office_words(facts)),
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
    tell_resident(turn, facts.requester, views.apology(words, promised_at=by), ticket=ticket)


async def _notice_card(turn: Turn, facts: Facts, notice: Rectification) -> Letter:
    follow_up = next(one for one in facts.follow_ups if one.id == notice.follow_up_id)
    return views.notice(facts, notice, follow_up, office_words(facts))


def _notice_alias(notice: Rectification) -> str:
    return f"rectification:{notice.id}"


def _feedback_alias(follow_up: FollowUp) -> str:
    return f"feedback:{follow_up.id}"
