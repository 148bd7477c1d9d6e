"""What was heard and is not yet answered: stored before it is acknowledged, handled once."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    delete,
    exists,
    func,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from storage.tables import InboxRow

_NEW: ColumnElement[str] = literal_column("'new'")  # spelled out, so that the partial index is used
_SAID = InboxRow.payload["message"]


@dataclass(frozen=True)
class Heard:
    """One thing heard: where it came from, its key there, and the lane it keeps its place in."""

    source: str
    source_id: str
    lane: str
    payload: dict[str, Any]


@dataclass(frozen=True)
class Claim:
    """A row to be handled, and how often that was tried before."""

    id: int
    attempts: int


class Inbox:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def store(self, heard: Sequence[Heard], now: datetime) -> None:
        """Keep what came; what we have already heard is left as it is."""
        if heard:
            rows = [{**vars(one), "received_at": now, "next_at": now} for one in heard]
            for row in rows:
                row |= {"status": "new", "attempts": 0}
            await self._session.execute(self._insert().on_conflict_do_nothing(), rows)

    async def claim(self, now: datetime, at_most: int) -> list[Claim]:
        """Choose the heads of free lanes and count the attempt.

        Whatever failed or crashed before is taken alone, so that it can harm nobody else.
        """
        heads = await self._session.execute(_HEADS, {"now": now, "at_most": at_most})
        found = [Claim(row_id, attempts) for row_id, attempts in heads]
        if found and found[0].attempts:
            found = found[:1]
        chosen = [one for one in found if not one.attempts] or found
        if chosen:
            count = update(InboxRow).where(InboxRow.id.in_([one.id for one in chosen]))
            await self._session.execute(count.values(attempts=InboxRow.attempts + 1))
        return chosen

    async def open(self, ids: Iterable[int]) -> Sequence[InboxRow]:
        """Lock and read what was claimed; a row that another replica holds is left out."""
        query = select(InboxRow).where(InboxRow.id.in_(ids), InboxRow.status == _NEW)
        query = query.order_by(InboxRow.id).with_for_update(skip_locked=True)
        return (await self._session.scalars(query)).all()

    async def done(self, ids: Iterable[int], now: datetime) -> None:
        finished = update(InboxRow).where(InboxRow.id.in_(ids))
        await self._session.execute(finished.values(status="done", done_at=now))

    async def again(self, row_id: int, next_at: datetime, error: str) -> None:
        """It failed: its lane waits until then."""
        later = update(InboxRow).where(InboxRow.id == row_id)
        await self._session.execute(later.values(next_at=next_at, error=error))

    async def uncounted(self, ids: Iterable[int]) -> None:
        """The attempt was nobody's fault."""
        rows = update(InboxRow).where(InboxRow.id.in_(ids))
        await self._session.execute(rows.values(attempts=InboxRow.attempts - 1))

    async def bury(self, row_id: int, error: str, now: datetime) -> None:
        """It cannot be handled: the lane goes on without it."""
        buried = update(InboxRow).where(InboxRow.id == row_id)
        await self._session.execute(buried.values(status="dead", error=error, done_at=now))

    async def dead(self) -> Sequence[InboxRow]:
        query = select(InboxRow).where(InboxRow.status == "dead").order_by(InboxRow.id)
        return (await self._session.scalars(query)).all()

    async def replay(self, letter_id: int, now: datetime) -> bool:
        """Put a dead letter back into its lane; False when there is none of that number."""
        again = update(InboxRow).where(InboxRow.id == letter_id, InboxRow.status == "dead")
        values = {"status": "new", "attempts": 0, "next_at": now, "error": None}
        return bool(
            await self._session.scalar(again.values(**values).returning(InboxRow.id)),
        )

    async def answered(self, lanes: Collection[str], since: datetime) -> dict[str, int]:
        """How much of each lane came since then and was answered, where there was anything."""
        query = select(InboxRow.lane, func.count()).where(
            InboxRow.lane.in_(lanes), InboxRow.received_at >= since, InboxRow.status != _NEW
        )
        found = await self._session.execute(query.group_by(InboxRow.lane))
        return dict(found.all())

    async def answered_before(self, album: str, lane: str, since: datetime) -> int:
        """How much of this lane came since then and was answered, up to that album."""
        here = (InboxRow.lane == lane, InboxRow.received_at >= since)
        first = select(func.min(InboxRow.id)).where(*here, _of_album(album))
        query = select(func.count()).where(
            *here, InboxRow.status != _NEW, InboxRow.id < first.scalar_subquery()
        )
        return await self._session.scalar(query) or 0

    async def began(self, album: str, lane: str) -> int:
        """The message with which that album began, if that was answered already; 0 if not."""
        query = select(_SAID["message_id"].as_integer()).where(
            InboxRow.lane == lane, InboxRow.status == "done", _of_album(album)
        )
        return await self._session.scalar(query.order_by(InboxRow.id).limit(1)) or 0

    async def take_along(
        self, album: str, lane: str, but: str, now: datetime
    ) -> list[dict[str, Any]]:
        """What else of that album has come is answered with the part in hand (`but`)."""
        query = select(InboxRow).where(
            InboxRow.lane == lane,
            InboxRow.status == _NEW,
            _of_album(album),
            InboxRow.source_id != but,
        )
        rows = (await self._session.scalars(query.order_by(InboxRow.id).with_for_update())).all()
        for row in rows:
            row.status, row.done_at = "done", now
        return [row.payload for row in rows]

    async def waiting(self) -> bool:
        """Whether anything is not yet answered, be it only waiting for its next attempt."""
        return bool(await self._session.scalar(select(exists().where(InboxRow.status == _NEW))))

    async def purge(self, before: datetime) -> None:
        """Forget what was handled long ago: raw words are kept no longer than they are needed."""
        old = delete(InboxRow).where(InboxRow.status == "done", InboxRow.done_at < before)
        await self._session.execute(old)

    def _insert(self) -> Any:  # noqa: ANN401 - each dialect has an Insert of its own
        return insert_for(self._session)(InboxRow)


def insert_for(session: AsyncSession) -> Any:  # noqa: ANN401 - see above
    """The INSERT of this database that knows ON CONFLICT."""
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    return sqlite.insert if on_sqlite else postgresql.insert


def _heads() -> Select[int, int]:
    earlier = aliased(InboxRow)
    before = exists().where(
        earlier.lane == InboxRow.lane, earlier.status == _NEW, earlier.id < InboxRow.id
    )
    return (
        select(InboxRow.id, InboxRow.attempts)
        .where(InboxRow.status == _NEW, InboxRow.next_at <= bindparam("now"), ~before)
        .order_by(InboxRow.id)
        .limit(bindparam("at_most"))
        .with_for_update(skip_locked=True, of=InboxRow)
    )


_HEADS = _heads()  # built once: the question is asked many times a second


def _of_album(album: str) -> ColumnElement[bool]:
    named: ColumnElement[str] = _SAID["media_group_id"].as_string()
    return named == album
