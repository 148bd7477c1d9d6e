"""The world's time: real time plus an offset that, once the world is made, only ever grows."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from sandbox.errors import ControlError

# What may pass between reading the clock and setting it.
_BLINK = timedelta(seconds=1)


class Clock:
    def __init__(self, start: datetime | None = None) -> None:
        self._offset = timedelta()
        self._moved = asyncio.Event()
        if start:
            self.begin(start)

    def begin(self, at: datetime) -> None:
        """Of a world that is new, or a copy: it is this moment there."""
        self._offset += at - self.now()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._offset

    def seconds(self) -> float:
        """A count that only grows: a bot that lives by this clock keeps Telegram's rates by it."""
        return self.now().timestamp()

    def stamp(self) -> int:
        """Now in whole seconds, the way messages are dated."""
        return int(self.now().timestamp())

    def advance(self, by: timedelta) -> None:
        if by < timedelta():
            raise ControlError("The world's clock only goes forward.")
        self._offset += by
        self._moved.set()
        self._moved = asyncio.Event()

    def set(self, at: datetime) -> None:
        """A moment that has only just gone by counts as now."""
        ahead = at - self.now()
        self.advance(timedelta() if -_BLINK < ahead < timedelta() else ahead)

    async def reach(self, at: datetime) -> None:
        """Waits until the world's clock shows this moment, however it gets there."""
        while (left := (at - self.now()).total_seconds()) > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._moved.wait(), left)
