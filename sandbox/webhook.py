"""Bringing updates to the bot's door: one at a time per lane, patiently, in order."""

import asyncio
import random
from collections import deque
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import aiohttp

from sandbox.clock import Clock
from sandbox.updates import Update, Updates
from sandbox.wire import Json, decode

Execute = Callable[[Json], Awaitable[None]]

_TIMEOUT = aiohttp.ClientTimeout(total=60)
_LONGEST_RETRY_AFTER = 3600
_PATIENCE_WITH_GONE = timedelta(hours=23)
_OK = range(200, 300)
_GONE = 410


class Webhook:
    def __init__(self, clock: Clock, updates: Updates) -> None:
        self._clock = clock
        self._updates = updates
        self.url = ""
        self._secret = ""
        self._connections = 40
        self._set_at: datetime | None = None
        self._room = asyncio.Semaphore(40)
        self._lanes: dict[str, deque[Update]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None
        self._gone_since: datetime | None = None
        self._last_error: Json = {}
        self.execute: Execute | None = None

    def point(self, url: str, secret: str, connections: int) -> None:
        if (url, secret, connections) == (self.url, self._secret, self._connections):
            return
        self.take_down()
        self.url, self._secret, self._connections = url, secret, connections
        self._room = asyncio.Semaphore(connections)
        self._set_at, self._gone_since, self._last_error = self._clock.now(), None, {}
        self._updates.on_new = self._take
        for update in self._updates.pending().values():
            self._take(update)

    def take_down(self) -> None:
        self.url = ""
        self._updates.on_new = None
        self._lanes.clear()
        for worker in self._workers:
            worker.cancel()

    async def stop(self) -> None:
        self.take_down()
        await asyncio.gather(*self._workers, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    def just_set(self) -> bool:
        return self._set_at is not None and self._clock.now() - self._set_at < timedelta(seconds=1)

    def json(self) -> Json:
        info: Json = {"url": self.url, "has_custom_certificate": False}
        if self.url:
            info["max_connections"] = self._connections
        return info | self._last_error

    def _take(self, update: Update) -> None:
        lane = self._lanes.get(update.lane)
        if lane is not None:
            lane.append(update)
            return
        self._lanes[update.lane] = lane = deque([update])
        worker = asyncio.get_running_loop().create_task(self._work(update.lane, lane))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def _work(self, name: str, lane: deque[Update]) -> None:
        while lane and await self._bring(lane[0]):
            self._updates.done(lane.popleft().id)
        self._lanes.pop(name, None)

    async def _bring(self, update: Update) -> bool:
        """Tries until the update is taken or too old to matter; False when the door is gone."""
        delay = 0.0
        longest = random.uniform(60, 120)
        while self.url and self._clock.now() < update.expires:
            async with self._room:
                wait = await self._try(update)
            if wait is None:
                return True
            pause = timedelta(seconds=max(delay, wait))
            await self._clock.reach(self._clock.now() + pause)
            delay = min(longest, max(2.0, delay * 2))
        return bool(self.url)

    async def _try(self, update: Update) -> float | None:
        """None when the update was taken, else how long the bot wants us to wait."""
        try:
            async with self._client().post(
                self.url, data=update.body, headers=self._headers(), allow_redirects=False
            ) as response:
                body = await response.read()
                if response.status in _OK:
                    self._gone_since = None
                    await self._execute(body)
                    return None
                self._refused(response.status, response.reason or "")
                return _seconds(response.headers.get("Retry-After", ""))
        except (aiohttp.ClientError, TimeoutError) as error:
            self._note_error(_words(error))
            return 0.0

    def _client(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=_TIMEOUT)
        return self._session

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._secret
        return headers

    def _refused(self, status: int, reason: str) -> None:
        self._note_error(f"Wrong response from the webhook: {status} {reason}")
        if status != _GONE:
            self._gone_since = None
            return
        now = self._clock.now()
        self._gone_since = self._gone_since or now
        if now - self._gone_since >= _PATIENCE_WITH_GONE:
            self.url, self._updates.on_new = "", None

    def _note_error(self, text: str) -> None:
        self._last_error = {
            "last_error_date": self._clock.stamp(),
            "last_error_message": text,
        }

    async def _execute(self, body: bytes) -> None:
        """A bot may answer with a method to run, and never learns what became of it."""
        try:
            wish = decode(body) if body else None
        except ValueError:
            return
        if isinstance(wish, dict) and "method" in wish and self.execute is not None:
            await self.execute(wish)


def _seconds(retry_after: str) -> float:
    return float(min(int(retry_after), _LONGEST_RETRY_AFTER)) if retry_after.isdigit() else 0.0


def _words(error: Exception) -> str:
    if isinstance(error, aiohttp.ClientConnectorError):
        return "Connection refused"
    return "Read timeout expired" if isinstance(error, TimeoutError) else "Connection closed"
