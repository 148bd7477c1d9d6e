"""Telegram's rates, kept by ourselves: lanes with a reserve, so that nothing urgent waits."""

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from time import monotonic

from storage.outbox import Lane

_MINUTE = 60.0


@dataclass(frozen=True)
class Rates:
    """Sends per second overall and per private chat, per minute in a group; edits count.

    A little under Telegram's 30/s, because what leaves us evenly need not arrive evenly.
    """

    per_second: float = 29.5
    burst: float = 28
    reserve: float = 6
    per_chat: float = 1.0
    chat_burst: float = 4
    per_group: int = 20
    group_reserve: int = 4
    card_gap: float = 3.0


UNLIMITED = Rates(1e9, 1e9, 0, 1e9, 1e9, 10**9, 0, 0)


class _Bucket:
    def __init__(self, rate: float, size: float, now: float) -> None:
        self._rate, self._size = rate, size
        self._level, self._at = size, now

    def level(self, now: float) -> float:
        self._level = min(self._size, self._level + (now - self._at) * self._rate)
        self._at = now
        return self._level

    def take(self) -> None:
        self._level -= 1

    def wait(self, wanted: float) -> float:
        return max(0.0, (wanted - self._level) / self._rate)


class Pacer:
    """Says who may send now, and when it is worth asking again (seconds, monotonic)."""

    def __init__(self, rates: Rates, clock: Callable[[], float] = monotonic) -> None:
        self._rates, self._clock = rates, clock
        self._overall = _Bucket(rates.per_second, rates.burst, clock())
        self._chats: dict[int, _Bucket] = {}
        self._groups: defaultdict[int, deque[float]] = defaultdict(deque)
        self._cards: dict[str, float] = {}
        self._paused: dict[int, float] = {}
        self._opens_at = inf

    def worst_lane(self) -> Lane | None:
        """The least urgent lane that may send now; None when nobody may."""
        level = self._overall.level(self._clock())
        if level < 1:
            self._later(self._overall.wait(1))
            return None
        if level < 1 + self._rates.reserve:
            self._later(self._overall.wait(1 + self._rates.reserve))
            return Lane.NOTIFY
        return Lane.BROADCAST

    def admit(self, chat: int, lane: Lane, card: str | None, *, edit: bool) -> bool:
        """Take a place in the stream for this letter, or say that it must wait."""
        now = self._clock()
        wait = max(
            self._paused.get(chat, 0) - now,
            self._chat_wait(chat, lane, now),
            self._cards.get(card or "", 0) - now if edit and chat < 0 else 0,
            self._overall_wait(lane, now),
        )
        if wait > 0:
            self._later(wait)
            return False
        self._overall.take()
        self._take(chat, now)
        if card and chat < 0:
            self._cards[card] = now + self._rates.card_gap
        return True

    def pause(self, chat: int, seconds: float) -> None:
        """Telegram told this chat to wait; the others go on."""
        self._paused[chat] = self._clock() + seconds

    def wait(self, at_most: float) -> float:
        """Seconds until something that had to wait may go."""
        wait, self._opens_at = self._opens_at - self._clock(), inf
        return min(max(wait, 0), at_most)

    def forget(self) -> None:
        """Drop what no longer limits anybody."""
        now = self._clock()
        self._chats = {
            c: b for c, b in self._chats.items() if b.level(now) < self._rates.chat_burst
        }
        self._cards = {card: at for card, at in self._cards.items() if at > now}
        self._paused = {chat: at for chat, at in self._paused.items() if at > now}

    def _overall_wait(self, lane: Lane, now: float) -> float:
        wanted = 1 + (self._rates.reserve if lane is Lane.BROADCAST else 0)
        return self._overall.wait(wanted) if self._overall.level(now) < wanted else 0

    def _chat_wait(self, chat: int, lane: Lane, now: float) -> float:
        if chat < 0:
            return self._group_wait(chat, lane, now)
        bucket = self._chats.get(chat)
        return bucket.wait(1) if bucket and bucket.level(now) < 1 else 0

    def _group_wait(self, chat: int, lane: Lane, now: float) -> float:
        sent = self._groups[chat]
        while sent and sent[0] <= now - _MINUTE:
            sent.popleft()
        reserve = 0 if lane is Lane.URGENT else self._rates.group_reserve
        room = self._rates.per_group - reserve
        if len(sent) < room:
            return 0
        return sent[len(sent) - room] + _MINUTE - now

    def _take(self, chat: int, now: float) -> None:
        if chat < 0:
            self._groups[chat].append(now)
        else:
            size, rate = self._rates.chat_burst, self._rates.per_chat
            self._chats.setdefault(chat, _Bucket(rate, size, now)).take()

    def _later(self, wait: float) -> None:
        self._opens_at = min(self._opens_at, self._clock() + wait)
