"""The demo: a sandbox, the bot and the page in one process; no token, nothing left behind."""

import asyncio
import signal
import tempfile
import webbrowser
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.app import App, build
from bot.clock import WallClock
from bot.estate import TITLE, ZONE, Estate
from bot.history import play
from bot.pacer import UNLIMITED
from bot.settings import Settings, read_standards
from domain.standard import Standards
from sandbox import Sandbox, World
from storage import Storage
from storage.migrate import upgrade

PORT = 8010
_BEGAN = timedelta(days=3)

Announce = Callable[[Sandbox], Awaitable[None]]


async def demo(port: int = PORT, *, browser: bool = True) -> None:
    """Serve the page until interrupted."""

    async def announce(sandbox: Sandbox) -> None:
        _introduce(sandbox)
        if browser:
            await asyncio.to_thread(webbrowser.open, sandbox.url)

    async with opened(port, announce):
        await _until_interrupted()


@asynccontextmanager
async def opened(port: int, announce: Announce | None = None) -> AsyncIterator[Sandbox]:
    """The demo, for as long as it is needed; port 0 takes any that is free.

    Whoever comes early sees the estate live through its last three days.
    """
    standards = read_standards()
    with tempfile.TemporaryDirectory(prefix="huifang-demo-") as folder:
        world = World(start=_this_morning() - _BEGAN)
        estate = Estate(world)
        sandbox = Sandbox(world, page=True)
        await sandbox.start(port=port)
        app = await _app(sandbox, estate, f"sqlite:///{folder}/demo.db", standards)
        try:
            await app.start()
            await _move_in(app, sandbox, estate)
            if announce:
                await announce(sandbox)
            await _live(app, sandbox, estate)
            yield sandbox
        finally:
            await app.stop()
            await sandbox.stop()


async def _app(sandbox: Sandbox, estate: Estate, database: str, standards: Standards) -> App:
    storage = Storage(database)
    await upgrade(storage)
    await storage.close()
    settings = Settings(
        token=sandbox.world.token,
        ops_chat=estate.ops,
        gm_chat=estate.gm,
        database=database,
        community=TITLE,
        zone=ZONE,
        phone="0571-8800 1234",
        api_url=sandbox.url,
        standards=standards,
    )
    # Nobody limits the sandbox, and whoever winds its clock does not want to wait in real time.
    sandbox.guest = app = build(settings, sandbox.world.clock, UNLIMITED)
    return app


async def _move_in(app: App, sandbox: Sandbox, estate: Estate) -> None:
    async with app.storage.transaction() as shelves:
        await estate.move_in(shelves, app.clock.now())
    sandbox.world.demo = estate.who_is_who()


async def _live(app: App, sandbox: Sandbox, estate: Estate) -> None:
    """The three days until this morning."""
    await play(sandbox.url, estate.ops, estate.ids())
    sandbox.world.clock.set(max(_this_morning(), app.clock.now()))
    await app.idle(10)


def _this_morning() -> datetime:
    """The demo's day begins in the office's hours, whenever it is started."""
    today = WallClock().now().astimezone(ZoneInfo(ZONE))
    return today.replace(hour=9, minute=30, second=0, microsecond=0)


def _introduce(sandbox: Sandbox) -> None:
    people = sandbox.world.demo["people"] if sandbox.world.demo else ()
    lines = [f"  {one['role']:<12} {one['name']}  {one['home'] or ''}" for one in people]
    print("\n".join([f"Open {sandbox.url}   (Ctrl-C ends it)", *lines]), flush=True)


async def _until_interrupted() -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, stopped.set)
    await stopped.wait()
