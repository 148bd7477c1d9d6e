"""转派: an order goes to a colleague or to another department, and nobody loses sight of it."""

import pytest

from handlers.answering import _REASONS as REASONS
from locales import LANGUAGES
from storage.tables import Promised
from tests.stories.office import done
from tests.stories.usually import DRIPS, calls_for_help, card_of, reports, said_by_us, the_ticket
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_raises")

BURST = "水管爆了，水漫到走廊了"
WHY = "这个要懂电的师傅"


@pytest.fixture
async def number(town, li):
    found = await reports(li, DRIPS)
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    return found


@pytest.fixture
async def second(town):
    return await town.staff("李工", "engineer")


@pytest.fixture
async def cleaner(town):
    return await town.staff("孙主管", "head", "cleaning")


async def chooses(town, soul, number, *labels):
    for label in ("⋯ More", "🔁 Transfer", *labels):
        await soul.taps(label, on=await card_of(town, number), at=town.ops_group)


async def says_why(town, soul, words=WHY):
    asked = await town.ops_group.sees(soul.name, "🔁 Transfer")
    await soul.replies(words, asked, at=town.ops_group)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_whoever_has_it_gives_it_to_a_colleague_and_says_why(town, second, language):
    guest = await town.resident("Li", "3-1102", language)
    number = await guest.reports("My kitchen tap keeps dripping")
    await second.says("/start")
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    before = len(said_by_us(await guest.messages()))
    await chooses(town, town.engineer, number, second.name)
    await says_why(town, town.engineer)
    ticket = await the_ticket(town)
    assert (ticket.state, ticket.assignee_id) == ("accepted", 4)
    await second.sees(number, WHY)
    await town.ops_group.sees(number, WHY, mentions=second)
    await guest.sees(number, "📍", second.name)
    assert len(said_by_us(await guest.messages())) == before + 1
    assert "👷 李工" in text_of(await card_of(town, number))
    (deed,) = await done(town, "transfer")
    assert (deed.actor, deed.detail["worker"], deed.detail["words"]) == ("staff:2", 4, WHY)


async def test_a_worker_does_not_pass_it_on_without_a_word(town, number, second):
    await chooses(town, town.engineer, number, second.name)
    asked = await town.ops_group.sees(town.engineer.name, "🔁 Transfer")
    await town.engineer.replies("", asked, at=town.ops_group, photos=1)
    assert (await the_ticket(town)).assignee_id == 2
    await says_why(town, town.engineer)
    assert (await the_ticket(town)).assignee_id == 4


async def test_the_desk_need_not_say_why_and_it_counts_as_assigned(town, number, second):
    await chooses(town, town.dispatcher, number, second.name)
    await town.dispatcher.taps("Skip", at=town.ops_group)
    ticket = await the_ticket(town)
    assert (ticket.state, ticket.assignee_id) == ("dispatched", 4)


async def test_another_department_has_it_now_and_its_head_hears_of_it(town, li, number, cleaner):
    ops = town.ops_group
    before = len(said_by_us(await li.messages()))
    await chooses(town, town.engineer, number, "🏢 Another department", "Cleaning staff")
    await says_why(town, town.engineer)
    ticket = await the_ticket(town)
    assert (ticket.state, ticket.department, ticket.assignee_id) == ("accepted", "cleaning", None)
    await ops.sees(number, WHY, mentions=cleaner)
    card = text_of(await card_of(town, number))
    assert "👷" not in card
    assert ops.tr("Cleaning staff") in card
    assert ops.tr("assign it") in card
    assert len(said_by_us(await li.messages())) == before, "it is nothing to them"


async def test_the_card_goes_to_the_topic_of_the_department_that_has_it(town, number, cleaner):
    before = (await card_of(town, number))["message_thread_id"]
    await chooses(town, town.dispatcher, number, "🏢 Another department", "Cleaning staff")
    await town.dispatcher.taps("Skip", at=town.ops_group)
    with_buttons = [
        one
        for one in await town.ops_group.messages()
        if number in text_of(one) and "📍" in text_of(one) and labels_of(one)
    ]
    assert [one["message_thread_id"] != before for one in with_buttons] == [True]


async def test_whoever_waits_at_the_door_hears_that_another_comes(town, li, number, cleaner):
    await town.engineer.taps("🛵 On the way", on=await card_of(town, number), at=town.ops_group)
    await chooses(town, town.engineer, number, "🏢 Another department", "Cleaning staff")
    await says_why(town, town.engineer)
    await li.sees("{number}: somebody else of ours will come. You will hear who it is.",
                  number=number)  # fmt: skip
    visits = [one for one in await town.kept(Promised) if one.key == "repair.appointment"]
    assert [bool(one.kept_at) for one in visits] == [True, False], "the visit is owed again"


async def test_what_is_new_stays_new_in_the_other_department(town, li, cleaner):
    number = await reports(li, DRIPS)
    await chooses(town, town.dispatcher, number, "🏢 Another department", "Cleaning staff")
    await town.dispatcher.taps("Skip", at=town.ops_group)
    ticket = await the_ticket(town)
    assert (ticket.state, ticket.department) == ("filed", "cleaning")


async def test_what_is_urgent_is_called_for_again_when_nobody_has_it(town, li, cleaner):
    number = await calls_for_help(li, BURST)
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=town.ops_group)
    await chooses(town, town.engineer, number, "🏢 Another department", "Cleaning staff")
    await says_why(town, town.engineer)
    called = [one for one in await town.kept(Promised) if one.key == "repair.notify_engineering"]
    assert [one.open for one in called] == [False, True]
    before = len(said_by_us(await town.ops_group.messages()))
    await town.passes("PT6M")
    assert len(said_by_us(await town.ops_group.messages())) > before


# --- not theirs, too late


async def test_nobody_gives_away_a_colleagues_order(town, number, second):
    ops = town.ops_group
    said = await second.presses("1:transfer:1", await card_of(town, number), at=ops)
    assert said.startswith(ops.tr(REASONS["not_your_order"]))
    fresh = await reports(await town.resident("张先生", "3-102"), DRIPS)
    said = await second.presses("1:transfer:2", await card_of(town, fresh), at=ops)
    assert said.startswith(ops.tr(REASONS["not_yours"]))


async def test_of_two_who_give_it_away_the_first_wins(town, number, second):
    """The desk assigns it while the worker still looks for words."""
    ops = town.ops_group
    await chooses(town, town.engineer, number, second.name)
    third = await town.staff("周工", "engineer")
    for label in ("👷 Assign", third.name):
        await town.dispatcher.taps(label, on=await card_of(town, number), at=ops)
    await says_why(town, town.engineer)
    assert (await the_ticket(town)).assignee_id == 5
    await ops.sees("Already given to {name}.", name=third.name)


async def test_a_name_pressed_too_late_is_answered_with_who_has_it(town, number, second):
    ops = town.ops_group
    await chooses(town, town.dispatcher, number)
    old = await card_of(town, number)
    said = data_of(old, second.name)
    third = await town.staff("周工", "engineer")
    for label in ("‹ Back", "👷 Assign", third.name):
        await town.dispatcher.taps(label, on=await card_of(town, number), at=ops)
    heard = await town.dispatcher.presses(said, await card_of(town, number), at=ops)
    assert heard == ops.tr("Already given to {name}.", name=third.name)


# --- in writing


async def test_it_is_written_in_one_line(town, number, second, cleaner):
    ops = town.ops_group
    await town.engineer.says(f"/transfer {number} 李工 {WHY}", to=ops)
    assert (await the_ticket(town)).assignee_id == 4
    department = ops.tr("Cleaning staff")
    await town.dispatcher.says(f"/transfer {number} {department}", to=ops)
    ticket = await the_ticket(town)
    assert (ticket.department, ticket.assignee_id) == ("cleaning", None)


@pytest.mark.parametrize("written", ["", "老板", "李工"])
async def test_a_slip_is_answered_with_the_right_form(town, number, second, written):
    ops = town.ops_group
    await town.engineer.says(f"/transfer {number} {written}", to=ops)
    assert "/transfer" in text_of(said_by_us(await ops.messages())[-1])
    assert (await the_ticket(town)).assignee_id == 2
