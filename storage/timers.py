"""Promised moments: when one is due it is put in the inbox, once, in order of its time."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.inbox import Heard, Inbox
from storage.tables import Timer

_WAITING = Timer.rung_at.is_(None)


class Timers:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    def set(self, name: str, due: datetime, lane: str, about: str, /, **payload: Any) -> None:  # noqa: ANN401
        """Ring `name` at `due`, in its place in the lane; `about` names the thing."""
        timer = Timer(name=name, due=due, lane=lane, about=about, payload=payload)
        self._session.add(timer)

    async def waits(self, about: str) -> bool:
        """Whether something will still ring about this thing."""
        query = select(exists().where(_WAITING, Timer.about == about))
        return bool(await self._session.scalar(query))

    async def call_off(self, about: str) -> None:
        """Whatever would still have rung about this thing will not."""
        await self._session.execute(delete(Timer).where(_WAITING, Timer.about == about))

    async def ring(self, now: datetime, at_most: int = 200) -> int:
        """Move what is due to the inbox; says how many rang."""
        query = select(Timer).where(_WAITING, Timer.due <= now).order_by(Timer.due, Timer.id)
        locked = query.limit(at_most).with_for_update(skip_locked=True)
        due = (await self._session.scalars(locked)).all()
        await Inbox(self._session).store([_heard(timer) for timer in due], now)
        for timer in due:
            timer.rung_at = now
        return len(due)

    async def next_due(self) -> datetime | None:
        query = select(Timer.due).where(_WAITING).order_by(Timer.due).limit(1)
        return await self._session.scalar(query)

    async def overdue(self, now: datetime) -> bool:
        return bool(await self._session.scalar(select(exists().where(_WAITING, Timer.due <= now))))

    async def waiting(self) -> int:
        return await self._session.scalar(select(func.count()).where(_WAITING)) or 0

    async def purge(self, before: datetime) -> None:
        await self._session.execute(delete(Timer).where(Timer.rung_at < before))


def _heard(timer: Timer) -> Heard:
    payload = {"name": timer.name, "about": timer.about, **timer.payload}
    return Heard("timer", str(timer.id), timer.lane, payload)
