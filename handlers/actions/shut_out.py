"""The office's group has been taken from us, in part or wholly: it is said once, and mended."""

from datetime import datetime

from telegram import ChatMember, ChatMemberUpdated

from domain.tickets import Role
from handlers.actions.setting_up import MENDED, lacks, look_around
from handlers.actions.telling import CALLED, alarm, record, tell_colleagues, tell_office
from handlers.actions.whereabouts import shut_alias
from handlers.facts import DUTY
from handlers.letters import Manner
from handlers.turn import Turn
from handlers.views import premises as views
from locales import words_for
from storage.outbox import Lane
from storage.tables import Community, Staff

_INSIDE = {ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.OWNER}


async def standing_changed(turn: Turn, community: Community, change: ChatMemberUpdated) -> None:
    """We were let in, put out, promoted or demoted in our own group."""
    old, new = change.old_chat_member, change.new_chat_member
    if not _may_write(new):
        return await door_shuts(turn, community)
    await door_opens(turn, community)
    forum = bool(change.chat.is_forum)
    before, now = lacks(old.to_dict(), forum=forum), lacks(new.to_dict(), forum=forum)
    if not _may_write(old):
        return look_around(turn, community, MENDED)
    if lost := [right for right in now if right not in before]:
        await _lost(turn, community, lost)
    if regained := [right for right in before if right not in now]:
        words = words_for(community.language)
        await tell_office(turn, community, views.regained(regained, words), topic=DUTY)
        look_around(turn, community, MENDED)
    return None


async def door_shuts(turn: Turn, community: Community) -> None:
    """The alarm is raised once, however many letters meet the door (see bot/detours.py)."""
    if not await turn.shelves.timers.waits(shut_alias(community)):
        _ring(turn, community, turn.now)


async def still_shut(turn: Turn, community: Community) -> None:
    """Tell those who can do something about it, and again after a while."""
    if await turn.shelves.timers.waits(shut_alias(community)):
        return
    record(turn, None, "group_shut", "A1", community=community.id)
    staff = {one.id: one for one in await _concerned(turn, community)}
    tell_colleagues(
        turn, list(staff.values()), lambda words: views.shut(community, words), Manner(Lane.URGENT)
    )
    again = turn.now + turn.standard_of(community).duration("setup.shut_reminder")
    _ring(turn, community, again)


async def door_opens(turn: Turn, community: Community) -> None:
    """We may write in our group again: what waited outside goes in."""
    waited = await turn.shelves.outbox.hurry(community.ops_chat or 0, turn.now)
    if await turn.shelves.timers.waits(shut_alias(community)):
        await turn.shelves.timers.call_off(shut_alias(community))
        await say_open(turn, community, waited)


async def say_open(turn: Turn, community: Community, waited: int = 0) -> None:
    record(turn, None, "door_opens", letters=waited)
    await tell_office(turn, community, views.open_again(words_for(community.language)), topic=DUTY)


async def _lost(turn: Turn, community: Community, lost: list[str]) -> None:
    record(turn, None, "rights_lost", "A1", rights=lost)
    await alarm(turn, community, views.lost(lost, words_for(community.language)))
    managers = await turn.shelves.office.holding(community.id, Role.MANAGER)
    tell_colleagues(turn, managers, lambda words: views.lost(lost, words), Manner(Lane.URGENT))


async def _concerned(turn: Turn, community: Community) -> list[Staff]:
    office = turn.shelves.office
    on_duty = await office.on_duty(community.id, *CALLED)
    return [*on_duty, *await office.holding(community.id, Role.MANAGER, Role.GM)]


def _ring(turn: Turn, community: Community, at: datetime) -> None:
    lane, about = f"{community.ops_chat}:0", shut_alias(community)
    turn.shelves.timers.set("group_shut", at, lane, about, community=community.id)


def _may_write(member: ChatMember) -> bool:
    return member.status in _INSIDE or bool(getattr(member, "can_send_messages", False))
