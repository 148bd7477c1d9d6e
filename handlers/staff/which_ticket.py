"""Which ticket a command is about: the number written first, or the card it replies to."""

from collections.abc import Sequence

from domain.numbers import number_first, short_first
from handlers.access import NOT_HERE, access_ticket
from handlers.command import rest_of
from handlers.manners import Misused, Outdated
from handlers.turn import Turn
from locales import _
from storage.tables import Ticket

_WHICH = _("Which ticket? Please write its number first, or reply to its card.")
_SEVERAL = _("Several of today's tickets may be meant: {numbers}.")


async def ticket_meant(turn: Turn) -> tuple[Ticket, str]:
    """The ticket, held for this turn, and what else was written; Misused when it is not named.

    Behind a card, digits are words: only a number in full names another ticket.
    """
    written, card = rest_of(turn), turn.sheet.answered
    number, rest = number_first(written)
    if not number and card and card.ticket_id:
        ticket, _role = await access_ticket(turn, card.ticket_id)
        return ticket, written
    ticket_id, rest = await number_meant(turn, written)
    if ticket_id is None:
        raise Misused(_WHICH)
    ticket, _role = await access_ticket(turn, ticket_id)
    return ticket, rest


async def number_meant(turn: Turn, written: str) -> tuple[int | None, str]:
    """The ticket whose number comes first, in full or as people say it today; and the rest."""
    number, rest = number_first(written)
    if number:
        return await _only_one(turn, [number]), rest
    numbers, rest = short_first(written, turn.today)
    return (await _only_one(turn, numbers) if numbers else None), rest


async def _only_one(turn: Turn, numbers: Sequence[str]) -> int:
    found = await turn.shelves.tickets.any_numbered(turn.community.id, numbers)
    if not found:
        raise Outdated(NOT_HERE)
    if len(found) > 1:
        raise Misused(_SEVERAL, numbers=turn.words.joined([one.number for one in found]))
    return found[0].id
