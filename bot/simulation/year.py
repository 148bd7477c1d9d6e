"""The simulated days from the first to the last."""

import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from bot.app import App, build
from bot.pacer import UNLIMITED
from bot.progress import progress_bar
from bot.settings import Settings, read_standards
from bot.simulation.agenda import Act, Agenda
from bot.simulation.answering import Residents
from bot.simulation.bringing import brings
from bot.simulation.diary import Diary, Matter
from bot.simulation.hands import Hands
from bot.simulation.rounds import Rounds
from bot.simulation.selling import Shop
from bot.simulation.verdict import Verdict, judge
from bot.simulation.village import TITLE, ZONE, Resident, Village, found, move_in
from bot.simulation.wishes import LEAK, SERVICE, Wish, drawn
from bot.simulation.working import Office
from sandbox import Sandbox, World
from storage import Storage
from storage.migrate import upgrade
from storage.one_visit import nobody_waits

_FIRST_DAY = datetime(2026, 1, 1, tzinfo=ZoneInfo(ZONE))
_A_DAY, _A_SECOND = timedelta(days=1), timedelta(seconds=1)
_LOOKS = tuple(time(hour, 20) for hour in range(7, 23, 1))  # when people look at their telephones
_CALLS = time(14, 40)
_AT_WORK = timedelta(minutes=30)
_RAINY = 0.15  # of all days
_TROUBLE = 0.2  # of all that is brought comes from homes with trouble
_ROUNDS = (time(9, 10), time(11, 30), time(16, 10))


@dataclass(frozen=True)
class Length:
    homes: int
    days: int
    seed: int


@dataclass(frozen=True)
class Lived:
    """What there is when the days are over."""

    diary: Diary
    app: App
    until: datetime

    async def judge(self) -> Verdict:
        return await judge(self.diary, self.app, _FIRST_DAY, self.until)


@asynccontextmanager
async def lived(
    length: Length, note: Callable[[str], None] = lambda _: None
) -> AsyncIterator[Lived]:
    """Live through all of it; on each month's first day it is noted how it stands."""
    dice, diary = Random(length.seed), Diary(length.homes)
    with nobody_waits(), progress_bar() as bar:
        async with _opened(length, dice) as (hands, village):
            life = Life(hands, village, diary, dice, length.seed)
            for day in range(length.days):
                midnight = _FIRST_DAY + day * _A_DAY
                bar.show(f"{midnight:%Y-%m-%d}", day, length.days)
                if day and midnight.day == 1:
                    so_far = await Lived(diary, hands.app, midnight).judge()
                    standing = f"{midnight:%Y-%m-%d}: {diary.so_far}; {so_far.total}"
                    note("\n".join([standing, *so_far.wrong]))
                await life.day(midnight)
            bar.clear()
            yield Lived(diary, hands.app, _FIRST_DAY + length.days * _A_DAY)


class Life:
    def __init__(
        self, hands: Hands, village: Village, diary: Diary, dice: Random, seed: int
    ) -> None:
        self._hands, self._village, self._diary, self._dice = hands, village, diary, dice
        self._seed = seed
        self._agenda = Agenda(hands, diary)
        self._office = Office(hands, village, diary, dice)
        self._shop = Shop(hands, village, diary)
        self._rounds = Rounds(hands, village, diary, dice)
        self._residents = Residents(hands, village, diary, self._agenda, dice)

    async def day(self, midnight: datetime) -> None:
        """What befalls an estate depends on the seed alone, whatever was said the day before."""
        fate = Random(f"{self._seed} {midnight:%Y-%m-%d}")
        for wish in drawn(self._diary.homes, fate):
            waking = 24 * 60 if wish.urgent else 14 * 60
            begins = timedelta(minutes=fate.uniform(0, waking))
            at = midnight + begins + (timedelta() if wish.urgent else timedelta(hours=8))
            self._agenda.at(at, self._bringing(wish))
        if fate.random() < _RAINY:
            self._agenda.at(midnight + timedelta(hours=fate.uniform(0, 24)), self._rain)
        for hour in _LOOKS:
            self._agenda.at(_at(midnight, hour), self._look)
        if midnight.isoweekday() != 7:  # noqa: PLR2004 - Sunday
            for hour in _ROUNDS:
                self._agenda.at(_at(midnight, hour), self._round)
            self._agenda.at(_at(midnight, _CALLS), self._rounds.calls)
        self._agenda.at(midnight + _A_DAY - _A_SECOND, self._look)
        await self._agenda.play(midnight + _A_DAY)

    async def _look(self) -> None:
        """Residents at their telephones, and the office at its groups."""
        self._residents.look()
        for matter in self._rounds.reads():
            self._agenda.at(self._office.soon(matter.urgent, 60, 600), self._finishing(matter))
        await self._rounds.acknowledges()

    async def _round(self) -> None:
        await self._look()
        await self._rounds.round()
        await self._office.plans()

    async def _rain(self) -> None:
        self._diary.rains.append(self._hands.now)
        await self._office.says_that_it_rains()

    def _bringing(self, wish: Wish) -> Act:
        async def act() -> None:
            resident = self._who_brings()
            number = await brings(self._hands, self._diary, resident, wish, self._dice)
            if number:
                self._see_to_it(self._diary.matters[number], wish)

        return act

    def _who_brings(self) -> Resident:
        """At a few homes something breaks again and again."""
        troubled = [one for one in self._village.residents if one.troubled]
        if troubled and self._dice.random() < _TROUBLE:
            return self._dice.choice(troubled)
        return self._dice.choice(self._village.residents)

    def _see_to_it(self, matter: Matter, wish: Wish) -> None:
        """As the card says it, were it more urgent than the household had meant it."""
        office = self._office
        office.reads(matter)
        urgent = wish.urgent or matter.urgent

        async def takes() -> None:
            await office.takes(matter)
            if wish.name == SERVICE:
                self._agenda.at(office.soon(urgent, 10, 30), sells)
                return self._agenda.at(office.soon(urgent, 1600, 3000), self._finishing(matter))
            done = office.by_when(matter)
            self._agenda.at(max(self._hands.now, done - _AT_WORK), goes)
            return self._agenda.at(done, self._finishing(matter))

        async def goes() -> None:
            await office.goes(matter)

        async def sells() -> None:
            await self._shop.sells(matter)

        self._agenda.at(office.soon(urgent, 1, 4 if urgent else 7), takes)

    def _finishing(self, matter: Matter) -> Act:
        async def finishes() -> None:
            if not await self._office.finishes(matter):
                self._diary.wonder(self._hands.now, f"{matter.number} could not be finished")
            elif matter.wish == LEAK:
                self._agenda.at(self._office.soon(matter.urgent, 60, 1200), tries)

        async def tries() -> None:
            await self._office.tries(matter)

        return finishes


@asynccontextmanager
async def _opened(length: Length, dice: Random) -> AsyncIterator[tuple[Hands, Village]]:
    standards = read_standards()
    with tempfile.TemporaryDirectory(prefix="huifang-year-") as folder:
        world = World(start=_FIRST_DAY)
        village = found(world, length.homes, dice)
        sandbox = Sandbox(world, page=False)
        await sandbox.start(port=0)
        database = f"sqlite:///{folder}/year.db"
        await _migrated(database)
        settings = Settings(token=world.token, ops_chat=village.ops, gm_chat=village.gm,
                            database=database, community=TITLE, zone=ZONE,
                            phone="0571-8800 1234", api_url=sandbox.url,
                            standards=standards)  # fmt: skip
        sandbox.guest = app = build(settings, world.clock, UNLIMITED)
        try:
            await app.start()
            await move_in(village, app.storage, app.clock.now())
            yield Hands(sandbox, app), village
        finally:
            await app.stop()
            await sandbox.stop()


async def _migrated(database: str) -> None:
    storage = Storage(database)
    await upgrade(storage)
    await storage.close()


def _at(midnight: datetime, hour: time) -> datetime:
    return datetime.combine(midnight.date(), hour, midnight.tzinfo)
