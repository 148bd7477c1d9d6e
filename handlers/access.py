"""The one door to get a thing on somebody's behalf: what is not theirs does not exist for them."""

from typing import TypeVar

from domain.tickets import Role
from handlers.manners import Outdated
from handlers.turn import Turn
from locales import _
from storage.tables import CaseCard, FollowUp, HomesFile, Member, Rectification, Staff, Ticket

P = TypeVar("P", CaseCard, Rectification)
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
    ticket, role = await access_ticket(turn, follow_up.ticket_id)
    if role is not Role.RESIDENT:
        raise Outdated(NOT_HERE)
    return follow_up, ticket


async def access_rectification(turn: Turn, rectification_id: int) -> tuple[Rectification, Ticket]:
    rectification = await turn.shelves.rectifications.locked(rectification_id)
    return await _of_the_office(turn, rectification)


async def access_case(turn: Turn, case_id: int) -> tuple[CaseCard, Ticket]:
    """A case card is the office's own."""
    return await _of_the_office(turn, await turn.shelves.cases.locked(case_id))


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


async def access_homes_file(turn: Turn, file_id: int) -> HomesFile:
    """A file of homes that was sent to the ops group; held for this turn."""
    file, post = await turn.shelves.register.file(file_id), on_post(turn)
    if file is None or file.community_id != post.community_id:
        raise Outdated(NOT_HERE)
    return file


def on_post(turn: Turn) -> Staff:
    """The post of a member of staff who speaks in the ops group, under their own name."""
    if turn.message and turn.message.sender_chat:
        raise Outdated(ANONYMOUS)
    if turn.visitor.private:
        raise Outdated(NOT_HERE)
    if turn.staff is None:
        raise Outdated(NOT_STAFF, id=turn.visitor.telegram_id)
    return turn.staff


async def _of_the_office(turn: Turn, paper: P | None) -> tuple[P, Ticket]:
    """A paper that hangs on a ticket and that no resident sees."""
    if paper is None:
        raise Outdated(NOT_HERE)
    ticket, role = await access_ticket(turn, paper.ticket_id)
    if role is Role.RESIDENT:
        raise Outdated(NOT_HERE)
    return paper, ticket


async def _role(turn: Turn, ticket: Ticket) -> Role:
    if not turn.visitor.private:
        if on_post(turn).community_id != ticket.community_id:
            raise Outdated(NOT_HERE)
        return turn.role
    person = turn.person
    if person is None:
        raise Outdated(NOT_HERE)
    lives = ticket.home_id and await turn.shelves.households.lives_in(person.id, ticket.home_id)
    if not lives and ticket.requester_id != person.id:
        raise Outdated(NOT_HERE)
    return Role.RESIDENT
