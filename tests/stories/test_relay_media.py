"""What passes between a resident and a colleague's private chat: every kind, edits, both ways."""

import pytest

from storage.tables import Event
from tests.stories.replying import DELIVERED, FINE, marked
from tests.town import text_of

pytestmark = pytest.mark.usefixtures("nothing_raises")


@pytest.fixture
async def wang(town, number):
    """An engineer who has the order in private."""
    await town.engineer.says("/start")
    ops = town.ops_group
    await town.engineer.taps("✋ Accept", on=await ops.sees(number, "📍"), at=ops)
    return town.engineer


@pytest.mark.parametrize("said", FINE, ids="+".join)
async def test_a_reply_to_the_private_card_reaches_the_resident(town, li, wang, number, said):
    media = {key: value for key, value in said.items() if key != "text"}
    card = await wang.sees(number, "📍")
    said_at = await wang.replies(said.get("text", ""), card, **media)
    heard = (await li.messages())[-1]
    assert all(one in text_of(heard) for one in ("春江花园", "王工", number))
    assert await marked(wang, said_at) == [DELIVERED]
    await town.ops_group.sees("➡️ 王工", said.get("text", ""))
    replied = [one for one in await town.kept(Event) if one.action == "answer"]
    assert not replied or replied[-1].actor.startswith("staff:")


async def test_what_the_resident_answers_comes_to_whoever_has_the_order(town, li, wang, number):
    await wang.replies("几点方便？", await wang.sees(number, "📍"))
    await li.replies("下午三点", await li.sees("几点方便？"))
    asked = await wang.sees("下午三点")
    await town.ops_group.sees("下午三点")
    await wang.replies("好的，三点见", asked)
    await li.sees("好的，三点见", "王工")


async def test_edits_are_followed_on_both_sides(town, li, wang, number):
    said_at = await wang.replies("两点到", await wang.sees(number, "📍"))
    await wang.says("三点到", edit=said_at)
    await li.sees("三点到")
    await li.sees_nothing_of("两点到")
    await town.ops_group.sees("➡️", "三点到")
    answered = await li.replies("行", await li.sees("三点到"))
    await wang.sees("行")
    await li.says("不行，四点", edit=answered)
    await wang.sees("不行，四点")
    await town.ops_group.sees("不行，四点")


async def test_talk_among_ourselves_stays_inside_in_private_too(town, li, wang, number):
    await wang.replies("// 这家不好说话", await wang.sees(number, "📍"))
    await li.sees_nothing_of("不好说话")


async def test_words_of_danger_in_an_engineers_reply_are_no_call_for_help(town, li, wang, number):
    await wang.replies("水管爆裂的地方已经关阀", await wang.sees(number, "📍"))
    await li.sees("水管爆裂的地方已经关阀")
    await wang.sees_nothing_of("119")


async def test_a_reply_to_nothing_in_particular_is_explained_to_colleagues_only(town, li):
    ops = town.ops_group
    await town.dispatcher.says("/orders", to=ops)
    letter = await ops.sees(
        "Your orders are yours alone: please ask me for them in our private chat."
    )
    await town.dispatcher.replies("好的", letter, at=ops)
    await ops.sees("这句话没有发给外面的人。")
