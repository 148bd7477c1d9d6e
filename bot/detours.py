"""The office's group is shut: what is urgent goes to the duty staff, each in private."""

from collections.abc import Sequence
from datetime import datetime

from domain.tickets import Role
from handlers.actions.telling import CALLED
from handlers.actions.whereabouts import shut_alias
from locales import Markup, words_for
from storage import Shelves
from storage.outbox import Delivery, Lane
from storage.tables import Community, OutboxRow, Staff

_OF_THE_GROUP = ("message_thread_id", "reply_markup", "reply_parameters")


async def shut_out(shelves: Shelves, letter: OutboxRow, now: datetime) -> bool:
    """Whether a group of ours does not let us in: the letter waits, and the alarm is raised once.

    What is urgent goes another way meanwhile.
    """
    community = await shelves.communities.of_group(letter.chat)
    if community is None or letter.method == "leaveChat":
        return False
    if community.ops_chat != letter.chat:
        return True
    if letter.lane == Lane.URGENT and letter.method.startswith("send"):
        await _go_round(shelves, letter, community, now)
    about = shut_alias(community)
    if not await shelves.timers.waits(about):
        lane = f"{letter.chat}:0"
        shelves.timers.set("group_shut", now, lane, about, community=community.id)
    return True


async def let_in(shelves: Shelves, chat: int, now: datetime) -> None:
    """A group of ours that was shut has taken a letter: it is open again."""
    community = await shelves.communities.of_ops_chat(chat)
    if community and await shelves.timers.waits(shut_alias(community)):
        await shelves.timers.call_off(shut_alias(community))
        about = f"open:{community.id}"
        shelves.timers.set("group_open", now, f"{chat}:0", about, community=community.id)


async def _go_round(
    shelves: Shelves, letter: OutboxRow, community: Community, now: datetime
) -> None:
    """Tell those on duty one by one; the letter itself waits for the group, no longer urgent."""
    letter.lane = Lane.NOTIFY
    office = shelves.office
    on_duty = await office.on_duty(community.id, *CALLED, Role.MANAGER)
    staff = on_duty or await office.holding(community.id, Role.MANAGER, Role.GM)
    await shelves.outbox.post(_copies(letter, community, staff, now))


def _copies(
    letter: OutboxRow, community: Community, staff: Sequence[Staff], now: datetime
) -> list[OutboxRow]:
    params = {key: said for key, said in letter.params.items() if key not in _OF_THE_GROUP}
    if "text" in params:
        why = words_for(community.language)("⚠️ The office's group cannot be reached just now.")
        params["text"] = Markup(f"{why}\n{params['text']}")
    return [
        OutboxRow(
            chat=one.telegram_id,
            lane=Lane.URGENT,
            kind=Delivery.AT_LEAST_ONCE,
            method=letter.method,
            params={**params, "chat_id": one.telegram_id},
            posted_at=now,
            not_before=now,
        )
        for one in staff
    ]
