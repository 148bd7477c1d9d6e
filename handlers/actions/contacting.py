"""人工回访 — a colleague takes it, tries, goes there, and writes down what they were told."""

from zoneinfo import ZoneInfo

from domain.authenticity import Doubt, Scores, differ
from domain.contacts import ContactState, Way, after_a_try
from domain.follow_ups import FollowUpState
from domain.refusals import Refused
from domain.tickets import Role
from handlers.actions import confirming, doubting, follow_ups, rectifying
from handlers.actions.contacts import alias, call_off, may_be_asked, set_due
from handlers.actions.telling import record
from handlers.briefing import callers_of, had_before, is_accused, scores_of
from handlers.facts import standard_for
from handlers.manners import Outdated
from handlers.turn import Turn
from locales import _
from storage.tables import Contact, FollowUp, Staff, Ticket

TAKEN = _("{name} has taken this one.")
OVER = _("This one is over already; thank you.")
_NOT_YET = _("Please let them be until then: {moment}.")
_ALONE = _("Not alone, please: a colleague whom it does not concern has to be with you (X11).")
_INCOMPLETE = _("Please tap all three rows first.")
_MEANWHILE = _("They have answered meanwhile, or are not to be asked any more. Thank you!")
_JOINED = _("{name} comes along already.")


async def still_wanted(turn: Turn, contact: Contact, follow_up: FollowUp, ticket: Ticket) -> bool:
    """False where there is nobody to be asked any more: then it is called off."""
    if contact.state not in {ContactState.OPEN, ContactState.TAKEN}:
        raise Outdated(OVER)
    if await may_be_asked(turn, follow_up, ticket):
        return True
    await call_off(turn, contact, follow_up, ticket)
    turn.toast(turn.words(_MEANWHILE).plain)
    return False


async def take(
    turn: Turn, contact: Contact, follow_up: FollowUp, ticket: Ticket, staff: Staff
) -> None:
    """The first to tap has it; whoever comes second hears who that is (F11)."""
    if contact.staff_id == staff.id:
        return
    await _check_vacant(turn, contact)
    await check_caller(turn, contact, follow_up, ticket, staff)
    contact.state, contact.staff_id, contact.taken_at = ContactState.TAKEN, staff.id, turn.now
    _record(turn, ticket, contact, "take_contact")


async def join(
    turn: Turn, contact: Contact, follow_up: FollowUp, ticket: Ticket, staff: Staff
) -> None:
    """A colleague comes along; never whoever it is about (X11)."""
    if contact.joined_id:
        other = await turn.shelves.office.get(contact.joined_id)
        raise Outdated(_JOINED, name=other.name)
    if contact.staff_id in {None, staff.id}:
        raise Outdated
    await check_caller(turn, contact, follow_up, ticket, staff)
    contact.joined_id = staff.id
    _record(turn, ticket, contact, "join_contact")


def visit(turn: Turn, contact: Contact, ticket: Ticket) -> None:
    """Somebody goes there instead of telephoning."""
    if contact.way == Way.VISIT:
        return
    contact.way, contact.tries, contact.next_at = Way.VISIT, 0, None
    _record(turn, ticket, contact, "contact_by_visit")


async def in_vain(turn: Turn, contact: Contact, ticket: Ticket, staff: Staff) -> None:
    """Nobody was there: later again, then at the door, and at last no more (F5, F14)."""
    _check_company(contact, ticket, staff)
    if contact.next_at and turn.now < contact.next_at:
        zone = ZoneInfo((await turn.shelves.communities.get(contact.community_id)).zone)
        raise Outdated(_NOT_YET, moment=turn.words.moment(contact.next_at, zone, turn.now))
    standard = await standard_for(turn, ticket)
    after = after_a_try(Way(contact.way), contact.tries + 1, standard)
    record(turn, ticket.id, "contact_in_vain", "F14", contact=contact.id, way=contact.way)
    await turn.shelves.timers.call_off(alias(contact))
    if after.over:
        contact.state, contact.done_at = ContactState.IN_VAIN, turn.now
        contact.tries = after.tries
        return _record(turn, ticket, contact, "give_up_contact")
    if after.way != contact.way:
        contact.due = max(contact.due, turn.now + standard.duration("contact.visit_within"))
    contact.way, contact.tries = after.way, after.tries
    contact.next_at = turn.now + after.pause
    contact.due = max(contact.due, contact.next_at)
    return set_due(turn, contact)


def mark(contact: Contact, row: str, points: int) -> None:
    """One of the three rows, as they said it."""
    setattr(contact, row, points)


async def note(turn: Turn, contact: Contact, ticket: Ticket, said: str) -> None:
    """A word of a colleague's, for whoever calls next."""
    contact.words = "\n".join(part for part in (contact.words, said) if part)
    _record(turn, ticket, contact, "note_contact")


async def write_down(
    turn: Turn,
    contact: Contact,
    follow_up: FollowUp,
    ticket: Ticket,
    staff: Staff,
    shortcomings: str = "",
    suggestions: str = "",
) -> None:
    """The answer as the colleague heard it; the household is asked whether that is right (F10)."""
    scores = scores_of(contact)
    contact.words, contact.suggestions = shortcomings or contact.words, suggestions
    if scores is None:
        raise Outdated(_INCOMPLETE)
    _check_company(contact, ticket, staff)
    contact.state, contact.done_at = ContactState.REACHED, turn.now
    await turn.shelves.timers.call_off(alias(contact))
    _record(turn, ticket, contact, "reach_contact", points=scores)
    if follow_up.state == FollowUpState.ANSWERED:
        return await _beside(turn, contact, follow_up, ticket)
    follow_up.quality, follow_up.effect, follow_up.satisfaction = scores
    follow_up.shortcomings, follow_up.suggestions = contact.words, contact.suggestions
    follow_up.state, follow_up.answered_at = FollowUpState.ANSWERED, turn.now
    follow_up.answered_by, follow_up.recorded_by = None, staff.id
    follow_up.confirmed_at = None
    if follow_up.doubt == Doubt.DISPUTED:
        follow_up.doubt = ""  # somebody else has asked them
    if follow_up.asked_of:
        await follow_ups.done_with(turn, follow_up)
    await rectifying.weigh(turn, follow_up, ticket)
    await confirming.ask(turn, follow_up, ticket, staff)
    return await doubting.look(turn, follow_up, ticket)


async def check_caller(
    turn: Turn, contact: Contact, follow_up: FollowUp, ticket: Ticket, staff: Staff
) -> None:
    """Refused to whoever may not, or not alone, or has written down the first answer."""
    who = await callers_of(turn, contact, follow_up, ticket)
    elsewhere = staff.role == Role.HEAD and staff.department not in {"", ticket.department}
    if staff.role not in who.may or elsewhere:
        raise Refused("not_yours", contact.clause, who.may)
    taken_by_another = contact.staff_id not in {None, staff.id}
    company = len(who.called) > 1 and not taken_by_another
    if is_accused(staff, ticket) and not company:
        raise Refused("own_work", "X11")
    if staff.id in await had_before(turn, contact, follow_up):
        raise Refused("own_record", "F15")


async def check_takers(turn: Turn, contact: Contact, staff: Staff) -> None:
    """Only whoever has taken it, or comes along, goes on with it."""
    if contact.staff_id is None:
        raise Outdated
    if staff.id not in {contact.staff_id, contact.joined_id}:
        taker = await turn.shelves.office.get(contact.staff_id)
        raise Outdated(TAKEN, name=taker.name)


def _check_company(contact: Contact, ticket: Ticket, staff: Staff) -> None:
    """Whoever it is about ends it neither way alone (X11)."""
    if is_accused(staff, ticket) and contact.joined_id is None:
        raise Outdated(_ALONE)


async def _check_vacant(turn: Turn, contact: Contact) -> None:
    if contact.staff_id is not None:
        taker = await turn.shelves.office.get(contact.staff_id)
        raise Outdated(TAKEN, name=taker.name)


async def _beside(turn: Turn, contact: Contact, follow_up: FollowUp, ticket: Ticket) -> None:
    """The second answer stands beside the first; where they differ, the supervisor hears."""
    first, second = scores_of(follow_up), scores_of(contact)
    if first and second and differ(first, second, await standard_for(turn, ticket)):
        await doubting.tell_that_they_differ(turn, contact, follow_up, ticket)


def _record(
    turn: Turn, ticket: Ticket, contact: Contact, action: str, points: Scores | None = None
) -> None:
    detail = {"points": list(points)} if points else {}
    record(turn, ticket.id, action, contact.clause, None, contact=contact.id, **detail)
