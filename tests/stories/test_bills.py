"""付款请求书: on the 15th whoever owes is asked once, and nobody is served worse for owing."""

from datetime import timedelta

import pytest

from domain.standard import STANDARD
from locales import LANGUAGES
from storage.tables import Bill, BillLine, Event, Person, Quote, Timer
from tests.stories.billing import (
    ISSUED,
    OVERDUE,
    REQUEST,
    SHORTLY_BEFORE,
    accepted,
    eighty,
    is_asked,
    is_asked_at_once,
    owes,
    state,
    until,
)
from tests.stories.mine import live, opens
from tests.stories.pricing import EIGHTY, draft_of, finishes, sends
from tests.stories.usually import card_of, newest, reports, the_ticket
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")
A_DAY = timedelta(days=1)
ASK = "❓ I have a question"
WHERE = "📍 Where do I pay?"


@pytest.fixture
def start():
    return SHORTLY_BEFORE


async def requests(soul):
    """How often they were asked for payment."""
    wanted = soul.tr(REQUEST, number="B")
    return sum(wanted in text for text in await soul.texts())


async def is_cut_off(town, soul, how):
    async with town.app.storage.transaction() as shelves:
        person = await shelves.people.known_as(soul.id)
        setattr(person, how, False if how == "reachable" else town.app.clock.now())


async def only_lives_there(town, soul):
    async with town.app.storage.transaction() as shelves:
        person = await shelves.people.known_as(soul.id)
        (member,) = await shelves.households.members_of(person)
        member.role = "tenant"


# --- on the fifteenth


@pytest.mark.clause("E5")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_whoever_owes_is_asked_on_the_15th_and_reminded_on_the_19th(town, language):
    li = await town.resident("Li", "3-1102", language)
    number = await owes(town, li)
    bill = await is_asked(town)
    assert (bill.total, f"{bill.pay_by}", f"{bill.month}") == (8000, "2026-03-20", "2026-03-01")
    shown = await li.sees(REQUEST, number=bill.number)
    assert number in text_of(shown)
    assert eighty(li) in text_of(shown)
    assert labels_of(shown) == [li.tr(ASK), li.tr(WHERE)]
    await until(town, ISSUED + 4 * A_DAY)
    assert await state(town) == ["reminded"]
    (asked, reminder) = [one for one in await li.messages() if bill.number in text_of(one)]
    assert li.tr(REQUEST, number=bill.number) in text_of(asked)
    assert eighty(li) in text_of(reminder)
    assert labels_of(reminder) == [li.tr(ASK), li.tr(WHERE)]


async def test_it_is_asked_for_once_a_month_and_no_more(town, li):
    await owes(town, li)
    await is_asked(town)
    await town.restarts()
    await until(town, ISSUED + A_DAY)
    assert await requests(li) == 1
    await until(town, ISSUED + 31 * A_DAY)
    assert await requests(li) == 1
    assert len(await town.kept(Bill)) == 1


async def test_a_second_job_stands_on_the_next_bill(town, li):
    await owes(town, li)
    await is_asked(town)
    second = await owes(town, li)
    await until(town, ISSUED + 31 * A_DAY)
    first, later = await town.kept(Bill)
    assert (f"{first.month}", f"{later.month}") == ("2026-03-01", "2026-04-01")
    shown = text_of(await li.sees(REQUEST, number=later.number))
    assert second in shown
    assert [one.amount for one in await town.kept(BillLine)] == [8000, 8000]


async def test_several_jobs_are_asked_for_together(town, li):
    numbers = [await owes(town, li), await owes(town, li)]
    bill = await is_asked(town)
    assert bill.total == 16000
    shown = text_of(await li.sees(REQUEST, number=bill.number))
    assert all(number in shown for number in numbers)
    assert "¥160.00" in shown


async def test_what_is_not_settled_yet_is_not_asked_for(town, li):
    await accepted(town, li)
    await until(town, ISSUED)
    assert await state(town) == []


async def test_what_the_desk_accepted_for_them_is_owed_as_well(town, li):
    """They have agreed to the price and said nothing against the work (S4 4.4.4)."""
    number = await accepted(town, li)
    await town.passes("P2DT1H")
    await town.dispatcher.taps("👍 Accept for the resident", at=town.ops_group)
    bill = await is_asked(town)
    shown = text_of(await li.sees(REQUEST, number=bill.number))
    line = "• {number} {what}: {money} (accepted by the desk)"
    assert li.tr(line, number=number, what=li.tr("Water and drains"), money=EIGHTY) in shown


async def test_free_work_is_never_on_a_bill(town, li):
    number = await reports(li, "厨房水龙头一直滴水")
    assert number
    await until(town, ISSUED)
    assert await state(town) == []
    await town.ops_group.sees_nothing_of("payment request")


async def test_what_is_being_put_right_waits(town, li):
    number = await owes(town, li)
    await opens(li, number)
    await li.taps("↩️ Not in order after all", on=await live(li))
    await li.says("又滴水了")
    await li.taps("✅ Send")
    await until(town, ISSUED)
    assert await state(town) == []


async def test_another_price_takes_the_old_one_off_the_bill(town, li):
    """Put right at another price: nobody is asked for both."""
    await until(town, ISSUED - 2 * A_DAY)
    number = await owes(town, li)
    bill = await is_asked(town)
    await opens(li, number)
    await li.taps("↩️ Not in order after all", on=await live(li))
    await li.says("又滴水了")
    await li.taps("✅ Send")
    ops, engineer = town.ops_group, town.engineer
    await engineer.taps("💰 Quote", on=await card_of(town, number), at=ops)
    await engineer.replies("软管 35", await draft_of(town, number), at=ops)
    await sends(town)
    await li.taps(li.tr("✅ Agree to {money}", money="¥115.00"))
    assert await state(town) == ["void"]
    shown = await li.sees(REQUEST, number=bill.number)
    assert li.tr("Nothing has to be paid any more.") in text_of(shown)
    assert labels_of(shown) == []
    await finishes(town, number)
    await li.taps(li.tr("✍️ Accept and sign {money}", money="¥115.00"))
    await until(town, ISSUED + 31 * A_DAY)
    assert [one.total for one in await town.kept(Bill)] == [0, 11500]


# --- when the office was shut


@pytest.mark.parametrize("late", ["PT1M", "P1D", "P30D"])
async def test_who_is_asked_late_has_as_many_days(town, li, late):
    await owes(town, li)
    await until(town, ISSUED - timedelta(seconds=30))
    await town.restarts(after=late)
    await town.settles()
    await town.passes("PT1H")
    (bill,) = await town.kept(Bill)
    given = STANDARD.count("bill.pay_by_day") - STANDARD.count("bill.issue_day")
    assert (bill.pay_by - bill.issued_at.date()).days == given
    assert f"{bill.month}" == "2026-03-01"
    assert await requests(li) == 1


async def test_at_night_nobody_is_asked_for_money(town, li):
    await owes(town, li)
    await until(town, ISSUED - timedelta(seconds=30))
    await town.restarts(after="PT15H")
    await town.settles()
    assert await state(town) == []
    await until(town, ISSUED + A_DAY)
    assert await state(town) == ["issued"]


async def test_killed_in_the_middle_it_goes_on_and_asks_nobody_twice(town, li):
    wang = await town.resident("王女士", "3-1101")
    await owes(town, li)
    await owes(town, wang, "3-1101")
    await until(town, ISSUED)
    async with town.app.storage.transaction() as shelves:
        lost = {"community": 1, "month": "2026-03-01"}
        shelves.timers.set("bill_day", town.app.clock.now(), "bills:1", "bills:1", **lost)
    await town.restarts()
    await town.passes("PT1M")
    assert len(await town.kept(Bill)) == 2
    waiting = [one for one in await town.kept(Timer) if one.about == "bills:1" and not one.rung_at]
    assert len(waiting) == 1
    assert (await requests(li), await requests(wang)) == (1, 1)


# --- whom no letter reaches


@pytest.mark.parametrize("how", ["reachable", "withdrawn_at"])
async def test_whoever_cannot_be_written_to_is_named_to_the_desk(town, li, how):
    await owes(town, li)
    await is_cut_off(town, li, how)
    bill = await is_asked(town)
    told = "Not to be reached on Telegram; please bring these, or telephone:"
    shown = text_of(await town.ops_group.sees(told))
    assert f"{bill.number} · 3-1102" in shown


async def test_the_desk_hears_how_many_were_asked(town, li):
    await owes(town, li)
    await is_asked(town)
    await town.ops_group.sees(
        "🧾 {n} payment request has gone out, for {money}.", n=1, money=EIGHTY
    )


# --- what they may do about it


async def test_a_question_about_a_bill_becomes_an_inquiry(town, li):
    await owes(town, li)
    bill = await is_asked(town)
    await li.taps(ASK, on=await li.sees(REQUEST, number=bill.number))
    await li.says("为什么要八十？")
    ticket = await the_ticket(town)
    assert (ticket.kind, ticket.category) == ("inquiry", "fees")
    assert ticket.words == f"{bill.number}: 为什么要八十？"
    await card_of(town, ticket.number)


async def test_they_are_told_where_to_pay(town, li):
    await owes(town, li)
    bill = await is_asked(town)
    await li.taps(WHERE, on=await li.sees(REQUEST, number=bill.number))
    assert "0571-8888" in (await li.texts())[-1]


async def test_they_see_what_is_open_and_what_comes(town, li):
    number = await owes(town, li)
    await li.says("/start")
    await li.taps("🧾 My bills")
    assert number in (await li.texts())[-1]
    bill = await is_asked_at_once(town)
    await li.says("/bills")
    assert bill.number in (await li.texts())[-1]
    await li.taps(bill.number, on=(await li.messages())[-1])
    assert EIGHTY in (await li.texts())[-1]
    await li.taps("‹ Your bills")
    assert bill.number in (await li.texts())[-1]


async def test_who_owes_nothing_is_told_so(town, li):
    await li.says("/bills")
    await li.sees("There is nothing to be paid, and nothing was.")


async def test_their_card_says_whether_it_is_paid(town, li):
    number = await owes(town, li)
    assert town.ops_group.tr("💳 Not paid yet") in text_of(await card_of(town, number))
    await opens(li, number)
    assert li.tr("💳 Not paid yet") in text_of(await live(li))


# --- nobody else's business


async def test_a_bill_is_for_whoever_owes_it(town, li):
    tenant, neighbour = await town.resident("租客", "3-1102"), await town.resident("邻居", "3-1101")
    stranger = await town.newcomer("路人")
    await stranger.says("/start")
    await only_lives_there(town, tenant)
    await owes(town, li)
    bill = await is_asked(town)
    shown = await li.sees(REQUEST, number=bill.number)
    for soul in (tenant, neighbour, stranger):
        await soul.says("/bills")
        await soul.sees_nothing_of(bill.number)
        on = (await soul.messages())[-1]
        for label in (ASK, WHERE):
            await soul.presses(data_of(shown, li.tr(label)), on)
        for action in ("bill_mine", "bill", "bill_paid", "bill_take", "bill_note", "bill_promise"):
            await soul.presses(f"1:{action}:{bill.id}", on)
        await soul.sees_nothing_of(bill.number)
    assert await state(town) == ["issued"]


async def test_another_owner_of_the_home_does_not_see_it_either(town, li):
    """Whoever buys the home does not learn what the last one paid for."""
    owner = await town.resident("业主", "3-1102")
    await owes(town, li)
    bill = await is_asked(town)
    await owner.says("/bills")
    await owner.sees_nothing_of(bill.number)


@pytest.mark.clause("C5", partly="its course from the facts to the follow-up")
async def test_whoever_owes_is_served_like_anybody_else(town, li):
    """X15: what they owe is for the desk to know, and stops nothing."""
    await owes(town, li)
    await is_asked(town)
    await until(town, OVERDUE)
    assert await state(town) == ["overdue"]
    number = await reports(li, "卧室水龙头滴水")
    card = text_of(await card_of(town, number))
    assert town.ops_group.tr("overdue") not in card
    assert "B2603" not in card
    assert (await newest(town)) == number


async def test_a_forgotten_persons_bill_counts_on_and_leads_to_nobody(town, li):
    await owes(town, li)
    bill = await is_asked(town)
    await until(town, OVERDUE)
    await li.says("/forget")
    await li.taps("I have understood, go on")
    await li.taps("Yes, forget me")
    (kept,) = await town.kept(Bill)
    assert (kept.state, kept.total, kept.home_id) == ("void", 8000, None)
    await town.ops_group.sees_nothing_of("李女士")
    await town.ops_group.sees(bill.number, EIGHTY)
    await until(town, ISSUED + 40 * A_DAY)
    assert await state(town) == ["void"]
    assert [one.total for one in await town.kept(Quote)] == [8000]


async def test_after_ten_years_nobody_knows_whose_a_bill_was(town, li):
    await owes(town, li)
    await is_asked(town)
    await town.restarts(after="P3660D")
    await town.settles()
    await town.passes("P1D")
    (kept,) = await town.kept(Bill)
    names = {one.id: one.name for one in await town.kept(Person)}
    assert (kept.total, kept.home_id, names[kept.person_id]) == (8000, None, "")
    assert any(one.action == "tidy_up" for one in await town.kept(Event))
