"""An incident in hand: who is on it, one word to all, one end, and each household for itself."""

import pytest

from domain.tickets import Action, State
from handlers.actions import incident_rounds
from storage.tables import Event, FollowUp, Promised, Staff
from tests.stories.neighbours import (
    NOT_ALONE,
    PUT_RIGHT,
    YES,
    cards_of_their_own,
    confirmed,
    done_to,
    incident,
    neighbours,
    reports_it,
    the_card,
    the_words,
    tickets,
)
from tests.stories.usually import newest
from tests.town import labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_raises")
BACK = "配电房跳闸，已恢复供电"
IN_ORDER, NOT_MINE = "👍 Yes, in order", "↩️ Not at mine"


async def settles_it(town, words=BACK):
    await town.engineer.taps("✅ Settled", on=await the_card(town), at=town.ops_group)
    asked = [one for one in await town.ops_group.messages()
             if town.ops_group.tr("Cancel") in labels_of(one)][-1]  # fmt: skip
    await town.engineer.replies(words, asked, town.ops_group)


async def says(town, words, who=None):
    """A word to all, under the card of the incident."""
    return await (who or town.dispatcher).replies(words, await the_card(town), town.ops_group)


# --- who is on it


async def test_the_tickets_follow_whoever_takes_it(town):
    souls = await confirmed(town)
    await town.engineer.taps("✋ Accept", on=await the_card(town), at=town.ops_group)
    states = {one.state for one in await tickets(town)}
    (worker,) = {one.assignee_id for one in await tickets(town)}
    assert states == {State.ACCEPTED}
    posts = {one.id: one.name for one in await town.kept(Staff)}
    assert posts[worker] == town.engineer.name
    for soul in souls:
        await soul.sees(town.engineer.name)
    assert town.engineer.name in text_of(await the_card(town))
    kept = [one for one in await town.kept(Promised) if one.key == "repair.notify_engineering"]
    assert all(one.kept_at for one in kept)


async def test_somebody_is_assigned_from_its_card(town):
    await confirmed(town)
    card = await the_card(town)
    await town.dispatcher.taps("👷 Assign", on=card, at=town.ops_group)
    await town.dispatcher.taps(town.engineer.name, at=town.ops_group)
    assert {one.state for one in await tickets(town)} == {State.DISPATCHED}


async def test_who_comes_later_is_where_the_others_are(town):
    await confirmed(town)
    await town.engineer.taps("✋ Accept", on=await the_card(town), at=town.ops_group)
    (late,) = await neighbours(town, 1, first=901)
    await late.says("停电了")
    await late.taps("✅ Yes, the same")
    assert (await tickets(town))[-1].state == State.ACCEPTED


@pytest.mark.clause("B2", partly="the ladder of an incident")
async def test_nobody_takes_it_and_one_ladder_calls_not_three(town):
    await confirmed(town)
    await town.staff("周经理", "manager")
    await town.passes("PT20M")
    climbed = [one for one in await town.kept(Event) if one.action == "escalate"]
    assert {one.ticket_id for one in climbed} == {(await tickets(town))[0].id}
    assert len(climbed) >= 2


async def test_the_one_that_leads_is_withdrawn_and_the_next_one_calls(town):
    souls = await confirmed(town)
    await souls[0].taps("Withdraw")
    await souls[0].taps("It was a mistake")
    assert town.ops_group.tr("{n} home", n=2) in await the_words(town)
    await town.passes("PT20M")
    second = (await tickets(town))[1]
    assert "escalate" in await done_to(town, second)


# --- one word to all


async def test_a_reply_to_its_card_reaches_every_household_once(town):
    souls = await confirmed(town)
    await says(town, "供电局在抢修，预计 21 点恢复")
    for soul in souls:
        heard = ["供电局在抢修" in one and "{" not in one for one in await soul.texts()]
        assert heard.count(True) == 2  # the word itself, and the card of their report
    words = await the_words(town)
    told = town.ops_group.tr("📨 Told: {reached} of {carried}", reached=3, carried=3)
    assert told in words
    assert "供电局在抢修" in words


async def test_two_words_at_once_reach_everybody_each(town, monkeypatch):
    """The second comes while the first is still on its way, a portion at a time."""
    monkeypatch.setattr(incident_rounds, "A_PORTION", 1)
    souls, card = await confirmed(town), await the_card(town)
    to = {"chat": town.ops_group.id, "reply_to": card["message_id"]}
    to |= {"thread": card["message_thread_id"]} if card.get("message_thread_id") else {}
    for words in ("供电局在抢修", "预计 21 点恢复"):
        await town.post("say", person=town.dispatcher.id, text=words, **to)
    await town.settles()
    card_says = await the_words(town)
    for soul in souls:
        told = [text_of(one) for one in await soul.messages() if not labels_of(one)]
        assert sum("供电局在抢修" in one for one in told) == 1
        assert sum("预计 21 点恢复" in one for one in told) == 1
    assert town.ops_group.tr("📨 Told: {reached} of {carried}", reached=3, carried=3) in card_says


async def test_who_cannot_be_reached_is_named_by_their_home(town):
    souls = await confirmed(town)
    await souls[1].changes(blocked=True)
    await says(town, "快好了")
    await town.passes("PT30S")
    assert town.ops_group.tr("⚠️ Not reached: {places}", places="3-301") in await the_words(town)


async def test_the_words_are_changed_where_they_were_told(town):
    souls = await confirmed(town)
    message = await says(town, "预计 20 点恢复")
    await town.passes("PT15S")
    await town.dispatcher.says("预计 22 点恢复", to=town.ops_group, edit=message)
    await town.passes("PT15S")
    for soul in souls:
        await soul.sees("预计 22 点恢复")
        await soul.sees_nothing_of("预计 20 点恢复")


async def test_what_colleagues_say_among_themselves_stays_there(town):
    souls = await confirmed(town)
    await says(town, "// 老王你去看看")
    for soul in souls:
        await soul.sees_nothing_of("老王你去看看")


# --- it is over


async def test_one_end_and_each_says_how_it_is_at_theirs(town):
    souls = await confirmed(town)
    await settles_it(town)
    assert {one.state for one in await tickets(town)} == {State.DONE}
    for soul in souls:
        asked = await soul.sees(BACK, soul.tr(PUT_RIGHT, number=""))
        assert soul.tr(IN_ORDER) in labels_of(asked)
    await souls[0].taps(IN_ORDER)
    assert (await tickets(town))[0].state == State.COMPLETED
    assert {one.ticket_id for one in await town.kept(FollowUp)} == {1}
    settled = town.ops_group.tr("👍 In order at {settled} of {reports}", settled=1, reports=3)
    assert settled in await the_words(town)


async def test_not_at_mine_is_a_ticket_of_its_own_and_called_out(town):
    souls = await confirmed(town)
    await settles_it(town)
    await souls[1].taps(NOT_MINE)
    ticket = (await tickets(town))[1]
    assert (ticket.state, ticket.urgent, ticket.incident_id) == (State.REWORK, True, None)
    assert ticket.number in await cards_of_their_own(town)
    await town.ops_group.sees("🔴", ticket.number, mentions=town.engineer)
    assert Action.DETACH in await done_to(town, ticket)
    assert town.ops_group.tr("{n} home", n=2) in await the_words(town)


async def test_the_desk_accepts_for_all_who_are_silent_in_one_tap(town):
    await confirmed(town)
    await settles_it(town)
    await town.passes("P2DT1H")
    silent = [one for one in await town.ops_group.texts() if "🔕" in one]
    assert silent == []
    accept = town.ops_group.tr("👍 Accept for those who are silent ({count})", count=3)
    await town.dispatcher.taps(accept, at=town.ops_group)
    assert {one.state for one in await tickets(town)} == {State.COMPLETED}


async def test_two_settle_it_at_once_and_it_is_settled_once(town):
    souls = await confirmed(town)
    await settles_it(town)
    answer = await town.dispatcher.presses(
        "1:incident_settle:1", await the_card(town), at=town.ops_group
    )
    assert town.ops_group.tr("That is no longer possible: things have moved on.") in answer
    asked = [souls[0].tr(PUT_RIGHT, number="") in one for one in await souls[0].texts()]
    assert asked.count(True) == 1


# --- in words


async def test_everything_can_be_done_in_words(town):
    desk, ops = town.dispatcher, town.ops_group
    souls = await neighbours(town, 2)
    await desk.says("/incident open 3栋 停电 整栋停电", to=ops)
    assert (await incident(town)).state == "confirmed"
    await ops.sees("🔴", ops.tr("power"), mentions=town.engineer)
    await souls[0].says("停电了")
    await souls[0].taps("✅ Yes, the same")
    assert (await tickets(town))[0].incident_id == 1
    number = await souls[1].reports("门铃坏了，按了不响", home="3-301")
    await desk.says(f"/incident 1 attach {number}", to=ops)
    await souls[1].sees(NOT_ALONE, number=number)
    await desk.says("/incident 1 update 预计九点恢复", to=ops)
    await souls[1].sees("预计九点恢复")
    await desk.says("/incident 1 until 21:00", to=ops)
    assert "21:00" in text_of(await the_card(town))
    await desk.says(f"/incident 1 detach {number}", to=ops)
    assert number in await cards_of_their_own(town)
    await desk.says("/incident", to=ops)
    await ops.sees("⚡ 1 · ", ops.tr("{n} home", n=1))
    await desk.says("/incident 1 close 已恢复", to=ops)
    assert (await incident(town)).state == "closed"


@pytest.mark.parametrize(
    "written",
    ["/incident open", "/incident open 9 电", "/incident open 3 猫", "/incident 99 close 好了",
     "/incident 1 dance", "/incident 1 close", "/incident 1 until gestern", "/incident abc",
     "/incident 1 attach"],
)  # fmt: skip
async def test_a_slip_is_answered_with_the_right_form(town, written):
    await confirmed(town)
    await town.dispatcher.says(written, to=town.ops_group)
    said = (await town.ops_group.texts())[-1]
    assert (
        "/incident" in said or town.ops_group.tr("There is nothing here under that number.") in said
    )
    assert (await incident(town)).state == "confirmed"


async def test_a_second_fault_elsewhere_is_another_incident(town):
    await confirmed(town)
    for soul in await neighbours(town, 3, building="2"):
        await reports_it(soul)
    assert town.ops_group.tr(YES) in labels_of(await the_card(town))
    assert (await newest(town)) in text_of(await the_card(town))
