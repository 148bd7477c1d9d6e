"""真实性 — an answer that looks invented is asked for once more, by somebody else (F15)."""

from datetime import datetime

from domain.authenticity import Doubt, Given, doubt
from domain.contacts import Reason
from domain.follow_ups import FollowUpState
from domain.sampling import at_least, by_lot
from domain.tickets import Role
from handlers.actions.contacts import hand_over, may_be_asked
from handlers.actions.telling import record, tell_colleagues
from handlers.briefing import scores_of
from handlers.facts import standard_for
from handlers.letters import Manner
from handlers.turn import Turn
from handlers.views import confirming as views
from storage.outbox import Lane
from storage.tables import Community, Contact, FollowUp, Ticket

CLAUSE = "F15"


async def look(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> None:
    """How an answer came about, once it is there."""
    scores = scores_of(follow_up)
    if scores is None or follow_up.doubt:
        return
    found = doubt(await _given(turn, follow_up, ticket), await standard_for(turn, ticket))
    if found:
        await flag(turn, follow_up, ticket, found)


async def flag(turn: Turn, follow_up: FollowUp, ticket: Ticket, why: Doubt) -> None:
    """Noted for us alone; a household is called a second time once in a long while at most."""
    follow_up.doubt = why
    record(turn, ticket.id, "doubt_follow_up", CLAUSE, Role.SYSTEM, why=why,
           follow_up=follow_up.id)  # fmt: skip
    if not await rests(turn, ticket):
        await hand_over(turn, follow_up, ticket, Reason.DOUBTFUL)


async def rests(turn: Turn, ticket: Ticket) -> bool:
    """Whether the household was called a second time not long ago (F13)."""
    rest = (await standard_for(turn, ticket)).duration("doubt.rest")
    return await turn.shelves.contacts.called_twice_since(ticket, turn.now - rest)


async def look_at_unconfirmed(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> None:
    """A colleague wrote it down, and the household has not said that it is so."""
    answered = follow_up.state == FollowUpState.ANSWERED
    if answered and follow_up.recorded_by and not follow_up.confirmed_at and not follow_up.doubt:
        await flag(turn, follow_up, ticket, Doubt.UNCONFIRMED)


async def check_by_chance(turn: Turn, community: Community, start: datetime, end: datetime) -> None:
    """A small share of a month's records is asked for once more, though nothing speaks against it.

    The lot falls among those that the household could not sign itself: what it has signed needs no
    second call (F13). What was called twice for another reason counts; so each day may look anew.
    """
    shelf, standard = turn.shelves.contacts, turn.standard_of(community)
    end = min(end, turn.now - standard.duration("doubt.confirm_within"))
    found = {of.id: (of, about) for _one, of, about in
             await shelf.recorded_between(community.id, start, end)}  # fmt: skip
    twice = await shelf.called_twice([*found])
    lacking = at_least(standard.rate("doubt.by_chance"), len(found)) - len(twice)
    for number in by_lot(found, f"{start:%Y-%m-%d}"):
        if lacking <= 0:
            return
        follow_up, ticket = found[number]
        signed = follow_up.confirmed_at or follow_up.doubt or ticket.confidential
        if number in twice or signed or not await may_be_asked(turn, follow_up, ticket):
            continue
        if not await rests(turn, ticket):
            lacking -= 1
            record(turn, ticket.id, "check_by_chance", CLAUSE, Role.SYSTEM, follow_up=number)
            await hand_over(turn, follow_up, ticket, Reason.DOUBTFUL)


async def tell_that_they_differ(
    turn: Turn, contact: Contact, follow_up: FollowUp, ticket: Ticket
) -> None:
    """To the supervisors alone, who look into it."""
    follow_up.doubt = follow_up.doubt or Doubt.DIFFERENT
    record(turn, ticket.id, "answers_differ", CLAUSE, Role.SYSTEM, contact=contact.id)
    office, here = turn.shelves.office, ticket.community_id
    first = await office.get(follow_up.recorded_by) if follow_up.recorded_by else None
    above = await office.holding(here, Role.SUPERVISOR, Role.MANAGER)
    others = [one for one in above if first is None or one.id != first.id]
    tell_colleagues(
        turn,
        others,
        lambda words: views.different(ticket, contact, follow_up, first, words),
        Manner(Lane.NOTIFY),
    )


async def _given(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> Given:
    scores = scores_of(follow_up)
    if scores is None:
        raise LookupError(follow_up.id)
    shelf, standard = turn.shelves.contacts, await standard_for(turn, ticket)
    if follow_up.recorded_by:
        last = await shelf.recorded_by(follow_up.recorded_by, standard.count("doubt.even_records"))
        return Given(scores, records=[one for one in map(scores_of, last) if one])
    opened, answered = follow_up.opened_at, follow_up.answered_at
    took = answered - opened if opened and answered else None
    since = turn.now - standard.duration("doubt.households_within")
    return Given(scores, took, await shelf.homes_answered_for(follow_up.answered_by or 0, since))
