"""The private desk: whoever prefers it works from their own chat with us, with the same buttons."""

import pytest

from handlers.form import ALL, POST_ENDED
from storage.tables import Event, Ticket
from tests.stories.office import dismissed
from tests.stories.usually import DRIPS, card_of, is_given, newest, orders_in, reports, the_ticket
from tests.town import labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_raises")

PHOTO = "{name}, please send a photo of the finished work here, with a line about what was done."


async def sets_off(worker, *, on=None, at=None):
    """And says in how many minutes they will be there."""
    await worker.taps("🛵 On the way", on=on, at=at)
    await worker.taps("20", at=at)


async def test_whoever_is_given_an_order_has_its_card_in_private(town, wang, number):
    await is_given(town, number)
    card = await wang.sees(number, "📍", DRIPS)
    assert {wang.tr("🛵 On the way"), wang.tr("🔧 Done")} <= set(labels_of(card))
    assert wang.tr("👷 Assign") not in labels_of(card)
    assert wang.tr("✅ Audit passed") not in labels_of(card)


async def test_both_cards_are_true_whichever_was_pressed(town, wang, li, number):
    await is_given(town, number)
    await sets_off(wang)
    on_the_way = "Engineer on the way"
    for chat in (wang, town.ops_group):
        assert chat.tr(on_the_way) in text_of((await orders_in(chat, number))[-1])
    await li.sees(number)
    assert len(await orders_in(wang, number)) == 1


async def test_what_is_given_to_somebody_else_is_struck(town, wang, number):
    await town.staff("李工", "engineer")
    await is_given(town, number)
    await town.dispatcher.taps("👷 Assign", on=await card_of(town, number), at=town.ops_group)
    await town.dispatcher.taps("李工", on=await card_of(town, number), at=town.ops_group)
    assert await orders_in(wang, number) == []
    struck = await wang.sees("✔️", number)
    assert labels_of(struck) == []
    await is_given_again(town, number)
    assert len(await orders_in(wang, number)) == 1


async def is_given_again(town, number):
    await town.dispatcher.taps("👷 Assign", on=await card_of(town, number), at=town.ops_group)
    await town.dispatcher.taps("王工", on=await card_of(town, number), at=town.ops_group)


async def test_work_is_finished_in_private_with_a_photo(town, wang, li, number):
    await is_given(town, number)
    await wang.taps("🔧 Done")
    await wang.sees(PHOTO, name="王工")
    await wang.says("水管爆裂处已换新", photos=1)
    await wang.taps("✅ Send")
    await li.sees("水管爆裂处已换新")
    assert (await the_ticket(town)).state == "done"
    assert len(await town.kept(Ticket)) == 1
    done = [one for one in await town.kept(Event) if one.action == "finish"]
    assert done[0].actor.startswith("staff:")


async def test_their_orders_stand_by_appointment_and_open_in_place(town, wang, li):
    later = await reports(li, DRIPS, slot="14:00–17:00")
    await is_given(town, later)
    await wang.says("/orders")
    listed = await wang.sees(later, "1")
    await wang.taps(later, on=listed)
    opened = await wang.sees("📍", later)
    assert opened["message_id"] == listed["message_id"]
    await sets_off(wang, on=opened)
    opened = next(one for one in await wang.messages() if one["message_id"] == listed["message_id"])
    assert wang.tr("Engineer on the way") in text_of(opened)
    await wang.taps("‹ My orders", on=opened)
    back = next(one for one in await wang.messages() if one["message_id"] == listed["message_id"])
    assert labels_of(back) == [later]


async def test_there_may_be_none(town, wang):
    await wang.says("/orders")
    await wang.sees("📋 You have no orders just now.")


async def test_the_list_is_nobody_elses_business(town, wang):
    await wang.says("/orders", to=town.ops_group)
    await town.ops_group.sees(
        "Your orders are yours alone: please ask me for them in our private chat."
    )


async def test_a_resident_has_no_orders(li):
    await li.says("/orders")
    await li.sees_nothing_of("📋 You have no orders just now.")


async def test_photos_of_the_report_are_a_tap_away(town, wang, li):
    await li.says("/repair")
    await li.says(DRIPS, photos=1)
    await li.taps_as_asked("3-1102", "Water and drains", "14:00–17:00", "✅ Send")
    number = await newest(town)
    await is_given(town, number)
    before = len([one for one in await wang.messages() if "photo" in one])
    await wang.taps("📷 Photos")
    assert len([one for one in await wang.messages() if "photo" in one]) == before + 1


async def test_a_number_is_shown_in_private_and_that_is_on_record(town, wang, number):
    await is_given(town, number)
    async with town.app.storage.transaction() as shelves:
        ticket = await shelves.tickets.numbered(number)
        (await shelves.people.get(ticket.requester_id)).phone = "13800001234"
    await sets_off(wang)
    card = await wang.sees(number, "138****1234")
    assert "13800001234" in await wang.taps("📞 Show phone", on=card)
    assert "see_phone" in {one.action for one in await town.kept(Event)}


async def test_whoever_has_no_private_chat_is_called_in_the_group(town, number):
    await is_given(town, number)
    await town.ops_group.sees(number, "🔕")
    await town.ops_group.sees("👷", mentions=town.engineer)


async def test_whoever_blocks_us_is_reported_once_with_their_orders(town, wang, number):
    await is_given(town, number)
    await wang.changes(blocked=True)
    await sets_off(town.engineer, on=await card_of(town, number), at=town.ops_group)
    told = [one for one in await town.ops_group.texts() if "🔕 王工" in one and number in one]
    assert len(told) == 1
    await town.ops_group.sees(number, "📍", "🔕")


async def test_whoever_comes_back_sees_what_is_theirs(town, wang, number):
    await is_given(town, number)
    await wang.changes(blocked=True)
    await sets_off(town.engineer, on=await card_of(town, number), at=town.ops_group)
    await wang.changes(blocked=False)
    await wang.says("/start")
    await wang.sees("📋", number)


async def test_a_post_that_ends_takes_the_talk_with_it(town, wang, number):
    await is_given(town, number)
    await wang.taps("🔧 Done")
    await dismissed(town, wang)
    before = len(await wang.messages())
    await wang.says("换了阀芯", photos=1)
    assert (await wang.sees(POST_ENDED)) == (await wang.messages())[-1]
    assert len(await wang.messages()) == before + 2
    assert (await the_ticket(town)).state != "done"


async def test_what_is_dangerous_is_heard_from_whoever_has_left(town, wang, number):
    await is_given(town, number)
    await wang.taps("🔧 Done")
    await dismissed(town, wang)
    await wang.says("楼道里起火了！")
    await wang.sees(POST_ENDED)
    await wang.sees("119")


def test_every_form_of_the_offices_rooms_is_spoken_to_at_work():
    """Or its answers would be taken for a resident's in private."""
    office = {name for name, form in ALL.items() if form.office}
    assert office == {
        name
        for name, form in ALL.items()
        if form.plan.finish and form.plan.finish.__module__.startswith("handlers.staff")
    }
