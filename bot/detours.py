"""The office's group is shut: what is urgent goes to the duty staff, each in private."""

from collections.abc import Sequence
from datetime import datetime

from domain.tickets import Role
from handlers.actions.telling import CALLED
from locales import Markup, words_for
from storage import Shelves
from storage.outbox import Delivery, Lane
from storage.tables import Community, OutboxRow, Staff

_OF_THE_GROUP = ("message_thread_id", "reply_markup", "reply_parameters")


async def go_round(shelves: Shelves, letter: OutboxRow, now: datetime) -> None:
    """Tell those on duty one by one; the letter itself waits for the group, no longer urgent."""
    community = await shelves.communities.of_ops_chat(letter.chat)
    if community is None:
        return
    letter.lane = Lane.NOTIFY
    staff = await shelves.office.on_duty(community.id, *CALLED, Role.MANAGER)
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
