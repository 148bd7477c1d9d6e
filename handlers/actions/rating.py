"""评价 — one tap says how it was; a poor one is heard by the desk at once."""

from domain.acceptance import may_be_rated
from domain.follow_ups import Answers
from domain.rectification import cause_of
from domain.refusals import Refused
from domain.standard import Standard
from domain.tickets import Action, Role
from handlers.actions.acceptance import completed_alias
from handlers.actions.moves import move
from handlers.actions.telling import office_words, redraw_cards, resident_words, tell_office
from handlers.facts import DESK, Facts, standard_for
from handlers.letters import Address, Manner
from handlers.turn import Turn
from handlers.views import residents, wishes
from storage.tables import Ticket


async def rate(turn: Turn, ticket: Ticket, points: int) -> bool:
    """True where it is poor and was not before: then it is worth asking why."""
    standard, before = await standard_for(turn, ticket), ticket.rating
    if not may_be_rated(ticket.archived_at, turn.now, standard):
        raise Refused("not_now")
    await move(turn, ticket, Action.RATE, Role.RESIDENT, points=points)
    ticket.rating, ticket.rated_at = points, turn.now
    facts = await redraw_cards(turn, ticket)
    await _thank(turn, facts)
    worse = _poor(points, standard) and not _poor(before, standard)
    if worse:
        letter = wishes.poorly_rated(facts, office_words(facts))
        await tell_office(turn, facts.community, letter, topic=DESK, ticket_id=ticket.id)
    return worse


async def _thank(turn: Turn, facts: Facts) -> None:
    """Where they were asked, the face they chose is marked."""
    alias = completed_alias(facts.ticket)
    if alias in await turn.shelves.cards.known([alias]):
        letter = residents.rated(facts, resident_words(facts))
        manner = Manner(card=alias, ticket_id=facts.ticket.id)
        turn.redraw(letter, Address(facts.requester.telegram_id), manner)


def _poor(points: int | None, standard: Standard) -> bool:
    return cause_of(Answers(satisfaction=points), standard) is not None
