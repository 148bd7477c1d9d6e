"""Replies: what is said under a card reaches the other side, signed, marked, and only there."""

import asyncio

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.talk import UNREADABLE
from storage.tables import Card, OutboxRow, Person, Ticket
from tests.stories.replying import DELIVERED, FINE, marked
from tests.stories.talks import WHAT, WHEN
from tests.stories.usually import DRIPS
from tests.town import text_of

pytestmark = pytest.mark.usefixtures("nothing_raises")

FLICKERS = "客厅的灯不亮"
PHOTO = "{name}, please send a photo of the finished work here, with a line about what was done."


# --- from the office -----------------------------------------------------------------------------


@pytest.mark.parametrize("said", FINE, ids="+".join)
async def test_a_reply_under_the_card_reaches_the_resident_signed(town, li, number, said):
    card = await town.ops_group.sees(number)
    said_at = await town.engineer.replies(said.get("text", ""), card, at=town.ops_group, **{
        key: value for key, value in said.items() if key != "text"})  # fmt: skip
    heard = (await li.messages())[-1]
    assert all(one in text_of(heard) for one in ("春江花园", "王工", number))
    assert said.get("text", "") in text_of(heard)
    assert not (set(said) - {"text", "photos"}) - set(heard)
    assert await marked(town.ops_group, said_at) == [DELIVERED]


@pytest.mark.clause("A3", partly="a greeting elsewhere than at the front desk")
async def test_whoever_belongs_to_a_department_signs_with_it(town, li, number):
    wu = await town.staff("吴工", "engineer", "engineering")
    await wu.replies("下午两点到", await town.ops_group.sees(number), at=town.ops_group)
    await li.sees("下午两点到", "春江花园", "Engineering", "吴工")


async def test_long_words_under_a_picture_arrive_whole(town, li, number):
    card, words = await town.ops_group.sees(number), "说明" * 512
    await town.engineer.replies(words, card, at=town.ops_group, photos=1)
    assert words in "".join(await li.texts())
    await li.sees("王工", number)


async def test_a_reply_to_what_the_resident_said_reaches_them_too(town, li, number):
    ops = town.ops_group
    await li.replies("什么时候来？", await li.sees(number))
    await town.engineer.replies("下午两点", await ops.sees("什么时候来？"), at=ops)
    heard = await li.sees("下午两点", "王工")
    await li.replies("好的", heard)
    await town.engineer.replies("不客气", await ops.sees("好的"), at=ops)
    await li.sees("不客气")


async def test_talk_among_colleagues_stays_inside(town, li, number):
    ops = town.ops_group
    card = await ops.sees(number)
    before = await li.texts()
    await town.engineer.replies("// 这户上次也报过", card, at=ops)
    await town.engineer.says("谁有空？", to=ops, thread=card["message_thread_id"])
    said = await town.dispatcher.says("我去", to=ops, thread=card["message_thread_id"])
    await town.engineer.replies(
        "好", {"message_id": said, "message_thread_id": card["message_thread_id"]}, at=ops
    )
    assert await li.texts() == before


async def test_what_cannot_be_passed_on_is_not_passed_over_in_silence(town, li, number):
    """A sticker says nothing to the resident: the engineer must not think that it arrived."""
    card, before = await town.ops_group.sees(number), await li.texts()
    said = await town.engineer.replies("", card, at=town.ops_group, sticker=True)
    assert await li.texts() == before
    assert await marked(town.ops_group, said) == []
    await town.ops_group.sees(UNREADABLE)


async def test_a_reply_to_the_card_is_no_answer_to_the_form(town, li, number):
    """The engineer is asked for a photo, and has something to tell the resident first."""
    ops = town.ops_group
    await town.engineer.taps("✋ Accept", at=ops)
    await town.engineer.taps("🔧 Done", at=ops)
    asked = await ops.sees(PHOTO, name="王工")
    card = await ops.sees(DRIPS, number)
    await town.engineer.replies("晚十分钟到", card, at=ops)
    await town.engineer.replies("是这个吗", card, at=ops, photos=1)
    for words in ("晚十分钟到", "是这个吗"):
        await li.sees(words, "王工")
    await town.engineer.replies("换了阀芯", asked, at=ops)
    await ops.sees("A photo of the finished work, please.")
    await town.engineer.says(to=ops, photos=1, thread=card["message_thread_id"])
    await town.engineer.taps("✅ Send", at=ops)
    assert [one.work for one in await town.kept(Ticket)] == ["换了阀芯"]


async def test_an_edit_of_the_office_is_followed(town, li, number):
    ops = town.ops_group
    card = await ops.sees(number)
    said = await town.engineer.replies("下午两点到", card, at=ops)
    await town.engineer.says("下午三点到", to=ops, edit=said)
    await li.sees("下午三点到", "王工")
    await li.sees_nothing_of("下午两点到")


async def test_an_edited_caption_is_followed(town, li, number):
    ops = town.ops_group
    said = await town.engineer.replies("是这个吗", await ops.sees(number), at=ops, photos=1)
    await town.engineer.says("是那个吗", to=ops, edit=said)
    await li.sees("是那个吗", "王工")


async def test_the_resident_has_blocked_us(town, li, number):
    ops = town.ops_group
    await li.changes(blocked=True)
    await ops.sees(number, "⚠️ The resident cannot be reached on Telegram: please telephone.")
    first = await town.engineer.replies("在家吗？", await ops.sees(number), at=ops)
    blocked = ops.tr("the resident has blocked the bot; please telephone")
    said = "⚠️ Not delivered ({number}): {reason}"
    warned = await ops.sees(said, number=number, reason=blocked)
    assert warned["reply_to_message"]["message_id"] == first
    assert await marked(ops, first) == []
    assert [one.reachable for one in await town.kept(Person)] == [False]


@pytest.mark.both
async def test_each_of_several_replies_to_somebody_who_blocked_us_is_marked(town, li, number):
    ops = town.ops_group
    await li.changes(blocked=True)
    card = await ops.sees(number)
    town.app.pacer.pause(li.id, 0.5)  # so that they all wait at the same time
    await asyncio.gather(*(town.engineer.replies(f"第{n}句", card, at=ops) for n in range(3)))
    blocked = ops.tr("the resident has blocked the bot; please telephone")
    said = {one["message_id"] for one in await ops.messages() if "句" in text_of(one)}
    warned = [one for one in await ops.messages() if blocked in text_of(one)]
    assert {one["reply_to_message"]["message_id"] for one in warned} == said
    assert len(said) == 3


async def test_the_resident_comes_back(town, li, number):
    ops = town.ops_group
    await li.changes(blocked=True)
    await li.changes(blocked=False)
    card = await ops.sees(number)
    assert ops.tr("⚠️ The resident cannot be reached on Telegram: please telephone.") not in text_of(
        card
    )
    assert [one.reachable for one in await town.kept(Person)] == [True]
    said = await town.engineer.replies("在家吗？", card, at=ops)
    await li.sees("在家吗？")
    assert await marked(ops, said) == [DELIVERED]


async def test_whoever_writes_to_us_can_be_reached(town, li, number):
    """We may have been away when they came back."""
    async with AsyncSession(town.witness.engine) as session:
        await session.execute(update(Person).values(reachable=False))
        await session.commit()
    await li.says("/start")
    assert [one.reachable for one in await town.kept(Person)] == [True]


# --- from the resident ---------------------------------------------------------------------------


async def test_a_reply_finds_the_right_ticket_among_several(town, li, number):
    other = await li.reports(FLICKERS)
    ops = town.ops_group
    await li.replies("水更大了一点", await li.sees(DRIPS))
    await li.replies("灯彻底不亮", await li.sees(FLICKERS))
    assert (await ops.sees("水更大了一点", number))["reply_to_message"]["message_id"] == (
        await ops.sees(DRIPS))["message_id"]  # fmt: skip
    assert (await ops.sees("灯彻底不亮", other))["reply_to_message"]["message_id"] == (
        await ops.sees(FLICKERS))["message_id"]  # fmt: skip


async def test_a_reply_of_the_resident_is_marked_when_it_has_arrived(town, li, number):
    said = await li.replies("什么时候来？", await li.sees(number))
    assert await marked(li, said) == [DELIVERED]


@pytest.mark.parametrize("said", FINE[1:], ids="+".join)
async def test_pictures_and_papers_of_the_resident_come_under_the_card(town, li, number, said):
    rest = {key: value for key, value in said.items() if key != "text"}
    await li.replies(said.get("text", ""), await li.sees(number), **rest)
    heard = await town.ops_group.sees("李女士", number, said.get("text", ""))
    assert (
        heard["reply_to_message"]["message_id"] == (await town.ops_group.sees(DRIPS))["message_id"]
    )
    await town.engineer.replies("收到", heard, at=town.ops_group)
    await li.sees("收到", "王工")


async def test_a_sticker_in_reply_is_not_passed_on_as_an_empty_word(town, li, number):
    before = await town.ops_group.texts()
    await li.replies("", await li.sees(number), sticker=True)
    assert await town.ops_group.texts() == before
    await li.sees(UNREADABLE)


async def test_an_edit_of_the_resident_is_followed(town, li, number):
    said = await li.replies("下午在家", await li.sees(number))
    await li.says("上午在家", edit=said)
    await town.ops_group.sees("上午在家", number)
    await town.ops_group.sees_nothing_of("下午在家")


async def test_a_free_word_with_open_tickets_is_asked_where_it_belongs(town, li, number):
    other = await li.reports(FLICKERS)
    await li.says("对了，门铃也请看一下", photos=2)
    await li.sees("What shall I make of it?")
    await li.taps(number)
    await li.sees("Passed on to {number}.", number=number)
    heard = await town.ops_group.sees("门铃", number)
    await town.engineer.replies("好的", heard, at=town.ops_group)
    await li.sees("好的", number)
    await town.ops_group.sees_nothing_of(f"门铃 {other}")


async def test_two_free_words_passed_on_can_both_be_answered(town, li, number):
    ops = town.ops_group
    for words in ("门铃也请看一下", "还有走廊的灯"):
        await li.says(words)
        await li.taps(number)
    for words in ("门铃也请看一下", "还有走廊的灯"):
        await town.engineer.replies(f"回{words}", await ops.sees(words), at=ops)
        await li.sees(f"回{words}")


async def test_a_reply_to_our_question_answers_the_question(town, li):
    await li.says("/repair")
    await li.replies(DRIPS, await li.sees(WHAT))
    await li.sees(WHEN, DRIPS)


async def test_danger_in_a_reply_raises_the_ticket(town, li, number):
    await li.replies("水管爆了，水漫到走廊了", await li.sees(number))
    assert [one.urgent for one in await town.kept(Ticket)] == [True]
    await town.ops_group.sees(number, "水漫到走廊")


# --- cards and topics ----------------------------------------------------------------------------


async def test_a_deleted_card_is_shown_anew_and_can_be_answered(town, li, number):
    ops = town.ops_group
    old = await ops.sees(DRIPS)
    await town.engineer.deletes(old, at=ops)
    await town.engineer.presses("1:accept_order:1", old, at=ops)
    new = await ops.sees(DRIPS, "Accepted")
    assert new["message_id"] != old["message_id"]
    await town.engineer.replies("我下午来", new, at=ops)
    await li.sees("我下午来")


async def test_the_resident_deletes_their_card_and_it_comes_again(town, li, number):
    await li.deletes(await li.sees(DRIPS))
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    await li.sees(number, "Accepted")


async def test_a_deleted_topic_costs_nothing(town, li, number):
    ops = town.ops_group
    thread = (await ops.sees(number))["message_thread_id"]
    await town.post("people/" + str(town.supervisor.id), promoted=ops.id)
    await town.post(
        "topics", person=town.supervisor.id, chat=ops.id, thread=thread, action="delete"
    )
    other = await li.reports(FLICKERS)
    card = await ops.sees(other, FLICKERS)
    assert card["message_thread_id"] != thread, "another one was opened"
    await li.replies("水更大了一点", await li.sees(DRIPS))
    await town.engineer.replies("马上来", await ops.sees("水更大了一点"), at=ops)
    await li.sees("马上来")
    await town.engineer.taps("✋ Accept", on=card, at=ops)
    await ops.sees(other, "Accepted")
    lost = [one for one in await town.kept(OutboxRow) if one.status == "failed"]
    assert lost == []
    assert len({one.alias for one in await town.kept(Card)}) == len(await town.kept(Card))


async def test_a_letter_that_comes_back_says_so_on_the_card(town, li, number):
    """Somebody who deletes their account does not tell us."""
    await li.changes(deactivated=True)
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    await town.dispatcher.taps("👷 Assign", at=town.ops_group)
    await town.dispatcher.taps("王工", at=town.ops_group)
    await town.ops_group.sees(
        number, "⚠️ The resident cannot be reached on Telegram: please telephone."
    )
