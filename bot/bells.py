"""Bells that wake a loop at once when there is work for it, in this process or another."""

import asyncio

INBOX, OUTBOX = BELLS = ("inbox", "outbox")


class Bells:
    def __init__(self) -> None:
        self._events = {name: asyncio.Event() for name in BELLS}

    def ring(self, name: str) -> None:
        if event := self._events.get(name):
            event.set()

    async def wait(self, name: str, at_most: float) -> None:
        """Until the bell rings, or so many seconds have passed as a safety net."""
        event = self._events[name]
        try:
            async with asyncio.timeout(at_most):
                await event.wait()
        except TimeoutError:
            return
        finally:
            event.clear()
