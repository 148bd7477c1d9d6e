"""A Bot API that only keeps time: it hands out updates when they are due and notes each send."""

import argparse
import asyncio
from time import monotonic
from typing import Any

from aiohttp import web

CHATS = 1000  # updates come from so many people in turn


class FakeApi:
    """One bot, one queue of updates, one list of sends."""

    def __init__(self, delay: float, per_second: float) -> None:
        self._delay, self._per_second = delay, per_second
        self._due: list[tuple[float, dict[str, Any]]] = []
        self._given, self._before = 0, 0
        self._tokens, self._at = per_second, monotonic()
        self.sends: list[dict[str, Any]] = []
        self.refused = 0
        self.first_given = 0.0

    async def load(self, request: web.Request) -> web.Response:
        """So many updates at a rate per second; rate 0 means all at once."""
        asked = await request.json()
        now, rate = monotonic(), asked["rate"]
        self._before += len(self._due)  # ids go on: a bot may well remember those it has seen
        numbers = range(self._before, self._before + asked["updates"])
        wait = 1 / rate if rate else 0.0
        self._due = [(now + n * wait, _update(number)) for n, number in enumerate(numbers)]
        self._given, self.sends, self.refused, self.first_given = 0, [], 0, 0.0
        return web.json_response({"now": now})

    async def report(self, _: web.Request) -> web.Response:
        due = {update["message"]["message_id"]: at for at, update in self._due}
        return web.json_response(
            {"sends": self.sends, "refused": self.refused, "first": self.first_given,
             "due": due, "now": monotonic()}
        )  # fmt: skip

    async def call(self, request: web.Request) -> web.Response:
        arrived = monotonic()
        method = request.match_info["method"]
        params = await request.post() if request.method == "POST" else request.query
        if method == "getUpdates":
            return _ok(await self._updates(int(str(params.get("offset") or 0))))
        if method == "getMe":
            return _ok({"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"})
        if method == "getChat":
            wrong = {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"}
            return web.json_response(wrong, status=400)
        if not method.startswith("send"):
            return _ok([])
        if not self._admitted():
            self.refused += 1
            wrong = {"ok": False, "error_code": 429, "parameters": {"retry_after": 1},
                     "description": "Too Many Requests: retry after 1"}  # fmt: skip
            return web.json_response(wrong, status=429)
        chat = int(str(params["chat_id"]))
        self.sends.append({"chat": chat, "at": arrived, "text": str(params.get("text"))[:16]})
        await asyncio.sleep(self._delay)
        return _ok({"message_id": len(self.sends), "date": 1_790_000_000,
                    "chat": {"id": chat, "type": "private"}, "text": "·"})  # fmt: skip

    async def _updates(self, offset: int) -> list[dict[str, Any]]:
        self._given = max(self._given, offset - 1 - self._before)
        for _ in range(10_000):
            now = monotonic()
            ready = [one for at, one in self._due[self._given : self._given + 100] if at <= now]
            if ready:
                self.first_given = self.first_given or now
                return ready
            await asyncio.sleep(0.001)
        return []

    def _admitted(self) -> bool:
        if not self._per_second:
            return True
        now = monotonic()
        self._tokens += (now - self._at) * self._per_second
        self._tokens, self._at = min(self._tokens, self._per_second), now
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True


def _update(n: int) -> dict[str, Any]:
    person = 10_000 + n % CHATS
    user = {"id": person, "is_bot": False, "first_name": "Li", "language_code": "en"}
    return {
        "update_id": n + 1,
        "message": {
            "message_id": n + 1,
            "date": 1_790_000_000,
            "from": user,
            "chat": {"id": person, "type": "private", "first_name": "Li"},
            "text": "/help",
            "entities": [{"type": "bot_command", "offset": 0, "length": 5}],
        },
    }


def _ok(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--delay", type=float, default=0.0)
    parser.add_argument("--per-second", type=float, default=0.0)
    given = parser.parse_args()
    api = FakeApi(given.delay, given.per_second)
    application = web.Application()
    application.router.add_post("/load", api.load)
    application.router.add_get("/report", api.report)
    application.router.add_route("*", "/bot{token}/{method}", api.call)
    web.run_app(application, host="127.0.0.1", port=given.port, print=None, access_log=None)


if __name__ == "__main__":
    main()
