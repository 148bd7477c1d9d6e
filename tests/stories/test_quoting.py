"""A quote is written in the ops group: from the list, by typing, and by whoever may."""

import pytest

from handlers.access import NOT_HERE
from handlers.answering import _OLD_BUTTON as OLD_BUTTON
from handlers.answering import _REASONS as REASONS
from storage.tables import Quote, Ticket
from tests.stories.matters import filed, tells
from tests.stories.pricing import (
    draft_of,
    drafted,
    is_paid_work,
    lines,
    quotes,
    sends,
    states,
    writes,
)
from tests.stories.usually import card_of
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")
A_NUMBER = "a number, please, such as 2 or 1.5."
WHICH = "Which ticket? Please write its number first, or reply to its card."


@pytest.fixture
async def number(town, li):
    return await is_paid_work(town, li)


async def test_an_amount_is_tapped_or_typed(town, number):
    ops, engineer = town.ops_group, town.engineer
    await writes(town, number)
    await engineer.taps("➕ From the price list", at=ops)
    await engineer.taps("Replacing pipe", at=ops)
    await engineer.replies("一米半", await draft_of(town, number), at=ops)
    await ops.sees("“{line}”: {why}", line="一米半", why=ops.tr(A_NUMBER))
    await engineer.replies("１.5米", await draft_of(town, number), at=ops)
    assert await lines(town) == [("pipe_replacement", "1.5")]
    assert (await drafted(town)).total == 6000
    assert "¥60.00" in text_of(await draft_of(town, number))


async def test_a_wrong_line_is_given_back_and_the_right_one_taken(town, number):
    ops, engineer = town.ops_group, town.engineer
    await writes(town, number, "龙头 45", "角阀", "角阀 0", "角阀 99999999")
    assert await lines(town) == [("龙头", "1")]
    await ops.sees("角阀 99999999")
    await engineer.replies("<b>角阀</b> ２０ ×２", await draft_of(town, number), at=ops)
    assert (await drafted(town)).total == 8500
    assert "<b>角阀</b>" in text_of(await draft_of(town, number))


async def test_what_is_said_among_colleagues_is_no_item(town, number):
    await writes(town, number, "// 这个要问一下仓库 45")
    assert await lines(town) == []


async def test_an_item_is_taken_off_again(town, number):
    ops, engineer = town.ops_group, town.engineer
    await writes(town, number, "龙头 45; 角阀 20")
    await engineer.taps("➖ Take off", at=ops)
    stale = data_of(await draft_of(town, number), "龙头")
    await engineer.taps("龙头", on=await draft_of(town, number), at=ops)
    assert await lines(town) == [("角阀", "1")]
    said = await engineer.presses(stale, await draft_of(town, number), at=ops)
    assert said == ops.tr(OLD_BUTTON)
    assert await lines(town) == [("角阀", "1")]


async def test_a_choice_is_taken_back(town, number):
    ops, engineer = town.ops_group, town.engineer
    await writes(town, number)
    await engineer.taps("➕ From the price list", at=ops)
    await engineer.taps("‹ Back", on=await draft_of(town, number), at=ops)
    await engineer.taps("➕ From the price list", at=ops)
    await engineer.taps("Replacing a tap", at=ops)
    await engineer.taps("‹ Back", on=await draft_of(town, number), at=ops)
    assert await lines(town) == []
    assert not any("✅" in one for one in labels_of(await draft_of(town, number)))


async def test_a_dropped_quote_was_never_there(town, li, number):
    ops, engineer = town.ops_group, town.engineer
    await writes(town, number, "龙头 45")
    draft = await draft_of(town, number)
    await engineer.taps("Cancel", on=draft, at=ops)
    assert await town.kept(Quote) == []
    await ops.sees("{number}: the quote was dropped; nothing was sent.", number=number)
    await engineer.replies("角阀 20", draft, at=ops)
    assert await town.kept(Quote) == []
    await li.sees_nothing_of("角阀", "龙头 45")


async def test_another_process_goes_on_with_the_draft_and_a_colleague_may(town, number):
    await writes(town, number, "龙头 45")
    await town.restarts()
    await town.dispatcher.replies("角阀 20", await draft_of(town, number), at=town.ops_group)
    await town.restarts()
    await sends(town)
    assert await states(town) == ["open"]
    assert (await drafted(town)).total == 6500


async def test_only_the_sum_that_was_seen_is_sent(town, number):
    ops = town.ops_group
    await writes(town, number, "龙头 45")
    seen = await draft_of(town, number)
    send = next(data_of(seen, one) for one in labels_of(seen) if "¥" in one)
    await town.dispatcher.replies("角阀 20", seen, at=ops)
    said = await town.engineer.presses(send, await draft_of(town, number), at=ops)
    assert said == ops.tr("It has changed meanwhile: please look once more.")
    assert await states(town) == ["draft"]


async def test_a_sent_quote_is_not_written_on_any_more(town, li, number):
    ops = town.ops_group
    await quotes(town, number)
    sent = await draft_of(town, number)
    assert labels_of(sent) == []
    await town.engineer.replies("角阀 20", sent, at=ops)
    await town.engineer.presses("1:quote_send:1:8000", sent, at=ops)
    assert (await drafted(town)).total == 8000
    await li.sees_nothing_of("角阀 20")


async def test_one_line_in_reply_to_the_card(town, number):
    ops = town.ops_group
    await town.engineer.replies("/quote 龙头 45 x2; 工时 30", await card_of(town, number), at=ops)
    assert await lines(town) == [("龙头", "2"), ("工时", "1")]
    await town.engineer.says("/quote 龙头 45", to=ops)
    await ops.sees(WHICH, "/quote", "R260302-483 tap 45 x2; labour 30")
    await sends(town)
    assert (await drafted(town)).total == 12000


# --- who, and for what ---------------------------------------------------------------------------


async def test_a_worker_does_not_price_the_order_of_another(town, number):
    ops, other = town.ops_group, await town.staff("赵工", "engineer")
    said = await other.taps("💰 Quote", on=await card_of(town, number), at=ops)
    assert said.startswith(ops.tr(REASONS["not_your_order"]))
    await writes(town, number, "龙头 45")
    await other.replies("角阀 20", await draft_of(town, number), at=ops)
    await other.taps(ops.tr("✅ Send {money}", money=""), at=ops)
    assert await states(town) == ["draft"]
    assert await lines(town) == [("龙头", "1")]


async def test_a_stranger_and_a_resident_write_no_quote(town, li, number):
    ops, guest = town.ops_group, await town.newcomer("路人")
    await guest.changes(joins=ops.id)
    await writes(town, number, "龙头 45")
    draft = await draft_of(town, number)
    await guest.replies("角阀 20", draft, at=ops)
    await guest.presses("1:quote_send:1:4500", draft, at=ops)
    shown = await li.sees(number, "📍")
    assert await li.presses("1:quote_send:1:4500", shown) == li.tr(NOT_HERE)
    for forged in ("1:price:1", "1:agree:1", "1:refuse:1", "1:ask_price:1"):
        assert await li.presses(forged, shown) == li.tr(NOT_HERE)
    assert await states(town) == ["draft"]


async def test_a_complaint_has_no_price(town, li):
    ops = town.ops_group
    await li.says("/complain")
    await tells(li, "保洁好几天没来打扫楼道了")
    for label in ("Nobody in particular", "Skip", "✅ Send"):
        await li.taps(label)
    ticket = await filed(town)
    await town.supervisor.taps("✋ Accept", at=ops)
    card = await card_of(town, ticket.number)
    assert ops.tr("💰 Quote") not in labels_of(card)
    said = await town.supervisor.presses(f"1:quote:{ticket.id}", card, at=ops)
    assert said == ops.tr(REASONS["not_now"])
    assert await town.kept(Quote) == []


async def test_two_hundred_items_are_not_a_quote(town, number):
    ops = town.ops_group
    await writes(town, number, "\n".join(["管 1"] * 200))
    assert await lines(town) == []
    await ops.sees("that is more than one quote may hold.")
    await town.engineer.replies("电梯 49999", await draft_of(town, number), at=ops)
    await town.engineer.replies("电梯 49999", await draft_of(town, number), at=ops)
    assert len(await lines(town)) == 1
    await ops.sees("that is more than one quote may come to.")


async def test_nothing_is_quoted_before_anybody_has_the_order(town, li):
    number = await li.reports("厨房水龙头滴水")
    card = await card_of(town, number)
    assert town.ops_group.tr("💰 Quote") not in labels_of(card)
    (ticket,) = await town.kept(Ticket)
    await town.engineer.presses(f"1:quote:{ticket.id}", card, at=town.ops_group)
    assert await town.kept(Quote) == []
