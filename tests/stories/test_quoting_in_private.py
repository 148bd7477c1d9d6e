"""A quote is written in a colleague's private chat as it is in the group, and in both at once."""

import pytest

from storage.tables import Quote
from tests.stories.office import dismissed
from tests.stories.pricing import HEADING, draft_of, is_paid_work, lines, price_of, states
from tests.stories.usually import card_of
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")


@pytest.fixture
async def number(town, li, wang):
    return await is_paid_work(town, li)


async def own_draft(wang, number):
    return await wang.sees(HEADING, number=number)


async def begins(wang, number):
    await wang.taps("💰 Quote", on=await wang.sees(number, "📍"))
    return await own_draft(wang, number)


async def test_it_opens_and_fills_where_it_was_asked_for(town, li, wang, number):
    draft = await begins(wang, number)
    assert draft["reply_to_message"]["message_id"] == (await wang.sees(number, "📍"))["message_id"]
    await town.ops_group.sees_nothing_of(HEADING, number=number)
    await wang.taps("➕ From the price list")
    await wang.taps("Replacing a tap")
    await wang.replies("2", await own_draft(wang, number))
    await wang.replies("角阀 ２５ ×２", await own_draft(wang, number))
    assert await lines(town) == [("tap_replacement", "2"), ("角阀", "2")]
    await li.sees_nothing_of("角阀")
    await wang.taps(wang.tr("✅ Send {money}", money=""))
    assert "¥110.00" in text_of(await price_of(li, number))
    assert await states(town) == ["open"]
    assert labels_of(await own_draft(wang, number)) == []


async def test_a_wrong_line_is_given_back_there(town, wang, number):
    await begins(wang, number)
    await wang.replies("角阀", await own_draft(wang, number))
    await wang.sees("“角阀”", "龙头 45 x2")
    await wang.replies("// 问一下仓库 30", await own_draft(wang, number))
    assert await lines(town) == []


async def test_an_item_is_taken_off_and_the_whole_dropped(town, wang, number):
    await begins(wang, number)
    await wang.replies("龙头 45; 角阀 20", await own_draft(wang, number))
    await wang.taps("➖ Take off")
    await wang.taps("龙头", on=await own_draft(wang, number))
    assert await lines(town) == [("角阀", "1")]
    await wang.taps("Cancel", on=await own_draft(wang, number))
    assert await town.kept(Quote) == []
    await wang.sees("{number}: the quote was dropped; nothing was sent.", number=number)


async def test_in_writing_it_opens_in_private_too(town, wang, number):
    await wang.says(f"/quote {number} 龙头 45")
    assert "¥45.00" in text_of(await own_draft(wang, number))
    await town.ops_group.sees_nothing_of(HEADING, number=number)


async def test_two_at_once_write_one_quote_and_each_sees_it(town, wang, number):
    """One in the group and one in private; while one chooses, the other's page stays."""
    ops = town.ops_group
    await begins(wang, number)
    await town.dispatcher.taps("💰 Quote", on=await card_of(town, number), at=ops)
    await town.dispatcher.taps("➕ From the price list", at=ops)
    assert wang.tr("➕ From the price list") in labels_of(await own_draft(wang, number))
    await wang.replies("龙头 45", await own_draft(wang, number))
    await town.dispatcher.replies("角阀 20", await draft_of(town, number), at=ops)
    for draft in (await own_draft(wang, number), await draft_of(town, number)):
        assert all(one in text_of(draft) for one in ("龙头", "角阀", "¥65.00"))
    await wang.taps(wang.tr("✅ Send {money}", money=""))
    assert labels_of(await draft_of(town, number)) == []
    assert await states(town) == ["open"]


async def test_further_up_nothing_can_be_tapped_any_more(town, wang, number):
    first = await begins(wang, number)
    second = await begins(wang, number)
    shown = {one["message_id"]: labels_of(one) for one in await wang.messages()}
    assert shown[first["message_id"]] == []
    assert shown[second["message_id"]] != []


async def test_whoever_holds_no_post_any_more_writes_nothing_there(town, li, wang, number):
    draft = await begins(wang, number)
    await dismissed(town, wang)
    await wang.replies("角阀 20", draft)
    await wang.presses(data_of(draft, wang.tr("➕ From the price list")), draft)
    assert await lines(town) == []
    await li.sees_nothing_of("角阀")
    await town.ops_group.sees_nothing_of("角阀")
