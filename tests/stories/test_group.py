"""The group: one that is not ours, one that moves house, and one that shows us the door."""

import pytest

from storage.tables import Community, OutboxRow, Ticket
from tests.stories.moving import moves, said_in
from tests.stories.usually import DRIPS, card_of, newest, shows_the_work
from tests.town import Group, labels_of, text_of

BURST = "水管爆了，水漫到走廊了"


# --- somebody else's group -----------------------------------------------------------------------


async def test_a_foreign_group_hears_nothing_and_is_left(town, nothing_fails):
    """Even if it is called like ours, and somebody of ours is in it."""
    stranger = await town.newcomer("路人")
    foreign = await town.post("groups", title="值班室", forum=True,
                              members=[stranger.id, town.dispatcher.id])  # fmt: skip
    group = Group(town, foreign["id"], "zh_Hans")
    for words in ("/start", "/setops", "/replay", "/help@huifang_bot", BURST):
        await stranger.says(words, to=group)
    await town.post("bot", chat=group.id, status="administrator")
    await town.passes("PT1M")
    assert await said_in(town, group.id) == []
    left = (await town.get("calls?method=leaveChat"))["calls"]
    assert [one["params"]["chat_id"] for one in left if one["ok"]][:1] == [group.id]
    assert [one.ops_chat for one in await town.kept(Community)] == [town.ops_group.id]


async def test_a_foreign_group_that_becomes_a_supergroup_is_none_of_our_business(town):
    stranger = await town.newcomer("路人")
    foreign = await town.post("groups", title="值班室", members=[stranger.id])
    await town.post("migrate", chat=foreign["id"])
    await town.settles()
    assert [one.ops_chat for one in await town.kept(Community)] == [town.ops_group.id]


# --- group to supergroup -------------------------------------------------------------------------


async def test_the_group_becomes_a_supergroup_in_the_middle_of_a_dispatch(small_town):
    town = small_town
    li = await town.resident("李女士", "3-1102")
    number = await li.reports(DRIPS)
    other = await li.reports("客厅的灯不亮")
    await town.dispatcher.taps("👷 Assign", on=await card_of(town, number), at=town.ops_group)
    old = await moves(town)
    await town.settles()
    assert [one.ops_chat for one in await town.kept(Community)] == [town.ops_group.id]
    for one in (number, other):
        card = await card_of(town, one)
        assert labels_of(card)
    await town.dispatcher.taps("👷 Assign", on=await card_of(town, number), at=town.ops_group)
    await town.dispatcher.taps("王工", on=await card_of(town, number), at=town.ops_group)
    said = [text_of(one) for one in await town.ops_group.messages() if number in text_of(one)]
    cards = [one for one in await town.ops_group.messages() if "📍" in text_of(one)
             and number in text_of(one)]  # fmt: skip
    assert len(cards) == 1, said
    assert [one.state for one in await town.kept(Ticket)] == ["dispatched", "filed"]
    await town.engineer.replies("下午到", cards[0], at=town.ops_group)
    heard = await li.sees("下午到", "王工")
    await li.replies("好的", heard)
    await town.ops_group.sees("好的", number)
    late = [one for one in await town.kept(OutboxRow) if one.chat == old and one.status != "sent"]
    assert late == []


async def test_our_own_group_is_not_left_when_it_moved_while_we_were_down(small_town):
    """All of it comes in one batch: that it moved, and somebody who already writes over there."""
    town = small_town
    li = await town.resident("李女士", "3-1102")
    number = await li.reports(DRIPS)
    async with town.closed():
        await moves(town, forum=True)
        await town.post(f"people/{town.dispatcher.id}", promoted=town.ops_group.id)
        topic = await town.post("topics", person=town.dispatcher.id, chat=town.ops_group.id,
                                name="闲聊", action="create")  # fmt: skip
        await town.post("say", person=town.dispatcher.id, chat=town.ops_group.id, text="早",
                        thread=topic["thread"])  # fmt: skip
    await town.passes("PT2M")
    assert (await town.get("calls?method=leaveChat"))["calls"] == []
    assert labels_of(await card_of(town, number))


async def test_nothing_of_ours_is_written_over_in_the_new_group(small_town):
    """A new supergroup counts its messages from 1: an old number there is somebody else's."""
    town = small_town
    li = await town.resident("李女士", "3-1102")
    number = await li.reports(DRIPS)
    await moves(town)
    await town.settles()
    for n in range(12):
        await town.dispatcher.says(f"闲话{n}", to=town.ops_group)
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=town.ops_group)
    await li.replies("好的", await li.sees(DRIPS))
    talk = [one for one in await town.ops_group.texts() if one.startswith("闲话")]
    assert len(talk) == 12
    marked = (await town.get("calls?method=setMessageReaction"))["calls"]
    assert {one["params"]["chat_id"] for one in marked} == {li.id}


async def test_the_service_message_was_missed_and_the_next_letter_finds_the_way(small_town):
    town = small_town
    li = await town.resident("李女士", "3-1102")
    number = await li.reports(DRIPS)
    await moves(town, told=False)
    await li.replies("更严重了", await li.sees(DRIPS))
    await town.ops_group.sees("更严重了", number)
    assert [one.ops_chat for one in await town.kept(Community)] == [town.ops_group.id]
    await town.engineer.replies("马上到", await town.ops_group.sees("更严重了"), at=town.ops_group)
    await li.sees("马上到")


async def test_an_order_being_finished_moves_along(small_town):
    town = small_town
    li = await town.resident("李女士", "3-1102")
    number = await li.reports(DRIPS)
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    await town.engineer.taps("🔧 Done", at=town.ops_group)
    await moves(town)
    await town.engineer.says("换了阀芯", to=town.ops_group, photos=1)
    await town.engineer.taps("✅ Send", at=town.ops_group)
    await li.sees("{number}: the work has been done. Is everything in order?", number=number)


# --- shown the door ------------------------------------------------------------------------------


async def test_the_bot_is_put_out_of_its_group_and_comes_back(town):
    ops = town.ops_group
    li = await town.resident("李女士", "3-1102")
    before = await li.reports(DRIPS)
    await town.post("bot", chat=ops.id, removed=True)
    number = await li.reports("客厅的灯不亮")
    await li.sees(number, "Received")
    await town.post("bot", chat=ops.id, status="administrator")
    await town.settles()
    for one in (before, number):
        shown = await ops.messages()
        cards = [card for card in shown if one in text_of(card) and labels_of(card)]
        assert len(cards) == 1
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=ops)
    await li.sees(number, "Accepted")


@pytest.mark.parametrize("how", ["put out", "silenced"])
async def test_what_is_urgent_finds_another_way_when_the_group_is_shut(town, how):
    ops, li = town.ops_group, await town.resident("李女士", "3-1102")
    for one in (town.engineer, town.supervisor):
        await one.changes(started=True)
    if how == "put out":
        await town.post("bot", chat=ops.id, removed=True)
    else:
        await town.post("bot", chat=ops.id, status="restricted")
    await li.says(BURST)
    await li.taps("3-1102")
    number = await newest(town)
    await town.engineer.sees(number, "3-1102")
    await town.supervisor.sees_nothing_of(number)


async def test_the_bot_may_no_longer_manage_topics(town):
    ops, li = town.ops_group, await town.resident("李女士", "3-1102")
    await town.post("bot", chat=ops.id, status="administrator", rights=["can_delete_messages"])
    number = await li.reports(DRIPS)
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=ops)
    await shows_the_work(town, number)
    await li.sees("{number}: the work has been done. Is everything in order?", number=number)
