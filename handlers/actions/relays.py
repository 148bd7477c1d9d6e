"""Words that pass between a resident and the office about one ticket."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from telegram import Update

from domain.moments import WaitingFor
from domain.promises import ANSWER
from domain.tickets import Action, Role, actions_for
from domain.triage import triage
from handlers.actions.merging import going_on
from handlers.actions.moves import move
from handlers.actions.orders import order_alias
from handlers.actions.pausing import go_on
from handlers.actions.repairs import raise_by_words
from handlers.actions.telling import (
    office_words,
    record,
    redraw_cards,
    resident_words,
    seen_under,
    tell_resident,
)
from handlers.consent import why_deaf
from handlers.facts import Facts, facts_of, ops_address, topic_of
from handlers.letters import Address, Letter, Manner, fits_under, medium, message, redrawn
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import progress, residents
from handlers.views.office import said_to_them, undelivered
from locales import words_for
from storage.cards import WORK, of_their_work
from storage.outbox import Lane
from storage.tables import Card, OutboxRow, Staff, Ticket

DELIVERED = "👌"
_IN_THE_GROUP = ":group"  # the copy of what a colleague has written in private


@dataclass(frozen=True)
class Said:
    """What somebody has to say to the other side, and the message in which they wrote it.

    Number 0 is what they have not written themselves, but chosen.
    """

    told: Told
    at: Address
    message_id: int

    @property
    def alias(self) -> str | None:
        """Of what became of it; of its copies, with whose they are behind it."""
        return relay_alias(self.at.chat, self.message_id) if self.message_id else None

    @property
    def unseen(self) -> bool:
        """Whether the colleagues in the group do not see it where it was written."""
        return self.at.chat > 0 or not self.message_id


def said_now(turn: Turn) -> Said:
    """What they have just written."""
    return Said(turn.told, turn.visitor.at, turn.message.message_id if turn.message else 0)


async def take_album_along(turn: Turn) -> None:
    """Many messages, but one word: what has come of it goes as one, with one signature.

    What comes late goes after it, without another word or record.
    """
    album, inbox = turn.message and turn.message.media_group_id, turn.shelves.inbox
    if not album:
        return
    if not turn.told.words:
        turn.sheet.album_began = await inbox.began(album, turn.visitor.lane)
    but = turn.sheet.source.removeprefix("tg:")
    rest = await inbox.take_along(album, turn.visitor.lane, but, turn.now)
    parts = [Update.de_json(one, turn.bot).message for one in rest]
    turn.sheet.album = [one for one in parts if one]


async def to_resident(turn: Turn, ticket: Ticket, staff: Staff, said: Said | None = None) -> None:
    """A reply of the office goes to the resident, signed, and is marked when it has arrived."""
    ticket, said = await going_on(turn, ticket), said or said_now(turn)
    facts = await facts_of(turn, ticket)
    language = turn.words.language
    if why := why_deaf(facts.requester):
        failed = undelivered(ticket.number, turn.words(why), turn.words, call=_call(facts))
        return under(turn, failed, said, ticket)
    if not turn.sheet.album_began:
        await _answered(turn, ticket, Role(staff.role), said)
    letter = residents.relayed(facts, staff, said.told.words, resident_words(facts))
    to = Address(facts.requester.telegram_id)
    rows = _carried(turn, said.told, letter, to, _manner(ticket, said.alias))
    rows[-1].if_sent = _reaction(said) if said.message_id else None
    rows[-1].if_failed = {
        "warn": said.at.params(),
        "number": ticket.number,
        "message_id": said.message_id,
        "language": language,
        "call": _call(facts),
    }
    return None


async def copied_to_the_group(turn: Turn, ticket: Ticket, staff: Staff, said: Said) -> None:
    """What was written in private, or chosen, is read by the colleagues, too."""
    facts = await facts_of(turn, await going_on(turn, ticket))
    letter = said_to_them(facts, staff, said.told.words, office_words(facts))
    at = await ops_address(turn, facts.community, topic_of(facts.ticket))
    alias = f"{said.alias}{_IN_THE_GROUP}" if said.alias else None
    manner = _manner(facts.ticket, alias, seen_under(facts))
    _carried(turn, said.told, letter, at, manner)


def under(turn: Turn, letter: Letter, said: Said, ticket: Ticket, card: str | None = None) -> None:
    """A word of ours to a colleague, below what they wrote."""
    manner = Manner(Lane.REPLY, card=card, ticket_id=ticket.id)
    rows = message(turn.legible(letter, said.at), said.at, manner, turn.now)
    if said.message_id:
        rows[-1].params["reply_parameters"] = {
            "message_id": said.message_id,
            "allow_sending_without_reply": True,
        }
    turn.enclose(rows[-1])


async def promise_answer(turn: Turn, ticket: Ticket, staff: Staff, at: datetime) -> None:
    """No answer yet, but a date for it, which is then kept (S0 三(3))."""
    await move(turn, ticket, Action.PROMISE_ANSWER, Role(staff.role), moments={ANSWER: at})
    facts = await redraw_cards(turn, ticket)
    letter = progress.answer_promised(facts, staff, at, resident_words(facts))
    tell_resident(turn, facts.requester, letter, ticket=ticket)


async def to_office(turn: Turn, ticket: Ticket, told: Told) -> None:
    """A word of the resident goes under the card; danger in it raises the ticket."""
    ticket = await going_on(turn, ticket)
    facts = await facts_of(turn, ticket)
    if not turn.sheet.album_began:
        record(turn, ticket.id, "add", "S2 四.3(2)", words=told.words)
    turn.shelves.tickets.attach(ticket.id, "progress", told.media)
    letter = residents.from_resident(facts, _speaker(turn, facts), told.words, office_words(facts))
    at = await ops_address(turn, facts.community, topic_of(facts.ticket))
    said = said_now(turn)
    rows = _carried(turn, told, letter, at, _manner(ticket, said.alias, seen_under(facts)))
    rows[-1].if_sent = _reaction(said) if said.message_id else None
    _to_the_worker(turn, facts, told, said.alias)
    if ticket.paused_for == WaitingFor.RESIDENT:
        await go_on(turn, ticket, Role.RESIDENT)
        await redraw_cards(turn, ticket)
    await _heed(turn, ticket, told)


async def follow_edit(turn: Turn, ticket: Ticket, alias: str, staff: Staff | None) -> None:
    """The one who wrote has changed their words: change what was passed on, wherever it went."""
    ticket, text = await going_on(turn, ticket), turn.told.words
    facts = await facts_of(turn, ticket)
    passed_on = [alias, *await _copies(turn, ticket, alias)]
    for card in (await turn.shelves.cards.known(passed_on)).values():
        _edit(turn, card, _letter_for(turn, card, facts, staff, text))
    if staff is None:
        await _heed(turn, ticket, turn.told)


def _letter_for(turn: Turn, card: Card, facts: Facts, staff: Staff | None, text: str) -> Letter:
    if staff is None:
        worker = facts.assignee if of_their_work(card.alias) else None
        words = words_for(worker.language) if worker else office_words(facts)
        return residents.from_resident(facts, _speaker(turn, facts), text, words)
    if card.alias.endswith(_IN_THE_GROUP):
        return said_to_them(facts, staff, text, office_words(facts))
    return residents.relayed(facts, staff, text, resident_words(facts))


async def _copies(turn: Turn, ticket: Ticket, alias: str) -> list[str]:
    cards = await turn.shelves.cards.of_ticket(ticket.id)
    copies = (f"{alias}{_IN_THE_GROUP}", f"{alias}{WORK}")
    return [one.alias for one in cards if one.alias.startswith(copies)]


def _edit(turn: Turn, card: Card, letter: Letter) -> None:
    to, manner = Address(card.chat), Manner(Lane.REPLY, card=card.alias, ticket_id=card.ticket_id)
    row = redrawn(turn.legible(letter, to), to, manner, turn.now)
    if _under_it(turn, turn.told, row.params["text"]):
        row.method = "editMessageCaption"
        row.params = {"caption": row.params["text"], "parse_mode": "HTML", **to.params()}
    turn.enclose(row)


def _to_the_worker(turn: Turn, facts: Facts, told: Told, alias: str | None) -> None:
    """Whoever has the order hears it in private as well, under its card."""
    worker = facts.assignee
    if worker is None or not worker.reachable or facts.ticket.order_with != worker.id:
        return
    text = told.words
    letter = residents.from_resident(facts, _speaker(turn, facts), text, words_for(worker.language))
    card = f"{alias}{WORK}{worker.id}" if alias else None
    manner = _manner(facts.ticket, card, order_alias(facts.ticket, worker))
    _carried(turn, told, letter, Address(worker.telegram_id), manner)


def _speaker(turn: Turn, facts: Facts) -> str:
    return turn.person.name if turn.person else facts.requester.name


async def _heed(turn: Turn, ticket: Ticket, told: Told) -> None:
    may_raise = Action.RAISE in actions_for(ticket.situation, Role.RESIDENT)
    if may_raise and told.words and triage(told.words).urgent:
        await raise_by_words(turn, ticket, told)


async def _answered(turn: Turn, ticket: Ticket, role: Role, said: Said) -> None:
    """While the matter is open a reply is an answer, with all that was promised of it."""
    if Action.ANSWER in actions_for(ticket.situation, role):
        await move(turn, ticket, Action.ANSWER, role, words=said.told.words)
        await redraw_cards(turn, ticket)
    else:
        record(turn, ticket.id, "reply", "S2 四.3(2)", words=said.told.words)


def _call(facts: Facts) -> int:
    """The ticket whose telephone number may be shown, if there is one."""
    return facts.ticket.id if facts.phone and not facts.ticket.confidential else 0


def relay_alias(chat: int, message_id: int) -> str:
    return f"relay:{chat}:{message_id}"


def _carried(
    turn: Turn, told: Told, letter: Letter, to: Address, manner: Manner
) -> list[OutboxRow]:
    letter = turn.legible(letter, to)
    if turn.sheet.album_began:
        rows = [medium(*one, "", to, manner, turn.now) for one in told.media]
    elif _under_it(turn, told, letter.text):
        rows = [medium(*told.media[0], letter.text, to, manner, turn.now)]
    else:
        rows = message(replace(letter, media=told.media), to, manner, turn.now)
    for row in rows:
        turn.enclose(row)
    return rows


def _under_it(turn: Turn, told: Told, text: str) -> bool:
    """Whether the words stand under what is shown; those of an album are a message of their own."""
    album = turn.message and turn.message.media_group_id
    return len(told.media) == 1 and not album and fits_under(told.media[0][0], text)


def _manner(ticket: Ticket, card: str | None, reply_to: str | None = None) -> Manner:
    lane = Lane.URGENT if ticket.urgent else Lane.REPLY
    return Manner(lane, card=card, reply_to=reply_to, ticket_id=ticket.id)


def _reaction(said: Said) -> dict[str, Any]:
    """Telegram knows no ✅ among the reactions."""
    return {
        "method": "setMessageReaction",
        "params": {
            "chat_id": said.at.chat,
            "message_id": said.message_id,
            "reaction": [{"type": "emoji", "emoji": DELIVERED}],
        },
    }
