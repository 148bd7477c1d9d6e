"""天气: a weather service says that it rained, and that counts as if staff had said so (F4)."""

from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from aiohttp import web

from storage.tables import Community, Event, FollowUp, Rain, Timer
from tests.founding import a_town
from tests.stories.raining import a_leak
from tests.stories.usually import says


class Sky:
    """A weather service of our own, over HTTP."""

    def __init__(self):
        self.asked, self.mood, self.town, self.fell_at = [], "dry", None, None

    async def answer(self, request):
        self.asked.append(dict(request.query))
        match self.mood:
            case "broken":
                return web.Response(status=500)
            case "nonsense":
                return web.Response(text="<html>")
            case "absurd":
                return self._hours(100_000)
            case "past":
                return self._past(int(request.query["past_days"]))
        return self._hours(12.5 if self.mood == "wet" else 0)

    def _hours(self, fallen):
        last = int(self.town.app.clock.now().timestamp()) // 3600 * 3600
        return web.json_response(
            {"hourly": {"time": [last - 3600, last], "precipitation": [0, fallen]}}
        )

    def _past(self, days):
        """A whole day so many days ago, and each hour since; it rained in one of them."""
        now = int(self.town.app.clock.now().timestamp())
        first, fell = (now // 86400 - days) * 86400, int(self.fell_at.timestamp()) // 3600 * 3600
        hours = [*range(first, now + 86400, 3600)]
        fallen = [12.5 if hour == fell else 0 for hour in hours]
        return web.json_response({"hourly": {"time": hours, "precipitation": fallen}})


@asynccontextmanager
async def under_the_sky(databases):
    sky, application = Sky(), web.Application()
    application.router.add_get("/v1/forecast", sky.answer)
    runner = web.AppRunner(application, shutdown_timeout=0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]
    try:
        async with a_town(databases, weather=f"http://127.0.0.1:{port}") as town:
            sky.town = town
            yield town, sky
    finally:
        await runner.cleanup()


async def rain_questions(town):
    return [one for one in await town.kept(FollowUp) if one.purpose == "after_rain"]


@pytest.mark.clause("F4")
async def test_enough_rain_asks_every_waiting_household_once(databases):
    async with under_the_sky(databases) as (town, sky):
        manager = await town.staff("何经理", "manager")
        li = await town.resident("李女士", "3-1102")
        await a_leak(town, li)
        await town.passes("PT5H")
        assert sky.asked == []
        await says(manager, "/settings weather 31.23 121.47")
        await town.passes("PT2M")
        assert [(one["latitude"], one["longitude"]) for one in sky.asked] == [
            ("31.2300", "121.4700")
        ]
        assert await town.kept(Rain) == []
        sky.mood = "wet"
        await town.restarts()
        await town.passes("P1D")
        (rain, *more), (question,) = await town.kept(Rain), await rain_questions(town)
        assert (rain.source, rain.buildings, rain.staff_id) == ("weather", [], None)
        assert question.ask_at is not None
        assert len({one.day for one in (rain, *more)}) == len([rain, *more])
        await town.ops_group.sees("🌧", "1")
        assert 3 <= len(sky.asked) <= 8, "a few times a day"
        await says(manager, "/settings weather off")
        before = len(sky.asked)
        await town.passes("P1D")
        assert len(sky.asked) == before


async def test_whoever_began_to_wait_since_is_asked_when_it_rains_again_that_day(databases):
    async with under_the_sky(databases) as (town, sky):
        li, manager = await town.resident("李女士", "3-1102"), await town.staff("何经理", "manager")
        sky.mood = "wet"
        await says(manager, "/settings weather 31.23 121.47")
        await town.passes("PT2M")
        (rain,) = await town.kept(Rain)
        sky.mood = "dry"
        await a_leak(town, li)
        (question,) = await rain_questions(town)
        sky.mood = "wet"
        await town.passes("PT7H")
        (question,), (again,) = await rain_questions(town), await town.kept(Rain)
        assert question.ask_at is not None
        assert question.ask_at.date() == rain.noted_at.date()
        assert (again.id, again.day) == (rain.id, rain.day)
        assert again.noted_at > rain.noted_at
        assert [one.action for one in await town.kept(Event)].count("rain") == 2


@pytest.mark.parametrize(("away", "seen"), [("P4D", 1), ("P12D", 0)])
async def test_rain_that_fell_while_we_were_away_is_heard_of_later(sqlite_files, away, seen):
    """As long as it says anything about a repair (rain.said_within)."""
    async with under_the_sky(sqlite_files) as (town, sky):
        await a_leak(town, await town.resident("李女士", "3-1102"))
        await says(await town.staff("何经理", "manager"), "/settings weather 31.23 121.47")
        await town.passes("PT2M")
        sky.mood, sky.fell_at = "past", town.app.clock.now() + timedelta(hours=8)
        await town.restarts(after=away)
        await town.passes("PT2M")
        assert [one.day for one in await town.kept(Rain)] == [sky.fell_at.date()] * seen
        (question,) = await rain_questions(town)
        assert (question.ask_at is not None) is bool(seen)


@pytest.mark.parametrize("mood", ["broken", "nonsense", "absurd"])
async def test_what_cannot_be_had_is_asked_for_again_later(sqlite_files, mood):
    async with under_the_sky(sqlite_files) as (town, sky):
        sky.mood = mood
        await says(await town.staff("何经理", "manager"), "/settings weather 31.23 121.47")
        await town.passes("PT1M")
        assert len(sky.asked) == 1
        assert await town.kept(Rain) == []
        (again,) = [
            one for one in await town.kept(Timer) if one.name == "weather_due" and not one.rung_at
        ]
        sky.mood = "dry"
        await town.passes("PT3H")
        assert again.due < town.app.clock.now()
        assert len(sky.asked) == 2


@pytest.mark.parametrize("said", ["121.47 31.23", "91 0", "x y", "31.23", "nan nan", "1 2 3"])
async def test_a_place_that_is_none_is_refused_in_a_sentence(town, said):
    manager = await town.staff("何经理", "manager")
    await says(manager, f"/settings weather {said}")
    await town.ops_group.sees("Where? Latitude and longitude, for example: 31.23 121.47; or off.")
    (community,) = await town.kept(Community)
    assert community.latitude is None


async def test_nobody_asks_where_the_installation_does_not(town):
    manager = await town.staff("何经理", "manager")
    await says(manager, "/settings weather 31.23 121.47")
    await town.passes("P1D")
    assert await town.kept(Rain) == []
    (community,) = await town.kept(Community)
    assert community.latitude == 31.23
