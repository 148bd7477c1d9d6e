"""Silence: one line calls the question to mind, and then a colleague asks, where it must be."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from storage.tables import Contact, Event, FollowUp, Ticket
from tests.stories.matters import UNSWEPT, complains
from tests.stories.test_plan_rows import is_settled
from tests.stories.usually import calls_for_help, is_repaired, reports, said_by_us, scores
from tests.town import labels_of

ONE = "🔔 {number}: three taps above would help us very much. Thank you."
ANEW = "🙏 {number}: we ask about it anew further down."
SHANGHAI = ZoneInfo("Asia/Shanghai")


async def open_questions(resident):
    return [one for one in await resident.messages() if any("①" in n for n in labels_of(one))]


async def did(town, action):
    return [one for one in await town.kept(Event) if one.action == action]


@pytest.mark.clause("F5", partly="telephone and visit")
@pytest.mark.clause("F14", partly="a reward")
async def test_who_says_nothing_after_an_urgent_repair_is_asked_by_a_colleague(
    town, li, nothing_raises
):
    number = await calls_for_help(li, "水管爆了")
    await is_repaired(town, li, number)
    await town.passes("P1D")
    (question,) = await open_questions(li)
    await town.restarts(after="PT1H")
    await town.passes("P1D")
    reminded = await li.sees(ONE, number=number)
    assert reminded["reply_to_message"]["message_id"] == question["message_id"]
    assert len(await open_questions(li)) == 1, "no second copy of it"
    await town.passes("P1D")
    first = (await town.kept(FollowUp))[0]
    (contact,) = await town.kept(Contact)
    assert (contact.follow_up_id, contact.reason) == (first.id, "silent")
    assert timedelta(hours=20) < first.reminded_at - first.asked_at < timedelta(hours=36)
    assert 8 <= first.reminded_at.astimezone(SHANGHAI).hour < 22
    assert len(await did(town, "remind_of_follow_up")) == 1


@pytest.mark.clause("C10")
async def test_who_says_nothing_of_a_complaint_is_to_be_called_within_three_days(
    town, li, nothing_raises
):
    await is_settled(town, li, await complains(li, UNSWEPT))
    (ticket,) = await town.kept(Ticket)
    await town.passes("P2DT8H")
    await town.restarts()
    await town.passes("PT13H")
    (asked,), (contact,) = await town.kept(FollowUp), await town.kept(Contact)
    assert asked.asked_at < asked.reminded_at < contact.made_at
    assert contact.due <= ticket.finished_at + timedelta(hours=72)
    assert contact.due - contact.made_at >= timedelta(hours=2), "and there is time for it"
    assert len(await did(town, "remind_of_follow_up")) == 1


@pytest.mark.clause("F3")
async def test_a_newer_question_stands_for_the_older_one(town, li, nothing_raises):
    number = await calls_for_help(li, "水管爆了")
    await is_repaired(town, li, number)
    await town.passes("P1D")
    (older,) = await open_questions(li)
    await town.passes("P3D")
    (newer,) = await open_questions(li)
    assert newer["message_id"] != older["message_id"]
    await li.sees(ANEW, number=number)
    assert [one.state for one in await town.kept(FollowUp)] == ["lapsed", "asked"]
    assert len(await did(town, "lapse_follow_up")) == 1
    late = await li.presses(older["reply_markup"]["inline_keyboard"][0][0]["callback_data"], older)
    assert late == li.tr("Thank you; this question is not open any more.")


@pytest.mark.clause("F13")
async def test_whoever_sleeps_is_reminded_in_the_morning_and_once(town, li, nothing_fails):
    number = await reports(li, "水龙头滴水")
    await is_repaired(town, li, number)
    await town.passes("P2DT1H")
    async with town.closed():
        await town.post("clock", at="2026-03-06T03:00:00+08:00")  # down over it, back at night
    await town.settles()
    await li.sees_nothing_of(ONE, number=number)
    await town.passes("PT6H")
    await li.sees(ONE, number=number)
    await town.passes("P1D")
    assert len(await did(town, "remind_of_follow_up")) == 1
    await scores(li, 5, 5, 5)
    assert (await town.kept(FollowUp))[0].state == "answered"


async def test_who_has_answered_hears_no_more_of_it(town, li, nothing_fails):
    number = await reports(li, "水龙头滴水")
    await is_repaired(town, li, number)
    await town.passes("P2D")
    await scores(li, 5, 5, 5)
    await li.taps("Skip")
    await li.taps("Skip")
    before = len(said_by_us(await li.messages()))
    await town.passes("P3D")
    assert len(said_by_us(await li.messages())) == before
