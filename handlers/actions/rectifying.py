"""整改 — what is not good becomes a notice with its clock; what is good is heard as well."""

from collections.abc import Callable
from datetime import datetime

from domain.office_hours import OfficeHours
from domain.promises import MENDING, NOTICE
from domain.rectification import (
    Action,
    Cause,
    Stage,
    cause_of,
    check_auditor,
    check_owner,
    check_rework,
    dates,
    step,
)
from domain.refusals import Refused
from domain.tickets import Kind, Role
from handlers.actions import effects, good_words, noticing, reworking
from handlers.actions.good_words import answers_in
from handlers.actions.noticing import redraw_notice
from handlers.actions.promises import bring_to, owe, owed_from, settle
from handlers.actions.telling import record, redraw_ops_card, tell_resident
from handlers.facts import Facts, facts_of, standard_for
from handlers.letters import Letter
from handlers.turn import Turn
from handlers.views import rectifications as views
from locales import Words, words_for
from storage.tables import FollowUp, Rectification, Staff, Ticket

_OWNERS = {Action.ACKNOWLEDGE, Action.RECTIFY}


async def weigh(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> None:
    """What comes of an answer, once it is there (S0 二(5), 三(3))."""
    cause = await _cause(turn, follow_up, ticket)
    for notice in await turn.shelves.rectifications.of_follow_ups(follow_up.id):
        if notice.stage != Stage.CLOSED:
            return await _weigh_again(turn, notice, follow_up, ticket, cause)
    if cause:
        return await _bad_news(turn, follow_up, ticket, cause)
    effects.confirm(turn, follow_up)
    return await good_words.feedback(turn, follow_up, ticket)


async def hear(turn: Turn, facts: Facts, follow_up: FollowUp) -> None:
    """Their words stand beside their scores; words that complain are a notice of their own."""
    if notice := await _of_this_answer(turn, follow_up):
        return await redraw_notice(turn, facts, notice)
    await good_words.add_words(turn, facts, follow_up)
    if cause := await _cause(turn, follow_up, facts.ticket):
        return await _bad_news(turn, follow_up, facts.ticket, cause)
    return await good_words.tell_worker(turn, facts, follow_up)


async def rectify(
    turn: Turn, notice: Rectification, ticket: Ticket, by: Staff, action: Action
) -> None:
    """One step in the life of a rectification."""
    transition = step(Stage(notice.stage), action, Role(by.role))
    owner = await noticing.owner_of(turn, notice)
    if action in _OWNERS:
        check_owner(owner, by)
    else:
        check_auditor(owner, notice.rectified_by, by)
    notice.stage = transition.target
    match transition.target:
        case Stage.ACKNOWLEDGED:
            await _begin(turn, notice, ticket, by)
        case Stage.RECTIFIED:
            notice.rectified_at, notice.rectified_by = turn.now, by.id
            await settle(turn, ticket, MENDING, notice.rectify_by)
        case Stage.CLOSED:
            notice.closed_at, notice.closed_by = turn.now, by.id
    record(turn, ticket.id, f"rectification_{action}", transition.clause, notice=notice.id)
    facts = await facts_of(turn, ticket)
    await redraw_notice(turn, facts, notice)
    if transition.target is Stage.CLOSED:
        await _closed(turn, facts, notice)


async def choices(turn: Turn, notice: Rectification, ticket: Ticket) -> list[datetime]:
    """The moments by which its owner may promise to have it put right, none later than the row."""
    if notice.stage != Stage.ACKNOWLEDGED:
        raise Refused("not_now")
    furthest = await owed_from(turn, ticket, MENDING, notice.acknowledged_at or turn.now)
    facts = await facts_of(turn, ticket)
    office = OfficeHours.of(facts.standard, facts.zone)
    last = min(furthest.due, notice.rectify_by or furthest.due) if notice.survey_id else None
    return list(dates(turn.now, last or furthest.due, office))


async def set_date(
    turn: Turn, notice: Rectification, ticket: Ticket, by: Staff, due: datetime
) -> None:
    """The owner names a day of their own (H4)."""
    check_owner(await noticing.owner_of(turn, notice), by)
    if due not in await choices(turn, notice, ticket) or notice.rectify_by is None:
        raise Refused("not_now")
    await bring_to(turn, ticket, MENDING, notice.rectify_by, due)
    notice.rectify_by = due
    record(turn, ticket.id, "rectification_date", "H4", notice=notice.id, due=due.isoformat())
    await redraw_notice(turn, await facts_of(turn, ticket), notice)


async def order_rework(turn: Turn, notice: Rectification, ticket: Ticket, by: Staff) -> None:
    """The work goes on; the household hears by when."""
    check_rework(Stage(notice.stage), Role(by.role))
    if not reworking.may_be_taken_up(ticket):
        raise Refused("not_now")
    record(turn, ticket.id, "rectification_rework", "S0 二(5)", notice=notice.id)
    await reworking.take_up(turn, notice, ticket)
    facts = await facts_of(turn, ticket)
    await redraw_notice(turn, facts, notice)
    await _tell(turn, facts, notice, views.goes_on)


async def _of_this_answer(turn: Turn, follow_up: FollowUp) -> Rectification | None:
    """The notice that it led to, or goes on with; not what was closed before they gave it."""
    written = await turn.shelves.rectifications.of_follow_ups(follow_up.id)
    newest = written[-1] if written else None
    if newest is None or newest.stage != Stage.CLOSED:
        return newest
    before = follow_up.answered_at and newest.noticed_at < follow_up.answered_at
    return None if before else newest


async def _cause(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> Cause | None:
    standard = await standard_for(turn, ticket)
    return cause_of(answers_in(follow_up), standard, unfixed=follow_up.unfixed)


async def _bad_news(turn: Turn, follow_up: FollowUp, ticket: Ticket, cause: Cause) -> None:
    """A notice one level up from the last, the matter goes on where it must, one letter home."""
    before = len(await turn.shelves.rectifications.of_ticket(ticket.id))
    owner = await noticing.owner_for(turn, ticket, before)
    notice = await noticing.write(turn, ticket, cause, follow_up=follow_up, owner=owner)
    before_the_gm = False
    if ticket.kind == Kind.COMPLAINT:
        before_the_gm = await reworking.complain_again(turn, notice, follow_up, ticket)
    elif cause is Cause.UNFIXED:
        await _take_up(turn, notice, ticket)
    await noticing.post(turn, notice, ticket)
    if not before_the_gm:
        await noticing.apologise(turn, follow_up, ticket)


async def _weigh_again(
    turn: Turn, notice: Rectification, follow_up: FollowUp, ticket: Ticket, cause: Cause | None
) -> None:
    """They say themselves what a colleague had written down: what is not mended goes on."""
    if cause is Cause.UNFIXED and ticket.kind != Kind.COMPLAINT:
        notice.cause = cause
        await _take_up(turn, notice, ticket)
    await hear(turn, await facts_of(turn, ticket), follow_up)


async def _take_up(turn: Turn, notice: Rectification, ticket: Ticket) -> None:
    if reworking.may_be_taken_up(ticket):
        await reworking.take_up(turn, notice, ticket)


async def _begin(turn: Turn, notice: Rectification, ticket: Ticket, by: Staff) -> None:
    """Acknowledged, or sent back: from now on the time to put it right is counted."""
    first = notice.acknowledged_at is None
    notice.acknowledged_at = notice.acknowledged_at or turn.now
    if first and await noticing.owner_of(turn, notice) is None:
        notice.owner_id = by.id
    await settle(turn, ticket, NOTICE, notice.acknowledge_by)
    set_by = notice.rectify_by if first else None
    notice.rectify_by = (await owe(turn, ticket, MENDING, set_by)).due


async def _closed(turn: Turn, facts: Facts, notice: Rectification) -> None:
    """The household hears of it, and is asked in a while whether it helped."""
    await redraw_ops_card(turn, facts)
    await effects.plan_effect(turn, notice, facts.ticket)
    if facts.ticket.kind == Kind.INTERNAL:
        return
    await _tell(turn, facts, notice, views.rectified)


async def _tell(
    turn: Turn, facts: Facts, notice: Rectification, said: Callable[[Facts, Words], Letter]
) -> None:
    """Whoever of the household spoke of it."""
    reader = await noticing.told_of(turn, noticing.asked_in(facts, notice), facts.ticket)
    tell_resident(turn, reader, said(facts, words_for(reader.language)), ticket=facts.ticket)
