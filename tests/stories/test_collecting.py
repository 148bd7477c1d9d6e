"""催收: after the twentieth somebody speaks to whoever still owes, politely, and it is noted."""

from datetime import timedelta

import pytest

from storage.tables import Bill, Event
from tests.stories.billing import OVERDUE, SHORTLY_BEFORE, is_asked, owes, state, until
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")
A_DAY = timedelta(days=1)


@pytest.fixture
def start():
    return SHORTLY_BEFORE


@pytest.fixture
async def bill(town, li):
    """Overdue."""
    await owes(town, li)
    found = await is_asked(town)
    await until(town, OVERDUE)
    return found


async def task_of(town, bill):
    return await town.ops_group.sees(f"🧾 {bill.number} · ", "📍")


async def noted(town):
    return [one.action for one in await town.kept(Event) if one.action.startswith("bill_")]


@pytest.mark.clause("E6")
@pytest.mark.clause("E7")
async def test_what_is_overdue_is_collected_with_manners(town, li, bill):
    ops, desk = town.ops_group, town.dispatcher
    assert await state(town) == ["overdue"]
    task = await task_of(town, bill)
    manners = "Please say who you are and make sure whom you speak to; arrange a day, and note it "
    manners += "here. Promise nothing in return: a complaint is their right and goes its own way."
    assert ops.tr(manners) in text_of(task)
    await desk.taps("🙋 I see to it", on=task, at=ops)
    await desk.taps("🚪 Visited", on=await task_of(town, bill), at=ops)
    await desk.taps("✍️ Note", on=await task_of(town, bill), at=ops)
    asked = await ops.sees("What was said? Only the office reads it. Please reply to this message.")
    await desk.replies("说下周发工资", asked, ops)
    await desk.taps("🤝 Promised for …", on=await task_of(town, bill), at=ops)
    day = ops.tr("{day}", day="3月24日")
    await desk.taps(day, on=await task_of(town, bill), at=ops)
    shown = text_of(await task_of(town, bill))
    for said in ("小陈", "说下周发工资", "3月24日"):
        assert said in shown
    (kept,) = await town.kept(Bill)
    assert f"{kept.promised_for}" == "2026-03-24"
    await li.sees(bill.number, "3月24日", "小陈")
    assert await noted(town) == [
        "bill_reminder", "bill_overdue", "bill_taken", "bill_visited", "bill_note",
        "bill_promised",
    ]  # fmt: skip
    await town.restarts()
    await until(town, OVERDUE + 3 * A_DAY)
    told = "🤝 {number} · {place}: {money} was promised for today."
    await ops.sees(told, number=bill.number, place="3-1102", money="¥80.00")


async def test_only_those_who_may_collect(town, li, bill):
    task, ops = await task_of(town, bill), town.ops_group
    for soul in (town.engineer, await town.staff("门岗", "guard")):
        for label in labels_of(task):
            await soul.presses(data_of(task, label), task, at=ops)
    intruder = await town.newcomer("混进来的人")
    await intruder.changes(joins=ops.id)
    for label in labels_of(task):
        await intruder.presses(data_of(task, label), task, at=ops)
    for day in ("20260321", "20260501", "tomorrow", "00000000"):
        await town.dispatcher.presses(f"1:bill_promised:{bill.id}:{day}", task, at=ops)
    assert await noted(town) == ["bill_reminder", "bill_overdue"]


async def test_once_it_is_paid_there_is_nothing_left_to_collect(town, li, bill):
    finance, ops = await town.staff("钱会计", "finance"), town.ops_group
    task = await task_of(town, bill)
    await town.dispatcher.presses(f"1:bill_promised:{bill.id}:20260322", task, at=ops)
    await finance.taps("💳 Paid", on=task, at=ops)
    await finance.taps("💵 Cash at the desk", on=await task_of(town, bill), at=ops)
    assert await state(town) == ["paid"]
    assert labels_of(await task_of(town, bill)) == []
    await town.dispatcher.presses(f"1:bill_visited:{bill.id}", task, at=ops)
    await until(town, OVERDUE + 3 * A_DAY)
    told = "🤝 {number} · {place}: {money} was promised for today."
    await ops.sees_nothing_of(told, number=bill.number, place="3-1102", money="¥80.00")
    assert "bill_visited" not in await noted(town)


async def test_whoever_pays_in_time_is_nobodys_task(town, li):
    finance = await town.staff("钱会计", "finance")
    await owes(town, li)
    found = await is_asked(town)
    await finance.says(f"/paid {found.number} 80 cash", to=town.ops_group)
    await until(town, OVERDUE + A_DAY)
    assert (await state(town), await noted(town)) == (["paid"], [])


async def test_what_is_undone_after_the_day_is_a_task_at_once(town, li):
    finance, ops = await town.staff("钱会计", "finance"), town.ops_group
    await owes(town, li)
    found = await is_asked(town)
    await finance.says(f"/paid {found.number} 80 cash", to=ops)
    await until(town, OVERDUE + A_DAY)
    await finance.says(f"/paid {found.number} -80 退票", to=ops)
    assert await state(town) == ["overdue"]
    await task_of(town, found)
