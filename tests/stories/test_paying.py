"""财务收款: finance says what is paid, nobody else can, and whoever paid has a receipt."""

import asyncio

import pytest

from handlers.answering import _REASONS as REASONS
from handlers.buttons import read
from handlers.staff.commands import COMMANDS
from handlers.views.names import WAY
from locales import LANGUAGES
from storage.tables import Event, Payment
from tests.stories.billing import REQUEST, eighty, entered, is_asked_at_once, owes, state
from tests.stories.mine import live, opens
from tests.stories.pricing import EIGHTY, agrees, finishes, is_paid_work, quotes
from tests.stories.usually import card_of
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")
PAID, CASH = "💳 Paid", WAY["cash"]
OF_MONEY = {"paid", "paid_by", "bill", "bill_paid", "bill_paid_by", "bills_kept"}


@pytest.fixture
async def finance(town):
    return await town.staff("钱会计", "finance")


async def writes(soul, words):
    """In the group; what the bot answers."""
    ops = soul.town.ops_group
    await soul.says(words, to=ops)
    return (await ops.texts())[-1]


# --- at once, on the job


@pytest.mark.clause("E3", partly="a receipt as a paper")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_job_is_paid_at_once_and_receipted(town, finance, language):
    li = await town.resident("Li", "3-1102", language)
    number = await owes(town, li)
    await finance.taps(PAID, on=await card_of(town, number), at=town.ops_group)
    await finance.taps(CASH, on=await card_of(town, number), at=town.ops_group)
    assert await entered(town) == [(8000, "cash")]
    (event,) = [one for one in await town.kept(Event) if one.action == "paid"]
    assert (event.clause, event.detail["amount"]) == ("S0 七(3)", 8000)
    receipt = text_of(await li.sees("🧾 <b>Receipt {number}</b>", number="000001"))
    for said in (number, eighty(li), li.tr(CASH), "钱会计"):
        assert said in receipt
    card = await card_of(town, number)
    assert PAID not in labels_of(card)
    assert town.ops_group.tr(PAID) in text_of(card)
    await opens(li, number)
    assert li.tr(PAID) in text_of(await live(li))
    await is_asked_for_nothing(town)


async def is_asked_for_nothing(town):
    await town.passes("P13DT1H")
    assert await state(town) == []


@pytest.mark.clause("B8")
async def test_nobody_but_finance_marks_anything_paid(town, li, finance):
    """Forged and typed, by every other role, and by a resident in private."""
    number = await owes(town, li)
    card, ops = await card_of(town, number), town.ops_group
    shown = data_of(card, ops.tr(PAID))
    assert read(shown).action == "paid"
    others = [town.engineer, town.dispatcher, town.supervisor]
    others += [await town.staff(role, role) for role in ("head", "manager", "gm", "guard")]
    refused = ops.tr(REASONS["not_yours"])
    for soul in others:
        for data in (shown, "1:paid_by:1:cash:8000"):
            assert refused in await soul.presses(data, card, at=ops)
        assert refused in await writes(soul, f"/paid {number} 80 cash")
    await li.presses("1:paid_by:1:cash:8000", (await li.messages())[-1])
    assert await entered(town) == []


@pytest.mark.clause("B8")
async def test_a_worker_sees_nothing_to_take_money_with(town, li, finance):
    """From the report to the signature, in the group and in private."""
    await town.engineer.says("/start")
    number = await is_paid_work(town, li)
    await quotes(town, number)
    await agrees(li, number)
    for_money = [await offered(town, number)]
    await finishes(town, number)
    for_money.append(await offered(town, number))
    assert for_money == [set(), set()]
    shown = {one.name for one in COMMANDS if "engineer" in one.who or "guard" in one.who}
    assert {"bill", "paid", "ledger"}.isdisjoint(shown)
    for command in ("/bill", "/ledger", f"/paid {number} 80 cash"):
        assert town.ops_group.tr(REASONS["not_yours"]) in await writes(town.engineer, command)
    shown = (await town.engineer.messages())[-1]
    refused = await town.engineer.presses("1:bills_kept:open:0", shown)
    assert town.engineer.tr(REASONS["not_yours"]) in refused


async def offered(town, number):
    """What of money can be pressed under any card that a worker sees."""
    messages = [await card_of(town, number), *await town.engineer.messages()]
    rows = [row for one in messages for row in (one.get("reply_markup") or {}).get(
        "inline_keyboard", [])]  # fmt: skip
    pressed = {read(key["callback_data"]).action for row in rows for key in row}
    return pressed & OF_MONEY


async def test_a_part_is_paid_and_then_the_rest(town, li, finance):
    number = await owes(town, li)
    await writes(finance, f"/paid {number} 30 微信 订金")
    assert "¥50.00" in text_of(await card_of(town, number))
    await writes(finance, f"/paid {number} 50 cash")
    assert await entered(town) == [(3000, "wechat"), (5000, "cash")]
    assert town.ops_group.tr("That is more than is still to be paid.") in await writes(
        finance, f"/paid {number} 1 cash"
    )


@pytest.mark.both
async def test_two_press_at_once_and_one_is_entered(town, li, finance):
    number, other = await owes(town, li), await town.staff("孙会计", "finance")
    card, ops = await card_of(town, number), town.ops_group
    pressed = (one.presses("1:paid_by:1:cash:8000", card, at=ops) for one in (finance, other))
    await asyncio.gather(*pressed)
    assert await entered(town) == [(8000, "cash")]


async def test_a_button_that_is_out_of_date_enters_nothing(town, li, finance):
    number = await owes(town, li)
    card, ops = await card_of(town, number), town.ops_group
    await writes(finance, f"/paid {number} 30 cash")
    told = await finance.presses("1:paid_by:1:cash:8000", card, at=ops)
    assert told == ops.tr("It has changed meanwhile: please look once more.")
    await finance.presses("1:paid_by:1:beads:5000", card, at=ops)
    assert await entered(town) == [(3000, "cash")]


@pytest.mark.parametrize(
    ("written", "because"),
    [
        ("/paid", "Which ticket? Please write its number first, or reply to its card."),
        ("/paid {number}", "How much?"),
        ("/paid {number} lots cash", "How much?"),
        ("/paid {number} 80", "How was it paid? cash, transfer, wechat, alipay or card."),
        ("/paid {number} 80 beads", "How was it paid? cash, transfer, wechat, alipay or card."),
        ("/paid {number} -80", "Why is it taken back? Please write a few words behind it."),
        ("/paid {number} 80.005 cash", "How much?"),
    ],
)
async def test_a_slip_is_answered_with_the_right_form(town, li, finance, written, because):
    number = await owes(town, li)
    told = await writes(finance, written.format(number=number))
    assert "/paid " + town.ops_group.tr("B2603-483 80 cash") in told
    if because != "How much?":
        assert town.ops_group.tr(because) in told
    assert await entered(town) == []


# --- taken back


async def test_a_mistake_is_undone_by_a_line_the_other_way(town, li, finance):
    number = await owes(town, li)
    await writes(finance, f"/paid {number} 80 cash")
    await writes(finance, f"/paid {number} -80 记错了户")
    assert await entered(town) == [(8000, "cash"), (-8000, "cash")]
    assert (await town.kept(Payment))[-1].note == "记错了户"
    await town.ops_group.sees("记错了户", "¥80.00", "钱会计")
    await li.sees("🧾 <b>Correction {number}</b>", number="000002")
    assert town.ops_group.tr("💳 Not paid yet") in text_of(await card_of(town, number))
    too_much = await writes(finance, f"/paid {number} -1 again")
    assert town.ops_group.tr("That is more than was paid.") in too_much


# --- on the bill


@pytest.mark.clause("E6", partly="the visit")
async def test_a_bill_is_paid_over_its_jobs_and_says_so(town, li, finance):
    first, second = await owes(town, li), await owes(town, li)
    await writes(finance, f"/paid {first} 30 cash")
    bill = await is_asked_at_once(town)
    assert bill.total == 13000
    await writes(finance, f"/paid {bill.number} 60 alipay")
    assert await entered(town) == [(3000, "cash"), (5000, "alipay"), (1000, "alipay")]
    assert await state(town) == ["issued"]
    assert "¥70.00" in text_of(await li.sees(REQUEST, number=bill.number))
    await writes(finance, f"/paid {second} 70 transfer 0315-77")
    assert await state(town) == ["paid"]
    shown = await li.sees(REQUEST, number=bill.number)
    assert li.tr("✅ Paid. Thank you.") in text_of(shown)
    assert labels_of(shown) == []
    await writes(finance, f"/paid {bill.number} -70 退票")
    assert await state(town) == ["issued"]
    await li.says("/bills")
    await li.taps(bill.number)
    assert "000002" in (await li.texts())[-1]


async def test_a_bill_is_looked_up_and_paid_with_taps(town, li, finance):
    await owes(town, li)
    bill = await is_asked_at_once(town)
    ops = town.ops_group
    await finance.says("/bill", to=ops)
    await finance.taps(bill.number, at=ops)
    await finance.taps(PAID, at=ops)
    await finance.taps(CASH, at=ops)
    assert (await entered(town), await state(town)) == ([(8000, "cash")], ["paid"])
    for said in (f"/bill {bill.number}", "/bill 3-1102"):
        assert bill.number in await writes(finance, said)
    await finance.taps("All", at=ops, on=await last_list(finance))
    assert EIGHTY in (await ops.texts())[-1]
    assert "/bill" in await writes(finance, "/bill 不存在")


async def last_list(soul):
    await soul.says("/bill", to=soul.town.ops_group)
    return (await soul.town.ops_group.messages())[-1]
