"""Topics: one for each department, made again when they are gone; a card is where its office is."""

import pytest

from domain.departments import Department
from handlers.actions.whereabouts import move_card
from handlers.sheet import CURRENT, Sheet
from handlers.turn import Turn
from handlers.views.names import DEPARTMENT
from storage.tables import OutboxRow, Ticket, Topic
from tests.stories.matters import complains
from tests.stories.talks import UNSWEPT
from tests.stories.usually import DRIPS, calls_for_help, card_of, thread_of
from tests.town import HOUSE, labels_of, text_of

BURST = "水管爆了，水漫到走廊了"


async def in_topic(town, name):
    thread = await thread_of(town, name)
    shown = await town.ops_group.messages()
    return [one for one in shown if one.get("message_thread_id", 0) == thread]


async def changes_topic(town, topic, action, **what):
    admin = town.dispatcher
    await admin.changes(promoted=town.ops_group.id)
    await town.post("topics", person=admin.id, chat=town.ops_group.id,
                    thread=await thread_of(town, topic), action=action, **what)  # fmt: skip
    await town.settles()


async def topics_made(town):
    calls = (await town.get("calls?method=createForumTopic"))["calls"]
    return [one for one in calls if one["ok"]]


async def passes_to(town, number, department):
    """What somebody of the office decides."""
    async with town.app.storage.transaction() as shelves:
        sheet = Sheet(shelves, town.app.clock.now(), "", HOUSE)
        CURRENT.set(sheet)
        ticket = await shelves.tickets.numbered(number)
        ticket.department = department
        await move_card(Turn(town.app.house), ticket)
        await shelves.outbox.post(sheet.letters)
    await town.settles()


# --- each in its place


async def test_every_department_has_a_topic_and_so_have_the_desk_and_the_alarms(town):
    assert {one.name for one in await town.kept(Topic)} == {
        "engineering", "security", "cleaning", "greening", "customer_care", "desk", "duty",
    }  # fmt: skip
    assert all(one.thread > 1 for one in await town.kept(Topic))


async def test_a_card_lies_in_the_topic_of_its_department(town, li, nothing_fails):
    number = await li.reports(DRIPS)
    complaint = await complains(li, UNSWEPT)
    for name, wanted in (("engineering", number), ("cleaning", complaint.number)):
        (card,) = [one for one in await in_topic(town, name) if wanted in text_of(one)]
        assert labels_of(card)


async def test_what_is_said_of_a_matter_stands_beside_its_card(town, li, nothing_fails):
    complaint = await complains(li, UNSWEPT)
    await li.replies("今天还是没人来", await li.sees(complaint.number))
    assert any("今天还是没人来" in text_of(one) for one in await in_topic(town, "cleaning"))


async def test_in_a_plain_group_everything_stands_in_the_group(small_town):
    li = await small_town.resident("李女士", "3-1102")
    number = await li.reports(DRIPS)
    assert "message_thread_id" not in await card_of(small_town, number)
    assert await small_town.kept(Topic) == []
    await passes_to(small_town, number, "security")
    shown = [one for one in await small_town.ops_group.texts() if number in one]
    assert len(shown) == 1


async def test_starting_again_makes_no_topic_twice(town):
    made = len(await topics_made(town))
    await town.restarts()
    await town.settles()
    assert len(await topics_made(town)) == made == 7


# --- another department


async def test_the_card_goes_with_the_matter_to_another_department(town, li, nothing_fails):
    number = await li.reports(DRIPS)
    await passes_to(town, number, "security")
    (line,) = [one for one in await in_topic(town, "engineering") if number in text_of(one)]
    assert labels_of(line) == []
    assert town.ops_group.tr(DEPARTMENT[Department.SECURITY]) in text_of(line)
    (card,) = [one for one in await in_topic(town, "security") if number in text_of(one)]
    await town.engineer.taps("✋ Accept", on=card, at=town.ops_group)
    (card,) = [one for one in await in_topic(town, "security") if number in text_of(one)]
    assert "王工" in text_of(card)
    await town.engineer.replies("下午到", line, at=town.ops_group)
    await li.sees("下午到")


# --- a topic that is gone, closed or renamed


async def test_a_deleted_topic_is_made_again_with_what_is_open_in_it(town, li, nothing_fails):
    before = await li.reports(DRIPS)
    await changes_topic(town, "engineering", "delete")
    gone = await thread_of(town, "engineering")
    number = await li.reports("客厅的灯不亮")
    await town.passes("PT10S")
    assert await thread_of(town, "engineering") != gone
    assert len(await topics_made(town)) == 8
    for one in (before, number):
        cards = [card for card in await in_topic(town, "engineering") if one in text_of(card)]
        assert len([card for card in cards if labels_of(card)]) == 1
    await town.engineer.taps("✋ Accept", on=await card_of(town, before), at=town.ops_group)
    await li.sees(before, "Accepted")


async def test_what_is_urgent_loses_no_time_by_a_deleted_topic(town, li, nothing_fails):
    await changes_topic(town, "engineering", "delete")
    number = await calls_for_help(li, BURST)
    shown = [text_of(one) for one in await in_topic(town, "engineering")]
    assert sum(number in one for one in shown) >= 2, "the card, and the call under it"
    assert len(await topics_made(town)) == 8


async def test_a_redrawn_card_of_a_deleted_topic_is_shown_anew(town, li, nothing_fails):
    number = await li.reports(DRIPS)
    await changes_topic(town, "engineering", "delete")
    await li.replies("更严重了", await li.sees(DRIPS))
    await town.passes("PT10S")
    assert any(number in text_of(one) and labels_of(one)
               for one in await in_topic(town, "engineering"))  # fmt: skip


async def test_a_closed_topic_is_opened_again(town, li, nothing_fails):
    await changes_topic(town, "engineering", "close")
    number = await li.reports(DRIPS)
    assert any(number in text_of(one) for one in await in_topic(town, "engineering"))
    assert len(await topics_made(town)) == 7


async def test_a_renamed_topic_is_the_same_topic(town, li, nothing_fails):
    await changes_topic(town, "engineering", "rename", name="维修")
    number = await li.reports(DRIPS)
    assert any(number in text_of(one) for one in await in_topic(town, "engineering"))
    assert len(await topics_made(town)) == 7


async def test_without_the_right_to_make_topics_the_group_itself_has_it(town, li, nothing_raises):
    await town.post("bot", chat=town.ops_group.id, status="administrator",
                    rights=["can_delete_messages"])  # fmt: skip
    await changes_topic(town, "engineering", "delete")
    number = await li.reports(DRIPS)
    card = await card_of(town, number)
    assert "message_thread_id" not in card
    assert await thread_of(town, "engineering") == 0
    await town.post("bot", chat=town.ops_group.id, status="administrator")
    await town.passes("PT10S")
    assert await thread_of(town, "engineering") > 0
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=town.ops_group)


async def test_twenty_letters_that_meet_a_deleted_topic_make_one(town, li, nothing_fails):
    numbers = [await li.reports(f"{DRIPS}{n}") for n in range(4)]
    async with town.closed():
        pass
    await changes_topic(town, "engineering", "delete")
    for number in numbers:
        await li.replies("在吗", await li.sees(number))
    await town.passes("PT20S")
    assert len(await topics_made(town)) == 8
    waiting = [one for one in await town.kept(OutboxRow) if one.status in {"new", "sending"}]
    assert waiting == []
    assert {one.state for one in await town.kept(Ticket)} == {"filed"}


@pytest.mark.parametrize("method", ["createForumTopic"])
async def test_a_topic_that_telegram_will_not_make_just_now_is_made_later(town, li, method):
    await changes_topic(town, "engineering", "delete")
    await town.post("faults", kind="429", method=method, times=2, seconds=0.05)
    number = await li.reports(DRIPS)
    for _ in range(5):
        await town.passes("PT5S")
    assert any(number in text_of(one) for one in await in_topic(town, "engineering"))
    assert len(await topics_made(town)) == 8
