"""回复 — a reply to a card or to a relayed message goes to the resident; the rest stays inside."""

from telegram import Update

from domain.tickets import OPEN_STATES
from domain.triage import triage
from handlers.access import access_ticket, on_post
from handlers.actions.relays import follow_edit, relay_alias, to_office, to_resident
from handlers.conversations.words_first import begin
from handlers.form import AMONG_OURSELVES
from handlers.letters import Letter
from handlers.talk import UNREADABLE
from handlers.turn import Turn


async def reply(update: Update, turn: Turn) -> None:
    """In the ops group: what is said under a card is said to the resident."""
    card = turn.sheet.answered
    if card is None or card.ticket_id is None or turn.told.words.startswith(AMONG_OURSELVES):
        return None
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
    ticket, _role = await access_ticket(turn, card.ticket_id)
    if ticket.state not in OPEN_STATES and triage(turn.told.words).urgent:
        return await begin(turn)
    return await to_office(turn, ticket, turn.told)


async def edited(update: Update, turn: Turn) -> bool:
    """Follow the edit of a message that was passed on; False when it was not."""
    message = turn.message
    if message is None:
        return False
    alias = relay_alias(message.chat_id, message.message_id)
    cards = await turn.shelves.cards.known([alias])
    if alias not in cards or cards[alias].ticket_id is None:
        return False
    ticket, _role = await access_ticket(turn, cards[alias].ticket_id or 0)
    staff = None if turn.visitor.private else on_post(turn)
    await follow_edit(turn, ticket, alias, staff)
    return True
