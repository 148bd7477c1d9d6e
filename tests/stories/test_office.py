"""The office and those who are not, or not any more, part of the conversation."""

from html import escape

import pytest

from handlers.access import NOT_STAFF
from handlers.answering import _REASONS as REASONS
from handlers.conversations.words_first import words_first
from handlers.views.office import undelivered
from locales import LANGUAGES, words_for
from storage.tables import Conversation, Event, FollowUp, Staff, Ticket
from tests.stories.usually import DRIPS, card_of, is_repaired, reports, said_by_us, shows_the_work
from tests.town import data_of, labels_of, mentioned_in, text_of

IN_ORDER = "{number}: the work has been done. Is everything in order?"
REMINDER = "{number}: we have not heard from you yet. Is everything in order?"
NOTED = (
    "As we have not heard from you, {number} has been noted as done. If anything is not in order, "
    "please reply to this message."
)
FOR_THEM = "👍 Accept for the resident"


@pytest.fixture
async def number(town, li):
    return await reports(li, DRIPS)


# --- who is on the staff


async def test_a_colleague_who_is_not_registered_is_told_how_to_be(town, li, number):
    ops, card = town.ops_group, await card_of(town, number)
    new = await town.newcomer("新同事")
    await town.post(f"people/{new.id}", joins=ops.id)
    who = ops.tr(NOT_STAFF, id=new.id)
    assert str(new.id) in who
    assert await new.taps("✋ Accept", on=card, at=ops) == who
    for act in (new.replies("我马上去", card, at=ops), new.says("/replay", to=ops)):
        await act
        assert text_of(said_by_us(await ops.messages())[-1]) == who
    await li.sees_nothing_of("我马上去")
    assert [one.state for one in await town.kept(Ticket)] == ["filed"]


async def test_a_guard_does_not_turn_the_card_into_a_list_of_engineers(town, number):
    ops, guard = town.ops_group, await town.staff("老赵", "guard")
    card = await card_of(town, number)
    said = await guard.taps("👷 Assign", on=card, at=ops)
    assert said.startswith(ops.tr(REASONS["not_yours"]))
    assert labels_of(await card_of(town, number)) == labels_of(card)


# --- what was done


async def test_the_resident_reads_what_was_done_and_so_does_the_office(town, li, number):
    line = "换了 <b>阀芯</b> & 垫片"
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    await shows_the_work(town, number, line)
    assert line in text_of(await li.sees(IN_ORDER, number=number))
    assert line in text_of(await card_of(town, number))
    sent = (await town.get("calls?method=sendMessage"))["calls"]
    assert any(escape(line) in one["params"]["text"] for one in sent)
    await li.taps("↩️ Not fixed yet")
    assert line not in text_of(await card_of(town, number))
    assert line in text_of(await li.sees(IN_ORDER, number=number))


# --- withdrawing


async def test_withdrawing_is_asked_about_once(town, li, number):
    before = await li.sees(number, "📍")
    await li.taps("Withdraw")
    asked = await li.sees("<b>Shall we withdraw this report? Nobody will come then.</b>")
    assert asked["message_id"] == before["message_id"]
    assert [one.state for one in await town.kept(Ticket)] == ["filed"]
    await li.taps("‹ Back")
    shown = await li.sees(number, "📍")
    assert text_of(before).endswith(text_of(shown))
    assert labels_of(shown) == labels_of(before)
    await li.taps("Withdraw")
    await li.taps("It has settled itself")
    await li.sees("{number} has been withdrawn. Nobody will come.", number=number)
    assert [one.state for one in await town.kept(Ticket)] == ["cancelled"]


async def test_somebody_else_of_the_household_withdraws_where_they_look(town, li, number):
    zhang = await town.resident("张先生", "3-1102")
    await zhang.says("/help")
    mine = said_by_us(await zhang.messages())[-1]
    await zhang.presses("1:mine:1", mine)
    shown = await zhang.sees(number, "📍")
    await zhang.taps("Withdraw", on=shown)
    await zhang.taps("It has settled itself")
    over = await zhang.sees(number, "📍", "Cancelled")
    assert over["message_id"] == shown["message_id"]
    assert zhang.tr("Withdraw") not in labels_of(over)
    assert labels_of(await li.sees(number, "📍", "Cancelled")) == []


async def test_what_is_done_meanwhile_is_not_withdrawn(town, li, number):
    card = await li.sees(number, "📍")
    yes = data_of(card, li.tr("Withdraw")).replace("cancel", "withdraw")
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    await shows_the_work(town, number)
    assert await li.presses(yes, card) == li.tr(REASONS["not_now"])
    assert [one.state for one in await town.kept(Ticket)] == ["done"]


# --- a resident who says nothing


@pytest.fixture
async def done(town, number):
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    await shows_the_work(town, number)
    return number


@pytest.mark.clause("B11")
async def test_the_dispatcher_accepts_for_a_silent_resident(town, li, done):
    ops = town.ops_group
    await town.passes("PT23H")
    await li.sees_nothing_of(li.tr(REMINDER, number=done))
    await town.passes("PT2H")
    reminder = await li.sees(REMINDER, number=done)
    assert len(labels_of(reminder)) == 2
    assert labels_of(await li.sees(IN_ORDER, number=done)) == []
    assert ops.tr(FOR_THEM) not in labels_of(await card_of(town, done))
    await town.passes("P1D")
    assert sum(li.tr(REMINDER, number=done) in one for one in await li.texts()) == 1
    card = await card_of(town, done)
    refused = await town.engineer.taps(FOR_THEM, on=card, at=ops)
    assert refused.startswith(ops.tr(REASONS["not_yours"]))
    await town.dispatcher.taps(FOR_THEM, on=card, at=ops)
    (ticket,) = await town.kept(Ticket)
    assert (ticket.state, bool(ticket.completed_at)) == ("completed", True)
    assert len(await town.kept(FollowUp)) == 1
    event = next(one for one in await town.kept(Event) if one.action == "accept_work")
    desk = next(one for one in await town.kept(Staff) if one.name == town.dispatcher.name)
    assert (event.actor, event.clause) == (f"staff:{desk.id}", "S4 4.4.4")
    assert event.detail == {"on_behalf": True}
    await li.sees(NOTED, number=done)
    assert all(li.tr("👍 It is fine") not in labels_of(one) for one in await li.messages())
    await town.supervisor.taps("✅ Audit passed", at=ops)
    assert [one.state for one in await town.kept(Ticket)] == ["archived"]


async def test_nobody_accepts_for_a_resident_before_the_time(town, li, done):
    ops, card = town.ops_group, await card_of(town, done)
    said = await town.dispatcher.presses("1:accept_for:1", card, at=ops)
    assert said == ops.tr(REASONS["not_now"])
    assert [one.state for one in await town.kept(Ticket)] == ["done"]


async def test_whoever_answers_is_not_reminded(town, li, done):
    await li.taps("👍 It is fine")
    await town.passes("P2DT1H")
    await li.sees_nothing_of(li.tr(REMINDER, number=done))


async def test_work_that_was_done_again_has_its_own_day(town, li, done):
    await town.passes("PT20H")
    await li.taps("↩️ Not fixed yet")
    await shows_the_work(town, done, "又换了垫片")
    await town.passes("PT10H")
    await li.sees_nothing_of(li.tr(REMINDER, number=done))
    await town.passes("PT20H")
    await li.sees(REMINDER, number=done)


async def test_a_failed_audit_leaves_nothing_finished(town, li, number):
    await is_repaired(town, li, number)
    await town.supervisor.taps("↩️ Audit failed", at=town.ops_group)
    (ticket,) = await town.kept(Ticket)
    assert (ticket.state, ticket.finished_at, ticket.completed_at) == ("rework", None, None)


# --- somebody we do not know


async def test_one_stranger_wakes_the_duty_chat_once_in_five_minutes(town):
    stranger, ops = await town.newcomer("陌生人"), town.ops_group
    for words in ("闻到煤气味，很浓", "煤气味越来越浓，快来人", "着火了"):
        await stranger.says(words)
    first, second, third = [
        one for one in said_by_us(await ops.messages()) if "陌生人" in text_of(one)
    ]
    assert town.engineer.id in mentioned_in(first)
    for one, words in ((second, "越来越浓"), (third, "着火了")):
        assert words in text_of(one)
        assert one["reply_to_message"]["message_id"] == first["message_id"]
        assert town.engineer.id not in mentioned_in(one)
    await town.passes("PT6M")
    await stranger.says("着火了，快来")
    await ops.sees("着火了，快来", mentions=town.engineer)
    assert {one.actor for one in await town.kept(Event)} == {"stranger"}


# --- small talk and corrections


@pytest.mark.parametrize(
    "words", ["你好", "您好！", "謝謝", "谢谢啦", "Hello", "thanks!", "早上好"]
)
async def test_a_greeting_is_answered_and_not_filed(town, li, words):
    await li.says(words)
    newest = said_by_us(await li.messages())[-1]
    assert li.tr("🔧 Repair") in labels_of(newest)
    assert await town.kept(Conversation) == []


async def test_a_greeting_before_a_matter_is_a_matter(town, li):
    await li.says("你好，水龙头滴水")
    (talk,) = await town.kept(Conversation)
    assert talk.form == words_first.name


async def test_fifty_corrections_of_one_message_are_answered_once(town, li):
    said = await li.says("你好")
    before = len(said_by_us(await li.messages()))
    for n in range(3):
        await li.says(f"你好{n}", edit=said)
    assert len(said_by_us(await li.messages())) == before + 1


# --- what could not be delivered


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "reason",
    [
        "Forbidden: bot was blocked by the user",
        "Forbidden: user is deactivated",
        "Bad Request: chat not found",
        "Forbidden: bot was kicked from the supergroup chat",
    ],
)
def test_the_office_reads_in_its_own_words_why_something_did_not_arrive(language, reason):
    said = undelivered("R-1", reason, words_for(language)).text
    assert "R-1" in said
    assert reason not in said


def test_a_reason_nobody_has_met_yet_is_given_as_it_came():
    assert "Bad Request: odd" in undelivered("R-1", "Bad Request: odd", words_for("en")).text
