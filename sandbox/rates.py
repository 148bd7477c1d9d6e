"""How much a bot may say: 30 a second, one a second per person, 20 a minute per group.

Counts are those of the Bots FAQ and of the server's author; the burst of a private chat is ours.
"""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from sandbox.chats import Chat
from sandbox.clock import Clock
from sandbox.errors import flood


@dataclass
class _Bucket:
    per_second: float
    room: float
    left: float
    at: datetime

    def missing(self, now: datetime, wanted: int) -> float:
        """Seconds until there is enough for this many messages; 0.0 when there is already."""
        gained = (now - self.at).total_seconds() * self.per_second
        self.left, self.at = min(self.room, self.left + gained), now
        return max(0.0, (min(wanted, self.room) - self.left) / self.per_second)


_OVERALL = (30.0, 30.0)
_PRIVATE = (1.0, 5.0)
_GROUP = (20 / 60, 20.0)


class Rates:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._buckets: dict[int, _Bucket] = {}
        self.enforced = False

    def enforce(self, *, enforced: bool) -> None:
        self.enforced = enforced
        self._buckets.clear()

    def spend(self, chat: Chat, messages: int = 1) -> None:
        if not self.enforced:
            return
        now = self._clock.now()
        limits = _PRIVATE if chat.is_private else _GROUP
        buckets = [self._bucket(0, _OVERALL, now), self._bucket(chat.id, limits, now)]
        missing = max(bucket.missing(now, messages) for bucket in buckets)
        if missing > 0:
            raise flood(max(1, ceil(missing)))
        for bucket in buckets:
            bucket.left -= messages

    def _bucket(self, key: int, limits: tuple[float, float], now: datetime) -> _Bucket:
        if key not in self._buckets:
            per_second, room = limits
            self._buckets[key] = _Bucket(per_second, room, room, now)
        return self._buckets[key]
