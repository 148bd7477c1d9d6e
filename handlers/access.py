"""The one door to get a thing on somebody's behalf: what is not theirs does not exist for them."""

from collections.abc import Collection
from typing import Protocol, TypeVar

from domain.bills import check_accountant
from domain.households import OWNER, Membership
from domain.quotes import QuoteState
from domain.refusals import Refused
from domain.tickets import Role
from handlers.manners import Outdated
from handlers.turn import Turn
from locales import _
from storage.faqs import Entry
from storage.tables import (
    Announcement,
    Asset,
    Bill,
    CaseCard,
    Contact,
    Correction,
    FollowUp,
    Handover,
    HeldReply,
    Home,
    HomesFile,
    Incident,
    Invitation,
    Member,
    Person,
    Quote,
    Rectification,
    Search,
    Sheet,
    Shift,
    SpotCheck,
    Staff,
    StaffInvitation,
    Survey,
    Template,
    Ticket,
)


class OfAnOffice(Protocol):
    """Whatever belongs to one community."""

    @property
    def community_id(self) -> int: ...


Ours = TypeVar("Ours", bound=OfAnOffice)
P = TypeVar("P", CaseCard, FollowUp, Rectification)
NOT_HERE = _("There is nothing here under that number.")
NOT_STAFF = _("You are not registered as staff yet. The office can do it with this number: {id}")
ANONYMOUS = _("Please write under your own name: an anonymous administrator could be anybody.")


async def access_ticket(turn: Turn, ticket_id: int) -> tuple[Ticket, Role]:
    """The ticket, held for this turn, and the role in which they may touch it."""
    ticket = await turn.shelves.tickets.locked(ticket_id)
    if ticket is None:
        raise Outdated(NOT_HERE)
    return ticket, await _role(turn, ticket)


async def access_follow_up(turn: Turn, follow_up_id: int) -> tuple[FollowUp, Ticket]:
    """Only the household itself may answer a follow-up (S3 六2(2))."""
    follow_up = await turn.shelves.follow_ups.locked(follow_up_id)
    if follow_up is None:
        raise Outdated(NOT_HERE)
    ticket = await turn.shelves.tickets.locked(follow_up.ticket_id)
    person = None if turn.sheet.in_the_office else turn.person
    if ticket is None or person is None or not await may_answer(turn, person.id, ticket):
        raise Outdated(NOT_HERE)
    if follow_up.asked_of != person.id and not await is_theirs(turn, ticket, person):
        raise Outdated(NOT_HERE)
    return follow_up, ticket


async def access_asked(turn: Turn, follow_up_id: int) -> tuple[FollowUp, Ticket]:
    """A question, as the office knows of it; held."""
    return await _of_the_office(turn, await turn.shelves.follow_ups.locked(follow_up_id))


async def is_theirs(turn: Turn, ticket: Ticket, person: Person) -> bool:
    """Whether they brought it, or live with whoever did; what is confidential is shared with none.

    The household is one to the office: what one of them may do about it, the others may.
    """
    if ticket.requester_id == person.id:
        return True
    if ticket.home_id is None or ticket.confidential:
        return False
    both = (person.id, ticket.requester_id)
    return all([await turn.shelves.households.lives_in(one, ticket.home_id) for one in both])


async def may_answer(turn: Turn, person_id: int, ticket: Ticket) -> bool:
    """Whom the office has confirmed; for what is not of any home, whoever reported it."""
    if ticket.home_id is None:
        return ticket.requester_id == person_id
    return await turn.shelves.households.lives_in(person_id, ticket.home_id)


async def access_rectification(turn: Turn, rectification_id: int) -> tuple[Rectification, Ticket]:
    rectification = await turn.shelves.rectifications.locked(rectification_id)
    return await _of_the_office(turn, rectification)


async def access_contact(turn: Turn, contact_id: int) -> tuple[Contact, FollowUp, Ticket]:
    """A household that somebody is to speak with, for the office; held like an answer is."""
    found = await turn.shelves.contacts.get(contact_id)
    follow_up = await turn.shelves.follow_ups.locked(found.follow_up_id) if found else None
    if follow_up is None:
        raise Outdated(NOT_HERE)
    ticket, role = await access_ticket(turn, follow_up.ticket_id)
    contact = await turn.shelves.contacts.locked(contact_id)
    if contact is None or role is Role.RESIDENT:
        raise Outdated(NOT_HERE)
    return contact, follow_up, ticket


async def access_case(turn: Turn, case_id: int) -> tuple[CaseCard, Ticket]:
    """A case card is the office's own."""
    return await _of_the_office(turn, await turn.shelves.cases.locked(case_id))


async def access_quote(turn: Turn, quote_id: int) -> tuple[Quote, Ticket]:
    """A price: the household sees what it was shown, the office also what is being written."""
    ticket_id = await turn.shelves.quotes.ticket_of(quote_id)
    if ticket_id is None:
        raise Outdated(NOT_HERE)
    ticket, role = await access_ticket(turn, ticket_id)
    quote = await turn.shelves.quotes.get(quote_id)
    if quote is None or (role is Role.RESIDENT and quote.state == QuoteState.DRAFT):
        raise Outdated(NOT_HERE)
    return quote, ticket


async def access_bill(turn: Turn, bill_id: int) -> Bill:
    """A bill, held: for whoever owes it, and for the office but its workers."""
    bill = await turn.shelves.bills.held(bill_id)
    if bill is None:
        raise Outdated(NOT_HERE)
    if turn.sheet.in_the_office:
        if on_post(turn).community_id != bill.community_id:
            raise Outdated(NOT_HERE)
        check_accountant(turn.role)
    elif turn.person is None or turn.person.id != bill.person_id:
        raise Outdated(NOT_HERE)
    return bill


async def access_mailbox(turn: Turn, ticket_id: int) -> tuple[Ticket, Staff]:
    """What lies before the general manager, wherever they read it: in private, too."""
    ticket = await turn.shelves.tickets.locked(ticket_id)
    posts = [one for one in turn.sheet.posts if one.ended_at is None]
    ours = [one for one in posts if ticket and one.community_id == ticket.community_id]
    if ticket is None or not ours or (turn.message and turn.message.sender_chat):
        raise Outdated(NOT_HERE)
    return ticket, ours[0]


async def access_member(turn: Turn, member_id: int) -> Member:
    """An application to join a household: only the office may see it."""
    member = await turn.shelves.households.member(member_id)
    home = await turn.shelves.households.home(member.home_id) if member else None
    post = on_post(turn)
    if member is None or home is None or home.community_id != post.community_id:
        raise Outdated(NOT_HERE)
    return member


async def access_home(turn: Turn, home_id: int) -> tuple[Home, Member]:
    """A home, and the place in it of one of its people, who speaks in private."""
    home = await turn.shelves.households.home(home_id)
    known = turn.person if turn.visitor.private else None
    me = await turn.shelves.households.membership(home_id, known.id) if known else None
    if home is None or me is None or me.state != Membership.APPROVED:
        raise Outdated(NOT_HERE)
    return home, me


async def access_as_owner(turn: Turn, home_id: int) -> Home:
    """What only an owner of the home may see or change."""
    home, me = await access_home(turn, home_id)
    if me.role != OWNER:
        raise Outdated(NOT_HERE)
    return home


async def access_fellow(turn: Turn, member_id: int) -> tuple[Home, Member]:
    """Somebody else of their household, for an owner."""
    member = await turn.shelves.households.member(member_id)
    if member is None or member.state != Membership.APPROVED:
        raise Outdated(NOT_HERE)
    home = await access_as_owner(turn, member.home_id)
    if member.person_id == turn.who.id:
        raise Outdated(NOT_HERE)
    return home, member


async def access_invitation(turn: Turn, invitation_id: int) -> tuple[Home, Invitation]:
    """An invitation to their home, for an owner."""
    invitation = await turn.shelves.invitations.locked(invitation_id)
    if invitation is None:
        raise Outdated(NOT_HERE)
    return await access_as_owner(turn, invitation.home_id), invitation


async def access_incident(turn: Turn, incident_id: int) -> Incident:
    """A fault that many share, for the office; held for this turn."""
    return _ours(turn, await turn.shelves.incidents.locked(incident_id))


async def access_asset(turn: Turn, asset_id: int) -> Asset:
    """A thing of everybody's, for the office."""
    return _ours(turn, await turn.shelves.assets.get(asset_id))


async def access_homes_file(turn: Turn, file_id: int) -> HomesFile:
    """A file of homes that was sent to the ops group; held for this turn."""
    return _ours(turn, await turn.shelves.register.file(file_id))


async def access_announcement(turn: Turn, announcement_id: int) -> Announcement:
    """What the office has announced; held for this turn."""
    return _ours(turn, await turn.shelves.announcements.locked(announcement_id))


async def access_survey(turn: Turn, survey_id: int) -> Survey:
    """What the office asks of many; held for this turn."""
    return _ours(turn, await turn.shelves.surveys.locked(survey_id))


async def access_sheet(turn: Turn, sheet_id: int) -> tuple[Survey, Sheet]:
    """Only who belongs to the household may answer for it (S3 六2(2)); held for this turn."""
    sheet = await turn.shelves.surveys.sheet(sheet_id)
    survey = await turn.shelves.surveys.get(sheet.survey_id) if sheet else None
    known = turn.person if turn.visitor.private else None
    if not sheet or not survey or not known or not sheet.person_id:
        raise Outdated(NOT_HERE)
    if not await turn.shelves.households.lives_in(known.id, sheet.home_id):
        raise Outdated(NOT_HERE)
    return survey, sheet


async def access_colleague(turn: Turn, staff_id: int) -> Staff:
    """Somebody who holds a post where they do; held for this turn."""
    staff = _ours(turn, await turn.shelves.office.locked(staff_id))
    if staff.ended_at:
        raise Outdated(NOT_HERE)
    return staff


async def access_staff_invitation(turn: Turn, invitation_id: int) -> StaffInvitation:
    """A link to a post in their office; held for this turn."""
    return _ours(turn, await turn.shelves.staff_invitations.locked(invitation_id))


async def access_search(turn: Turn, search_id: int) -> Search:
    """What a colleague looked for; the others in the group may leaf through it as well."""
    return _ours(turn, await turn.shelves.finding.remembered(search_id))


async def access_faq(turn: Turn, faq_id: int) -> Entry:
    """A question with its answer, for those who keep them; held for this turn."""
    entry, post = await turn.shelves.faqs.locked(faq_id), on_post(turn)
    if entry is None or entry.faq.community_id != post.community_id:
        raise Outdated(NOT_HERE)
    return entry


async def access_answer(turn: Turn, faq_id: int) -> Entry:
    """What may be read in this community; who is reading it still may when it is retired."""
    entry = await turn.shelves.faqs.get(faq_id)
    if entry is None or entry.faq.community_id != turn.community.id:
        raise Outdated(NOT_HERE)
    return entry


async def access_shift(turn: Turn, shift_id: int) -> Shift:
    """A shift on the roster; held for this turn."""
    return _ours(turn, await turn.shelves.duty.shift(shift_id))


async def access_handover(turn: Turn, handover_id: int) -> Handover:
    """What one shift leaves to the next; held for this turn."""
    return _ours(turn, await turn.shelves.duty.handover(handover_id))


async def access_spot_check(turn: Turn, check_id: int) -> SpotCheck:
    """An unannounced check is the managers' own; held for this turn."""
    if on_post(turn).role != Role.MANAGER:
        raise Outdated(NOT_HERE)
    return _ours(turn, await turn.shelves.day.spot_check(check_id))


async def access_held(turn: Turn, reply_id: int) -> tuple[HeldReply, Ticket, Staff]:
    """A reply that was held back: only whoever wrote it decides about it."""
    held = await turn.shelves.held.locked(reply_id)
    if held is None:
        raise Outdated(NOT_HERE)
    ticket, _role = await access_ticket(turn, held.ticket_id)
    staff = on_post(turn)
    if held.staff_id != staff.id:
        raise Outdated(_("Only whoever wrote it may decide about it."))
    return held, ticket, staff


async def access_template(turn: Turn, template_id: int) -> Template:
    """A ready reply of the office that they belong to; held for this turn."""
    return _ours(turn, await turn.shelves.templates.locked(template_id))


async def access_correction(turn: Turn, correction_id: int) -> Correction:
    """A corrective procedure of the office; held for this turn."""
    return _ours(turn, await turn.shelves.corrections.locked(correction_id))


def begin_work(turn: Turn) -> None:
    """What a colleague does next they do by their post, also where they write to us in private."""
    turn.sheet.at_work = not turn.visitor.private or bool(turn.sheet.posts)


def holds_post(turn: Turn) -> bool:
    """Whether they are of the office whose group this is; in private, of any."""
    here = None if turn.visitor.private else turn.sheet.community
    return any(here is None or post.community_id == here.id for post in turn.sheet.posts)


def on_post(turn: Turn) -> Staff:
    """The post of a member of staff who is at work (see `begin_work`), under their own name."""
    if turn.message and turn.message.sender_chat:
        raise Outdated(ANONYMOUS)
    if not turn.sheet.in_the_office:
        raise Outdated(NOT_HERE)
    if turn.staff is None:
        raise Outdated(NOT_STAFF, id=turn.visitor.telegram_id)
    return turn.staff


def entitled(
    turn: Turn, roles: Collection[str], clause: str = "", who: frozenset[str] = frozenset()
) -> Staff:
    """The post by which they are at work, if it is one of these; else Refused, naming `who` may."""
    staff = on_post(turn)
    if staff.role not in roles:
        raise Refused("not_yours", clause, who)
    return staff


def check_reachable(turn: Turn, staff: Staff, otherwise: str) -> None:
    """What is for their eyes only goes to their private chat; Outdated where there is none."""
    if not staff.reachable:
        raise Outdated(otherwise, name=staff.name, link=turn.bot.link)


def _ours(turn: Turn, found: Ours | None) -> Ours:
    """What belongs to the office in which they are at work; anything else is not there."""
    post = on_post(turn)
    if found is None or found.community_id != post.community_id:
        raise Outdated(NOT_HERE)
    return found


async def _of_the_office(turn: Turn, paper: P | None) -> tuple[P, Ticket]:
    """A paper that hangs on a ticket and that no resident sees."""
    if paper is None:
        raise Outdated(NOT_HERE)
    ticket, role = await access_ticket(turn, paper.ticket_id)
    if role is Role.RESIDENT:
        raise Outdated(NOT_HERE)
    return paper, ticket


async def _role(turn: Turn, ticket: Ticket) -> Role:
    if turn.sheet.in_the_office:
        if on_post(turn).community_id != ticket.community_id:
            raise Outdated(NOT_HERE)
        return turn.role
    person = turn.person
    if person is None:
        raise Outdated(NOT_HERE)
    if not await is_theirs(turn, ticket, person):
        raise Outdated(NOT_HERE)
    return Role.RESIDENT
