"""报价、同意: nothing is done for money before the resident has agreed to the price."""

import asyncio

import pytest

from domain.money import in_full
from handlers.access import NOT_HERE
from handlers.answering import _REASONS as REASONS
from locales import LANGUAGES, words_for
from storage.tables import Event, Quote
from tests.stories.pricing import (
    AGREE,
    EIGHTY,
    NOTHING_TO_THE_WORKER,
    agrees,
    amounts_on,
    finishes,
    is_paid_work,
    price_of,
    quotes,
    sends,
    state,
    states,
    writes,
)
from tests.stories.usually import card_of
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")
HOLDS_NO_MORE = "This price no longer holds; the one that does is below."


@pytest.fixture
async def number(town, li):
    found = await is_paid_work(town, li)
    await quotes(town, found)
    return found


# --- agreed --------------------------------------------------------------------------------------


@pytest.mark.clause("B6")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_price_comes_before_the_work_and_the_work_after_consent(town, language):
    li, ops = await town.resident("Li", "3-1102", language), town.ops_group
    number = await is_paid_work(town, li)
    eighty = words_for(language).money(in_full(8000, "CNY"), "CNY")
    refused = await town.engineer.taps("🔧 Done", at=ops)
    assert refused.startswith(ops.tr(REASONS["quote_missing"]))
    await quotes(town, number)
    card = await price_of(li, number)
    for line in ("Replacing a tap", "角阀", eighty, NOTHING_TO_THE_WORKER):
        assert li.tr(line) in text_of(card)
    assert labels_of(card) == [
        li.tr(AGREE, money=eighty), li.tr("❓ Ask"), li.tr("✖️ Refuse"),
    ]  # fmt: skip
    waits = await town.engineer.taps("🔧 Done", at=ops)
    assert waits.startswith(ops.tr(REASONS["quote_open"]))
    await town.engineer.taps("🛵 On the way", at=ops)  # they have to look at it first
    await agrees(li, number, eighty)
    (kept,) = await town.kept(Quote)
    assert (kept.state, kept.total, kept.message_id) == ("agreed", 8000, card["message_id"])
    assert kept.decided_by
    assert kept.decided_at > kept.offered_at
    event = [one for one in await town.kept(Event) if one.action == "agree"][-1]
    assert (event.clause, event.detail["total"]) == ("S0 七(2)", 8000)
    assert event.detail["message"] == card["message_id"]
    assert labels_of(await price_of(li, number)) == []
    await li.sees(number, "📍", li.tr("💰 {money}: agreed", money=eighty))
    told = "✅ <b>{number}</b>: {name} agrees to {money}; the work may begin."
    await ops.sees(told, number=number, name="Li", money=eighty, mentions=town.engineer)
    assert ops.tr("💰 {money}: agreed", money=eighty) in text_of(await card_of(town, number))


async def test_whoever_taps_twice_or_on_two_devices_has_agreed_once(town, li, number):
    card = await price_of(li, number)
    agree = data_of(card, EIGHTY)
    await agrees(li, number)
    assert await li.presses(agree, card) == li.tr("That has been settled already.")
    assert [one.action for one in await town.kept(Event)].count("agree") == 1
    assert await states(town) == ["agreed"]


@pytest.mark.both
async def test_of_two_answers_at_once_one_counts(town, li, number):
    card = await price_of(li, number)
    yes, no = data_of(card, EIGHTY), f"1:decline_quote:{(await town.kept(Quote))[0].id}"
    await asyncio.gather(li.presses(yes, card), li.presses(no, card))
    (said,) = [one for one in await town.kept(Event) if one.action in {"agree", "decline_quote"}]
    assert await states(town) == ["agreed" if said.action == "agree" else "refused"]


async def test_refusing_after_agreeing_changes_nothing(town, li, number):
    card = await price_of(li, number)
    await agrees(li, number)
    await li.presses(data_of(card, li.tr("✖️ Refuse")).replace("refuse", "decline_quote"), card)
    assert await states(town) == ["agreed"]


async def test_somebody_of_the_same_home_may_agree_and_a_neighbour_sees_nothing(town, li, number):
    wife = await town.resident("李先生", "3-1102")
    neighbour = await town.resident("王太太", "3-1101")
    card = await price_of(li, number)
    buttons = [data_of(card, one) for one in labels_of(card)]
    await neighbour.says("/my")
    before = await neighbour.messages()
    for one in [*buttons, "1:price:1", "1:decline_quote:1", "1:agree:99"]:
        assert await neighbour.presses(one, before[-1]) == neighbour.tr(NOT_HERE)
    assert await neighbour.messages() == before
    await wife.says("/my")
    await wife.presses(data_of(card, EIGHTY), (await wife.messages())[-1])
    assert await states(town) == ["agreed"]
    assert labels_of(await price_of(li, number)) == []


async def test_a_withdrawn_matter_has_no_price(town, li):
    number = await is_paid_work(town, li)
    await quotes(town, number)
    card = await price_of(li, number)
    async with town.app.storage.transaction() as shelves:
        ticket = await shelves.tickets.numbered(number)
        ticket.state = "cancelled"
    said = await li.presses(data_of(card, EIGHTY), card)
    assert said.startswith(li.tr(REASONS["not_now"]))
    assert await states(town) == ["open"]


# --- asked, refused ------------------------------------------------------------------------------


async def test_a_question_goes_to_the_office_with_the_price_and_the_answer_comes_back(
    town, li, number
):
    ops = town.ops_group
    await li.taps("❓ Ask", on=await price_of(li, number))
    await li.says(sticker=True)
    await li.says("角阀为什么要两个？")
    heard = await ops.sees("💬", "角阀为什么要两个？", number, EIGHTY)
    await town.engineer.replies("冷热水各一个", heard, at=ops)
    await li.sees("冷热水各一个", number)
    assert await states(town) == ["open"]
    await agrees(li, number)
    assert await states(town) == ["agreed"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_refusal_is_asked_about_once_and_the_office_decides(town, language):
    li, ops = await town.resident("Li", "3-1102", language), town.ops_group
    number = await is_paid_work(town, li)
    await quotes(town, number)
    await li.taps("✖️ Refuse", on=await price_of(li, number))
    assert await states(town) == ["open"]
    await li.taps("‹ Back", on=await price_of(li, number))
    assert amounts_on(await price_of(li, number))
    await li.taps("✖️ Refuse", on=await price_of(li, number))
    await li.taps("Yes, refuse")
    await li.says("太贵了")
    assert await states(town) == ["refused"]
    await ops.sees("✖️", number, EIGHTY, mentions=town.engineer)
    await ops.sees("💬", "太贵了", number)
    said = await town.engineer.taps("🔧 Done", at=ops)
    assert said.startswith(ops.tr(REASONS["quote_refused"]))


async def test_nobody_has_to_say_why(town, li, number):
    await li.taps("✖️ Refuse", on=await price_of(li, number))
    await li.taps("Yes, refuse")
    await li.taps("Skip")
    assert await states(town) == ["refused"]
    await li.sees("Thank you. A colleague will come back to you.")


# --- another price -------------------------------------------------------------------------------


async def test_a_new_price_takes_the_place_of_an_open_one(town, li, number):
    first = await price_of(li, number)
    await writes(town, number, "工时 10")
    await sends(town)
    assert await states(town) == ["superseded", "open"]
    second = await price_of(li, number)
    assert second["message_id"] > first["message_id"]
    assert await li.presses(data_of(first, EIGHTY), first) == li.tr(HOLDS_NO_MORE)
    assert await states(town) == ["superseded", "open"]
    await agrees(li, number, "¥90.00")
    assert await states(town) == ["superseded", "agreed"]


async def test_what_was_agreed_to_holds_until_something_else_is(town, li, number):
    await agrees(li, number)
    await writes(town, number, "工时 10")
    await sends(town)
    assert await states(town) == ["agreed", "open"]
    card = text_of(await price_of(li, number))
    assert li.tr("<b>You have agreed to {money}. What is different now:</b>", money=EIGHTY) in card
    assert li.tr("＋ {name}: {money}", name="工时", money="¥10.00") in card
    await li.taps("✖️ Refuse", on=await price_of(li, number))
    await li.taps("Yes, refuse")
    await li.taps("Skip")
    assert await states(town) == ["agreed", "refused"]
    await finishes(town, number)
    assert await state(town) == "done"


# --- silence -------------------------------------------------------------------------------------


async def test_a_price_without_an_answer_is_asked_about_once_more(town, li, number):
    first = await price_of(li, number)
    await town.passes("P1DT2H")
    again = await li.sees("We have not heard from you yet about this price.")
    assert again["message_id"] > first["message_id"]
    await town.ops_group.sees("⏰", number, EIGHTY)
    live = [one for one in await li.messages() if amounts_on(one)]
    assert [one["message_id"] for one in live] == [again["message_id"]]
    await town.passes("P3D")
    waiting = [one for one in await li.texts() if "⏰" in one]
    assert waiting == []
    await li.taps(li.tr(AGREE, money=EIGHTY), on=again)
    assert await states(town) == ["agreed"]


async def test_whoever_has_answered_is_left_in_peace(town, li, number):
    await agrees(li, number)
    await town.passes("P3D")
    await li.sees_nothing_of("We have not heard from you yet about this price.")
