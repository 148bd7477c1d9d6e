"""The buttons of a card, as commands: show it, give it to somebody, merge it."""

from collections.abc import Sequence

from telegram import Update

from domain.assigning import Candidate
from handlers.access import access_ticket, on_post
from handlers.actions import merging, repairs
from handlers.actions.showing import show_card_anew
from handlers.letters import Letter
from handlers.manners import Misused
from handlers.staff.assigning import candidates
from handlers.staff.which_ticket import number_meant, ticket_meant
from handlers.turn import Turn
from locales import _

_TOO_MUCH = _("Only the number, please: “{rest}” is too much.")
_NOBODY = _("Nobody whom it could be given to is called “{name}”. There are: {names}.")
_NOBODY_AT_ALL = _("There is nobody whom it could be given to.")
_SEVERAL = _("“{name}” may be: {names}.")
_ONE_ONLY = _("{number} twice is one and the same ticket.")


async def show(update: Update, turn: Turn) -> None:
    """/ticket: its card, further down."""
    ticket, rest = await ticket_meant(turn)
    if rest:
        raise Misused(_TOO_MUCH, rest=rest)
    await show_card_anew(turn, ticket)


async def assign(update: Update, turn: Turn) -> None:
    """/assign: to whom, by the beginning of their name."""
    ticket, name = await ticket_meant(turn)
    if not name:
        raise Misused(_("To whom?"))
    chosen = _called(name, await candidates(turn, ticket), turn)
    worker = await turn.shelves.office.get(chosen.staff_id)
    await repairs.dispatch(turn, ticket, on_post(turn), worker)
    said = turn.words("{number}: assigned to {name}.", number=ticket.number, name=worker.name)
    turn.say(Letter(said))


async def merge(update: Update, turn: Turn) -> None:
    """/merge: the first one becomes part of the second."""
    ticket, rest = await ticket_meant(turn)
    into, rest = await number_meant(turn, rest)
    if into is None or rest:
        raise Misused(_("Which two? First the one that ends, then the one that goes on."))
    if into == ticket.id:
        raise Misused(_ONE_ONLY, number=ticket.number)
    goes_on, _role = await access_ticket(turn, into)
    await merging.merge(turn, ticket, on_post(turn), goes_on)
    said = turn.words("{number} goes on as {into}.", number=ticket.number, into=goes_on.number)
    turn.say(Letter(said))


def _called(name: str, colleagues: Sequence[Candidate], turn: Turn) -> Candidate:
    """The one colleague of that name, or whose name alone begins so."""
    wanted = name.removeprefix("@").casefold()
    whole = [one for one in colleagues if one.name.casefold() == wanted]
    found = whole or [one for one in colleagues if one.name.casefold().startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if not colleagues:
        raise Misused(_NOBODY_AT_ALL)
    names = turn.words.joined([one.name for one in found or colleagues])
    raise Misused(_SEVERAL if found else _NOBODY, name=name, names=names)
