"""/staff invite — a post for whoever opens the link, or at once for whom the message replies to."""

from domain.posts import NAME_AT_MOST
from domain.text import clip, name_in
from domain.tickets import STAFF_ROLES, Role
from handlers.access import access_staff_invitation, check_reachable
from handlers.actions import posts, posts_by_link
from handlers.buttons import Pressed
from handlers.in_place import change_window, open_window
from handlers.letters import Letter
from handlers.manners import Outdated
from handlers.staff.staff import giver, roll, window
from handlers.turn import Turn
from handlers.views import staff as views
from locales import _
from storage.tables import Staff

# Whoever reads the group could use a link that is shown there, so it is shown there to nobody.
_NOT_REACHABLE = _(
    "{name}, an invitation is for your eyes only. Please open a private chat with me first "
    "({link}), then ask for it again."
)
_NOBODY = _(
    "Nobody can tell who wrote that: it was forwarded, or written by a bot or in the name of a "
    "group. Please reply to a message of their own."
)
_WITHDRAWN = _("This invitation is no longer valid.")


async def choose(turn: Turn, pressed: Pressed) -> None:
    """As what, into which department; then the link comes in private."""
    by = giver(turn)
    role, department = pressed.word(), pressed.word(1)
    if not role:
        return await change_window(turn, views.invite_as(turn.words))
    live = await turn.shelves.departments.live(by.community_id)
    if role not in STAFF_ROLES or department not in {"", views.NOBODYS, *live}:
        raise Outdated
    if not department:
        named = await turn.shelves.departments.names(by.community_id)
        letter = views.invite_into(Role(role), live, named, turn.words)
        return await change_window(turn, letter)
    await _hand_over(turn, by, Role(role), department)
    return await change_window(turn, await roll(turn, 0))


async def withdraw(turn: Turn, pressed: Pressed) -> None:
    giver(turn)
    found = await access_staff_invitation(turn, pressed.number())
    if found.used_at or found.withdrawn_at or found.expires_at <= turn.now:
        raise Outdated(_WITHDRAWN)
    posts_by_link.withdraw(turn, found)
    turn.toast(turn.words("Noted."))
    await change_window(turn, await roll(turn, 0))


async def by_words(turn: Turn, role: Role | None, department: str) -> None:
    """Written in reply to somebody's own words, it is meant for them; else a link is made."""
    by = giver(turn)
    if role is None:
        return open_window(turn, views.invite_as(turn.words))
    if _replies(turn):
        post = _post_for(turn, by, role, department)
        staff = await posts.give_at_once(turn, by, post)
        return open_window(turn, await window(turn, staff))
    return await _hand_over(turn, by, role, department)


def _replies(turn: Turn) -> bool:
    """Whatever stands in a topic seems to answer the message by which it was opened."""
    replied = turn.message and turn.message.reply_to_message
    return bool(replied and not replied.forum_topic_created)


def _post_for(turn: Turn, by: Staff, role: Role, department: str) -> Staff:
    replied = turn.message and turn.message.reply_to_message
    user = replied.from_user if replied else None
    if replied is None or user is None or user.is_bot or replied.sender_chat:
        raise Outdated(_NOBODY)
    if replied.forward_origin or replied.via_bot:
        raise Outdated(_NOBODY)
    return Staff(
        community_id=by.community_id,
        telegram_id=user.id,
        name=clip(name_in(user.full_name), NAME_AT_MOST) or "?",
        role=role,
        language=turn.community.language,
        department=department,
    )


async def _hand_over(turn: Turn, by: Staff, role: Role, department: str) -> None:
    check_reachable(turn, by, _NOT_REACHABLE)
    into = "" if department == views.NOBODYS else department
    await posts_by_link.invite(turn, by, role, into)
    if not turn.visitor.private:
        said = turn.words("🔑 {name}, the invitation is in your private chat.", name=by.name)
        turn.say(Letter(said))
