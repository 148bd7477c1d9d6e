"""Inviting somebody into a home: a link is made, used once, or withdrawn (A4)."""

import secrets

from telegram.helpers import create_deep_linked_url

from domain.households import OWNER, Membership
from domain.invitations import SECRET, hash_of, leads_in
from handlers.actions.households import application_alias, news_alias
from handlers.actions.telling import record, tell_office, tell_resident
from handlers.facts import DESK, ops_address
from handlers.letters import Address, Letter, Manner, picture
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import households as views
from locales import Words, _, words_for
from storage.outbox import Lane
from storage.tables import Community, Home, Invitation, Member, Person, Staff

TOO_MANY = _("There are {n} open invitations for this home already; please withdraw one first.")


async def invite(turn: Turn, home: Home, role: str, by: Staff | None = None) -> None:
    """Make a link, and hand it in private to whoever made it: `by`, or the owner who speaks."""
    community = await turn.shelves.communities.get(home.community_id)
    await _check_room(turn, community, home)
    token = secrets.token_urlsafe(SECRET)
    invitation = Invitation(
        home_id=home.id,
        role=role,
        token_hash=hash_of(token),
        made_at=turn.now,
        expires_at=turn.now + turn.standard_of(community).duration("invitation.lasts"),
        by_staff=by.id if by else None,
        by_person=None if by else turn.who.id,
    )
    await turn.shelves.invitations.make(invitation)
    record(turn, None, "invite", "A4", invitation=invitation.id, home=home.id)
    link = create_deep_linked_url(turn.bot.username, token)
    words = words_for(by.language) if by else turn.words
    said = views.invitation(invitation, home, community, link, words)
    to = Address(turn.visitor.telegram_id)
    turn.enclose(picture(link, said, to, Manner(Lane.REPLY), turn.now))


async def redeem(turn: Turn, invitation_id: int) -> bool:
    """Enter whoever holds it for the home, at once; False where it does not lead there any more."""
    invitation = await turn.shelves.invitations.locked(invitation_id)
    home = await turn.shelves.households.home(invitation.home_id) if invitation else None
    if invitation is None or home is None or not open_still(turn, invitation):
        return False
    member = await turn.shelves.households.membership(home.id, turn.who.id)
    if member and member.state == Membership.APPROVED:
        turn.say(views.belongs_already(home, turn.words))
        return True
    invitation.used_at, invitation.used_by = turn.now, turn.who.id
    asked = member is not None and member.state == Membership.ASKED
    member = await _entered(turn, member, invitation)
    record(turn, None, "join_by_invitation", "A4", member=member.id, invitation=invitation.id)
    await _tell(turn, member, home, invitation, asked=asked)
    return True


def withdraw(turn: Turn, invitation: Invitation) -> None:
    invitation.withdrawn_at = turn.now
    record(turn, None, "withdraw_invitation", "A4", invitation=invitation.id)


def open_still(turn: Turn, invitation: Invitation) -> bool:
    found = invitation
    return leads_in(turn.now, found.expires_at, found.used_at, found.withdrawn_at)


async def _check_room(turn: Turn, community: Community, home: Home) -> None:
    waiting = len(await turn.shelves.invitations.open_of(home.id, turn.now))
    if waiting >= turn.standard_of(community).count("invitation.open_at_once"):
        raise Outdated(TOO_MANY, n=waiting)


async def _entered(turn: Turn, known: Member | None, invitation: Invitation) -> Member:
    """Whoever invited them answers for them: the office need not confirm it once more."""
    if known is None:
        known = Member(home_id=invitation.home_id, person_id=turn.who.id, role=invitation.role,
                       state=Membership.APPROVED, asked_at=turn.now)  # fmt: skip
        await turn.shelves.households.ask_to_join(known)
    known.role, known.state, known.ended_at = invitation.role, Membership.APPROVED, None
    known.decided_at, known.decided_by = turn.now, invitation.by_staff
    known.until, known.mandate, known.mandate_kind = None, "", ""
    return known


async def _tell(
    turn: Turn, member: Member, home: Home, invitation: Invitation, *, asked: bool
) -> None:
    """Themselves, the owners, and the office, whose card of an application is settled with it."""
    community = await turn.shelves.communities.get(home.community_id)
    turn.say(views.entered(community, member, home, turn.words))
    inviter = await _inviter(turn, invitation)

    def joined(words: Words) -> Letter:
        name = views.inviter_of(*inviter, community.name, words)
        return views.joined(member, turn.who, home, name, words)

    for _fellow, person in await turn.shelves.households.people_of(home.id, OWNER):
        if person.id != turn.who.id:
            tell_resident(turn, person, joined(words_for(person.language)))
    letter = joined(words_for(community.language))
    if not asked:
        card = news_alias(turn, member)
        return await tell_office(turn, community, letter, topic=DESK, card=card)
    manner = Manner(Lane.NOTIFY, card=application_alias(member))
    return turn.redraw(letter, await ops_address(turn, community, DESK), manner)


async def _inviter(turn: Turn, invitation: Invitation) -> tuple[Staff | None, Person | None]:
    staff, person = invitation.by_staff, invitation.by_person
    return (
        await turn.shelves.office.get(staff) if staff else None,
        await turn.shelves.people.get(person) if person else None,
    )
