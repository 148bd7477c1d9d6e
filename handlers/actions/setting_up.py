"""/setup — a group becomes the office's by a code that only the keyboard can give (A1)."""

import secrets
from collections.abc import Collection, Mapping
from datetime import datetime

from domain.setup_codes import ALPHABET, LENGTH, Opens, hash_of_code, written
from domain.standard import Standard
from domain.tickets import Role
from handlers.actions.premises import make_topics
from handlers.actions.telling import record, tell_office
from handlers.actions.whereabouts import settle_in
from handlers.letters import Address, Letter, Manner, message
from handlers.turn import Turn
from handlers.views import premises as views
from locales import words_for
from storage import Shelves
from storage.outbox import Delivery, Lane
from storage.tables import Community, OutboxRow, SetupCode, Staff

NEW, MOVED, MENDED = "new", "moved", "mended"  # why we look around in the group
_RIGHTS = (views.MANAGE_TOPICS, views.DELETE, views.PIN)


async def make_code(
    shelves: Shelves,
    community: Community,
    standard: Standard,
    now: datetime,
    opens: Opens = Opens.OFFICE,
) -> tuple[str, datetime]:
    """As it is to be typed, and until when."""
    code = written([secrets.choice(ALPHABET) for _ in range(LENGTH)])
    until = now + standard.duration("setup.code_lasts")
    made = SetupCode(community_id=community.id, code_hash=hash_of_code(code), made_at=now,
                     expires_at=until, opens=opens)  # fmt: skip
    await shelves.setup_codes.make(made)
    return code, until


async def settle(turn: Turn, code: SetupCode) -> None:
    """The office is here from now on; it leaves the group where it was."""
    community = await turn.shelves.communities.get(code.community_id)
    await turn.shelves.setup_codes.use_up(community.id, Opens.OFFICE, turn.now)
    here = turn.visitor.at.chat
    await turn.shelves.outbox.stay(here)
    left = await turn.shelves.communities.settle(community, here)
    if left:
        words = words_for(community.language)
        leave_old(turn, left, views.moved_away(words))
    record(turn, None, "set_up", "A1", community=community.id, moved=left is not None)
    await _first_manager(turn, community)
    look_around(turn, community, NEW)


def look_around(turn: Turn, community: Community, why: str) -> None:
    """Ask Telegram what kind of group it is; what comes of it rings `group_seen`."""
    _ask(turn, community, "getChat", "group_seen", ["is_forum"], why=why)


async def group_seen(turn: Turn, community: Community, why: str, *, forum: bool) -> None:
    """Topics where there can be some; then ask what we may do here, which rings `rights_seen`."""
    if forum:
        await make_topics(turn.shelves, community, turn.now)
    wants, more = ["status", *_RIGHTS], {"why": why, "forum": forum}
    _ask(turn, community, "getChatMember", "rights_seen", wants, user_id=turn.bot.id, **more)


async def rights_seen(
    turn: Turn, community: Community, why: str, found: Mapping[str, object], *, forum: bool
) -> None:
    """Say what is missing; what somebody has to act on is shown in the new place."""
    lacking = lacks(found, forum=forum)
    if why == NEW or (why == MOVED and lacking):
        words = words_for(community.language)
        await tell_office(turn, community, views.hello(community, lacking, words, forum=forum))
    if why != MENDED:
        await settle_in(turn, community)


def lacks(found: Mapping[str, object], *, forum: bool) -> list[str]:
    """The rights that we should have and have not."""
    missing = [] if found.get("status") == "administrator" else [views.ADMIN]
    wanted = [right for right in _RIGHTS if forum or right != views.MANAGE_TOPICS]
    return [*missing, *(right for right in wanted if not found.get(right))]


def menu(community: Community, commands: Collection[tuple[str, str]], now: datetime) -> OutboxRow:
    """The letter that puts the office's commands into the menu of its group."""
    words = words_for(community.language)
    shown = [{"command": name, "description": words(says).plain} for name, says in commands]
    scope = {"type": "chat", "chat_id": community.ops_chat}
    return _row(community, "setMyCommands", {"commands": shown, "scope": scope}, now)


async def _first_manager(turn: Turn, community: Community) -> None:
    """Whoever has the code has the keyboard."""
    if await turn.shelves.office.holding(community.id, Role.MANAGER):
        return
    manager = Staff(
        community_id=community.id,
        telegram_id=turn.visitor.telegram_id,
        name=turn.full_name,
        role=Role.MANAGER,
        language=turn.language,
    )
    await turn.shelves.office.appoint(manager)
    record(turn, None, "appoint", "A1", role=Role.MANAGER)


def leave_old(turn: Turn, old: int, said_there: Letter) -> None:
    """With a last word, after all that is taken back."""
    lane = Lane.BROADCAST
    said = message(said_there, Address(old), Manner(lane), turn.now)
    gone = OutboxRow(chat=old, lane=lane, kind=Delivery.IDEMPOTENT, method="leaveChat",
                     params={"chat_id": old}, posted_at=turn.now, not_before=turn.now)  # fmt: skip
    for row in [*said, gone]:
        turn.enclose(row)


def _ask(
    turn: Turn,
    community: Community,
    method: str,
    ring: str,
    wants: list[str],
    user_id: int = 0,
    **known: object,
) -> None:
    params = {"chat_id": community.ops_chat, **({"user_id": user_id} if user_id else {})}
    row = _row(community, method, params, turn.now)
    known["community"] = community.id
    row.if_sent = {"ring": {"name": ring, "wants": wants, "known": known}}
    turn.enclose(row)


def _row(
    community: Community, method: str, params: Mapping[str, object], now: datetime
) -> OutboxRow:
    """After the topics that are being made (see premises.py)."""
    return OutboxRow(chat=community.ops_chat or 0, lane=Lane.NOTIFY, kind=Delivery.IDEMPOTENT,
                     method=method, params=dict(params), posted_at=now, not_before=now)  # fmt: skip
