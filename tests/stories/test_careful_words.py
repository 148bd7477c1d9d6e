"""慎言: a reply that promises too much waits until its writer has thought twice (A12)."""

import pytest

from storage.tables import Event, HeldReply
from tests.stories.replying import ANYWAY, DELIVERED, HELD, PROMISE, marked, promises
from tests.stories.usually import calls_for_help
from tests.town import data_of

pytestmark = pytest.mark.usefixtures("nothing_raises")

REWORD = "Let me reword it"


@pytest.fixture
async def held(town, number):
    """The message that promises, and what we said to it."""
    said_at = await promises(town, number)
    return said_at, await town.ops_group.sees(HELD)


async def freely(town):
    return [one for one in await town.kept(Event) if one.action == "promised_freely"]


@pytest.mark.clause("A12")
async def test_what_promises_is_not_sent_until_its_writer_says_so(town, li, held):
    said_at, shown = held
    assert "我保证" in shown["text"]
    await li.sees_nothing_of(PROMISE)
    await town.engineer.taps(ANYWAY, on=shown, at=town.ops_group)
    await li.sees(PROMISE, "王工")
    assert await marked(town.ops_group, said_at) == [DELIVERED]
    assert len(await freely(town)) == 1
    assert await town.kept(HeldReply) == []


async def test_it_is_sent_once_however_often_it_is_tapped(town, li, held):
    _said_at, shown = held
    data = data_of(shown, town.ops_group.tr(ANYWAY))
    for _time in range(3):
        await town.engineer.presses(data, shown, at=town.ops_group)
    assert len([one for one in await li.texts() if PROMISE in one]) == 1


async def test_whoever_rewords_it_sends_nothing_of_it(town, li, held):
    await town.engineer.taps(REWORD, on=held[1], at=town.ops_group)
    await li.sees_nothing_of(PROMISE)
    assert await freely(town) == []
    assert await town.kept(HeldReply) == []


async def test_only_its_writer_decides(town, li, held):
    said = await town.dispatcher.taps(ANYWAY, on=held[1], at=town.ops_group)
    assert said == town.ops_group.tr("Only whoever wrote it may decide about it.")
    await li.sees_nothing_of(PROMISE)
    assert len(await town.kept(HeldReply)) == 1


async def test_edited_into_something_harmless_it_goes_at_once(town, li, held):
    said_at, _shown = held
    await town.engineer.says("今天下午来修", to=town.ops_group, edit=said_at)
    await li.sees("今天下午来修", "王工")
    assert await town.kept(HeldReply) == []
    assert await freely(town) == []


async def test_edited_into_another_promise_it_still_waits(town, li, held):
    said_at, _shown = held
    await town.engineer.says("绝对不会再漏", to=town.ops_group, edit=said_at)
    await town.ops_group.sees(HELD, "绝对不会")
    await li.sees_nothing_of("绝对不会再漏")


async def test_a_restart_keeps_it(town, li, held):
    await town.restarts()
    await town.engineer.taps(ANYWAY, on=held[1], at=town.ops_group)
    await li.sees(PROMISE)


async def test_where_there_is_danger_nothing_waits(town, li):
    number = await calls_for_help(li, "水管爆了，水漫到走廊了")
    await promises(town, number, "马上到，保证五分钟内关阀")
    await li.sees("马上到，保证五分钟内关阀")
    await town.ops_group.sees("已经发出。", "保证")
    assert len(await freely(town)) == 1


async def test_harmless_words_go_at_once(town, li, number):
    await promises(town, number, "装修保证金请到客服中心退还")
    await li.sees("装修保证金请到客服中心退还")
    await town.ops_group.sees_nothing_of(HELD)


async def test_in_private_it_waits_as_well(town, li, number):
    await town.engineer.says("/start")
    ops = town.ops_group
    await town.engineer.taps("✋ Accept", on=await ops.sees(number, "📍"), at=ops)
    await town.engineer.replies(PROMISE, await town.engineer.sees(number, "📍"))
    await town.engineer.sees(HELD)
    await li.sees_nothing_of(PROMISE)
    await town.engineer.taps(ANYWAY)
    await li.sees(PROMISE)
    await ops.sees("➡️", PROMISE)
