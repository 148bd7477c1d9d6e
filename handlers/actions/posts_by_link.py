"""A post by a link: it is made for one person, opened once, or withdrawn (A1)."""

import secrets

from telegram.helpers import create_deep_linked_url

from domain.invitations import SECRET, hash_of, leads_in
from domain.posts import GIVERS, check_giver, clause_of
from domain.tickets import Role
from handlers.actions.posts import given
from handlers.actions.telling import record
from handlers.letters import Address, Manner, picture
from handlers.turn import Turn
from handlers.views import staff as views
from locales import words_for
from storage.outbox import Lane
from storage.tables import Staff, StaffInvitation


async def invite(turn: Turn, by: Staff, role: Role, department: str) -> StaffInvitation:
    """Make a link, and hand it in private to whoever made it."""
    check_giver(Role(by.role), role)
    token = secrets.token_urlsafe(SECRET)
    made = StaffInvitation(
        community_id=by.community_id,
        role=role,
        department=department,
        token_hash=hash_of(token),
        made_at=turn.now,
        expires_at=turn.now + turn.standard.duration("staff.invitation_lasts"),
        by_staff=by.id,
    )
    await turn.shelves.staff_invitations.make(made)
    record(turn, None, "invite_staff", clause_of(role), invitation=made.id, post=role)
    named = await turn.shelves.departments.names(by.community_id)
    link = create_deep_linked_url(turn.bot.username, token)
    said = views.invitation(made, turn.community, link, named, words_for(by.language))
    turn.enclose(picture(link, said, Address(by.telegram_id), Manner(Lane.REPLY), turn.now))
    return made


def withdraw(turn: Turn, invitation: StaffInvitation) -> None:
    invitation.withdrawn_at = turn.now
    clause = clause_of(Role(invitation.role))
    record(turn, None, "withdraw_staff_invitation", clause, invitation=invitation.id)


async def opened(turn: Turn, invitation_id: int) -> StaffInvitation | None:
    """The invitation, held for this turn; None where it does not lead to a post any more."""
    found = await turn.shelves.staff_invitations.locked(invitation_id)
    if found is None or not leads_in(turn.now, found.expires_at, found.used_at, found.withdrawn_at):
        return None
    inviter = await turn.shelves.office.get(found.by_staff)
    return found if inviter.ended_at is None and inviter.role in GIVERS else None


def post_held(turn: Turn, invitation: StaffInvitation) -> Staff | None:
    """The post that they hold there already, who opened it."""
    here = invitation.community_id
    posts = (one for one in turn.sheet.posts if one.ended_at is None)
    return next((one for one in posts if one.community_id == here), None)


async def redeem(turn: Turn, invitation: StaffInvitation, name: str) -> Staff:
    """The post is theirs at once: they are at work with the rest of this very turn."""
    post = Staff(
        community_id=invitation.community_id,
        telegram_id=turn.visitor.telegram_id,
        name=name,
        role=invitation.role,
        language=turn.language,
        department=invitation.department,
    )
    staff = await turn.shelves.office.appoint(post)
    turn.sheet.posts, turn.sheet.at_work = [*turn.sheet.posts, staff], True
    staff.reachable = True
    invitation.used_at, invitation.used_by = turn.now, staff.id
    await given(turn, staff)
    return staff
