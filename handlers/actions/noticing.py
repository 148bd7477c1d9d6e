"""整改通知 — the written notice: whose it is, where it is shown, and what the household hears."""

from collections.abc import Sequence
from datetime import datetime

from domain.promises import NOTICE
from domain.rectification import Cause, Stage, level
from domain.tickets import Role
from handlers.actions.orders import keep_orders_true
from handlers.actions.promises import owe
from handlers.actions.telling import (
    office_words,
    record,
    tell_office,
    tell_resident,
)
from handlers.briefing import is_complained_of
from handlers.facts import Facts, facts_of, ops_address, ops_alias, topic_of
from handlers.letters import Address, Letter, Manner
from handlers.turn import Turn
from handlers.views import rectifications as views
from locales import words_for
from storage.cards import WORK
from storage.outbox import Lane
from storage.tables import FollowUp, Person, Rectification, Staff, Ticket


async def write(  # noqa: PLR0913 - each is a field of the notice
    turn: Turn,
    ticket: Ticket,
    cause: Cause,
    *,
    follow_up: FollowUp | None = None,
    owner: Staff | None = None,
    what: str = "",
    survey: int | None = None,
    by: datetime | None = None,
) -> Rectification:
    """Enter it, with its clock; it is shown by `post` (S0 二(5))."""
    promise = await owe(turn, ticket, NOTICE)
    notice = Rectification(
        ticket_id=ticket.id,
        follow_up_id=follow_up.id if follow_up else None,
        stage=Stage.NOTICED,
        noticed_at=turn.now,
        acknowledge_by=promise.due,
        clause=promise.clause,
        cause=cause,
        what=what,
        owner_id=owner.id if owner else None,
        survey_id=survey,
        rectify_by=by,
    )
    await turn.shelves.rectifications.notice(notice)
    record(turn, ticket.id, "notice_rectification", promise.clause, notice=notice.id, cause=cause)
    return notice


async def owner_for(turn: Turn, ticket: Ticket, before: int) -> Staff | None:
    """The worker; whoever leads them, if they left, are complained of, or it is not the first."""
    office, here = turn.shelves.office, ticket.community_id
    worker = await office.get(ticket.assignee_id) if ticket.assignee_id else None
    role = level(before)
    there = worker if worker and not worker.ended_at else None
    if role is Role.ENGINEER and there and not is_complained_of(there, ticket):
        return there
    heads = [] if role is Role.MANAGER else await office.heads(here, ticket.department)
    managers = await office.on_duty(here, Role.MANAGER) or await office.holding(here, Role.MANAGER)
    leaders = [one for one in (*heads, *managers) if not is_complained_of(one, ticket)]
    return next(iter(leaders), None)


async def post(turn: Turn, notice: Rectification, ticket: Ticket) -> None:
    """In the group and to its owner in private, both at once."""
    facts = await facts_of(turn, ticket)
    owner = await owner_of(turn, notice)
    await tell_office(
        turn,
        facts.community,
        await card(turn, facts, notice),
        card=_alias(notice),
        reply_to=ops_alias(ticket),
        ticket_id=ticket.id,
    )
    if owner and owner.reachable:
        manner = Manner(Lane.NOTIFY, card=_own_alias(notice), ticket_id=ticket.id)
        letter = views.notice(
            facts, notice, asked_in(facts, notice), owner, words_for(owner.language)
        )
        turn.post(letter, Address(owner.telegram_id), manner)


async def redraw_notice(turn: Turn, facts: Facts, notice: Rectification) -> None:
    """Wherever it stands, and on the order that it hangs on."""
    await keep_orders_true(turn, facts)
    at = await ops_address(turn, facts.community, topic_of(facts.ticket))
    manner = Manner(Lane.NOTIFY, card=_alias(notice), ticket_id=facts.ticket.id)
    turn.redraw(await card(turn, facts, notice), at, manner)
    owner, own = await owner_of(turn, notice), _own_alias(notice)
    if owner and own in await turn.shelves.cards.known([own]):
        manner = Manner(Lane.NOTIFY, card=own, ticket_id=facts.ticket.id)
        letter = views.notice(
            facts, notice, asked_in(facts, notice), owner, words_for(owner.language)
        )
        turn.redraw(letter, Address(owner.telegram_id), manner)


async def card(turn: Turn, facts: Facts, notice: Rectification) -> Letter:
    owner = await owner_of(turn, notice)
    return views.notice(facts, notice, asked_in(facts, notice), owner, office_words(facts))


async def owner_of(turn: Turn, notice: Rectification) -> Staff | None:
    """Whose it is, as long as they are here."""
    owner = await turn.shelves.office.get(notice.owner_id) if notice.owner_id else None
    return None if owner is None or owner.ended_at else owner


async def apologise(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> None:
    """What happens now, and by when: in one letter, whatever of it comes of the same questions."""
    together = [follow_up]
    if follow_up.asked_at:
        together = list(await turn.shelves.follow_ups.asked_with(follow_up))
    known = await turn.shelves.rectifications.of_follow_ups(*(one.id for one in together))
    written = [one for one in known if one.stage != Stage.CLOSED]
    facts = [await _facts_about(turn, one) for one in written]
    reader = await told_of(turn, follow_up, ticket)
    letter = views.apology(list(zip(facts, written, strict=True)), words_for(reader.language))
    alias = f"apology:{together[0].id}"
    if len(written) > 1:
        manner = Manner(card=alias, ticket_id=ticket.id)
        turn.redraw(letter, Address(reader.telegram_id), manner)
    else:
        tell_resident(turn, reader, letter, ticket=ticket, card=alias)


async def told_of(turn: Turn, follow_up: FollowUp | None, ticket: Ticket) -> Person:
    """Whoever of the household has answered; else whoever was asked, or brought it."""
    asked = (follow_up.answered_by or follow_up.asked_of) if follow_up else None
    return await turn.shelves.people.get(asked or ticket.requester_id)


async def _facts_about(turn: Turn, notice: Rectification) -> Facts:
    ticket = await turn.shelves.tickets.get(notice.ticket_id)
    if ticket is None:
        raise LookupError(notice.ticket_id)
    return await facts_of(turn, ticket)


def asked_in(facts: Facts, notice: Rectification) -> FollowUp | None:
    """Whose answer it was written for."""
    asked: Sequence[FollowUp] = facts.follow_ups
    return next((one for one in asked if one.id == notice.follow_up_id), None)


def _alias(notice: Rectification) -> str:
    return f"rectification:{notice.id}"


def _own_alias(notice: Rectification) -> str:
    return f"{_alias(notice)}{WORK}{notice.owner_id}"
