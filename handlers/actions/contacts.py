"""人工回访 — what a message alone does not settle, a colleague asks in person."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from domain.asking import Unasked, called_in_time
from domain.contacts import (
    UNANSWERED,
    UNDONE,
    ContactState,
    Reason,
    Way,
    above,
    due,
    followed_up_by,
)
from domain.follow_ups import FollowUpState
from domain.tickets import Role
from handlers.actions.telling import office_words, record, tell_colleagues, tell_office
from handlers.actions.whom import addressee
from handlers.briefing import Briefing, briefing_of, free_to_lead
from handlers.facts import DESK, ops_address, topic_of
from handlers.letters import Manner
from handlers.turn import Turn
from handlers.views import contacts as views
from storage.outbox import Lane
from storage.tables import Community, Contact, FollowUp, Staff, Ticket


async def hand_over(
    turn: Turn, follow_up: FollowUp, ticket: Ticket, reason: Reason, way: Way = Way.PHONE
) -> Contact:
    """A colleague is to ask; where one is to already, or has tried, that one does.

    Whoever wishes not to be asked, or lives here no longer, is not: then it is called off at once.
    """
    for known in await turn.shelves.contacts.of_follow_up(follow_up.id):
        if known.state in UNDONE or _settled(known, follow_up, reason):
            return known
    by = followed_up_by(follow_up.after, ticket.severity)
    community = await turn.shelves.communities.get(ticket.community_id)
    zone, standard = ZoneInfo(community.zone), turn.standard_of(community)
    in_time = reason in UNANSWERED and called_in_time(follow_up.after)
    contact = Contact(
        community_id=ticket.community_id,
        follow_up_id=follow_up.id,
        reason=reason,
        way=way,
        led_by=Role.SUPERVISOR if ticket.confidential else by.led_by,
        made_at=turn.now,
        due=due(turn.now, follow_up.limit, way, zone, standard, in_time=in_time),
        clause=by.clause,
    )
    await turn.shelves.contacts.enter(contact)
    record(turn, ticket.id, "hand_over_follow_up", by.clause, contact=contact.id, reason=reason)
    if await may_be_asked(turn, follow_up, ticket):
        await _put_up(turn, await briefing_of(turn, contact, follow_up, ticket))
    else:
        await _drop(turn, contact, follow_up, ticket)
    return contact


async def is_called(turn: Turn, follow_up: FollowUp) -> bool:
    """Whether a colleague is at it already."""
    known = await turn.shelves.contacts.of_follow_up(follow_up.id)
    return any(one.state in UNDONE for one in known)


async def may_be_asked(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> bool:
    """Whether somebody of theirs lives here still, and they have not asked to be left alone."""
    over = follow_up.state in {FollowUpState.CALLED_OFF, FollowUpState.LAPSED}
    whom = await addressee(turn, ticket)
    return not over and whom not in (Unasked.GONE, Unasked.OPTED_OUT)


async def answered_meanwhile(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> None:
    """They have answered by themselves: nobody needs to call them for it any more."""
    for contact in await turn.shelves.contacts.of_follow_up(follow_up.id):
        doubted = contact.reason == Reason.DOUBTFUL and follow_up.doubt
        if contact.state in UNDONE and not doubted:
            await call_off(turn, contact, follow_up, ticket)


async def call_off_stale(turn: Turn, community: Community) -> None:
    """A newer question stands for it, or they have moved, or want no questions: nobody calls."""
    for contact, ticket in await turn.shelves.contacts.waiting(community.id):
        known = await turn.shelves.follow_ups.get(contact.follow_up_id)
        if known is None or await may_be_asked(turn, known, ticket):
            continue
        follow_up = await turn.shelves.follow_ups.locked(known.id)
        about = await turn.shelves.tickets.locked(ticket.id)
        held = await turn.shelves.contacts.locked(contact.id)
        if follow_up and about and held and held.state in UNDONE:
            await call_off(turn, held, follow_up, about)


async def call_off(turn: Turn, contact: Contact, follow_up: FollowUp, ticket: Ticket) -> None:
    """There is nothing left to ask, or nobody."""
    await _drop(turn, contact, follow_up, ticket)
    await redraw(turn, await briefing_of(turn, contact, follow_up, ticket))


async def redraw(turn: Turn, seen: Briefing, *, marking: bool = False) -> None:
    """The one card of the contact, in the group."""
    facts = seen.facts
    at = await ops_address(turn, facts.community, _topic(seen))
    manner = Manner(Lane.NOTIFY, card=alias(seen.contact), ticket_id=facts.ticket.id)
    turn.redraw(views.card(seen, office_words(facts), marking=marking), at, manner)


def set_due(turn: Turn, contact: Contact, at: datetime | None = None, *, again: int = 0) -> None:
    """When whoever is to call is reminded; `again` counts how often they were."""
    about, at = alias(contact), at or contact.due
    turn.shelves.timers.set("contact_due", at, about, about, contact=contact.id, again=again)


async def remind(
    turn: Turn, contact: Contact, follow_up: FollowUp, ticket: Ticket, again: int
) -> None:
    """It is overdue: whoever has it is reminded (F11)."""
    seen = await briefing_of(turn, contact, follow_up, ticket)
    record(turn, ticket.id, "remind_contact", "F11", contact=contact.id)
    await _tell_of(turn, seen, [seen.taken_by] if seen.taken_by else [*seen.called])
    _listen(turn, seen, again)


async def hand_up(
    turn: Turn, contact: Contact, follow_up: FollowUp, ticket: Ticket, again: int
) -> None:
    """Still nothing: those above see to it, and whoever had it has it no longer (F11)."""
    contact.state, contact.staff_id, contact.joined_id = ContactState.OPEN, None, None
    record(turn, ticket.id, "hand_up_contact", "F11", contact=contact.id)
    seen = await briefing_of(turn, contact, follow_up, ticket)
    await _tell_of(turn, seen, await _above(turn, seen, again))
    await redraw(turn, seen)
    _listen(turn, seen, again)


def alias(contact: Contact) -> str:
    """The card that the office has of it."""
    return f"contact:{contact.id}"


async def _above(turn: Turn, seen: Briefing, times: int) -> Sequence[Staff]:
    """The nearest who may make it, on duty or not; at last whoever leads it, once more."""
    office, ticket = turn.shelves.office, seen.facts.ticket
    for role in above(seen.callers, times):
        for find in (office.on_duty, office.holding):
            found = await find(ticket.community_id, role)
            free = await free_to_lead(turn, found, seen.contact, seen.follow_up, ticket, alone=True)
            if free:
                return free
    return await office.holding(ticket.community_id, *seen.callers.called)


def _listen(turn: Turn, seen: Briefing, again: int) -> None:
    """Rung once more, so often; after that it stands in the mornings' digest only (F13)."""
    standard = seen.facts.standard
    if again < standard.count("contact.overdue_most"):
        at = turn.now + standard.duration("contact.overdue_again")
        set_due(turn, seen.contact, at, again=again + 1)


def _settled(known: Contact, follow_up: FollowUp, reason: Reason) -> bool:
    """Nobody is called twice for one question, unless what was answered is in doubt."""
    if reason == Reason.DOUBTFUL:
        return False
    reached = known.state == ContactState.REACHED and follow_up.state == FollowUpState.ANSWERED
    return reached or known.state == ContactState.IN_VAIN


async def _drop(turn: Turn, contact: Contact, follow_up: FollowUp, ticket: Ticket) -> None:
    contact.state, contact.done_at = ContactState.CALLED_OFF, turn.now
    await turn.shelves.timers.call_off(alias(contact))
    record(turn, ticket.id, "call_off_contact", "S3 六2(2)", contact=contact.id)


async def _put_up(turn: Turn, seen: Briefing) -> None:
    """In the group, and in private before those who lead it."""
    facts = seen.facts
    await tell_office(
        turn,
        facts.community,
        views.card(seen, office_words(facts)),
        topic=_topic(seen),
        card=alias(seen.contact),
        ticket_id=facts.ticket.id,
    )
    said = partial(views.called_in_private, seen)
    tell_colleagues(turn, seen.called, said, Manner(Lane.NOTIFY, ticket_id=facts.ticket.id))
    set_due(turn, seen.contact)


async def _tell_of(turn: Turn, seen: Briefing, staff: Sequence[Staff]) -> None:
    facts = seen.facts
    await tell_office(
        turn,
        facts.community,
        views.overdue(seen, staff, office_words(facts)),
        topic=_topic(seen),
        reply_to=alias(seen.contact),
    )
    manner = Manner(Lane.NOTIFY, ticket_id=facts.ticket.id)
    tell_colleagues(turn, staff, partial(views.called_in_private, seen), manner)


def _topic(seen: Briefing) -> str:
    """At the desk; where a head leads it, in the department's."""
    return topic_of(seen.facts.ticket) if seen.contact.led_by == Role.HEAD else DESK
