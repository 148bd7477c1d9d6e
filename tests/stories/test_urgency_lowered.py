"""降为普通: only staff, only with a reason, and the way back is one tap."""

import pytest

from handlers.answering import _REASONS as REASONS
from storage.tables import Event, Ticket
from tests.stories.usually import calls_for_help, card_of, reports
from tests.town import labels_of, text_of

BURST = "水管爆了，水漫到走廊了"
LOWERED = "{number}: we have looked at it, and it is not dangerous; it goes on as usual."
WHY = "{name}, why is it not urgent? Please reply to this message; the resident will read it."
RAISED = "<b>{number}</b> is now treated as urgent. The duty staff have been called."
REASON = "现场看过，只是阳台积水"


@pytest.fixture
async def number(li):
    return await calls_for_help(li, BURST)


async def lowers(town, reason):
    ops = town.ops_group
    await town.dispatcher.taps("⋯ More", at=ops)
    await town.dispatcher.taps("▼ Not urgent", at=ops)
    await town.dispatcher.replies(reason, await ops.sees(WHY, name="小陈"), at=ops)


async def urgent(town):
    return (await town.kept(Ticket))[-1].urgent


@pytest.mark.clause("B5")
async def test_staff_lower_it_with_a_reason_and_the_resident_may_raise_it_again(town, li, number):
    await lowers(town, REASON)
    assert not await urgent(town)
    told = await li.sees(LOWERED, REASON, number=number)
    assert labels_of(told) == [li.tr("⚠️ It is dangerous")]
    assert town.ops_group.tr("🔴 urgent") not in text_of(await card_of(town, number))
    event = [one for one in await town.kept(Event) if one.action == "lower"][-1]
    assert (event.clause, event.detail["reason"]) == ("B5", REASON)
    await li.taps("⚠️ It is dangerous", on=told)
    assert await urgent(town)
    await li.sees(RAISED, number=number)
    await town.ops_group.sees(number, mentions=town.engineer)


async def test_without_a_reason_it_stays_urgent(town, li, number):
    ops = town.ops_group
    await town.dispatcher.taps("⋯ More", at=ops)
    await town.dispatcher.taps("▼ Not urgent", at=ops)
    asked = await ops.sees(WHY, name="小陈")
    await town.dispatcher.replies("", asked, at=ops, sticker=True)
    assert await urgent(town)
    await town.dispatcher.taps("Cancel", at=ops)
    assert await urgent(town)
    await li.sees_nothing_of(li.tr(LOWERED, number=number))


async def test_an_engineer_does_not_lower_it(town, number):
    ops = town.ops_group
    await town.engineer.taps("⋯ More", at=ops)
    said = await town.engineer.taps("▼ Not urgent", at=ops)
    assert said.startswith(ops.tr(REASONS["not_yours"]))
    assert await urgent(town)


async def test_a_resident_does_not_lower_it(town, li, number):
    await li.presses("1:lower:1", await li.sees(number, "📍"))
    assert await urgent(town)


async def test_somebody_raises_it_while_the_reason_is_being_written(town, li):
    """The desk was about to lower what has been lowered, and raised again, meanwhile."""
    number, ops = await calls_for_help(li, BURST), town.ops_group
    await town.supervisor.taps("⋯ More", at=ops)
    await town.supervisor.taps("▼ Not urgent", at=ops)
    asked = await ops.sees(WHY, name="刘主管")
    await lowers(town, REASON)
    await town.supervisor.replies("看过了", asked, at=ops)
    assert [one.action for one in await town.kept(Event)].count("lower") == 1
    await ops.sees(REASONS["not_now"])
    assert await card_of(town, number)


@pytest.mark.clause("B5")
async def test_staff_raise_it_as_well(town, li):
    ops, number = town.ops_group, await reports(li, "水龙头滴水")
    await town.engineer.taps("⋯ More", at=ops)
    await town.engineer.taps("🔴 Urgent", at=ops)
    assert await urgent(town)
    await li.sees(RAISED, number=number)
    await ops.sees(number, mentions=town.engineer)
