"""Words that pass between a resident and the office about one ticket."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from domain.moments import WaitingFor
from domain.promises import ANSWER
from domain.tickets import Action, Role, actions_for
from domain.triage import triage
from handlers.actions.moves import move
from handlers.actions.pausing import go_on
from handlers.actions.repairs import raise_by_words
from handlers.actions.telling import (
    office_words,
    ops_alias,
    record,
    redraw_cards,
    resident_words,
    tell_resident,
)
from handlers.consent import check_listens
from handlers.facts import REPAIRS, Facts, facts_of, ops_address
from handlers.letters import Address, Letter, Manner, fits_under, medium, message, redrawn
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import progress, residents
from storage.outbox import Lane
from storage.tables import OutboxRow, Staff, Ticket

DELIVERED = "👌"


async def to_resident(turn: Turn, ticket: Ticket, staff: Staff) -> None:
    """A reply of the office goes to the resident, signed, and is marked when it has arrived."""
    facts = await facts_of(turn, ticket)
    check_listens(facts.requester)
    await _answered(turn, ticket, Role(staff.role))
    words = resident_words(facts)
    letter = residents.relayed(facts.community, staff, ticket, turn.told.words, words)
    to = Address(facts.requester.telegram_id)
    rows = _carried(turn, turn.told, letter, to, _manner(turn, ticket, ""))
    rows[-1].if_sent = _reaction(turn)
    rows[-1].if_failed = {
        "warn": turn.visitor.at.params(),
        "number": ticket.number,
        "message_id": _message_id(turn),
        "language": facts.community.language,
    }


async def promise_answer(turn: Turn, ticket: Ticket, staff: Staff, at: datetime) -> None:
    """No answer yet, but a date for it, which is then kept (S0 三(3))."""
    await move(turn, ticket, Action.PROMISE_ANSWER, Role(staff.role), moments={ANSWER: at})
    facts = await redraw_cards(turn, ticket)
    letter = progress.answer_promised(facts, staff, at, resident_words(facts))
    tell_resident(turn, facts.requester, letter, ticket=ticket)


async def to_office(turn: Turn, ticket: Ticket, told: Told) -> None:
    """A word of the resident goes under the card; danger in it raises the ticket."""
    facts = await facts_of(turn, ticket)
    record(turn, ticket.id, "add", "S2 四.3(2)", words=told.words)
    turn.shelves.tickets.attach(ticket.id, "progress", told.media)
    letter = residents.from_resident(facts, _speaker(turn, facts), told.words, office_words(facts))
    at = await ops_address(turn, facts.community, REPAIRS)
    rows = _carried(turn, told, letter, at, _manner(turn, ticket, ops_alias(ticket)))
    rows[-1].if_sent = _reaction(turn) if turn.message else None
    if ticket.paused_for == WaitingFor.RESIDENT:
        await go_on(turn, ticket, Role.RESIDENT)
        await redraw_cards(turn, ticket)
    await _heed(turn, ticket, told)


async def follow_edit(turn: Turn, ticket: Ticket, alias: str, staff: Staff | None) -> None:
    """The one who wrote has changed their words: change what was passed on."""
    facts = await facts_of(turn, ticket)
    if staff:
        words = resident_words(facts)
        letter = residents.relayed(facts.community, staff, ticket, turn.told.words, words)
        to = Address(facts.requester.telegram_id)
    else:
        name, words = _speaker(turn, facts), office_words(facts)
        letter = residents.from_resident(facts, name, turn.told.words, words)
        to = await ops_address(turn, facts.community, REPAIRS)
    manner = Manner(Lane.REPLY, card=alias, ticket_id=ticket.id)
    row = redrawn(turn.legible(letter, to), to, manner, turn.now)
    if turn.told.media and fits_under(turn.told.media[0][0], row.params["text"]):
        row.method = "editMessageCaption"
        row.params = {"caption": row.params["text"], "parse_mode": "HTML", **to.params()}
    turn.enclose(row)
    if staff is None:
        await _heed(turn, ticket, turn.told)


def _speaker(turn: Turn, facts: Facts) -> str:
    return turn.person.name if turn.person else facts.requester.name


async def _heed(turn: Turn, ticket: Ticket, told: Told) -> None:
    may_raise = Action.RAISE in actions_for(ticket.situation, Role.RESIDENT)
    if may_raise and told.words and triage(told.words).urgent:
        await raise_by_words(turn, ticket, told)


async def _answered(turn: Turn, ticket: Ticket, role: Role) -> None:
    """While the matter is open a reply is an answer, with all that was promised of it."""
    if Action.ANSWER in actions_for(ticket.situation, role):
        await move(turn, ticket, Action.ANSWER, role, words=turn.told.words)
        await redraw_cards(turn, ticket)
    else:
        record(turn, ticket.id, "reply", "S2 四.3(2)", words=turn.told.words)


def relay_alias(chat: int, message_id: int) -> str:
    return f"relay:{chat}:{message_id}"


def _carried(
    turn: Turn, told: Told, letter: Letter, to: Address, manner: Manner
) -> list[OutboxRow]:
    letter = turn.legible(letter, to)
    if len(told.media) == 1 and fits_under(told.media[0][0], letter.text):
        rows = [medium(*told.media[0], letter.text, to, manner, turn.now)]
    else:
        rows = message(replace(letter, media=told.media), to, manner, turn.now)
    for row in rows:
        turn.enclose(row)
    return rows


def _manner(turn: Turn, ticket: Ticket, reply_to: str) -> Manner:
    alias = relay_alias(turn.visitor.at.chat, _message_id(turn)) if turn.message else None
    lane = Lane.URGENT if ticket.urgent else Lane.REPLY
    return Manner(lane, card=alias, reply_to=reply_to or None, ticket_id=ticket.id)


def _reaction(turn: Turn) -> dict[str, Any]:
    return {
        "method": "setMessageReaction",
        "params": {
            "chat_id": turn.visitor.at.chat,
            "message_id": _message_id(turn),
            "reaction": [{"type": "emoji", "emoji": DELIVERED}],
        },
    }


def _message_id(turn: Turn) -> int:
    return turn.message.message_id if turn.message else 0
