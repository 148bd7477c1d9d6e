"""签收: the final amount is the one that was agreed to, and a tap signs for it."""

import pytest

from domain.money import in_full
from handlers.answering import _OLD_BUTTON as OLD_BUTTON
from locales import LANGUAGES, words_for
from storage.tables import Event, Medium, Quote
from tests.stories.pricing import (
    EIGHTY,
    NOTHING_TO_THE_WORKER,
    SIGN,
    agrees,
    draft_of,
    finishes,
    is_paid_work,
    price_of,
    quotes,
    sends,
    state,
    states,
)
from tests.stories.usually import card_of
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")
DONE = "{number}: the work has been done. Is everything in order?"


@pytest.fixture
async def number(town, li):
    return await agreed(town, li)


async def agreed(town, soul, amount=EIGHTY):
    found = await is_paid_work(town, soul)
    await quotes(town, found)
    await agrees(soul, found, amount)
    return found


@pytest.mark.clause("B7")
@pytest.mark.clause("B8")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_work_is_accepted_and_signed_for_with_one_tap(town, language):
    li = await town.resident("Li", "3-1102", language)
    eighty = words_for(language).money(in_full(8000, "CNY"), "CNY")
    number = await agreed(town, li, eighty)
    await finishes(town, number)
    shown = await li.sees(DONE, number=number)
    assert labels_of(shown) == [li.tr(SIGN, money=eighty), li.tr("↩️ Not fixed yet")]
    assert li.tr("<b>Final amount: {money}</b>, as agreed.", money=eighty) in text_of(shown)
    assert li.tr(NOTHING_TO_THE_WORKER) in text_of(shown)
    await li.taps(li.tr(SIGN, money=eighty), on=shown)
    (kept,) = await town.kept(Quote)
    assert kept.signed_by == kept.decided_by
    assert kept.signed_at > kept.decided_at
    event = [one for one in await town.kept(Event) if one.action == "sign"][-1]
    assert (event.clause, event.actor) == ("S0 七(2)", f"person:{kept.signed_by}")
    assert event.detail == {"quote": kept.id, "total": 8000, "message": shown["message_id"]}
    assert await state(town) == "completed"
    assert town.ops_group.tr("✍️ Signed by the resident") in text_of(await card_of(town, number))


async def test_another_amount_has_to_be_agreed_to_first(town, li, number):
    ops, engineer = town.ops_group, town.engineer
    await engineer.taps("🔧 Done", on=await card_of(town, number), at=ops)
    await engineer.taps("It comes to something else", at=ops)
    assert "¥80.00" in text_of(await draft_of(town, number))
    await engineer.taps("➖ Take off", at=ops)
    await engineer.taps("角阀", on=await draft_of(town, number), at=ops)
    await engineer.replies("软管 35", await draft_of(town, number), at=ops)
    await sends(town)
    assert await state(town) == "accepted"
    card = text_of(await price_of(li, number))
    assert li.tr("＋ {name}: {money}", name="软管", money="¥35.00") in card
    assert li.tr("－ {name}: {money}", name="角阀", money="¥50.00") in card
    await agrees(li, number, "¥65.00")
    await finishes(town, number)
    await li.taps(li.tr(SIGN, money="¥65.00"))
    first, second = await town.kept(Quote)
    assert (first.state, first.signed_at) == ("superseded", None)
    assert (second.state, second.total) == ("agreed", 6500)
    assert second.signed_at


async def test_the_desk_accepts_but_does_not_sign(town, li, number):
    ops = town.ops_group
    await finishes(town, number)
    await town.passes("P2DT1H")
    await town.dispatcher.taps("👍 Accept for the resident", at=ops)
    assert await state(town) == "completed"
    (kept,) = await town.kept(Quote)
    assert kept.signed_at is None
    assert ops.tr("✍️ Not signed by the resident") in text_of(await card_of(town, number))


async def test_nobody_signs_for_an_amount_they_have_not_seen(town, li, number):
    await finishes(town, number)
    shown = await li.sees(DONE, number=number)
    signed = data_of(shown, EIGHTY)
    for forged in ("1:accept_work:1", "1:accept_work:1:99"):
        assert await li.presses(forged, shown) == li.tr(OLD_BUTTON)
    assert await state(town) == "done"
    await li.presses(signed, shown)
    await li.presses(signed, shown)
    assert [one.action for one in await town.kept(Event)].count("sign") == 1


async def test_what_was_sent_back_is_signed_for_when_it_is_in_order(town, li, number):
    await finishes(town, number)
    await li.taps("↩️ Not fixed yet", on=await li.sees(DONE, number=number))
    assert (await town.kept(Quote))[0].signed_at is None
    await finishes(town, number)
    await li.taps(li.tr(SIGN, money=EIGHTY))
    assert (await town.kept(Quote))[0].signed_at
    assert await states(town) == ["agreed"]


async def test_a_price_that_comes_while_the_worker_finishes_stops_it(town, li, number):
    """A colleague names another price while the photo is being sent."""
    ops = town.ops_group
    card = await card_of(town, number)
    await town.engineer.taps("🔧 Done", on=card, at=ops)
    await town.engineer.taps(ops.tr("{money}, as agreed", money=""), at=ops)
    await town.dispatcher.replies("/quote 软管 35", card, at=ops)
    await town.dispatcher.taps(ops.tr("✅ Send {money}", money=""), at=ops)
    thread = card["message_thread_id"]
    await town.engineer.says("换了龙头", to=ops, photos=1, thread=thread)
    assert await state(town) == "accepted"
    assert [one for one in await town.kept(Medium) if one.stage == "done"] == []
