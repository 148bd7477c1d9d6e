"""What one replica does for all: it listens, it delivers, and it sets up the office."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from storage.leadership import Leadership

_log = logging.getLogger(__name__)

Job = Callable[[], Coroutine[Any, Any, None]]


class Leading:
    """The leader's jobs, each kept going on its own: none takes another down with it.

    A job that fails begins again after so many seconds.
    """

    def __init__(
        self,
        leadership: Leadership,
        jobs: Mapping[str, Job],
        spawn: Callable[[Coroutine[Any, Any, None]], asyncio.Task[None]],
        again_after: float = 5.0,
    ) -> None:
        self._leadership, self._jobs, self._spawn = leadership, jobs, spawn
        self._again_after = again_after
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._seeking = asyncio.Lock()  # two at once would start everything twice

    def __bool__(self) -> bool:
        return bool(self._tasks)

    async def seek(self) -> bool:
        """Lead if nobody does, let go if another does; True while we lead."""
        async with self._seeking:
            if not await self._leadership.seek():
                self._let_go()
            elif not self._tasks:
                self._tasks = {
                    name: self._spawn(self._kept_going(name, job))
                    for name, job in self._jobs.items()
                }
            return bool(self._tasks)

    async def wait_for(self, name: str, at_most: float) -> None:
        """Until that job is done, or so many seconds have passed."""
        if task := self._tasks.get(name):
            await asyncio.wait({task}, timeout=at_most)

    def end(self, name: str) -> None:
        """That job only."""
        if task := self._tasks.get(name):
            task.cancel()

    async def resign(self) -> None:
        self._let_go()
        await self._leadership.resign()

    def _let_go(self) -> None:
        for task in self._tasks.values():
            task.cancel()
        self._tasks = {}

    async def _kept_going(self, name: str, job: Job) -> None:
        while True:
            try:
                return await job()
            except Exception as error:  # noqa: BLE001 - a job of the leader's must go on
                _log.warning("%s failed (%s); again in %.0f s", name, error, self._again_after)
                await asyncio.sleep(self._again_after)
