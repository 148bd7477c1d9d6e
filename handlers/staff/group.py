"""The group itself: who adds us where, and a group that becomes a supergroup."""

from telegram import ChatMember, Update

from handlers.actions.whereabouts import door_opens, leave, moved, reach, reach_staff
from handlers.turn import Turn

_GONE = {ChatMember.LEFT, ChatMember.BANNED}
_MAY_WRITE = {ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.OWNER}


async def my_membership(update: Update, turn: Turn) -> None:
    """Somebody blocked us or came back; a group let us in, ours or another."""
    change = update.my_chat_member
    if change is None:
        return
    gone = change.new_chat_member.status in _GONE
    if turn.visitor.private:
        await reach(turn, turn.person, reachable=not gone)
        await reach_staff(turn, turn.visitor.telegram_id, reachable=not gone)
    elif turn.sheet.community is None and not gone:
        leave(turn)
    elif change.new_chat_member.status in _MAY_WRITE:
        await door_opens(turn)


async def migrated(update: Update, turn: Turn) -> None:
    """Rewrite the group's id wherever we keep it; twice does no harm."""
    message = turn.message
    if message is None:
        return
    old = message.migrate_from_chat_id or message.chat_id
    new = message.migrate_to_chat_id or message.chat_id
    community = await turn.shelves.communities.move_chat(old, new)
    if community:
        moved(turn, community)


async def foreign(update: Update, turn: Turn) -> None:
    """In a group that is not ours we say nothing, and go."""
    leave(turn)
