"""上任 — whoever opens a link to a post writes their name, and takes it with one tap."""

from dataclasses import dataclass, field

from domain.posts import NAME_AT_MOST
from domain.text import clean
from handlers.actions.posts_by_link import opened, post_held, redeem
from handlers.conversations.arrivals import GOOD_NO_LONGER
from handlers.form import Form
from handlers.manners import Outdated, Unclear
from handlers.steps import Options
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import staff as views
from locales import Markup, _
from storage.tables import StaffInvitation


@dataclass(frozen=True)
class PostDraft:
    invitation: str = ""
    name: Told = field(default_factory=Told)
    taken: str = ""


_NOTHING_TAKEN = _("{title}: cancelled. The link stays good until its time is over.")
taking_post = Form("taking_post", PostDraft, _("🔑 A post at our office"), _NOTHING_TAKEN)
taking_post.given("invitation")


@taking_post.tell(_("What is your name, as colleagues and residents shall read it?"))
async def name(turn: Turn, draft: PostDraft, told: Told) -> Told:
    made = " ".join(clean(told.words).split())
    if not 0 < len(made) <= NAME_AT_MOST:
        raise Unclear(_("Please write your name, in a few letters."))
    return Told(made)


async def _offered(turn: Turn, draft: PostDraft) -> Markup:
    invitation = await _still_good(turn, draft)
    community = await turn.shelves.communities.get(invitation.community_id)
    named = await turn.shelves.departments.names(community.id)
    return views.offered(invitation, community, draft.name.words, named, turn.words)


@taking_post.choose(_offered)
async def taken(turn: Turn, draft: PostDraft) -> Options:
    return [("yes", turn.words("✅ Take the post"))]


@taking_post.done
async def take(turn: Turn, draft: PostDraft) -> None:
    invitation = await _still_good(turn, draft)
    if post_held(turn, invitation):
        raise Outdated(GOOD_NO_LONGER)
    staff = await redeem(turn, invitation, draft.name.words)
    named = await turn.shelves.departments.names(staff.community_id)
    community = await turn.shelves.communities.get(staff.community_id)
    turn.say(views.welcome(staff, community, named, turn.words))


async def offer(turn: Turn, invitation: StaffInvitation) -> None:
    """To whoever has just opened the link."""
    if held := post_held(turn, invitation):
        named = await turn.shelves.departments.names(held.community_id)
        return turn.say(views.works_here(held, named, turn.words))
    return await taking_post.open_if_free(turn, invitation=str(invitation.id))


async def _still_good(turn: Turn, draft: PostDraft) -> StaffInvitation:
    """Held for this turn; one sentence for whatever is no longer good."""
    invitation = await opened(turn, int(draft.invitation))
    if invitation is None:
        raise Outdated(GOOD_NO_LONGER)
    return invitation
