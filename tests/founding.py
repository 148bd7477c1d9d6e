"""Towns for the stories: what is usual is founded once, and every story begins in a copy of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import aiohttp

from bot.app import build
from bot.pacer import Rates
from bot.settings import Settings
from domain.standard import Standards
from sandbox import Sandbox, World
from tests.databases import PostgresServer, SqliteFiles
from tests.town import HOMES, HOUSE, MORNING, QUICK, Soul, Town

Databases = SqliteFiles | PostgresServer


@dataclass(frozen=True)
class Plan:
    """What may differ from town to town before anybody has said a word."""

    language: str = "zh_Hans"
    rates: Rates = QUICK
    forum: bool = True
    housed: bool = True
    standards: Standards = HOUSE
    zone: str = "Asia/Shanghai"
    start: datetime = MORNING
    weather: str = ""

    @property
    def is_usual(self) -> bool:
        return self == Plan(self.language, self.rates, self.forum, start=self.start)

    @property
    def name(self) -> str:
        return f"{self.language}_{'forum' if self.forum else 'plain'}_{self.start:%m%d}".lower()


@dataclass(frozen=True)
class Model:
    """A town in which nothing has happened yet, apart from its database."""

    world: World
    at: datetime
    ops: int
    staff: tuple[tuple[int, str], ...]


_MODELS: dict[tuple[Databases, str], Model] = {}
_STAFF = (("小陈", "dispatcher"), ("王工", "engineer"), ("刘主管", "supervisor"))


@asynccontextmanager
async def a_town(
    databases: Databases, language: str = "zh_Hans", **differs: Any
) -> AsyncIterator[Town]:
    """What is usual is founded once for all stories; each begins in a copy of it."""
    plan = Plan(language, **differs)
    if not plan.is_usual:
        with databases.fresh() as database:
            async with _founded(plan, database) as town:
                yield town
        return
    key = databases, plan.name
    if key not in _MODELS:
        _MODELS[key] = await _model(plan, databases, plan.name)
    with databases.fresh(plan.name) as database:
        async with _again(plan, database, _MODELS[key]) as town:
            yield town


async def _model(plan: Plan, databases: Databases, name: str) -> Model:
    quick = replace(plan, rates=QUICK)
    with databases.fresh() as database:
        async with _founded(quick, database) as town:
            await town.settles()
        databases.keep(database, name)
    souls = (town.dispatcher, town.engineer, town.supervisor)
    world = town.sandbox.world
    staff = tuple((one.id, one.name) for one in souls)
    return Model(world, world.clock.now(), town.ops_group.id, staff)


@asynccontextmanager
async def _founded(plan: Plan, database: str) -> AsyncIterator[Town]:
    """Everything for the first time."""
    world = World(start=plan.start)
    ops = world.groups.add("值班室", forum=plan.forum, members=[world.people.add(name="物业")])
    async with _open(plan, database, world, ops.id) as town:
        async with town.app.storage.transaction() as shelves:
            await shelves.households.add_homes(1, HOMES)
        if plan.housed:
            town.know([await town.staff(name, role) for name, role in _STAFF])
        yield town


@asynccontextmanager
async def _again(plan: Plan, database: str, model: Model) -> AsyncIterator[Town]:
    world = deepcopy(model.world)
    world.clock.begin(model.at)
    async with _open(plan, database, world, model.ops) as town:
        town.know([Soul(town, number, name, "zh_Hans") for number, name in model.staff])
        yield town


@asynccontextmanager
async def _open(plan: Plan, database: str, world: World, ops: int) -> AsyncIterator[Town]:
    sandbox = Sandbox(world)
    await sandbox.start()
    async with aiohttp.ClientSession(sandbox.url) as http:
        settings = Settings(
            token=world.token,
            ops_chat=ops if plan.housed else None,
            database=database,
            community="春江花园",
            language=plan.language,
            phone="0571-8888",
            api_url=sandbox.url,
            standards=plan.standards,
            zone=plan.zone,
            weather=plan.weather,
        )
        app = build(settings, world.clock, plan.rates)
        sandbox.guest = app
        await app.start()
        town = Town(http, sandbox, app, ops)
        try:
            yield town
        finally:
            await town.app.stop()
            await town.witness.close()
            await sandbox.stop()
