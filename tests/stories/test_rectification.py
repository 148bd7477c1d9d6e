"""整改: a poor answer becomes a notice, and whoever lets it lie is called for."""

from zoneinfo import ZoneInfo

import pytest

from domain.promises import MENDING, NOTICE
from storage.tables import Rectification
from tests.stories.promised import (
    brings,
    called,
    every_promise_is_looked_after,
    local,
    owed,
    promised,
    taps_in_turn,
)
from tests.stories.usually import said_by_us, scores, shows_the_work
from tests.town import mentioned_in

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
async def head(town):
    return await town.staff("周主任", "head")


@pytest.fixture(autouse=True)
async def nothing_is_lost(town, nothing_fails):
    yield
    await every_promise_is_looked_after(town)


@pytest.fixture
async def notice(town, li):
    """At half past nine in the morning she says that it was not good; the number."""
    ticket = await brings(li, "/repair")
    await taps_in_turn(town.engineer, "✋ Accept")
    await shows_the_work(town, ticket.number)
    await li.taps("👍 It is fine")
    await town.passes("P2DT30M")
    await scores(li, 1, 2, 2)
    await li.says("还在漏")
    await li.taps("Skip")
    return ticket.number


@pytest.mark.clause("B14")
async def test_a_notice_is_warned_of_and_called_for_up_to_the_manager(town, li, head, notice):
    manager, ops = await town.staff("马经理", "manager"), town.ops_group
    made = await promised(town, NOTICE)
    assert (local(made.due, SHANGHAI), made.clause) == ("Wed 04 21:30", "S0 二(5)")
    await town.passes("PT6H1M")
    await ops.sees("⏰", notice, mentions=town.engineer)
    await town.passes("PT6H")
    await ops.sees("⚠️", notice, mentions=town.engineer)
    assert await called(town, NOTICE) == [1]
    await town.passes("PT10H")
    assert await called(town, NOTICE) == [1], "not at night"
    await town.passes("PT1H")
    assert await newest_call(town) == {head.id}
    await town.passes("PT13H30M")
    assert await newest_call(town) == {manager.id}
    await taps_in_turn(town.engineer, "📝 Acknowledge")
    assert (await promised(town, NOTICE)).kept_at
    await town.passes("P1D")
    assert await called(town, NOTICE) == [1, 2, 3]


async def newest_call(town):
    calls = [mentioned_in(one) for one in said_by_us(await town.ops_group.messages())]
    return [one for one in calls if one][-1]


@pytest.mark.clause("B14")
async def test_what_was_acknowledged_and_is_not_put_right_is_called_for(town, li, notice):
    """Three of the office's days are over on the fourth of the calendar's."""
    ops = town.ops_group
    await taps_in_turn(town.engineer, "📝 Acknowledge")
    (rectification,) = await town.kept(Rectification)
    assert local(rectification.rectify_by, SHANGHAI) == "Sat 07 10:00"
    await ops.sees("📋", "⏳", "10:00")
    await town.passes("P3D")
    assert await called(town) == []
    await town.passes("PT1H")
    await ops.sees("⚠️", notice, mentions=town.engineer)
    assert (await promised(town, MENDING)).clause == "B14"
    await taps_in_turn(town.engineer, "🔧 Put right")
    assert await owed(town) == {}
    await taps_in_turn(town.supervisor, "↩️ Send back")
    assert set(await owed(town)) == {MENDING}, "and its time begins anew"


async def test_a_rectification_goes_on_while_the_matter_itself_is_done_again(town, li, notice):
    await taps_in_turn(town.supervisor, "↩️ Audit failed")
    await shows_the_work(town, notice)
    await li.taps("👍 It is fine")
    assert set(await owed(town)) == {NOTICE}
