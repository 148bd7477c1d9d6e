"""Leaks show when it rains: staff say that it did, and what waited for it is asked (S0 六(7))."""

from datetime import date

import pytest
from sqlalchemy import insert, update

from domain.report_periods import Period, Span
from domain.standard import STANDARD
from domain.statistics import Share
from handlers.staff.rain import _NOT_THEN, _WHAT
from storage.tables import Asset, Event, FollowUp, Ticket
from tests.founding import a_town
from tests.stories.raining import LEAK, a_leak
from tests.stories.usually import card_of, says

NOTHING = "Nothing waits for rain."
HELD = ("{n} household is asked whether the repair has held.",
        "{n} households are asked whether the repair has held.")  # fmt: skip


async def states(town):
    return [(one.ordinal, one.state) for one in await town.kept(FollowUp)]


async def held(town, n):
    voice = town.ops_group
    await voice.sees(HELD[0].replace("{n}", str(n)) if voice.language == "en" else f"{n}", "🌧")


@pytest.mark.clause("F4")
async def test_it_rained_and_the_household_is_asked_whether_it_held(town, li, nothing_fails):
    await a_leak(town, li)
    await town.passes("P3D")
    assert await states(town) == [(1, "asked"), (2, "planned")]
    await says(town.engineer, "/rain")
    await held(town, 1)
    await town.passes("PT1M")
    assert await states(town) == [(1, "lapsed"), (2, "asked")]
    (noted,) = [one for one in await town.kept(Event) if one.action == "rain"]
    assert noted.actor == "staff:2"


async def test_said_twice_a_day_it_does_no_harm(town, li):
    await a_leak(town, li)
    await town.passes("P3D")
    await says(town.dispatcher, "/rain")
    await town.passes("PT1M")
    await says(town.dispatcher, "/rain")
    await town.ops_group.sees("🌧", NOTHING)
    await town.passes("PT1M")
    asked = [one for one in await town.kept(Event) if one.action == "ask_follow_up"]
    assert len(asked) == 2


async def test_a_day_without_leaks_says_so(town):
    await says(town.dispatcher, "/rain")
    await town.ops_group.sees("🌧", NOTHING)


async def test_rain_may_fall_on_some_buildings_only(town, li):
    await a_leak(town, li)
    await town.passes("P3D")
    await says(town.dispatcher, "/rain 1 2")
    await town.ops_group.sees("🌧", NOTHING)
    await says(town.dispatcher, "/rain 1栋、3")
    await held(town, 1)
    await says(town.dispatcher, "/rain 9")
    await town.ops_group.sees(_WHAT, said="9", buildings="1、2和3")
    await says(town.dispatcher, "/rain 3 明天")
    await town.ops_group.sees(_NOT_THEN, when="明天", days=7)


async def test_what_was_mended_after_that_rain_waits_for_the_next(town, li):
    await a_leak(town, li)
    await says(town.dispatcher, "/rain 3栋 昨天 08:00")
    tr = town.ops_group.tr
    await town.ops_group.sees("08:00", "另有 1 处")
    await town.ops_group.sees_nothing_of(NOTHING)
    await town.passes("P1D")
    await says(town.dispatcher, "/rain 3 今天 08:00")
    await town.ops_group.sees("08:00", "1 户")
    assert "刚" not in tr("It has rained: has everything stayed dry?")


async def are_in_the_hall_of(town, building):
    """What is mended is in the hall, what rests is at a wall of it: nothing is in a home."""
    async with town.app.storage.engine.begin() as connection:
        await connection.execute(
            insert(Asset).values(
                id=1, community_id=1, code="H1", name="大堂墙面", category="wall", building=building
            )
        )
        hall = update(Ticket).values(home_id=None, place=f"{building}栋 · 公共区域")
        await connection.execute(hall)
        wall = update(Ticket).where(Ticket.paused_at.is_not(None)).values(place="", asset_id=1)
        await connection.execute(wall)


async def test_a_leak_of_everybodys_is_in_the_building_of_its_thing_or_area(town, li):
    await a_leak(town, li)
    resting = await li.reports(LEAK)
    await town.engineer.taps("✋ Accept", on=await card_of(town, resting), at=town.ops_group)
    for label in ("⋯ More", "⏸ Pause", "it has to rain first", "Until it has rained"):
        await town.engineer.taps(label, at=town.ops_group)
    await are_in_the_hall_of(town, "3")
    await says(town.dispatcher, "/rain 1 2")
    await town.ops_group.sees("🌧", NOTHING)
    await says(town.dispatcher, "/rain 3")
    await held(town, 1)
    assert [one.paused_at for one in await town.kept(Ticket)] == [None, None]


async def test_what_rested_for_rain_goes_on(town, li):
    number = await li.reports(LEAK)
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=town.ops_group)
    for label in ("⋯ More", "⏸ Pause", "it has to rain first", "Until it has rained"):
        await town.engineer.taps(label, at=town.ops_group)
    await says(town.engineer, "/rain 3 昨天")
    (ticket,) = await town.kept(Ticket)
    assert ticket.paused_at is not None  # that was before it began to rest
    await says(town.engineer, "/rain 3")
    (ticket,) = await town.kept(Ticket)
    assert ticket.paused_at is None


async def test_whoever_sleeps_is_asked_in_the_morning(town, li):
    await a_leak(town, li)
    await town.passes("P3DT14H")  # eleven at night
    await says(town.dispatcher, "/rain")
    await town.passes("PT1M")
    assert (await states(town))[1] == (2, "planned")
    await town.passes("PT10H")
    assert (await states(town))[1] == (2, "asked")


async def test_what_the_rain_asks_in_the_same_breath_is_asked(town, li):
    """The newer question stands for the first, which was due that morning as well."""
    await town.passes("PT2H")
    await a_leak(town, li)
    await town.passes("P1DT12H")  # eleven at night
    await says(town.dispatcher, "/rain")
    await town.passes("PT10H")
    assert await states(town) == [(1, "lapsed"), (2, "asked")]
    await says(town.supervisor, "/rates")
    shown = "• due so far: {due} of {planned} · asked: {asked} · reached: {reached}"
    await town.ops_group.sees(shown, due=1, planned=1, asked="1 (100 %)", reached="0 (0 %)")
    async with town.app.storage.view() as shelves:
        community = await shelves.communities.get(1)
        month = Period(Span.MONTH, date(2026, 3, 1))
        report = await shelves.reporting.report(community, month, STANDARD, town.app.clock.now())
    assert [(one.key, one.asked) for one in report.rates] == [("repair", Share(1, 1))]


async def test_it_rains_on_a_plain_group_as_well(databases):
    async with a_town(databases, forum=False) as town:
        await a_leak(town, await town.resident("李女士", "3-1102"))
        await says(town.dispatcher, "/rain 3")
        await held(town, 1)
