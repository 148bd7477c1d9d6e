"""What waits for the bot: a queue that forgets only what was confirmed or grew too old."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.clock import Clock
from sandbox.errors import ApiError
from sandbox.wire import Json, encode

DAY = timedelta(days=1)
PRESS_LIFETIME = timedelta(seconds=150)

KINDS = frozenset({
    "message", "edited_message", "channel_post", "edited_channel_post", "business_connection",
    "business_message", "edited_business_message", "deleted_business_messages",
    "message_reaction", "message_reaction_count", "inline_query", "chosen_inline_result",
    "callback_query", "shipping_query", "pre_checkout_query", "purchased_paid_media", "poll",
    "poll_answer", "my_chat_member", "chat_member", "chat_join_request", "chat_boost",
    "removed_chat_boost",
})  # fmt: skip
_ONLY_WHEN_NAMED = {"chat_member", "message_reaction", "message_reaction_count"}
_DEFAULT = KINDS - _ONLY_WHEN_NAMED

_FIRST_ID = 300_000_001
_LARGEST_UPDATE = 65_536
# An offset further beyond the tail than this is taken for a mistake.
_OFFSET_SLACK = 10

_CONFLICT = ApiError(
    409,
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running",
)


@dataclass(frozen=True, slots=True)
class Update:
    id: int
    lane: str
    expires: datetime
    body: bytes


class Updates:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._pending: dict[int, Update] = {}
        self._next_id = _FIRST_ID
        self._allowed = _DEFAULT
        self._waiting: asyncio.Future[None] | None = None
        self.on_new: Callable[[Update], None] | None = None

    def add(self, kind: str, payload: Json, lane: str, lifetime: timedelta = DAY) -> None:
        """Updates nobody asked for, and those too big to carry, are never born."""
        if kind not in self._allowed:
            return
        body = encode({"update_id": self._next_id, kind: payload})
        if len(body) > _LARGEST_UPDATE:
            return
        update = Update(self._next_id, lane, self._clock.now() + lifetime, body)
        self._pending[update.id] = update
        self._next_id += 1
        if self.on_new is not None:
            self.on_new(update)
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    def allow(self, kinds: Iterable[object] | None) -> None:
        """None keeps the setting, an empty list restores the default."""
        if kinds is None:
            return
        named = KINDS.intersection(str(kind).lower() for kind in kinds)
        self._allowed = named or _DEFAULT

    @property
    def allowed(self) -> list[str]:
        return [] if self._allowed == _DEFAULT else sorted(self._allowed)

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Update]:
        """Confirms everything below the offset, then waits for something to tell."""
        self.end_poll(_CONFLICT)
        self._forget(offset)
        found = self._from(offset, limit)
        if found or seconds <= 0:
            return found
        self._waiting = waiting = asyncio.get_running_loop().create_future()
        try:
            await asyncio.wait_for(waiting, seconds)
        except TimeoutError:
            return []
        finally:
            if self._waiting is waiting:
                self._waiting = None
        return self._from(offset, limit)

    def end_poll(self, reason: ApiError) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(reason)
        self._waiting = None

    def pending(self) -> dict[int, Update]:
        now = self._clock.now()
        for old in [update.id for update in self._pending.values() if update.expires <= now]:
            del self._pending[old]
        return self._pending

    def done(self, update_id: int) -> None:
        self._pending.pop(update_id, None)

    def drop_all(self) -> None:
        self._pending.clear()

    def _forget(self, offset: int) -> None:
        known = list(self._pending)
        if offset < 0:
            known = known[:offset]
        elif offset <= self._next_id + _OFFSET_SLACK:
            known = [number for number in known if number < offset]
        else:
            known = []
        for number in known:
            del self._pending[number]

    def _from(self, offset: int, limit: int) -> list[Update]:
        first = offset if 0 < offset <= self._next_id + _OFFSET_SLACK else 0
        return [update for update in self.pending().values() if update.id >= first][:limit]
