"""回复 — a reply to a card or to a relayed message goes to the resident; the rest stays inside."""

from telegram import Update

from domain.tickets import OPEN_STATES
from domain.triage import triage
from handlers.access import access_mailbox, access_ticket, on_post
from handlers.actions import mailbox
from handlers.actions.relays import follow_edit, relay_alias, to_office, to_resident
from handlers.conversations.words_first import begin
from handlers.form import AMONG_OURSELVES
from handlers.letters import Letter
from handlers.talk import UNREADABLE
from handlers.turn import Turn
from storage.tables import Card, Staff, Ticket


async def reply(update: Update, turn: Turn) -> None:
    """In the ops group: what is said under a card is said to the resident."""
    card = turn.sheet.answered
    if card is None or card.ticket_id is None or turn.told.words.startswith(AMONG_OURSELVES):
        return None
    if mailbox.lies_before_the_gm(card):
        return await _from_the_gm(turn, card.ticket_id)
    staff = on_post(turn)
    ticket, _role = await access_ticket(turn, card.ticket_id)
    if not turn.told:
        return turn.say(Letter(turn.words(UNREADABLE)))
    return await to_resident(turn, ticket, staff)


async def add(update: Update, turn: Turn) -> None:
    """In private: a reply goes to the ticket it is about; danger is never a matter of the past."""
    card = turn.sheet.answered
    if card is None or card.ticket_id is None:
        raise LookupError("routed here without a card")
    if mailbox.lies_before_the_gm(card):
        return await _from_the_gm(turn, card.ticket_id)
    ticket, _role = await access_ticket(turn, card.ticket_id)
    if ticket.state not in OPEN_STATES and triage(turn.told.words).urgent:
        return await begin(turn)
    return await to_office(turn, ticket, turn.told)


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
    alias = relay_alias(message.chat_id, message.message_id)
    cards = await turn.shelves.cards.known([alias])
    if alias not in cards or cards[alias].ticket_id is None:
        return False
    ticket, staff = await _who_wrote(turn, cards[alias])
    await follow_edit(turn, ticket, alias, staff)
    return True


async def _who_wrote(turn: Turn, passed_on: Card) -> tuple[Ticket, Staff | None]:
    """In private that is a resident, or the general manager if it went to a resident."""
    ticket_id = passed_on.ticket_id or 0
    if turn.visitor.private and passed_on.chat > 0:
        return await access_mailbox(turn, ticket_id)
    ticket, _role = await access_ticket(turn, ticket_id)
    return ticket, None if turn.visitor.private else on_post(turn)
