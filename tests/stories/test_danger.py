"""定级: what may be dangerous is asked about once, silence is an answer, and all of it is read."""

import pytest

from domain.standard import STANDARD
from handlers.views.names import TRIAGE
from handlers.views.safety import SAFETY, emergency_numbers
from locales import LANGUAGES
from storage.tables import Conversation, Event, Medium, Member, Ticket
from tests.stories.dangers import (
    BURST,
    DOUBT,
    DRIPS,
    NO,
    RAISED,
    SILENT,
    WHAT,
    WHERE,
    YES,
    is_asked,
    is_called_to,
    nobody_is_called,
    reads_why,
    the_ticket,
)
from tests.stories.usually import reports, said_by_us
from tests.town import labels_of, mentioned_in, text_of

pytestmark = pytest.mark.usefixtures("nothing_raises")

EDITED = (
    "You have edited an earlier message. I go by what I read first: please send the correction as "
    "a new message."
)


async def also_lives_at(town, soul, building, room):
    async with town.app.storage.transaction() as shelves:
        person = await shelves.people.known_as(soul.id)
        rooms = await shelves.households.rooms(1, building)
        home = next(one for one in rooms if one.room == room)
        await shelves.households.ask_to_join(
            Member(home_id=home.id, person_id=person.id, role="owner", state="approved",
                   asked_at=town.app.clock.now())
        )  # fmt: skip


# --- without a doubt

CLASSES = {
    "elevator": "电梯停在两层之间，里面有人出不来",
    "structure": "客厅天花板塌下来一大块",
    "electric": "插座冒火花",
    "water": BURST,
    "railing": "楼梯扶手断了",
    "falling": "外墙瓷砖松了，快掉下来了",
    "gas_fire": "家里闻到很浓的煤气味",
    "other_danger": "楼下有人晕倒了",
}


@pytest.mark.clause("B5")
async def test_each_class_of_danger_has_its_own_first_words_and_calls_at_once(town, li):
    numbers = emergency_numbers(STANDARD)
    for kind, words in CLASSES.items():
        await li.says(words)
        newest = said_by_us(await li.messages())[-1]
        assert li.tr(SAFETY[kind], **numbers) in text_of(newest), kind
        await li.taps("3-1102")
        ticket = (await town.kept(Ticket))[-1]
        assert (ticket.urgent, ticket.triage_kind) == (True, kind)
        await is_called_to(town, ticket)
        line = await reads_why(town, ticket, TRIAGE[kind])
        assert ticket.triage_words[0] in line, "the very words are shown"


# --- in doubt: one question, and silence is an answer


@pytest.mark.clause("B5")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_whoever_does_not_answer_for_three_minutes_is_not_left_alone(town, language):
    li = await town.resident("Li", "3-1102", language)
    await li.says(DOUBT)
    question = await is_asked(li)
    assert labels_of(question)[:2] == [li.tr(YES), li.tr(NO)]
    await town.passes("PT2M59S")
    assert await town.kept(Ticket) == []
    await town.passes("PT1S")
    ticket = await the_ticket(town)
    assert (ticket.urgent, ticket.place, ticket.words) == (True, "3-1102", DOUBT)
    receipt = text_of(await li.sees(SILENT, ticket.number))
    safety = li.tr(SAFETY["routine"], **emergency_numbers(STANDARD))
    assert receipt.startswith("⚠️ " + safety), "safety words come first"
    assert await town.kept(Conversation) == []
    assert all(li.tr(YES) not in labels_of(one) for one in await li.messages())
    call = await is_called_to(town, ticket)
    assert mentioned_in(call) == {town.engineer.id, town.dispatcher.id}
    await reads_why(town, ticket, "asked, and not answered in time")
    (filed,) = [one for one in await town.kept(Event) if one.action == "file"]
    assert filed.actor == "office"
    await town.passes("PT1H")
    assert len(await town.kept(Ticket)) == 1


async def test_of_several_homes_the_office_is_told_all(town, li):
    await also_lives_at(town, li, "1", "101")
    await li.says(DOUBT)
    await town.passes("PT3M")
    ticket = await the_ticket(town)
    assert ticket.home_id is None
    assert set(ticket.place.split(" / ")) == {"3-1102", "1-101", "?"}
    await is_called_to(town, ticket)


async def test_urgent_words_are_filed_even_if_nobody_says_where(town, li):
    await li.says(BURST)
    await li.sees(SAFETY["water"], WHERE)
    await town.passes("PT3M")
    ticket = await the_ticket(town)
    assert (ticket.urgent, ticket.triage_kind, ticket.place) == (True, "water", "3-1102")
    await is_called_to(town, ticket)
    await li.sees(SAFETY["water"], SILENT)


@pytest.mark.clause("D4", partly="after first aid the office asks within a week")
async def test_a_call_for_help_is_answered_even_if_nobody_says_where(town, li):
    await li.says("/sos")
    await li.taps("🚑 Ill or hurt")
    await is_asked(li, WHERE)
    await town.passes("PT3M")
    ticket = await the_ticket(town)
    assert (ticket.kind, ticket.urgent, ticket.category) == ("help", True, "medical")
    await is_called_to(town, ticket)


async def test_yes_calls_even_if_nobody_says_where(town, li):
    await li.says(DOUBT)
    await town.passes("PT2M")
    await li.taps(YES)
    await is_asked(li, WHERE)
    await town.passes("PT2M")
    assert await town.kept(Ticket) == [], "the second question has three minutes of its own"
    await town.passes("PT1M")
    await is_called_to(town, await the_ticket(town))


async def test_yes_is_what_the_office_reads(town, li):
    await li.says(DOUBT)
    await li.taps(YES)
    await li.taps("3-1102")
    await reads_why(town, await the_ticket(town), "asked, and the resident said yes")


async def test_no_is_believed(town, li):
    await li.says(DOUBT)
    await li.taps(NO)
    await is_asked(li, WHAT)
    await li.taps("🔧 Repair")
    await li.sees("What is it about?")
    await town.passes("PT10M")
    assert await town.kept(Ticket) == []
    await nobody_is_called(town)


async def test_a_cancelled_draft_calls_nobody(town, li):
    await li.says(DOUBT)
    await li.taps("Cancel")
    await town.passes("PT10M")
    assert await town.kept(Ticket) == []


async def test_the_wait_outlives_the_process(town, li):
    await li.says(DOUBT)
    await town.restarts(after="PT5M")
    assert (await the_ticket(town)).urgent


async def test_a_question_that_is_asked_anew_has_time_anew(town, li):
    await li.says("/repair")
    await li.says(DOUBT)
    await town.passes("PT2M")
    await li.taps(NO)
    await li.taps("‹ Back")
    await is_asked(li)
    await town.passes("PT2M")
    assert await town.kept(Ticket) == [], "the first timer has rung, and was not meant"
    await town.passes("PT1M")
    assert (await the_ticket(town)).urgent


# --- everything they say is one report


async def test_harmless_words_do_not_take_the_question_away(town, li):
    await li.says("？？？")
    await is_asked(li)
    await town.passes("PT2M")
    await li.says(DRIPS)
    await is_asked(li)
    await town.passes("PT1M")
    ticket = await the_ticket(town)
    assert (ticket.urgent, ticket.words) == (True, f"？？？\n{DRIPS}")


async def test_words_of_danger_settle_the_question(town, li):
    await li.says(DOUBT)
    await li.says(BURST)
    await li.sees(SAFETY["water"], WHERE)
    await li.taps("3-1102")
    ticket = await the_ticket(town)
    assert (ticket.urgent, ticket.words) == (True, f"{DOUBT}\n{BURST}")


@pytest.mark.parametrize("begun", ["", "/repair", "/complain", "/ask"])
async def test_several_short_messages_are_read_together(town, li, begun):
    if begun:
        await li.says(begun)
    await li.says("电梯停了")
    await li.says("里面有人")
    await li.sees(SAFETY["elevator"], WHERE)
    await li.taps("🏢")
    ticket = await the_ticket(town)
    assert (ticket.urgent, ticket.triage_kind) == (True, "elevator")
    assert ticket.words == "电梯停了\n里面有人"


@pytest.mark.clause("B5")
@pytest.mark.parametrize("shown", [{"photos": 1}, {"photos": 3}, {"voice": True}, {"video": True}])
async def test_the_words_under_a_picture_or_a_voice_count(town, li, shown):
    await li.says(BURST, **shown)
    await li.sees(SAFETY["water"], WHERE)
    await li.taps("3-1102")
    ticket = await the_ticket(town)
    assert ticket.urgent
    assert len(await town.kept(Medium)) == shown.get("photos", 1)


@pytest.mark.parametrize("shown", [{"photos": 1}, {"photos": 3}, {"voice": True}])
async def test_pictures_and_voices_alone_are_asked_about(town, li, shown):
    await li.says(**shown)
    await is_asked(li)
    await town.passes("PT3M")
    assert (await the_ticket(town)).urgent
    assert len(await town.kept(Medium)) == shown.get("photos", 1)


async def test_a_picture_may_belong_to_what_is_open(town, li):
    number = await reports(li, DRIPS)
    await li.says(photos=1)
    await is_asked(li, WHAT)
    await li.taps(li.tr("➕ Add to {number}", number=number))
    await town.passes("PT10M")
    assert not (await the_ticket(town)).urgent


async def test_a_cry_for_help_is_heard_whatever_is_open(town, li):
    await reports(li, DRIPS)
    await li.says(voice=True)
    await is_asked(li)


# --- a message is corrected


async def test_a_correction_before_the_report_is_sent_belongs_to_it(town, li):
    said = await li.says("水管漏了")
    await li.says(BURST, edit=said)
    await li.sees(SAFETY["water"], WHERE)
    await li.taps("3-1102")
    ticket = await the_ticket(town)
    assert ticket.urgent
    assert BURST in ticket.words


async def test_a_harmless_correction_is_added_to_the_draft(town, li):
    await li.says("/repair")
    said = await li.says(DRIPS)
    await li.says(DRIPS + "，很慢", edit=said)
    await li.sees("Added to your report.", "When may we come?")
    await li.sees_nothing_of(EDITED)


async def test_words_under_a_picture_that_are_added_later_are_its_own(town, li):
    said = await li.says(photos=1)
    await is_asked(li)
    await li.says(BURST, edit=said)
    await li.taps("3-1102")
    assert (await the_ticket(town)).urgent
    assert len(await town.kept(Medium)) == 1


async def test_a_dangerous_correction_of_what_was_sent_raises_it(town, li):
    said = await li.says(DRIPS)
    await li.taps("🔧 Repair")
    await li.taps_as_asked("3-1102", "Water and drains", "14:00–17:00", "✅ Send")
    await li.says(BURST, edit=said)
    ticket = await the_ticket(town)
    assert ticket.urgent
    await li.sees(SAFETY["water"], RAISED, number=ticket.number)
    await town.ops_group.sees("💬", ticket.number, BURST)
    await is_called_to(town, ticket)


async def test_a_dangerous_correction_of_what_was_passed_on_raises_it(town, li):
    number = await reports(li, DRIPS)
    said = await li.replies("上午在家", await li.sees(number))
    await li.says(BURST, edit=said)
    await li.sees(SAFETY["water"], RAISED, number=number)
    assert (await the_ticket(town)).urgent


async def test_a_harmless_correction_of_what_was_sent_is_asked_for_again(town, li):
    said = await li.says(DRIPS)
    await li.taps("🔧 Repair")
    await li.taps_as_asked("3-1102", "Water and drains", "14:00–17:00", "✅ Send")
    await li.says(DRIPS + "，很慢", edit=said)
    await li.sees(EDITED)
    assert not (await the_ticket(town)).urgent


async def test_an_old_message_that_becomes_a_cry_for_help_is_a_report(town, li):
    said = await li.says("你好")
    await li.says(BURST, edit=said)
    await li.sees(SAFETY["water"], WHERE)
