"""审核回访记录 — the record of each call is audited by somebody who did not make it (F12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from domain.audit import Objection, Recorded, objections
from domain.authenticity import Doubt
from domain.contacts import ContactState, Reason
from domain.follow_ups import FollowUpState
from domain.refusals import Refused
from handlers.actions import doubting
from handlers.actions.contacts import redraw
from handlers.actions.telling import record, tell_colleagues
from handlers.briefing import briefing_of, is_accused, scores_of
from handlers.facts import standard_for
from handlers.letters import Manner
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import auditing_contacts as views
from locales import _
from storage.outbox import Lane
from storage.tables import Contact, FollowUp, Staff, Ticket

CLAUSE = "S0 八3(4)"
_OVER = frozenset({ContactState.REACHED, ContactState.IN_VAIN})
_AUDITED = _("This one has been audited already; thank you.")
_NOT_AGAIN = _("They were called a second time lately, or have answered: nobody calls them again.")
Paper = tuple[Contact, FollowUp, Ticket]


@dataclass(frozen=True)
class Queue:
    """What is good, what speaks against the others, and how many are the reader's own."""

    good: Sequence[tuple[Contact, Ticket]]
    doubtful: Sequence[tuple[Contact, Ticket, Sequence[Objection]]]
    own: int


async def queue(turn: Turn, staff: Staff) -> Queue:
    """The oldest first."""
    found = await turn.shelves.contacts.to_be_audited(staff.community_id)
    others = [one for one in found if not _own(one[0], one[2], staff)]
    judged = [(paper, await objections_to(turn, *paper)) for paper in others]
    return Queue(
        [(contact, ticket) for (contact, _of, ticket), found in judged if not found],
        [(contact, ticket, found) for (contact, _of, ticket), found in judged if found],
        len(found) - len(others),
    )


async def objections_to(
    turn: Turn, contact: Contact, follow_up: FollowUp, ticket: Ticket
) -> list[Objection]:
    second = contact.reason == Reason.DOUBTFUL
    made = Recorded(
        scores_of(contact) if contact.state == ContactState.REACHED else None,
        scores_of(follow_up),
        second=second,
        theirs=follow_up.recorded_by is None,
        confirmed=follow_up.confirmed_at is not None,
        doubted=bool(follow_up.doubt),
    )
    return objections(made, await standard_for(turn, ticket))


async def approve(turn: Turn, staff: Staff, numbers: Sequence[int]) -> tuple[int, int]:
    """Exactly these, where they are still good; says how many were passed, and how many not."""
    passed = 0
    for number in numbers:
        paper = await _paper(turn, number, staff)
        if paper and not await objections_to(turn, *paper):
            await _audit(turn, paper, staff, "")
            passed += 1
    return passed, len(numbers) - passed


async def pass_one(turn: Turn, paper: Paper, staff: Staff, remark: str = "") -> None:
    """Whoever made it reads the remark, in private (S0 八3(4))."""
    contact, _follow_up, ticket = paper
    check_auditor(contact, ticket, staff)
    await _audit(turn, paper, staff, remark)
    made_it = [await turn.shelves.office.get(contact.staff_id)] if contact.staff_id else []
    if remark:
        said = partial(views.remarked, ticket, staff, remark)
        tell_colleagues(turn, made_it, said, Manner(Lane.NOTIFY, ticket_id=ticket.id))


async def call_again(turn: Turn, paper: Paper, staff: Staff) -> None:
    """It does not convince: somebody else asks once more, and nobody says why (F15)."""
    contact, follow_up, ticket = paper
    check_auditor(contact, ticket, staff)
    if not may_be_repeated(contact, follow_up) or await doubting.rests(turn, ticket):
        raise Outdated(_NOT_AGAIN)
    await doubting.flag(turn, follow_up, ticket, Doubt.AUDITED)
    await _audit(turn, paper, staff, "", passed=False)


def may_be_repeated(contact: Contact, follow_up: FollowUp) -> bool:
    """What a colleague wrote down and still stands; a second call has no third."""
    stands = follow_up.state == FollowUpState.ANSWERED and follow_up.recorded_by is not None
    reached = contact.state == ContactState.REACHED and contact.reason != Reason.DOUBTFUL
    return reached and stands and not follow_up.doubt


def check_auditor(contact: Contact, ticket: Ticket, staff: Staff) -> None:
    """Refused to whoever made it or whom it is about; Outdated where it is done or too early."""
    if contact.audited_at or contact.state not in _OVER:
        raise Outdated(_AUDITED)
    if _own(contact, ticket, staff):
        raise Refused("own_audit", CLAUSE)


async def _audit(
    turn: Turn, paper: Paper, staff: Staff, remark: str, *, passed: bool = True
) -> None:
    contact, follow_up, ticket = paper
    contact.audited_at, contact.audited_by, contact.remark = turn.now, staff.id, remark
    record(turn, ticket.id, "audit_contact", CLAUSE, contact=contact.id, passed=passed,
           remark=remark)  # fmt: skip
    await turn.shelves.flush()
    await redraw(turn, await briefing_of(turn, contact, follow_up, ticket))


async def _paper(turn: Turn, number: int, staff: Staff) -> Paper | None:
    """One that waits for somebody like them."""
    contact = await turn.shelves.contacts.locked(number)
    if contact is None or contact.community_id != staff.community_id:
        return None
    follow_up = await turn.shelves.follow_ups.get(contact.follow_up_id)
    ticket = follow_up and await turn.shelves.tickets.get(follow_up.ticket_id)
    waits = contact.state in _OVER and contact.audited_at is None
    if not follow_up or not ticket or not waits or _own(contact, ticket, staff):
        return None
    return contact, follow_up, ticket


def _own(contact: Contact, ticket: Ticket, staff: Staff) -> bool:
    return staff.id in {contact.staff_id, contact.joined_id} or is_accused(staff, ticket)
