"""业主委员会 — /setup committee: the manager has a code for the group of the owners' committee."""

from telegram import ChatMember, ChatMemberUpdated

from domain.text import folded
from domain.tickets import Role
from handlers.access import check_reachable, entitled
from handlers.actions import committee as actions
from handlers.command import rest_of
from handlers.letters import Letter
from handlers.turn import Turn
from handlers.views import committee as views
from storage.tables import Community

MANAGERS = frozenset({Role.MANAGER})
_CALLED = frozenset({"committee", "业委会", "業委會", "业主委员会", "業主委員會"})
_GONE = {ChatMember.LEFT, ChatMember.BANNED}


def is_meant(turn: Turn) -> bool:
    return folded(rest_of(turn)) in _CALLED


async def ask_code(turn: Turn) -> None:
    staff = entitled(turn, MANAGERS, "G5", MANAGERS)
    check_reachable(turn, staff, views.NOT_REACHABLE)
    await actions.give_code(turn, staff)
    if not turn.visitor.private:
        turn.say(Letter(turn.words(views.SENT_IN_PRIVATE, name=staff.name)))


async def standing_changed(turn: Turn, community: Community, change: ChatMemberUpdated) -> None:
    """Whatever we may do there, we only ever send; unless we are in it no more."""
    if change.new_chat_member.status in _GONE:
        await actions.lose(turn, community)
