"""What whoever calls a household should know before they do (S3 二1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from domain.authenticity import Doubt, Scores
from domain.contacts import Callers, Reason, callers, followed_up_by
from domain.tickets import JOBS, Kind, Role
from handlers.facts import Facts, facts_of
from handlers.turn import Turn
from storage.tables import Contact, FollowUp, Member, Person, Staff, Ticket

_OUR_STAFF = "staff"  # whom a complaint is about
_ASKED_ABOUT = (*JOBS, Kind.COMPLAINT)
Marked = FollowUp | Contact  # what carries the three rows of points


@dataclass(frozen=True)
class Briefing:
    """A household that is to be spoken with, and all that helps to do it well."""

    contact: Contact
    follow_up: FollowUp
    facts: Facts
    callers: Callers
    called: Sequence[Staff]
    taken_by: Staff | None = None
    joined_by: Staff | None = None
    audited_by: Staff | None = None
    household: Sequence[tuple[Member, Person]] = ()
    recent: Sequence[Ticket] = ()
    low: Sequence[tuple[FollowUp, Ticket]] = ()
    still_open: Sequence[Ticket] = ()
    hot: Sequence[tuple[str, str, int]] = ()

    @property
    def needs_company(self) -> bool:
        """Whether whoever has taken it may not speak with them alone (X11)."""
        one = self.taken_by
        return one is not None and is_accused(one, self.facts.ticket) and self.joined_by is None


async def briefing_of(
    turn: Turn, contact: Contact, follow_up: FollowUp, ticket: Ticket
) -> Briefing:
    facts, shelf = await facts_of(turn, ticket), turn.shelves.contacts
    who = await callers_of(turn, contact, follow_up, ticket)
    on_duty = await turn.shelves.office.on_duty(ticket.community_id, *who.called)
    known = Briefing(
        contact,
        follow_up,
        facts,
        who,
        await free_to_lead(turn, on_duty, contact, follow_up, ticket, alone=len(who.called) == 1),
        await _colleague(turn, contact.staff_id),
        await _colleague(turn, contact.joined_id),
        await _colleague(turn, contact.audited_by),
    )
    if ticket.confidential:
        return known
    standard, homes = facts.standard, turn.shelves.households
    since = turn.now - standard.duration("contact.hot_back")
    low, few = standard.count("followup.low_score"), standard.count("contact.hot_topics")
    return Briefing(
        **vars(known)
        | {
            "household": await homes.people_of(ticket.home_id) if ticket.home_id else (),
            "recent": await shelf.recent(ticket, standard.count("contact.recent")),
            "low": await shelf.low_scores(ticket, low, few),
            "still_open": await shelf.still_open(ticket),
            "hot": await shelf.hot_topics(ticket, since, _ASKED_ABOUT, few)
            if ticket.home_id
            else (),
        }
    )


async def callers_of(turn: Turn, contact: Contact, follow_up: FollowUp, ticket: Ticket) -> Callers:
    """By what it was, how grave it was and who is on duty."""
    by = followed_up_by(follow_up.after, ticket.severity)
    on_duty = await turn.shelves.office.on_duty(ticket.community_id, *Role)
    alone = not by.joined_by
    free = await free_to_lead(turn, on_duty, contact, follow_up, ticket, alone=alone)
    return callers(by, {one.role for one in free}, confidential=ticket.confidential)


async def free_to_lead(
    turn: Turn,
    staff: Sequence[Staff],
    contact: Contact,
    follow_up: FollowUp,
    ticket: Ticket,
    *,
    alone: bool,
) -> list[Staff]:
    """Of these, whoever may; of the heads, the department's own."""
    before = await had_before(turn, contact, follow_up)
    return [one for one in staff if one.id not in before and _may_lead(one, ticket, alone=alone)]


async def had_before(turn: Turn, contact: Contact, follow_up: FollowUp) -> set[int | None]:
    """Who may not ask a second time, where the first answer is in doubt (F15)."""
    if contact.reason != Reason.DOUBTFUL and follow_up.doubt != Doubt.DISPUTED:
        return set()
    known = await turn.shelves.contacts.of_follow_up(follow_up.id)
    return {one.staff_id for one in known if one.id != contact.id} | {follow_up.recorded_by}


def is_accused(staff: Staff, ticket: Ticket) -> bool:
    """Whose work it was, or of whom it complains: the head answers for the department (X11)."""
    heads_it = staff.role == Role.HEAD and staff.department in {"", ticket.department}
    answers = ticket.kind == Kind.COMPLAINT and heads_it
    return staff.id == ticket.assignee_id or answers or is_complained_of(staff, ticket)


def is_complained_of(staff: Staff, ticket: Ticket) -> bool:
    """By name; or it is about somebody of our staff, and the work was theirs."""
    theirs = ticket.about_whom == _OUR_STAFF and staff.id == ticket.assignee_id
    return ticket.kind == Kind.COMPLAINT and (theirs or staff.name in ticket.about_whom)


def scores_of(marked: Marked) -> Scores | None:
    """All three, or none."""
    points = (marked.quality, marked.effect, marked.satisfaction)
    return None if None in points else cast("Scores", points)


async def _colleague(turn: Turn, staff_id: int | None) -> Staff | None:
    return await turn.shelves.office.get(staff_id) if staff_id else None


def _may_lead(staff: Staff, ticket: Ticket, *, alone: bool) -> bool:
    elsewhere = staff.role == Role.HEAD and staff.department not in {"", ticket.department}
    return not elsewhere and not (alone and is_accused(staff, ticket))
