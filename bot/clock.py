"""The one place where time enters, and the metronome that makes the house look at it."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from apscheduler.schedulers.asyncio import AsyncIOScheduler


class Clock(Protocol):
    def now(self) -> datetime:
        """The moment, aware, in UTC."""


class WallClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class Metronome:
    """APScheduler, for ticks only: what is due stands in the timers' table."""

    def __init__(self) -> None:
        self._scheduler = AsyncIOScheduler(timezone=UTC)

    def tick(self, every: timedelta, work: Callable[[], Awaitable[object]]) -> None:
        """Do this again and again; a tick that comes while the last still works is left out."""
        self._scheduler.add_job(
            work,
            "interval",
            seconds=every.total_seconds(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
