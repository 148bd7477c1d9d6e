"""What was shown to the office of a matter that is erased is taken back, as far as may be."""

from collections.abc import Sequence

from handlers.actions import contacts, good_words, noticing
from handlers.actions.telling import office_words
from handlers.briefing import briefing_of
from handlers.facts import facts_of, ops_address, ops_alias, topic_of
from handlers.letters import Address, Letter, Manner, redrawn
from handlers.turn import Turn
from handlers.views.privacy import erased
from handlers.views.tickets import ops_card
from locales import words_for
from storage.erasure import emptied
from storage.outbox import Delivery, Lane
from storage.tables import Card, FollowUp, OutboxRow, Ticket


async def taken_back(
    turn: Turn, tickets: Sequence[Ticket], others: Sequence[str] = (), *, by: int = 0
) -> list[OutboxRow]:
    """The edits and deletions of all that shows them, but for the cards: those stay, see `redraw`.

    To be asked for before anything is erased; by then nobody knows any more what was shown where.
    """
    kept = {ops_alias(one) for one in tickets}
    found = await turn.shelves.erasure.shown([one.id for one in tickets], others, by=by)
    cards = [one for one in found if one.alias not in kept]
    with_media = await turn.shelves.erasure.of_media(cards)
    await turn.shelves.erasure.nameless(cards)
    language = (await turn.shelves.communities.all())[0].language
    letter = Letter(erased(words_for(language)))
    return [
        row
        for card in cards
        for row in _emptied(turn, card, letter, media=card.alias in with_media)
    ]


async def redraw(turn: Turn, tickets: Sequence[Ticket]) -> None:
    """The cards that the office still sees say what is left; nobody waits for that."""
    known = await turn.shelves.cards.known([ops_alias(one) for one in tickets])
    for ticket in tickets:
        if ops_alias(ticket) in known:
            facts = await facts_of(turn, ticket)
            manner = Manner(Lane.BROADCAST, card=ops_alias(ticket), ticket_id=ticket.id)
            at = await ops_address(turn, facts.community, topic_of(facts.ticket))
            turn.redraw(ops_card(facts, office_words(facts)), at, manner)


async def redraw_answers(turn: Turn, said: Sequence[FollowUp]) -> None:
    """What the office sees of a fellow's matter quotes them no more."""
    for one in said:
        ticket = await turn.shelves.tickets.get(one.ticket_id)
        if ticket is None:
            continue
        facts = await facts_of(turn, ticket)
        await good_words.redraw(turn, facts, one)
        for notice in await turn.shelves.rectifications.of_follow_ups(one.id):
            await noticing.redraw_notice(turn, facts, notice)
        for contact in await turn.shelves.contacts.of_follow_up(one.id):
            await contacts.redraw(turn, await briefing_of(turn, contact, one, ticket))


def _emptied(turn: Turn, card: Card, letter: Letter, *, media: bool) -> tuple[OutboxRow, ...]:
    """Deleted where Telegram lets us, in a group perhaps for two days only; else emptied."""
    to, manner = Address(card.chat), Manner(Lane.BROADCAST, card=emptied(card))
    edit = redrawn(letter, to, manner, turn.now)
    if media:
        edit.method = "editMessageCaption"
        edit.params = {"caption": letter.text, "parse_mode": "HTML", **to.params()}
    gone = OutboxRow(
        chat=card.chat,
        lane=Lane.BROADCAST,
        kind=Delivery.IDEMPOTENT,
        method="deleteMessage",
        params={"chat_id": card.chat, "message_id": card.message_id},
        posted_at=turn.now,
        not_before=turn.now,
    )
    return edit, gone
