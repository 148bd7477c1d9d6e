"""回复 — a reply to a card or to a relayed message goes to the resident; the rest stays inside."""

from telegram import Message, Update

from domain.careful_words import promising
from domain.tickets import OPEN_STATES
from domain.triage import triage
from handlers.access import access_held, access_mailbox, access_ticket, begin_work, on_post
from handlers.actions import holding, mailbox
from handlers.actions.gathered import incident_in
from handlers.actions.merging import going_on
from handlers.actions.relays import (
    follow_edit,
    relay_alias,
    said_now,
    take_album_along,
    to_office,
)
from handlers.conversations import follow_up
from handlers.conversations.words_first import begin
from handlers.form import AMONG_OURSELVES
from handlers.letters import Letter
from handlers.staff.incidents import under_its_card
from handlers.talk import UNREADABLE
from handlers.turn import Turn
from locales import _
from storage.cards import of_their_work
from storage.tables import Card, Staff, Ticket

_TO_WHOM = _(
    "Nobody outside has read that. To write to a resident, please reply to the card of their "
    "ticket or to their own words."
)


async def reply(update: Update, turn: Turn) -> None:
    """What a colleague says under a card, or in reply to a word of the resident's, reaches them."""
    card = turn.sheet.answered
    if card and (incident := incident_in(card)):
        return await under_its_card(turn, incident)
    if turn.told.words.startswith(AMONG_OURSELVES):
        return None
    if card is None or card.ticket_id is None:
        return _hint(turn)
    if mailbox.lies_before_the_gm(card):
        return await _from_the_gm(turn, card.ticket_id)
    staff = on_post(turn)
    ticket, _role = await access_ticket(turn, card.ticket_id)
    if not turn.told:
        return turn.say(Letter(turn.words(UNREADABLE)))
    await take_album_along(turn)
    return await holding.answer(turn, ticket, staff)


async def add(update: Update, turn: Turn) -> None:
    """In private: a reply goes to the ticket it is about; danger is never a matter of the past."""
    card = turn.sheet.answered
    if card is None or card.ticket_id is None:
        raise LookupError("routed here without a card")
    if mailbox.lies_before_the_gm(card):
        return await _from_the_gm(turn, card.ticket_id)
    if of_their_work(card.alias):
        begin_work(turn)
        return await reply(update, turn)
    asked = await follow_up.waiting_in(turn, card)
    named, _role = await access_ticket(turn, asked.ticket_id if asked else card.ticket_id)
    ticket = await going_on(turn, named)
    await take_album_along(turn)
    if ticket.state not in OPEN_STATES and triage(turn.told.words).urgent:
        return await begin(turn)
    await to_office(turn, ticket, turn.told)
    return follow_up.keep_words(turn, asked, named) if asked else None


async def _from_the_gm(turn: Turn, ticket_id: int) -> None:
    """The answer to what lies in the mailbox goes to the resident (S4 4.2.3)."""
    ticket, staff = await access_mailbox(turn, ticket_id)
    if not turn.told:
        return turn.say(Letter(turn.words(UNREADABLE)))
    return await mailbox.answer(turn, ticket, staff)


async def edited(update: Update, turn: Turn) -> bool:
    """Follow the edit of a message that was passed on; False when it was not."""
    message = turn.message
    if message is None:
        return False
    if await _held_back(turn, message):
        return True
    alias = relay_alias(message.chat_id, message.message_id)
    cards = await turn.shelves.cards.known([alias])
    if alias not in cards or cards[alias].ticket_id is None:
        return False
    ticket, staff = await _who_wrote(turn, cards[alias])
    await follow_edit(turn, ticket, alias, staff)
    if staff and (risky := promising(turn.told.words)):
        await holding.warn_after(turn, ticket, said_now(turn), risky)
    return True


async def _held_back(turn: Turn, message: Message) -> bool:
    """Whether what they have edited is still held back; it is judged anew."""
    found = await turn.shelves.held.written_in(message.chat_id, message.message_id)
    if found:
        begin_work(turn)
        await holding.reworded(turn, *await access_held(turn, found.id))
    return found is not None


def _hint(turn: Turn) -> None:
    """A colleague has replied to something of ours that is about nobody in particular."""
    answered = turn.message.reply_to_message if turn.message else None
    if answered is None or answered.forum_topic_created or answered.from_user is None:
        return
    if answered.from_user.id == answered.get_bot().id and turn.staff:
        turn.say(Letter(turn.words(_TO_WHOM)))


async def _who_wrote(turn: Turn, passed_on: Card) -> tuple[Ticket, Staff | None]:
    """In private that is a resident, or a colleague if it went to a resident."""
    ticket_id = passed_on.ticket_id or 0
    if turn.visitor.private and passed_on.chat > 0:
        begin_work(turn)
        return await access_mailbox(turn, ticket_id)
    ticket, _role = await access_ticket(turn, ticket_id)
    return ticket, None if turn.visitor.private else on_post(turn)
