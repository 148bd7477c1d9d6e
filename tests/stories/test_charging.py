"""保修、有偿: who bears the cost is known from the day of filing, and the desk may decide anew."""

from datetime import date

import pytest

from handlers.answering import _REASONS as REASONS
from handlers.views.prices import FORM
from locales import LANGUAGES
from storage.tables import Event, Ticket
from tests.stories.pricing import (
    DRIPS,
    EIGHTY,
    agrees,
    finishes,
    is_covered_until,
    is_paid_work,
    price_of,
    quotes,
    state,
    states,
)
from tests.stories.usually import card_of, reports, shows_the_work
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")
COVERED = "🧾 This is under warranty: it costs you nothing."
PRICED = "🧾 You will be told the price before any work begins."
SWITCH = "🧾 Warranty or paid"
WHY = "{form}\n{name}, why? Please reply to this message; the resident will read it."


async def decides(town, number, charge, reason):
    ops, desk = town.ops_group, town.dispatcher
    await desk.taps("⋯ More", on=await card_of(town, number), at=ops)
    await desk.taps(SWITCH, at=ops)
    await desk.taps(FORM[charge], at=ops)
    asked = await ops.sees(WHY, form=ops.tr(FORM[charge]), name="小陈")
    await desk.replies(reason, asked, at=ops)


async def charge(town):
    return (await town.kept(Ticket))[-1].charge


@pytest.mark.clause("B4")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("until", "borne", "told"),
    [(date(2026, 3, 2), "warranty", COVERED), (date(2026, 3, 1), "paid", PRICED)],
)
async def test_the_warranty_decides_which_form_it_is_and_they_are_told(
    town, language, until, borne, told
):
    li, ops = await town.resident("Li", "3-1102", language), town.ops_group
    await is_covered_until(town, until)
    number = await reports(li, DRIPS)
    assert await charge(town) == borne
    assert ops.tr(FORM[borne]) in text_of(await card_of(town, number))
    await li.sees(number, told)


async def test_where_nobody_knows_nothing_is_claimed_and_a_price_makes_it_paid(town, li):
    number, ops = await reports(li, DRIPS), town.ops_group
    assert await charge(town) == ""
    await li.sees_nothing_of(COVERED, PRICED)
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=ops)
    await quotes(town, number)
    assert await charge(town) == "paid"


async def test_a_common_area_costs_nobody_anything(town, li):
    await li.says("/repair")
    await li.says("三楼楼道的灯坏了")
    for label in ("Outdoors, or elsewhere", "✅ Send"):
        await li.taps(label)
    (ticket,) = await town.kept(Ticket)
    assert ticket.charge == "free"
    card = await card_of(town, ticket.number)
    assert town.ops_group.tr(FORM["free"]) in text_of(card)
    await li.sees_nothing_of("🧾")
    await town.engineer.taps("✋ Accept", on=card, at=town.ops_group)
    card = await card_of(town, ticket.number)
    assert town.ops_group.tr("💰 Quote") not in labels_of(card)
    said = await town.engineer.presses(f"1:quote:{ticket.id}", card, at=town.ops_group)
    assert said.startswith(town.ops_group.tr(REASONS["free_of_charge"]))


@pytest.mark.clause("B4")
async def test_the_desk_decides_anew_with_a_reason_and_the_worker_may_finish(town, li):
    number, ops = await is_paid_work(town, li), town.ops_group
    said = await town.engineer.taps("🔧 Done", at=ops)
    assert said.startswith(ops.tr(REASONS["quote_missing"]))
    await decides(town, number, "free", "上次没修好，免费返修")
    assert await charge(town) == "free"
    event = [one for one in await town.kept(Event) if one.action == "charge"][-1]
    assert (event.clause, event.actor) == ("B4", "staff:1")
    assert event.detail == {"was": "paid", "now": "free", "reason": "上次没修好，免费返修"}
    await li.sees("{number}: it costs you nothing.", "上次没修好，免费返修", number=number)
    await shows_the_work(town, number)
    assert await state(town) == "done"


async def test_what_was_agreed_to_falls_away_when_nobody_pays(town, li):
    number = await is_paid_work(town, li)
    await quotes(town, number)
    card = await price_of(li, number)
    await agrees(li, number)
    await decides(town, number, "warranty", "还在保修期内")
    assert await states(town) == ["superseded"]
    assert await li.presses(data_of(card, EIGHTY), card) == li.tr("That has been settled already.")
    await shows_the_work(town, number)
    await li.taps("👍 It is fine")
    assert await state(town) == "completed"


async def test_without_a_reason_nothing_is_decided(town, li):
    number, ops = await is_paid_work(town, li), town.ops_group
    await town.dispatcher.taps("⋯ More", on=await card_of(town, number), at=ops)
    await town.dispatcher.taps(SWITCH, at=ops)
    await town.dispatcher.taps(FORM["free"], at=ops)
    asked = await ops.sees(WHY, form=ops.tr(FORM["free"]), name="小陈")
    await town.dispatcher.replies("", asked, at=ops, sticker=True)
    await town.restarts()
    assert await charge(town) == "paid"
    await town.dispatcher.taps("Cancel", at=ops)
    assert await charge(town) == "paid"


async def test_a_worker_gives_nothing_away(town, li):
    number, ops = await is_paid_work(town, li), town.ops_group
    (ticket,) = await town.kept(Ticket)
    card = await card_of(town, number)
    for forged in (f"1:charge:{ticket.id}", f"1:charge_as:{ticket.id}:free"):
        said = await town.engineer.presses(forged, card, at=ops)
        assert said.startswith(ops.tr(REASONS["not_yours"]))
    assert await charge(town) == "paid"


async def test_once_it_is_done_nobody_decides_anew(town, li):
    number, ops = await is_paid_work(town, li), town.ops_group
    await quotes(town, number)
    await agrees(li, number)
    await finishes(town, number)
    said = await town.dispatcher.presses("1:charge_as:1:free", await card_of(town, number), at=ops)
    assert said.startswith(ops.tr(REASONS["not_now"]))
    assert await states(town) == ["agreed"]
