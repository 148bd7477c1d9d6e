"""Everything that changes, as a stream that the page can follow and resume."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field

from sandbox.chats import Message
from sandbox.wire import Json, encode

_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Event:
    n: int
    kind: str
    chat: int | None
    message: Message | None
    more: Json = field(default_factory=dict)

    def json(self) -> Json:
        shown: Json = {"n": self.n, "kind": self.kind}
        if self.chat is not None:
            shown["chat"] = self.chat
        if self.message is not None:
            shown["message"] = self.message.shown()
        return shown | self.more


class Events:
    def __init__(self) -> None:
        self._events: deque[Event] = deque(maxlen=_REMEMBERED)
        self._changed = asyncio.Event()
        self.last = 0

    def add(
        self,
        kind: str,
        chat: int | None = None,
        message: Message | None = None,
        **more: object,
    ) -> None:
        self.last += 1
        self._events.append(Event(self.last, kind, chat, message, more))
        self._changed.set()

    def after(self, n: int) -> list[Event]:
        missing = self.last - n
        if missing <= 0:
            return []
        return list(self._events)[-missing:]

    async def stream(self, n: int, heartbeat: float) -> AsyncIterator[bytes]:
        """Server-sent events, from the one after n on, for as long as somebody listens."""
        yield b"retry: 500\n\n"
        while True:
            for event in self.after(n):
                n = event.n
                yield b"id: %d\ndata: %b\n\n" % (event.n, encode(event.json()))
            if n == self.last and not await self._news(heartbeat):
                yield b": still here\n\n"

    async def _news(self, seconds: float) -> bool:
        self._changed.clear()
        with suppress(TimeoutError):
            return await asyncio.wait_for(self._changed.wait(), seconds)
        return False
