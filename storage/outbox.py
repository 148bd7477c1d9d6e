"""Letters that wait for the postman, in lanes, each with its class: how often it may go."""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import IntEnum, StrEnum

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    delete,
    exists,
    func,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from storage.cards import LIVE, ORDERS
from storage.tables import Card, OutboxRow

_SENDING: ColumnElement[str] = literal_column("'sending'")
_NEW: ColumnElement[str] = literal_column("'new'")  # spelled out, so that the partial index is used
_WAITING = OutboxRow.status.in_([_NEW, _SENDING])
_ON_ITS_WAY = OutboxRow.status == _SENDING
_OF_THE_PLACE = ("message_thread_id", "reply_parameters")
_LEAVE = "leaveChat"
MAKE_TOPIC, REOPEN_TOPIC = OF_TOPICS = ("createForumTopic", "reopenForumTopic")


class Lane(IntEnum):
    """Who goes first. A letter keeps its place among those of its own chat and lane."""

    URGENT = 0
    REPLY = 1
    NOTIFY = 2
    BROADCAST = 3


class Delivery(StrEnum):
    """How often a letter may arrive when we cannot know whether it did."""

    AT_LEAST_ONCE = "A"
    AT_MOST_ONCE = "B"
    IDEMPOTENT = "C"


class Outbox:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self.stirred = False  # once this is committed, somebody should look what can go out

    async def post(self, letters: Sequence[OutboxRow]) -> None:
        """File the letters; the newest edit of a card replaces those that have not gone out.

        What would change nothing in a private chat stays here: Telegram only complains of it.
        """
        edited = {letter.card for letter in letters if _edits(letter)}
        if edited:
            await self._session.flush()
            stale = delete(OutboxRow).where(
                OutboxRow.card.in_(edited),
                OutboxRow.status == _NEW,
                OutboxRow.method.startswith("edit"),
            )
            await self._session.execute(stale)
        new = _last_edits(letters)
        anew = {one.card for one in new if not _edits(one)}
        perhaps = [one.card for one in new if _may_stay(one) and one.card not in anew]
        shown = await self._shown(perhaps)
        new = [one for one in new if not _same(one, shown.get(one.card))]
        self.stirred = self.stirred or bool(new)
        self._session.add_all(new)

    async def _shown(self, cards: Collection[str | None]) -> dict[str | None, OutboxRow]:
        """What was said last under these names."""
        if not cards:
            return {}
        last = select(func.max(OutboxRow.id)).where(OutboxRow.card.in_(cards))
        query = select(OutboxRow).where(OutboxRow.id.in_(last.group_by(OutboxRow.card)))
        return {row.card: row for row in await self._session.scalars(query)}

    async def posted_at(self, card: str) -> datetime | None:
        """When we last posted this card, whether or not it has gone out yet."""
        query = select(OutboxRow.posted_at).where(OutboxRow.card == card)
        return await self._session.scalar(query.order_by(OutboxRow.id.desc()).limit(1))

    async def next_up(
        self, now: datetime, at_most: int, *, not_to: Collection[int], worst: Lane
    ) -> Sequence[OutboxRow]:
        """The heads of each chat and lane, the most urgent first; locked for the caller."""
        asked = {"now": now, "at_most": at_most, "not_to": list(not_to), "worst": worst}
        return (await self._session.scalars(_HEADS, asked)).all()

    async def left_sending(self) -> Sequence[OutboxRow]:
        """Letters whose postman died with them in hand: nobody knows whether they arrived."""
        query = select(OutboxRow).where(_WAITING, OutboxRow.status == "sending")
        query = query.order_by(OutboxRow.id).with_for_update()
        return (await self._session.scalars(query)).all()

    async def get(self, ids: Collection[int]) -> Sequence[OutboxRow]:
        """These letters; locked, since two postmen may judge the same one."""
        query = select(OutboxRow).where(OutboxRow.id.in_(ids))
        query = query.order_by(OutboxRow.id).with_for_update()
        return (await self._session.scalars(query)).all() if ids else ()

    async def give_up_on(self, chat: int, error: str, now: datetime) -> Sequence[OutboxRow]:
        """Nothing more can reach this chat: the letters that were still to go there."""
        rest = update(OutboxRow).where(OutboxRow.chat == chat, OutboxRow.status == _NEW)
        failed = rest.values(status="failed", error=error, done_at=now).returning(OutboxRow)
        return (await self._session.scalars(failed)).all()

    async def move(self, old: int, new: int) -> None:
        """A group became a supergroup: what waits for the old id goes to the new one.

        If we took the new one for a stranger's, we stay after all.
        """
        await self.stay(new)
        waiting = select(OutboxRow).where(OutboxRow.chat == old, _WAITING)
        for letter in await self._session.scalars(waiting):
            letter.chat, letter.params = new, {**letter.params, "chat_id": new}

    async def follow(self, old: int, new: int) -> None:
        """The office goes to another group: what was to be said is said there, in no topic.

        What is taken back in the old one still is.
        """
        await self.stay(new)
        said = or_(OutboxRow.method.startswith("send"), OutboxRow.method.startswith("edit"))
        waiting = select(OutboxRow).where(OutboxRow.chat == old, OutboxRow.status == _NEW, said)
        for letter in await self._session.scalars(waiting.where(OutboxRow.lane < Lane.BROADCAST)):
            kept = {k: v for k, v in letter.params.items() if k not in _OF_THE_PLACE}
            letter.chat, letter.params = new, {**kept, "chat_id": new}

    async def leaves(self, chat: int) -> bool:
        """Whether we are about to leave."""
        query = select(exists().where(*_leaving(chat)))
        return bool(await self._session.scalar(query))

    async def stay(self, chat: int) -> None:
        """If we took this group for a stranger's, we stay after all."""
        await self._session.execute(delete(OutboxRow).where(*_leaving(chat)))

    async def on_its_way(self, card: str) -> bool:
        return bool(await self.on_their_way([card]))

    async def on_their_way(self, cards: Collection[str]) -> set[str]:
        query = select(OutboxRow.card).where(OutboxRow.card.in_(cards), _WAITING)
        return {card for card in await self._session.scalars(query) if card}

    async def makes_topics(self, now: datetime) -> bool:
        """Whether a topic is about to be made, and nothing keeps us from it."""
        due = (_WAITING, OutboxRow.method == MAKE_TOPIC, OutboxRow.not_before <= now)
        return bool(await self._session.scalar(select(exists().where(*due))))

    async def move_topic(self, chat: int, old: int, new: int, now: datetime) -> None:
        """What waits for a topic that is gone goes to the other; 0 is the group itself."""
        waiting = select(OutboxRow).where(OutboxRow.chat == chat, OutboxRow.status == _NEW)
        for letter in await self._session.scalars(waiting):
            if letter.params.get("message_thread_id") == old and letter.method not in OF_TOPICS:
                there = {"message_thread_id": new} if new else {}
                kept = {k: v for k, v in letter.params.items() if k != "message_thread_id"}
                letter.params, letter.not_before = kept | there, now

    async def take_out(self, card: str) -> None:
        """What has not gone out under this name never does."""
        waiting = delete(OutboxRow).where(OutboxRow.card == card, OutboxRow.status == _NEW)
        await self._session.execute(waiting)

    async def hurry(self, chat: int, now: datetime) -> int:
        """What had to wait for this chat goes now; says how many letters did."""
        self.stirred = True
        late = (OutboxRow.chat == chat, OutboxRow.status == _NEW, OutboxRow.not_before > now)
        waiting = update(OutboxRow).where(*late).values(not_before=now).returning(OutboxRow.id)
        return len((await self._session.scalars(waiting)).all())

    async def waiting(self, now: datetime) -> bool:
        """Whether a letter is on its way, or may go; not what stands behind one that may not."""
        if await self._session.scalar(select(exists().where(_WAITING, _ON_ITS_WAY))):
            return True
        asked = {"now": now, "at_most": 1, "not_to": [], "worst": Lane.BROADCAST}
        return await self._session.scalar(_ANY_HEAD, asked) is not None

    async def depth(self) -> dict[Lane, int]:
        """How many letters wait in each lane."""
        query = select(OutboxRow.lane, func.count()).where(_WAITING).group_by(OutboxRow.lane)
        return {Lane(lane): count for lane, count in await self._session.execute(query)}

    async def unknown(self) -> int:
        """How many letters may or may not have arrived."""
        query = select(func.count()).where(OutboxRow.status == "unknown")
        return await self._session.scalar(query) or 0

    async def purge(self, before: datetime) -> None:
        gone = delete(OutboxRow).where(OutboxRow.done_at < before)
        await self._session.execute(gone)


def _leaving(chat: int) -> tuple[ColumnElement[bool], ...]:
    return OutboxRow.chat == chat, OutboxRow.method == _LEAVE, OutboxRow.status == _NEW


def _edits(letter: OutboxRow) -> bool:
    return letter.method.startswith("edit")


def _may_stay(letter: OutboxRow) -> bool:
    """Not where the name goes from message to message, nor what may have gone with its topic."""
    lasting = letter.card and not letter.card.startswith((LIVE, ORDERS))
    return _edits(letter) and letter.chat > 0 and bool(lasting)


def _same(letter: OutboxRow, last: OutboxRow | None) -> bool:
    """Whether it has arrived there, and says the same."""
    if last is None or (last.status, last.chat) != ("sent", letter.chat):
        return False
    return bool(last.params.get("text")) and _content(letter) == _content(last)


def _content(letter: OutboxRow) -> tuple[object, object]:
    buttons = (letter.params.get("reply_markup") or {}).get("inline_keyboard")
    return letter.params.get("text"), buttons or []


def _last_edits(letters: Sequence[OutboxRow]) -> list[OutboxRow]:
    last = {letter.card: letter for letter in letters if _edits(letter)}
    return [one for one in letters if not _edits(one) or last[one.card] is one]


def _heads() -> Select[OutboxRow]:
    earlier = aliased(OutboxRow)
    before = exists().where(
        earlier.chat == OutboxRow.chat,
        earlier.lane == OutboxRow.lane,
        earlier.status.in_([_NEW, _SENDING]),
        earlier.id < OutboxRow.id,
        # What is for a topic must not keep it from being made, nor the other way round.
        *(one.method.not_in(OF_TOPICS) for one in (earlier, OutboxRow)),
    )
    shown = exists().where(Card.alias == OutboxRow.card)
    first = aliased(OutboxRow)
    on_its_way = exists().where(
        first.card == OutboxRow.card,
        first.id < OutboxRow.id,
        first.status.in_([_NEW, _SENDING]),
    )
    edit = OutboxRow.method.startswith("edit")
    # An edit must not overtake, in another lane, the message that it edits.
    free = or_(~edit, shown, ~on_its_way)
    return (
        select(OutboxRow)
        .where(_WAITING, OutboxRow.status == _NEW, OutboxRow.not_before <= bindparam("now"))
        .where(OutboxRow.lane <= bindparam("worst"), ~before, free)
        .where(OutboxRow.chat.not_in(bindparam("not_to", expanding=True)))
        .order_by(OutboxRow.lane, OutboxRow.id)
        .limit(bindparam("at_most"))
    )


# Built once: the questions are asked many times a second.
_ANY_HEAD = _heads()
_HEADS = _ANY_HEAD.with_for_update(skip_locked=True, of=OutboxRow)
