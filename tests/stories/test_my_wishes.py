"""What a resident wants of a matter: a reminder, another time, no more of it, or it all again."""

import asyncio

import pytest

from handlers.answering import _REASONS as REASONS
from locales import LANGUAGES
from storage.tables import Event, FollowUp, Promised, Ticket
from tests.stories.mine import live, opens
from tests.stories.usually import DRIPS, card_of, is_repaired, reports
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

REMIND = "⏰ Remind the office"
NUDGED = "⏰ <b>{number}</b>, {place}: the resident asks where it stays ({times}×)."
AFTER_ALL = "↩️ Not in order after all"
AGAIN = "Those who see to it have been reminded. Thank you."


def called(town, number, times):
    return town.ops_group.tr(NUDGED, number=number, place="3-1102", times=times)


async def can_be_written_to(*staff):
    """They have spoken to us in private before."""
    for one in staff:
        await one.says("/start")


async def ticket_of(town):
    return (await town.kept(Ticket))[0]


# --- 催单 ----------------------------------------------------------------------------------------


@pytest.mark.clause("B19")
@pytest.mark.parametrize("spoken", LANGUAGES)
async def test_a_reminder_reaches_whoever_has_it_and_may_be_repeated_later(town, spoken):
    li = await town.resident("Li", "3-1102", spoken)
    number = await reports(li, DRIPS)
    await can_be_written_to(town.engineer)
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    await opens(li, number)
    assert await li.taps(REMIND, on=await live(li)) == li.tr(AGAIN)
    under = await town.ops_group.sees(called(town, number, 1), mentions=town.engineer)
    assert under["reply_to_message"]["message_id"] == (await card_of(town, number))["message_id"]
    await town.engineer.sees(called(town, number, 1))
    assert town.ops_group.tr("⏰ Asked after: {times}×", times=1) in text_of(
        await card_of(town, number)
    )
    assert "09:0" in text_of(await live(li))
    heard = len(await town.ops_group.messages())
    await town.passes("PT1H")
    assert "11:0" in await li.taps(REMIND, on=await live(li))
    assert len(await town.ops_group.messages()) == heard
    await town.passes("PT1H1M")
    assert await li.taps(REMIND, on=await live(li)) == li.tr(AGAIN)
    await town.ops_group.sees(called(town, number, 2))
    assert [one.action for one in await town.kept(Event)].count("nudge") == 2


async def test_whoever_asks_again_and_again_is_heard_higher_up(town, li, number):
    head, manager = await town.staff("钱主管", "head"), await town.staff("孙经理", "manager")
    await can_be_written_to(head, manager, town.dispatcher)
    for times, heard in ((1, []), (2, [head]), (3, [head, manager])):
        await opens(li, number)
        await li.taps(REMIND, on=await live(li))
        for one in (head, manager):
            told = any(called(town, number, times) in text for text in await one.texts())
            assert told is (one in heard)
        await town.dispatcher.sees(called(town, number, times))
        await town.passes("PT2H1M")


async def test_what_is_overdue_is_named(town, li, number):
    await town.passes("P1D")
    await opens(li, number)
    await li.taps(REMIND, on=await live(li))
    await town.ops_group.sees(called(town, number, 1), "⚠️", town.ops_group.tr("the visit"))


@pytest.mark.both
async def test_two_reminders_at_once_are_one(town, li, number):
    await opens(li, number)
    screen = await live(li)
    said = data_of(screen, li.tr(REMIND))
    await asyncio.gather(li.presses(said, screen), li.presses(said, screen))
    assert [one.action for one in await town.kept(Event)].count("nudge") == 1


# --- 改约 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("spoken", LANGUAGES)
async def test_another_time_is_chosen_and_everybody_knows(town, spoken):
    li = await town.resident("Li", "3-1102", spoken)
    number = await reports(li, DRIPS)
    await can_be_written_to(town.engineer)
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    await opens(li, number)
    await li.taps("🗓 Change the visit", on=await live(li))
    offered = labels_of(await live(li))
    before = await ticket_of(town)
    await li.taps("18:00–20:00", on=await live(li))
    after = await ticket_of(town)
    assert after.appointment_start > before.appointment_start
    assert len(offered) > 2
    owed = [one for one in await town.kept(Promised) if one.key == "repair.appointment"]
    assert [bool(one.lapsed_at) for one in owed] == [True, False]
    assert owed[1].due == after.appointment_end
    assert "18:00–20:00" in text_of(await live(li))
    assert "18:00–20:00" in text_of(await card_of(town, number))
    for chat in (town.ops_group, town.engineer):
        await chat.sees(number, "18:00–20:00", "14:00–17:00")


async def test_a_time_that_has_gone_meanwhile_is_chosen_again(town, li, number):
    await opens(li, number)
    await li.taps("🗓 Change the visit", on=await live(li))
    screen = await live(li)
    evening = data_of(screen, "18:00–20:00")
    await town.passes("PT10H")
    await li.presses(evening, screen)
    assert li.tr("That is no longer available.") in text_of(await live(li))
    await li.presses("1:slot:1:0230m", screen)
    assert "14:00" in text_of(await live(li))
    assert (await ticket_of(town)).appointment_start.hour == 6
    await li.taps("‹ Back", on=await live(li))
    assert li.tr("⏰ Remind the office") in labels_of(await live(li))


async def test_whoever_is_on_the_way_is_not_sent_home(town, li, number):
    await opens(li, number)
    await li.taps("🗓 Change the visit", on=await live(li))
    screen = await live(li)
    for step in ("✋ Accept", "🛵 On the way"):
        await town.engineer.taps(step, at=town.ops_group)
    assert await li.presses(data_of(screen, "18:00–20:00"), screen) == li.tr(REASONS["not_now"])
    assert (await ticket_of(town)).appointment_start.hour == 6


# --- 取消 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("spoken", LANGUAGES)
async def test_the_reason_withdraws_it_and_the_office_reads_it(town, spoken):
    li = await town.resident("Li", "3-1102", spoken)
    number = await reports(li, DRIPS)
    await opens(li, number)
    await li.taps("Withdraw", on=await live(li))
    await li.taps("It takes too long", on=await live(li))
    assert (await ticket_of(town)).state == "cancelled"
    ops = town.ops_group
    assert ops.tr("It takes too long") in text_of(await card_of(town, number))
    event = next(one for one in await town.kept(Event) if one.action == "cancel")
    assert event.detail["reason"] == "too_slow"
    assert li.tr("Cancelled") in text_of(await live(li))


@pytest.mark.parametrize("words", ["", "我自己换好了"])
async def test_another_reason_may_be_told_in_words(town, li, number, words):
    await opens(li, number)
    await li.taps("Withdraw", on=await live(li))
    await li.taps("Another reason", on=await live(li))
    assert (await ticket_of(town)).state == "cancelled"
    await li.sees("{number}: would you like to tell us why?", number=number)
    await (li.says(words) if words else li.taps("Skip"))
    told = [one for one in await town.ops_group.texts() if words and words in one]
    assert len(told) == bool(words)
    await li.says("/my")
    await li.sees("<b>Your matters</b>")


async def test_a_reason_that_we_never_gave_withdraws_nothing(town, li, number):
    await opens(li, number)
    await li.presses("1:withdraw:1:boredom", await live(li))
    assert (await ticket_of(town)).state == "filed"


# --- 重开 ----------------------------------------------------------------------------------------


@pytest.mark.clause("B11")
@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize("archived", [False, True])
async def test_what_is_not_in_order_after_all_is_seen_to_again(town, spoken, archived):
    li, ops = await town.resident("Li", "3-1102", spoken), town.ops_group
    await can_be_written_to(town.engineer, town.dispatcher)
    number = await reports(li, DRIPS)
    await is_repaired(town, li, number)
    if archived:
        await town.supervisor.taps("✅ Audit passed", at=ops)
    await opens(li, number)
    await li.taps(AFTER_ALL, on=await live(li))
    await li.says("又滴水了", photos=1)
    await li.taps("✅ Send")
    await li.sees("{number}: we are sorry. We are seeing to it again.", number=number)
    ticket = await ticket_of(town)
    assert (ticket.state, ticket.completed_at, ticket.archived_at) == ("rework", None, None)
    assert [one.state for one in await town.kept(FollowUp)] == ["called_off"]
    await ops.sees("又滴水了", number)
    await ops.sees("↩️", number, mentions=town.engineer)
    await town.engineer.sees("↩️", number)
    await town.dispatcher.sees("↩️", number)
    assert ops.tr("Sent back, to be reworked") in text_of(await card_of(town, number))
    await town.passes("P3D")
    await li.sees_nothing_of("① Quality of the work")


async def test_after_a_week_it_is_reported_anew(town, li, number):
    await is_repaired(town, li, number)
    await opens(li, number)
    screen = await live(li)
    await town.passes("P7DT1H")
    await li.presses(data_of(screen, li.tr(AFTER_ALL)), screen)
    await li.taps("📝 Report it anew", on=await live(li))
    await li.taps_as_asked("No", "3-1102", "Water and drains", "14:00–17:00", "✅ Send")
    old, new = await town.kept(Ticket)
    assert (old.state, new.state) == ("completed", "filed")
    assert number in new.words
    await town.ops_group.sees(new.number, DRIPS)
    await opens(li, number)
    assert li.tr(AFTER_ALL) not in labels_of(await live(li))


async def test_it_is_reopened_once(town, li, number):
    await is_repaired(town, li, number)
    await opens(li, number)
    await li.taps(AFTER_ALL, on=await live(li))
    await li.says("又滴水了")
    await town.supervisor.taps("↩️ Audit failed", at=town.ops_group)
    await li.taps("✅ Send")
    assert (await ticket_of(town)).state == "rework"
    assert [one.action for one in await town.kept(Event)].count("reopen") == 0
