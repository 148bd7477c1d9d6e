"""急修: what is dangerous is heard first, at any hour; what is not lets everybody sleep."""

import pytest

from domain.standard import STANDARD
from handlers.views.safety import SAFETY, emergency_numbers
from locales import LANGUAGES
from locales.languages import ENGLISH, SIMPLIFIED, TRADITIONAL
from storage.outbox import Lane
from storage.tables import Conversation, Event, OutboxRow, Person, Promised, Ticket
from tests.stories.dangers import DOUBT
from tests.stories.joins import adds_a_home
from tests.stories.matters import complains
from tests.stories.promised import promised
from tests.stories.usually import (
    calls_for_help,
    card_of,
    is_repaired,
    newest,
    reports,
    said_by_us,
    scores,
    thread_of,
)
from tests.town import Chat, labels_of, mentioned_in, text_of

UNTIL_TWO_AT_NIGHT = "PT17H"
BURST = {
    SIMPLIFIED: "水管爆了，水漫到走廊了",
    TRADITIONAL: "水管爆了，水淹到走廊了",
    ENGLISH: "A pipe has burst and water is flooding the corridor",
}
CALLED = "🔴 <b>Urgent: {number}</b>, {place}. Who is going?"
AGAIN = "📣 <b>Second call: {number}</b>, {place}. Nobody has accepted it since {clock} ({clause})."


def called(ops, number):
    return ops.tr(CALLED, number=number, place="3-1102")


def called_again(ops, number, since="02:00"):
    facts = {"number": number, "place": "3-1102", "clock": since, "clause": "S4 4.3.2"}
    return ops.tr(AGAIN, **facts)


async def rang(chat, message):
    """Whether the telephones in the chat made a sound."""
    for call in (await chat.town.get("calls"))["calls"]:
        sent = call.get("result") if call["method"].startswith("send") else None
        found = [sent] if isinstance(sent, dict) else sent or []
        if (chat.id, message["message_id"]) in [
            (one["chat"]["id"], one["message_id"]) for one in found
        ]:
            return not call["params"].get("disable_notification", False)
    raise AssertionError("it was never sent")


@pytest.fixture
async def night(town):
    await town.passes(UNTIL_TWO_AT_NIGHT)


# --- a burst pipe at two in the morning


@pytest.mark.clause("B2")
@pytest.mark.clause("B5", partly="a story for each class but water and gas")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_burst_pipe_at_night_is_one_sentence_and_one_tap_from_the_duty_engineer(
    town, night, language
):
    ops = town.ops_group
    li = await town.resident("Li", "3-1102", language)
    await li.says(BURST[language])
    (first,) = said_by_us(await li.messages())
    assert li.tr(SAFETY["water"]) in text_of(first), "safety words come first"
    await li.taps("3-1102")
    (ticket,) = await town.kept(Ticket)
    assert ticket.urgent
    await li.sees(
        ticket.number,
        SAFETY["water"],
        "Your report has been received; the duty staff have been called.",
        li.tr("You can also telephone us at any time: {phone}", phone="0571-8888"),
    )
    card = await card_of(town, ticket.number)
    call = await ops.sees(called(ops, ticket.number), mentions=town.engineer)
    assert mentioned_in(call) == {town.engineer.id, town.dispatcher.id}
    assert await rang(ops, card)
    assert await rang(ops, call)

    await town.passes("PT4M")
    await ops.sees_nothing_of(called_again(ops, ticket.number))
    await town.passes("PT2M")
    again = await ops.sees(called_again(ops, ticket.number), mentions=town.engineer)
    assert mentioned_in(again) == {town.engineer.id, town.dispatcher.id}
    assert await rang(ops, again)
    (promise,) = await town.kept(Promised)
    assert promise.missed_at
    actions = [one.action for one in await town.kept(Event) if one.ticket_id == ticket.id]
    assert actions == ["file", "promise_missed", "escalate"]

    await town.passes("PT1H")
    calls = [one for one in await town.kept(Event) if one.action == "escalate"]
    assert len(calls) > 2, "it is said until somebody goes"


@pytest.mark.clause("B2")
async def test_whoever_is_called_hears_it_in_private_too(town, night, li):
    async with town.app.storage.transaction() as shelves:
        for one in await shelves.office.on_duty(1, "engineer"):
            one.language, one.reachable = ENGLISH, True
    await town.engineer.changes(started=True)
    number = await calls_for_help(li, BURST[SIMPLIFIED])
    call = await Chat(town, town.engineer.id, ENGLISH).sees(
        CALLED,
        "burst pipe",
        BURST[SIMPLIFIED],
        "Please accept it under its card in the staff's group.",
        number=number,
        place="3-1102",
    )
    assert await rang(town.engineer, call)
    lanes = {one.lane for one in await town.kept(OutboxRow) if one.chat == town.engineer.id}
    assert lanes == {Lane.URGENT}
    assert await town.dispatcher.messages() == [], "nobody is written to who never wrote to us"


async def test_nobody_is_called_twice_when_somebody_is_going(town, night, li):
    ops = town.ops_group
    number = await calls_for_help(li, BURST[SIMPLIFIED])
    await town.engineer.taps("✋ Accept", at=ops)
    await town.passes("PT10M")
    await ops.sees_nothing_of(called_again(ops, number))
    promise = await promised(town, "repair.notify_engineering")
    assert (bool(promise.kept_at), promise.missed_at) == (True, None)


async def test_with_nobody_on_duty_the_manager_is_called(town, night, li):
    manager = await town.staff("周经理", "manager")
    async with town.app.storage.transaction() as shelves:
        for one in await shelves.office.on_duty(1, "engineer", "dispatcher"):
            one.on_duty = False
    number = await calls_for_help(li, BURST[SIMPLIFIED])
    call = await town.ops_group.sees(called(town.ops_group, number))
    assert mentioned_in(call) == {manager.id}


@pytest.mark.clause("B2")
async def test_a_dripping_tap_at_night_wakes_nobody(town, night, li):
    ops = town.ops_group
    number = await reports(li, "厨房水龙头滴水")
    card = await card_of(town, number)
    assert not await rang(ops, card)
    assert not await rang(ops, await ops.sees(number))
    await town.passes("PT6H30M")
    for message in said_by_us(await ops.messages()):
        assert mentioned_in(message) == set()
    await town.passes("PT6M")
    reminder = await ops.sees(called_again(ops, number), mentions=town.engineer)
    assert await rang(ops, reminder), "five minutes after the office has opened"


@pytest.mark.clause("A2")
async def test_repairs_and_complaints_are_taken_in_at_night(town, night, li):
    repair, complaint = await reports(li, "厨房水龙头滴水"), await complains(li, "保安态度很差")
    for number in (repair, complaint.number):
        await card_of(town, number)


# --- in doubt


async def test_in_doubt_there_is_one_question_and_yes_calls_at_once(town, night, li):
    await li.says("/repair")
    await li.says(DOUBT)
    await li.sees("Is anybody in danger, or is water, gas or electricity out of control?")
    await li.taps("⚠️ Yes, send somebody now")
    await li.taps("3-1102")
    (ticket,) = await town.kept(Ticket)
    assert ticket.urgent
    call = await town.ops_group.sees(called(town.ops_group, ticket.number), mentions=town.engineer)
    assert await rang(town.ops_group, call)


async def test_in_doubt_a_no_goes_the_usual_way(town, night, li):
    number = await reports_in_doubt(li, "No")
    (ticket,) = await town.kept(Ticket)
    assert not ticket.urgent
    assert not await rang(town.ops_group, await card_of(town, number))


async def reports_in_doubt(resident, answer):
    await resident.says("/repair")
    await resident.says(DOUBT)
    await resident.taps(answer)
    await resident.taps_as_asked("3-1102", "Water and drains", "14:00–17:00", "✅ Send")
    return await newest(resident.town)


# --- it becomes dangerous later


async def test_a_resident_may_always_say_that_it_is_dangerous(town, night, li):
    ops = town.ops_group
    number = await reports(li, "厨房水龙头滴水")
    await town.passes("PT30M")
    await li.taps("⚠️ It is dangerous")
    raised = await li.sees(
        "<b>{number}</b> is now treated as urgent. The duty staff have been called.", number=number
    )
    assert text_of(raised).startswith("⚠️"), "safety words come first"
    call = await ops.sees(called(ops, number), mentions=town.engineer)
    assert await rang(ops, call)
    assert ops.tr("🔴 urgent") in text_of(await card_of(town, number))
    assert li.tr("⚠️ It is dangerous") not in [
        label for one in await li.messages() for label in labels_of(one)
    ]
    (ticket,) = await town.kept(Ticket)
    last = (await town.kept(Event))[-1]
    assert (ticket.urgent, last.action, last.clause) == (True, "raise", "S0 七(4)")


async def test_what_was_raised_is_called_for_again_when_nobody_goes(town, night, li):
    ops = town.ops_group
    number = await reports(li, "厨房水龙头滴水")
    await town.passes("PT30M")
    await li.taps("⚠️ It is dangerous")
    await town.passes("PT6M")
    again = await ops.sees("📣", number, mentions=town.engineer)
    assert await rang(ops, again)


async def test_danger_in_a_reply_raises_the_open_matter(town, night, li):
    ops = town.ops_group
    number = await reports(li, "厨房水龙头滴水")
    card = await li.sees(number)
    await li.replies("现在水管爆了，水漫出来了", card)
    await ops.sees("💬", number, "现在水管爆了")
    await ops.sees(called(ops, number), mentions=town.engineer)
    (ticket,) = await town.kept(Ticket)
    assert ticket.urgent
    await li.sees(
        "<b>{number}</b> is now treated as urgent. The duty staff have been called.", number=number
    )


async def test_danger_in_a_reply_to_what_is_closed_is_a_new_report(town, li):
    number = await reports(li, "厨房水龙头滴水")
    await li.taps("Withdraw")
    await li.taps("It has settled itself")
    await li.replies("水管爆了", await li.sees(number, "📍"))
    await li.sees(SAFETY["water"])
    await li.taps("3-1102")
    first, second = await town.kept(Ticket)
    assert (first.urgent, second.urgent) == (False, True)
    await town.ops_group.sees(called(town.ops_group, second.number), mentions=town.engineer)


@pytest.mark.parametrize("begun", ["words", "language", "join"])
async def test_danger_is_heard_whatever_we_were_talking_about(town, night, li, begun):
    if begun == "words":
        await li.says("想问一下停车费")
    elif begun == "language":
        await li.says("/language")
    else:
        await adds_a_home(li)
    await li.says("水管爆了，水漫到走廊了")
    newest = said_by_us(await li.messages())[-1]
    assert li.tr(SAFETY["water"]) in text_of(newest)
    await li.taps("3-1102", on=newest)
    (ticket,) = await town.kept(Ticket)
    before = "想问一下停车费\n" if begun == "words" else ""
    assert (ticket.urgent, ticket.words) == (True, before + "水管爆了，水漫到走廊了")


async def test_danger_goes_before_a_word_about_the_last_repair(town, li):
    """What they had to say about it is passed on, and its questions are closed."""
    number = await calls_for_help(li, "水管爆了")
    await is_repaired(town, li, number)
    await town.passes("P1D")
    await scores(li, 5, 5, 5)
    await li.says("下次早点来")
    await li.says("水管又爆了，水漫到走廊了")
    await li.sees("🙏 {number}: thank you for your answers.", number=number)
    await town.ops_group.sees("下次早点来", number)
    await li.taps("3-1102")
    assert [one.urgent for one in await town.kept(Ticket)] == [True, True]
    assert await town.kept(Conversation) == []


async def test_danger_in_the_middle_of_a_report_makes_the_report_urgent(town, night, li):
    await li.says("水龙头滴水")
    await li.taps("🔧 Repair")
    await li.says("现在水管爆了")
    await li.sees(SAFETY["water"], "Where is it?")
    await li.taps("3-1102")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.urgent, ticket.words) == (True, "水龙头滴水\n现在水管爆了")


# --- somebody we do not know


@pytest.mark.clause("B5", partly="a story for each class but water and gas")
async def test_a_stranger_who_smells_gas_is_helped_before_being_welcomed(town, night):
    ops = town.ops_group
    stranger = await town.newcomer("陌生人")
    await stranger.says("闻到煤气味，很浓")
    safety, welcome = said_by_us(await stranger.messages())
    assert stranger.tr(SAFETY["gas_fire"], **emergency_numbers(STANDARD)) in text_of(safety)
    assert stranger.tr("🏠 Welcome") in text_of(welcome)
    alarm = await ops.sees("陌生人", "闻到煤气味，很浓", mentions=town.engineer)
    assert alarm["message_thread_id"] == await thread_of(town, "duty")
    assert await rang(ops, alarm)
    assert await town.kept(Person) == await town.kept(Ticket) == []


async def test_a_stranger_in_the_middle_of_the_welcome_is_heard_as_well(town, night):
    stranger = await town.newcomer("陌生人")
    await stranger.says("/start")
    await stranger.taps("简体中文")
    await stranger.says("闻到煤气味，很浓")
    await stranger.sees(SAFETY["gas_fire"], **emergency_numbers(STANDARD))
    await town.ops_group.sees("陌生人", "闻到煤气味，很浓")
    await stranger.taps("I agree")
    (talk,) = await town.kept(Conversation)
    assert talk.answers["consent"] == "yes", "and the welcome goes on where it was"
