"""Promised moments: they come once, in order, and although nobody was there when they were due."""

from zoneinfo import ZoneInfo

import pytest

from handlers.answering import _OLD_BUTTON
from storage.tables import Conversation, Event, FollowUp, Promised, Ticket
from tests.stories.usually import (
    calls_for_help,
    heard_beside_the_day,
    is_repaired,
    reports,
    said_by_us,
    shows_the_work,
)
from tests.town import data_of, labels_of, mentioned_in, text_of

SHANGHAI = ZoneInfo("Asia/Shanghai")
REMINDER = "“{title}” is not finished yet. Write to go on, or /cancel."


@pytest.fixture
async def wu(town):
    return await town.resident("吴先生", "1-101")


def reminder(resident):
    return resident.tr(REMINDER, title=resident.tr("🔧 Repair"))


# --- while nobody was there


async def test_what_was_due_meanwhile_rings_once_and_in_order(town, li, wu):
    drips = await reports(li, "水龙头滴水")
    burst = await calls_for_help(wu, "水管爆了")
    before = len(await heard_beside_the_day(town))
    await town.restarts(after="PT9H")
    later = (await heard_beside_the_day(town))[before:]
    numbers = [number for one in later for number in (drips, burst) if number in text_of(one)]
    assert sorted(numbers) == sorted([drips, drips, burst])
    missed = [one for one in await town.kept(Event) if one.action == "promise_missed"]
    first, second, third = missed
    assert [one.detail["key"] for one in missed] == [
        "repair.notify_engineering",
        "repair.notify_engineering",
        "repair.appointment",
    ]
    assert first.at <= second.at <= third.at
    assert all(one.missed_at for one in await town.kept(Promised))
    await town.restarts()
    assert len(await heard_beside_the_day(town)) == before + 3
    assert [one for one in await town.kept(Event) if one.action == "promise_missed"] == missed


async def test_the_urgent_comes_first_however_late(town, li, wu):
    ops = town.ops_group
    await reports(li, "水龙头滴水")
    burst = await calls_for_help(wu, "水管爆了")
    before = len(await ops.messages())
    await town.restarts(after="PT9H")
    later = (await ops.messages())[before:]
    assert burst in text_of(later[0])
    assert town.engineer.id in mentioned_in(later[0])


async def test_a_follow_up_due_meanwhile_waits_for_the_morning(town, li):
    number = await calls_for_help(li, "水管爆了")
    await is_repaired(town, li, number)
    (first, _second) = await town.kept(FollowUp)
    assert first.ask_at.astimezone(SHANGHAI).hour == 21
    await town.restarts(after="PT15H")
    assert not [one for one in await li.messages() if "①" in "".join(labels_of(one))]
    await town.passes("PT7H59M")
    assert not [one for one in await li.messages() if "①" in "".join(labels_of(one))]
    await town.passes("PT2M")
    await li.sees("🙏", number)
    first, _second = await town.kept(FollowUp)
    assert first.asked_at.astimezone(SHANGHAI).hour == 8


async def test_what_was_written_meanwhile_is_heard_afterwards(town, li):
    async with town.closed():
        await town.post("say", person=li.id, text="水管爆了")
        await town.post("clock", advance="PT1H")
    await li.taps("3-1102")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.urgent, ticket.words) == (True, "水管爆了")


# --- in the middle of a talk


async def test_a_restart_in_the_middle_of_a_form_is_not_noticed(town, li):
    await li.says("/repair")
    await li.says(photos=2)
    await town.restarts()
    await li.says("水龙头滴水")
    visit = await li.sees("When may we come?")
    await town.restarts()
    await li.taps("14:00–17:00", on=visit)
    await town.restarts()
    await li.taps("✅ Send")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.words, ticket.category) == ("水龙头滴水", "water")
    await town.ops_group.sees(ticket.number, "📷")


async def test_a_restart_while_the_engineer_looks_for_a_photo(town, li):
    number = await reports(li, "水龙头滴水")
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    await town.restarts()
    await shows_the_work(town, number)
    await town.restarts()
    await li.taps("👍 It is fine")
    (ticket,) = await town.kept(Ticket)
    assert ticket.state == "completed"


# --- drafts


async def test_a_draft_left_lying_is_mentioned_once_and_forgotten_after_a_day(town, li):
    await li.says("/repair")
    await li.says("水龙头滴水")
    asked = await li.sees("When may we come?")
    await town.passes("PT29M")
    await li.sees_nothing_of(reminder(li))
    await town.passes("PT2M")
    await li.sees(reminder(li))
    before = len(said_by_us(await li.messages()))
    await town.passes("PT23H20M")
    assert len(await town.kept(Conversation)) == 1
    await town.passes("PT20M")
    assert len(said_by_us(await li.messages())) == before
    assert await town.kept(Conversation) == []
    answer = await li.presses(data_of(asked, "14:00–17:00"), asked)
    assert answer == li.tr(_OLD_BUTTON)
    assert await town.kept(Ticket) == []


async def test_whoever_goes_on_is_not_reminded(town, li):
    await li.says("/repair")
    await town.passes("PT20M")
    await li.says("水龙头滴水")
    await town.passes("PT20M")
    await li.sees_nothing_of(reminder(li))
    await li.taps("14:00–17:00")
    await li.taps("✅ Send")
    await town.passes("PT2H")
    await li.sees_nothing_of(reminder(li))


async def test_a_reminder_makes_no_sound_and_goes_to_nobody_we_may_not_know(town, li):
    stranger = await town.newcomer("过客")
    await stranger.says("/start")
    await li.says("/repair")
    await town.passes("P2D")
    sent = [one for one in (await town.get("calls"))["calls"] if one["method"] == "sendMessage"]
    (told,) = [one for one in sent if one["params"]["text"] == reminder(li)]
    assert told["params"]["chat_id"] == li.id
    assert told["params"]["disable_notification"]
    assert len(said_by_us(await stranger.messages())) == 1


async def test_after_a_day_of_silence_there_is_nothing_to_be_reminded_of(town, li):
    await li.says("/repair")
    await town.restarts(after="PT25H")
    await li.sees_nothing_of(reminder(li))
    assert await town.kept(Conversation) == []
