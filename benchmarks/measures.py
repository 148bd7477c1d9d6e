"""The three measurements; each plays its rounds in turn, so that a noisy minute meets everybody."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import monotonic

from benchmarks.stage import TOKEN, a_bot, a_postgresql, a_stage
from bot.app import App, build
from bot.settings import Settings
from handlers.letters import Address, Letter, Manner, message
from locales import Markup
from storage import Storage
from storage.migrate import upgrade
from storage.outbox import Delivery, Lane

STOCK, SQLITE, POSTGRESQL = "stock", "SQLite", "PostgreSQL"
_ROUNDS = 2
_WAITING = 1000
_RATE, _SECONDS, _DELAY = 30, 5, 0.05
_RECIPIENTS, _LIMIT = 450, 30
_ALERTS = 8


@dataclass(frozen=True)
class Figure:
    """One line of the result: what was measured, against what, and what it should be."""

    name: str
    value: float
    unit: str
    peer: str
    target: str
    reached: bool


@dataclass
class Rounds:
    """What each arm gave, round by round."""

    figures: dict[str, list[float]] = field(default_factory=dict)

    def add(self, arm: str, value: float) -> None:
        self.figures.setdefault(arm, []).append(value)

    def median(self, arm: str) -> float:
        return median(self.figures[arm])


async def throughput() -> list[Figure]:
    """Updates per second with so many waiting and an API that answers at once."""
    rounds = await _in_turn(_drained)
    stock = rounds.median(STOCK)
    return [
        Figure(
            f"whole durable path on {arm}",
            rounds.median(arm) / stock,
            "× stock",
            f"{rounds.median(arm):.0f} against {stock:.0f} updates/s",
            "≥ 0.5 (the goal to come: > 1)",
            rounds.median(arm) >= 0.5 * stock,
        )
        for arm in (SQLITE, POSTGRESQL)
    ]


async def latency() -> list[Figure]:
    """Milliseconds from the moment an update is due to its answer, at 30/s, with a slow API."""
    rounds = await _in_turn(_delayed)
    return [
        Figure(
            f"p50 at {_RATE}/s on {arm}",
            rounds.median(arm),
            "ms",
            f"stock: {rounds.median(STOCK):.0f} ms",
            "≤ 15",
            rounds.median(arm) <= 15,
        )
        for arm in (SQLITE, POSTGRESQL)
    ]


async def broadcast() -> list[Figure]:
    """An urgent alert in the middle of a broadcast, beside the same alert in a quiet minute."""
    rounds = Rounds()
    for _ in range(_ROUNDS):
        quiet, _, _ = await _alerted(recipients=0)
        busy, seconds, refused = await _alerted(_RECIPIENTS)
        rounds.add("quiet", quiet)
        rounds.add("busy", busy)
        rounds.add("seconds", seconds)
        rounds.add("refused", refused)
    ratio = rounds.median("busy") / rounds.median("quiet")
    others = _ALERTS / _LIMIT
    share = (rounds.median("seconds") - others) / ((_RECIPIENTS - _LIMIT) / _LIMIT)
    refused = sum(rounds.figures["refused"])
    peer = f"{rounds.median('busy'):.1f} against {rounds.median('quiet'):.1f} ms"
    limit = f"{rounds.median('seconds'):.1f} s; the others' {_ALERTS} messages taken off"
    return [
        Figure("alert during a broadcast", ratio, "× quiet", peer, "≤ 1.1", ratio <= 1.1),
        Figure("the broadcast itself", share, "× (n-30)/30", limit, "≤ 1.1", share <= 1.1),
        Figure("refusals (429)", refused, "", "", "0", refused == 0),
    ]


async def _in_turn(measure: Callable[[str, str], Awaitable[float]]) -> Rounds:
    """Stock, then ours on each database, and again."""
    rounds = Rounds()
    async with _databases() as databases:
        for _ in range(_ROUNDS):
            rounds.add(STOCK, await measure("benchmarks.stock", ""))
            for arm, database in databases.items():
                rounds.add(arm, await measure("benchmarks.ours", await _fresh(arm, database)))
    return rounds


async def _drained(module: str, database: str) -> float:
    async with a_stage() as stage, a_bot(module, stage, database):
        await stage.load(1, 0)
        await stage.sent(1)
        await stage.load(_WAITING, 0)
        found = await stage.sent(_WAITING)
    last: float = max(one["at"] for one in found["sends"])
    first: float = found["first"]
    return _WAITING / (last - first)


async def _delayed(module: str, database: str) -> float:
    count = _RATE * _SECONDS
    async with a_stage(delay=_DELAY) as stage, a_bot(module, stage, database):
        await stage.load(1, 0)
        await stage.sent(1)
        await stage.load(count, _RATE)
        await asyncio.sleep(_SECONDS)
        found = await stage.sent(count)
    due: list[float] = sorted(found["due"].values())
    answered: list[float] = sorted(one["at"] for one in found["sends"])
    return median(at - was for at, was in zip(answered, due, strict=True)) * 1000


async def _alerted(recipients: int) -> tuple[float, float, float]:
    """Median ms of the alerts, seconds of the broadcast, and how many sends were refused."""
    with tempfile.TemporaryDirectory() as folder:
        database = await _fresh(SQLITE, f"sqlite:///{folder}/bench.db")
        async with a_stage(_DELAY, _LIMIT) as stage:
            app = build(Settings(TOKEN, -1, database, api_url=stage.url))
            await app.start()
            began = monotonic()
            await _post(app, range(1, recipients + 1), Lane.BROADCAST)
            await asyncio.sleep(3)
            posted = []
            for n in range(_ALERTS):
                posted.append(monotonic())
                await _post(app, [50_000 + n], Lane.URGENT)
                await asyncio.sleep(0.25)
            found = await stage.sent(recipients + _ALERTS)
            await app.stop()
    alerts = {one["chat"]: one["at"] for one in found["sends"] if one["chat"] >= 50_000}
    waits = [alerts[50_000 + n] - at for n, at in enumerate(posted)]
    broadcast = [one["at"] for one in found["sends"] if one["chat"] < 50_000]
    seconds = max(broadcast) - began if broadcast else 0.0
    return median(waits) * 1000, seconds, found["refused"]


async def _post(app: App, chats: Iterable[int], lane: Lane) -> None:
    now, manner = app.clock.now(), Manner(lane, Delivery.AT_MOST_ONCE)
    letter = Letter(Markup("The water will be off tomorrow from nine to twelve."))
    rows = [row for chat in chats for row in message(letter, Address(chat), manner, now)]
    async with app.storage.transaction() as shelves:
        await shelves.outbox.post(rows)
    app.bells.ring("outbox")


@asynccontextmanager
async def _databases() -> AsyncIterator[dict[str, str]]:
    with tempfile.TemporaryDirectory() as folder, a_postgresql() as server:
        yield {SQLITE: f"sqlite:///{folder}/bench.db", POSTGRESQL: server}


async def _fresh(arm: str, database: str) -> str:
    """The tables as they are on the first day."""
    storage = Storage(database)
    if arm == SQLITE:
        for file in Path(storage.url.database or "").parent.glob("bench.db*"):
            file.unlink()
    await upgrade(storage)
    async with storage.engine.begin() as connection:
        for table in ("inbox", "outbox", "conversations", "timers"):
            await connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - four names
    await storage.close()
    return database
