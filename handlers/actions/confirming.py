"""核实 — what a colleague wrote down counts as said when the household says so (F10)."""

from domain.asking import Unasked
from domain.authenticity import Doubt
from domain.follow_ups import FollowUpState
from domain.tickets import Role
from handlers.actions import asking, contacts
from handlers.actions.planning import call_off_effect
from handlers.actions.telling import morning_of, record, tell_colleagues
from handlers.actions.whom import addressee
from handlers.briefing import briefing_of
from handlers.facts import facts_of, standard_for
from handlers.letters import Address, Letter, Manner
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import confirming as views
from locales import _, words_for
from storage.outbox import Lane
from storage.tables import FollowUp, Person, Staff, Ticket

_SAID = _("Thank you, you have told us already.")
ASKED_ANEW = _("We have asked you anew about it since; please tell us there.")
LONG_AGO = _("That was long ago. If something is not as it should be, please simply write to us.")


async def ask(turn: Turn, follow_up: FollowUp, ticket: Ticket, staff: Staff) -> None:
    """One message to whoever is asked, when they are awake.

    Who has no Telegram, or has left, leaves it unconfirmed.
    """
    person = await addressee(turn, ticket)
    if isinstance(person, Unasked):
        return
    facts = await facts_of(turn, ticket)
    letter = views.is_that_right(ticket, follow_up, staff, words_for(person.language))
    awake, card = morning_of(turn, facts.community), _alias(follow_up)
    manner = Manner(Lane.NOTIFY, card=card, ticket_id=ticket.id, not_before=awake)
    turn.post(letter, _at(person), manner)
    due = awake + facts.standard.duration("doubt.confirm_within")
    turn.shelves.timers.set("record_unconfirmed", due, card, card, follow_up=follow_up.id)


async def confirm(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> None:
    """Now it is their own word."""
    await _check(turn, follow_up, ticket)
    follow_up.confirmed_at, follow_up.answered_by = turn.now, turn.who.id
    record(turn, ticket.id, "confirm_record", "F10", follow_up=follow_up.id)
    if follow_up.doubt == Doubt.UNCONFIRMED:
        follow_up.doubt = ""
        await contacts.answered_meanwhile(turn, follow_up, ticket)
    await _settle(turn, follow_up, ticket, views.confirmed(turn.words))
    for contact in await turn.shelves.contacts.of_follow_up(follow_up.id):
        await contacts.redraw(turn, await briefing_of(turn, contact, follow_up, ticket))


async def dispute(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> None:
    """They answer themselves; what the colleague wrote stays in the log, and on the contact."""
    await _check(turn, follow_up, ticket)
    await _check_newest(turn, follow_up)
    said = [follow_up.quality, follow_up.effect, follow_up.satisfaction]
    record(turn, ticket.id, "dispute_record", "F10", follow_up=follow_up.id, recorded=said)
    await _tell_supervisors(turn, follow_up, ticket)
    follow_up.doubt, follow_up.recorded_by = Doubt.DISPUTED, None
    follow_up.quality = follow_up.effect = follow_up.satisfaction = None
    follow_up.shortcomings, follow_up.suggestions, follow_up.unfixed = "", "", False
    follow_up.answered_at = follow_up.opened_at = follow_up.reminded_at = None
    await _settle(turn, follow_up, ticket, views.please_say(turn.words))
    follow_up.state = FollowUpState.ASKED
    await call_off_effect(turn, ticket)
    await asking.ask(turn, [follow_up], ticket, turn.who)


async def _check(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> None:
    """Whether it stands as a colleague wrote it down, and may still be signed or contradicted."""
    recorded = follow_up.state == FollowUpState.ANSWERED and follow_up.recorded_by
    if not recorded or follow_up.confirmed_at:
        raise Outdated(_SAID)
    standard = await standard_for(turn, ticket)
    said = follow_up.answered_at or turn.now
    if turn.now > said + standard.duration("doubt.confirm_until"):
        raise Outdated(LONG_AGO)


async def _check_newest(turn: Turn, follow_up: FollowUp) -> None:
    """Nobody is asked an older question while there is a newer one about the same."""
    for one in await turn.shelves.follow_ups.of_ticket(follow_up.ticket_id):
        if one.ordinal > follow_up.ordinal and one.asked_at:
            raise Outdated(ASKED_ANEW)


async def _settle(turn: Turn, follow_up: FollowUp, ticket: Ticket, letter: Letter) -> None:
    """The message says what came of it."""
    await turn.shelves.timers.call_off(_alias(follow_up))
    at, manner = _at(turn.who), Manner(card=_alias(follow_up), ticket_id=ticket.id)
    turn.redraw(letter, at, manner)


async def _tell_supervisors(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> None:
    """Nobody else: whoever wrote it down is not told that they were contradicted."""
    office, here = turn.shelves.office, ticket.community_id
    staff = await turn.shelves.office.get(follow_up.recorded_by or 0)
    above = [one for one in await office.holding(here, Role.SUPERVISOR) if one.id != staff.id]
    above = above or [*await office.holding(here, Role.MANAGER)]
    manner = Manner(Lane.NOTIFY)
    tell_colleagues(turn, above, lambda words: views.disputed(ticket, staff, words), manner)


def _at(person: Person) -> Address:
    return Address(person.telegram_id)


def _alias(follow_up: FollowUp) -> str:
    return f"confirm:{follow_up.id}"
