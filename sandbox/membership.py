"""The methods about chats and who is in them."""

from sandbox.access import ToEdit, ToRead, check_right
from sandbox.calls import Call
from sandbox.chats import PERMISSIONS, Chat, Member
from sandbox.errors import bad_request
from sandbox.messages import by, post
from sandbox.wire import Json
from sandbox.world import World


def get_chat(_: Call, /, chat: ToRead) -> Json:
    full = chat.card() | {
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }
    if not chat.is_private:
        full["permissions"] = PERMISSIONS
    if chat.pinned:
        full["pinned_message"] = chat.messages[chat.pinned[-1]].json
    return full


_GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def get_chat_member(call: Call, /, chat: ToRead, user_id: int) -> Json:
    if user_id in chat.members:
        return chat.members[user_id].json()
    person = call.world.people.get(user_id)
    if person is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return Member(person.user(), "member" if chat.id == user_id else "left").json()


def get_chat_administrators(_: Call, /, chat: ToRead) -> list[Json]:
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    humans = [m for m in chat.members.values() if m.is_admin and not m.user["is_bot"]]
    return [member.json() for member in humans]


def get_chat_member_count(_: Call, /, chat: ToRead) -> int:
    if chat.is_private:
        return 2
    return sum(member.inside for member in chat.members.values())


def leave_chat(call: Call, /, chat: ToEdit) -> bool:
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    bot = call.world.bot.user()
    part(call.world, chat, by_user=bot, user=bot, status="left")
    return True


def ban_chat_member(call: Call, /, chat: ToEdit, user_id: int) -> bool:
    if chat.is_private:
        raise bad_request("can't ban members in private chats")
    check_right(call.world, chat, "can_restrict_members", "restrict/unrestrict chat member")
    person = call.world.people.get(user_id)
    if person is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if user_id in chat.members and chat.members[user_id].is_admin:
        raise bad_request("user is an administrator of the chat")
    part(call.world, chat, by_user=call.world.bot.user(), user=person.user(), status="kicked")
    return True


def unban_chat_member(
    call: Call,
    /,
    chat: ToEdit,
    user_id: int,
    only_if_banned: bool = False,  # noqa: FBT001, FBT002 - bound by name
) -> bool:
    check_right(call.world, chat, "can_restrict_members", "restrict/unrestrict chat member")
    member = chat.members.get(user_id)
    if member is not None and (member.status == "kicked" or not only_if_banned):
        user = member.user
        part(call.world, chat, by_user=call.world.bot.user(), user=user, status="left")
    return True


def part(world: World, chat: Chat, *, by_user: Json, user: Json, status: str) -> None:
    """Somebody goes, or is shown the door; the bot is told while it is still there."""
    old = chat.members.get(user["id"]) or Member(user, "left")
    new = Member(user, status)
    mine = user["id"] == world.bot.id
    notice = post(world, chat, by(by_user), {"left_chat_member": user}) if old.inside else None
    chat.members[user["id"]] = new
    if notice is not None and not mine:
        world.updates.add("message", notice.json, lane=str(chat.id))
    world.member_changed(chat, by_user, old, new)
