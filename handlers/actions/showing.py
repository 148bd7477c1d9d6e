"""The card of a ticket further down, where somebody has just asked for it."""

from handlers.access import on_post
from handlers.actions.orders import show_order
from handlers.actions.telling import office_words
from handlers.facts import Facts, facts_of, ops_alias
from handlers.letters import Letter, Manner
from handlers.turn import Turn
from handlers.views.tickets import moved_card, ops_card
from storage.tables import Card, Ticket


async def show_card_anew(turn: Turn, ticket: Ticket) -> None:
    """There is one card: what stood further up leads to nothing any more, but may be replied to."""
    if turn.visitor.private:
        return await show_order(turn, ticket, on_post(turn))
    facts = await facts_of(turn, ticket)
    await _leave(turn, facts)
    card = ops_card(facts, office_words(facts))
    return turn.say(card, card=ops_alias(ticket), ticket_id=ticket.id)


async def _leave(turn: Turn, facts: Facts) -> None:
    ticket, alias = facts.ticket, ops_alias(facts.ticket)
    card = (await turn.shelves.cards.known([alias])).get(alias)
    if card is None or card.chat != turn.visitor.at.chat:
        return
    was = Card(
        alias=f"{alias}:{card.message_id}",
        chat=card.chat,
        message_id=card.message_id,
        ticket_id=ticket.id,
    )
    await turn.shelves.cards.put([was])
    letter = Letter(moved_card(ticket, office_words(facts)))
    turn.redraw(letter, turn.visitor.at, Manner(card=was.alias, ticket_id=ticket.id))
