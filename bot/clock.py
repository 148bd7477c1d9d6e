"""The one place where time enters, and the metronome that makes the house look at it."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from time import monotonic
from typing import Protocol

from apscheduler.schedulers.asyncio import AsyncIOScheduler

_STOP_WITHIN = 5  # seconds


class Clock(Protocol):
    def now(self) -> datetime:
        """The moment, aware, in UTC."""

    def seconds(self) -> float:
        """A count that never goes back, to measure what passes between two moments."""


class WallClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def seconds(self) -> float:
        return monotonic()


class Metronome:
    """APScheduler, for ticks only: what is due stands in the timers' table."""

    def __init__(self) -> None:
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._under_way: set[asyncio.Task[object]] = set()

    def tick(self, every: timedelta, work: Callable[[], Awaitable[object]]) -> None:
        """Do this again and again; a tick that comes while the last still works is left out."""
        self._scheduler.add_job(
            partial(self._noted, work),
            "interval",
            seconds=every.total_seconds(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )

    def start(self) -> None:
        self._scheduler.start()

    async def stop(self) -> None:
        """No more ticks; those under way come to their end, as what they hold must be let go."""
        if not self._scheduler.running:
            return
        self._scheduler.pause()
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=_STOP_WITHIN)
        self._scheduler.shutdown(wait=False)

    async def _noted(self, work: Callable[[], Awaitable[object]]) -> None:
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError(work)
        self._under_way.add(task)
        try:
            await work()
        finally:
            self._under_way.discard(task)
