"""What may befall the office's group, and its people: nothing is lost, and one alarm is raised."""

import pytest

from storage.tables import OutboxRow, Staff, Ticket, Topic
from tests.stories.moving import moves
from tests.stories.usually import DRIPS, calls_for_help, card_of, shows_the_work
from tests.town import labels_of, text_of

BURST = "水管爆了，水漫到走廊了"
SHUT = (
    "🚨 <b>{office}: I cannot write in the staff's group.</b> What is urgent goes to those on duty "
    "in private; all else waits, and nothing is lost. Please let me in again."
)
OPEN = "✅ I can write here again; what had to wait follows."
LOST = "⚠️ <b>In the staff's group I can no longer {rights}.</b> Please allow it again."


async def seen(chat, sentence, **facts):
    return sum(chat.tr(sentence, **facts) in one for one in await chat.texts())


async def shuts(town, how="removed"):
    standing = {"removed": {"removed": True}, "silenced": {"status": "restricted"}}[how]
    await town.post("bot", chat=town.ops_group.id, **standing)
    await town.settles()


async def opens(town):
    await town.post("bot", chat=town.ops_group.id, status="administrator")
    await town.settles()


# --- put out, or silenced


@pytest.mark.parametrize("how", ["removed", "silenced"])
async def test_one_alarm_however_many_letters_meet_the_door(town, li, manager, how):
    await shuts(town, how)
    numbers = [await li.reports(f"{DRIPS}{n}") for n in range(3)]
    await town.passes("PT5M")
    assert await seen(manager, SHUT, office="春江花园") == 1
    await town.passes("PT25M")
    assert await seen(manager, SHUT, office="春江花园") == 2, "again after half an hour"
    await opens(town)
    assert await seen(town.ops_group, OPEN) == 1
    for number in numbers:
        shown = await town.ops_group.messages()
        cards = [one for one in shown if text_of(one).startswith(number) and labels_of(one)]
        assert len(cards) == 1
    await town.passes("PT2H")
    assert await seen(manager, SHUT, office="春江花园") == 2
    waiting = [one for one in await town.kept(OutboxRow) if one.status in {"new", "sending"}]
    assert waiting == []


async def test_that_it_is_shut_is_found_out_by_the_first_letter_too(town, li, manager):
    """The update that says so was lost."""
    world = town.sandbox.world
    world.me(world.chats[town.ops_group.id]).status = "kicked"
    await li.reports(DRIPS)
    await town.passes("PT5S")
    assert await seen(manager, SHUT, office="春江花园") == 1
    world.me(world.chats[town.ops_group.id]).status = "administrator"
    await town.passes("PT90S")
    assert await seen(town.ops_group, OPEN) == 1


async def test_what_is_urgent_reaches_a_manager_when_the_group_is_shut_and_all_are_off_duty(
    town, li, manager
):
    await off_duty(town, "小陈", "王工", "周经理")
    await shuts(town)
    number = await calls_for_help(li, BURST)
    await manager.sees(number, "⚠️")


async def off_duty(town, *names):
    async with town.app.storage.transaction() as shelves:
        for post in await shelves.office.holding(1, "dispatcher", "engineer", "manager", "gm"):
            if post.name in names:
                post.on_duty = False


# --- a right is lost


async def test_a_lost_right_is_said_once_and_healed_when_it_comes_back(town, li, manager):
    ops = town.ops_group
    await town.post("bot", chat=ops.id, status="administrator",
                    rights=["can_delete_messages", "can_pin_messages"])  # fmt: skip
    await town.post("bot", chat=ops.id, status="administrator",
                    rights=["can_delete_messages", "can_pin_messages"])  # fmt: skip
    await li.reports(DRIPS)
    for chat in (ops, manager):
        assert await seen(chat, LOST, rights=chat.tr("manage topics")) == 1
    await opens(town)
    assert await seen(ops, "✅ Thank you: here I can again {rights}.",
                      rights=ops.tr("manage topics")) == 1  # fmt: skip
    assert len(await town.kept(Topic)) == 7


async def test_a_bot_that_is_no_administrator_any_more_says_so_and_goes_on(town, li, manager):
    await town.post("bot", chat=town.ops_group.id, status="member")
    number = await li.reports(DRIPS)
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=town.ops_group)
    await li.sees(number, "Accepted")
    said = [one for one in await manager.texts() if manager.tr("manage topics") in one]
    assert len(said) == 1


# --- people


async def test_an_engineer_who_blocks_the_bot_is_named_once_and_called_in_the_group(town, li):
    await town.engineer.changes(started=True)
    await town.engineer.says("/help")
    await town.engineer.changes(blocked=True)
    numbers = [await calls_for_help(li, f"{BURST}{n}") for n in range(2)]
    assert await seen(town.ops_group,
                      "🔕 {name} has blocked me: calls reach them only in this group now.",
                      name="王工") == 1  # fmt: skip
    for number in numbers:
        await town.ops_group.sees(number, mentions=town.engineer)


@pytest.mark.parametrize("manager_on_duty", [True, False])
async def test_when_everybody_is_off_duty_the_manager_is_called(town, li, manager, manager_on_duty):
    gone = ["小陈", "王工"] + ([] if manager_on_duty else ["周经理"])
    await off_duty(town, *gone)
    number = await calls_for_help(li, BURST)
    await manager.sees(number)
    called = [one for one in await town.ops_group.messages()
              if town.ops_group.tr("Whoever reads this, please see to it.") in text_of(one)
              or "🚨" in text_of(one)]  # fmt: skip
    assert len(called) == (0 if manager_on_duty else 1)
    await li.sees("0571-8888")


async def test_an_office_without_anybody_still_says_where_to_telephone(town, li):
    async with town.app.storage.transaction() as shelves:
        for post in await shelves.office.holding(1, "dispatcher", "engineer", "supervisor"):
            await shelves.office.dismiss(1, post.telegram_id, town.app.clock.now())
    await calls_for_help(li, BURST)
    assert [one for one in await li.texts() if "0571-8888" in one]
    assert all(one.ended_at for one in await town.kept(Staff))


# --- the group moves in mid-dispatch


async def test_a_plain_group_that_gets_topics_goes_on_in_them(small_town):
    """Turning on topics makes it a supergroup, with a new id."""
    town = small_town
    li = await town.resident("李女士", "3-1102")
    number = await li.reports(DRIPS)
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=town.ops_group)
    await moves(town, forum=True)
    await town.passes("PT5S")
    (thread,) = [one.thread for one in await town.kept(Topic) if one.name == "engineering"]
    card = await card_of(town, number)
    assert card["message_thread_id"] == thread
    await shows_the_work(town, number)
    await li.taps("👍 It is fine")
    assert [one.state for one in await town.kept(Ticket)] == ["completed"]


async def test_an_urgent_call_in_the_very_moment_of_the_move_arrives(small_town):
    town = small_town
    li = await town.resident("李女士", "3-1102")
    await moves(town, forum=True, told=False)
    number = await calls_for_help(li, BURST)
    await town.passes("PT5S")
    await town.ops_group.sees(number, mentions=town.engineer)
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=town.ops_group)
    await li.sees(number, "Accepted")
