"""The demo: a sandbox, the bot and the page in one process; no token, nothing left behind."""

import asyncio
import logging
import signal
import tempfile
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.app import App, build
from bot.clock import WallClock
from bot.history import play
from bot.pacer import UNLIMITED, Rates
from bot.settings import Settings
from domain.tickets import Role
from sandbox import Sandbox, World
from sandbox.people import Person as Somebody
from storage import Storage
from storage.migrate import upgrade
from storage.tables import Member, Person, Staff

PORT = 8010
ZONE = "Asia/Shanghai"
_BEGAN = timedelta(days=3, hours=2)
_TITLE = "春江花园"
_BUILDINGS, _FLOORS, _DOORS = range(1, 7), (1, 2, 3, 8, 11), range(1, 4)


@dataclass(frozen=True)
class Figure:
    """Somebody in the demo: `home` for residents who are entered already."""

    name: str
    role: str
    language: str
    home: str = ""
    ideas: tuple[str, ...] = ()


RESIDENTS = (
    Figure("李女士", "resident", "zh_Hans", "3-1102",
           ("厨房水龙头一直滴水", "水管爆了，水漫到走廊了", "想问一下停车费")),
    Figure("陳先生", "resident", "zh_Hant", "2-801",
           ("浴室的燈不亮", "電梯停在八樓，裡面有人", "瓦斯爐點不著")),
    Figure("Ms Green", "resident", "en", "5-302",
           ("The kitchen tap keeps dripping", "I smell gas in the kitchen")),
    Figure("赵先生", "resident", "zh_Hans", "", ("你好",)),
)  # fmt: skip
STAFF = (
    Figure("小陈", Role.DISPATCHER, "zh_Hans"),
    Figure("王工", Role.ENGINEER, "zh_Hans"),
    Figure("孙工", Role.ENGINEER, "zh_Hans"),
    Figure("刘主管", Role.SUPERVISOR, "zh_Hans"),
    Figure("周经理", Role.MANAGER, "zh_Hans"),
)


async def demo(port: int = PORT, *, browser: bool = True) -> None:
    """Serve the page until interrupted."""
    async with opened(port) as sandbox:
        _introduce(sandbox)
        if browser:
            await asyncio.to_thread(webbrowser.open, sandbox.url)
        await _until_interrupted()


@asynccontextmanager
async def opened(port: int) -> AsyncIterator[Sandbox]:
    """The demo, for as long as it is needed; port 0 takes any that is free."""
    with tempfile.TemporaryDirectory(prefix="huifang-demo-") as folder:
        world = World(start=_this_morning() - _BEGAN)
        sandbox = Sandbox(world, page=True)
        await sandbox.start(port=port)
        app = await _open(world, sandbox, f"sqlite:///{folder}/demo.db")
        try:
            yield sandbox
        finally:
            await app.stop()
            await sandbox.stop()


async def _open(world: World, sandbox: Sandbox, database: str) -> App:
    """The estate, its people, and three days of its history."""
    logging.getLogger("bot.premises").setLevel(logging.ERROR)
    staff = [_newcomer(world, figure) for figure in STAFF]
    residents = [_newcomer(world, figure) for figure in RESIDENTS]
    ops = world.groups.add(f"{_TITLE} · 值班室", forum=True, members=staff)
    storage = Storage(database)
    await upgrade(storage)
    await storage.close()
    settings = Settings(
        token=world.token,
        ops_chat=ops.id,
        database=database,
        community=_TITLE,
        zone=ZONE,
        phone="0571-8800 1234",
        api_url=sandbox.url,
    )
    app = build(settings, world.clock, UNLIMITED)
    sandbox.guest = app
    await app.start()
    await _settle(app, list(zip(RESIDENTS, residents, strict=True)),
                  list(zip(STAFF, staff, strict=True)))  # fmt: skip
    world.demo = _who_is_who(ops.id, [*zip(RESIDENTS, residents, strict=True),
                                      *zip(STAFF, staff, strict=True)])  # fmt: skip
    names = {figure.name: person.id for figure, person in zip((*RESIDENTS, *STAFF),
             (*residents, *staff), strict=True)}  # fmt: skip
    await play(sandbox.url, ops.id, names)
    world.clock.set(max(_this_morning(), world.clock.now()))
    await app.idle(10)
    app.pacer.keep_to(Rates())
    return app


def _this_morning() -> datetime:
    """The demo's day begins in the office's hours, whenever it is started."""
    today = WallClock().now().astimezone(ZoneInfo(ZONE))
    return today.replace(hour=9, minute=30, second=0, microsecond=0)


def _newcomer(world: World, figure: Figure) -> Somebody:
    code = {"zh_Hans": "zh-hans", "zh_Hant": "zh-hant", "en": "en"}[figure.language]
    return world.people.add(name=figure.name, language_code=code)


async def _settle(
    app: App,
    residents: list[tuple[Figure, Somebody]],
    staff: list[tuple[Figure, Somebody]],
) -> None:
    homes = [(str(building), f"{floor}{door:02}") for building in _BUILDINGS
             for floor in _FLOORS for door in _DOORS]  # fmt: skip
    async with app.storage.transaction() as shelves:
        await shelves.households.add_homes(1, homes)
        for figure, person in staff:
            post = Staff(community_id=1, telegram_id=person.id, name=figure.name,
                         role=figure.role, language=figure.language)  # fmt: skip
            await shelves.office.appoint(post)
        for figure, somebody in residents:
            if not figure.home:
                continue
            somebody.started = True
            building, room = figure.home.split("-")
            rooms = await shelves.households.rooms(1, building)
            home = next(one for one in rooms if one.room == room)
            resident = Person(telegram_id=somebody.id, name=figure.name, language=figure.language,
                            notice_version=1, consented_at=app.clock.now())  # fmt: skip
            await shelves.people.welcome(resident)
            member = Member(home_id=home.id, person_id=resident.id, role="owner", state="approved",
                            asked_at=app.clock.now())  # fmt: skip
            await shelves.households.ask_to_join(member)


def _who_is_who(ops: int, people: list[tuple[Figure, Somebody]]) -> dict[str, Any]:
    return {
        "title": _TITLE,
        "zone": ZONE,
        "ops_group": ops,
        "committee": None,
        "gm": None,
        "people": [
            {
                "id": person.id,
                "name": figure.name,
                "role": figure.role,
                "home": figure.home or None,
                "language": figure.language,
                "suggestions": list(figure.ideas),
            }
            for figure, person in people
        ],
    }


def _introduce(sandbox: Sandbox) -> None:
    world = sandbox.world
    lines = [f"Open {sandbox.url}  (Ctrl-C ends it)", ""]
    people = world.demo["people"] if world.demo else ()
    lines += [f"  {one['role']:<12} {one['name']}  {one['home'] or ''}" for one in people]
    now = world.clock.now().astimezone(ZoneInfo(ZONE))
    print("\n".join([*lines, "", f"The clock shows {now:%Y-%m-%d %H:%M}."]), flush=True)


async def _until_interrupted() -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, stopped.set)
    await stopped.wait()
