"""被遗忘: whoever wishes it is forgotten, everywhere, for good, and met anew if they return."""

import json

import pytest
from sqlalchemy import select

from storage.proof import prove
from storage.tables import (
    Conversation,
    Event,
    FollowUp,
    Forgotten,
    Medium,
    Member,
    Person,
    Row,
    Staff,
    Ticket,
)
from tests.stories.usually import calls_for_help, card_of, is_repaired, reports
from tests.town import MORNING, data_of, labels_of

CANARY = "9173846502"
LAST = (
    "It is done: we no longer know you, and this is our last letter. You may delete this chat. "
    "Should you write again, we shall meet as if for the first time. We wish you well."
)
ERASED = "🕊 Erased at the resident's wish."
FIRST = (
    "Before we can forget you, please settle or withdraw this: it is urgent, or somebody is at "
    "work on it. Tap its number."
)
UNDERSTOOD, YES, NO = (
    "I have understood, go on", "Yes, forget me", "No, leave everything as it is",
)  # fmt: skip


async def wishes_to_be_forgotten(soul):
    await soul.says("/forget")
    await soul.taps(UNDERSTOOD)
    await soul.taps(YES)


async def everything(town):
    """All that is kept, table by table, as text."""
    await town.settles()
    async with town.witness.snapshot() as connection:
        return {
            table.name: [
                json.dumps(dict(row), default=str, ensure_ascii=False)
                for row in (await connection.execute(select(table))).mappings()
            ]
            for table in Row.metadata.sorted_tables
        }


async def nothing_says(town, *words, but=()):
    for table, rows in (await everything(town)).items():
        for row in rows if table not in but else ():
            assert not [word for word in words if word in row], (table, row)


@pytest.fixture(params=["zh_Hans", "zh_Hant", "en"])
async def mei(town, request):
    return await town.resident(f"{CANARY}名字", "3-1102", request.param)


# --- everywhere


@pytest.mark.clause("A15")
async def test_of_whoever_is_forgotten_no_table_says_anything(town, mei, nothing_raises):
    number = await reports(mei, f"水龙头滴水{CANARY}话")
    await mei.replies(f"还有{CANARY}补充", await mei.sees(number), photos=1)
    card = await card_of(town, number)
    await town.dispatcher.replies(f"您好，{CANARY}回复", card, at=town.ops_group)
    await is_repaired(town, mei, number)
    await reports(mei, f"门铃坏了{CANARY}二")
    photos = {one.file_id for one in await town.kept(Medium)}
    assert photos
    await mei.says("/mydata")
    await wishes_to_be_forgotten(mei)
    await mei.sees(LAST)
    await nothing_says(town, CANARY, str(mei.id), "3-1102", *photos)
    (person,) = await town.kept(Person)
    assert (person.name, person.phone, person.forgotten_at is not None) == ("", "", True)
    assert person.telegram_id < -(10**14)
    assert await town.kept(Member) == []
    assert await town.kept(Medium) == []


async def test_the_home_stays_in_the_register_only(town, mei):
    await reports(mei, "水龙头滴水")
    async with town.app.storage.transaction() as shelves:
        (home,) = [one for one in await shelves.households.rooms(1, "3") if one.room == "1102"]
        home.owner_name = f"{CANARY}业主"
    await wishes_to_be_forgotten(mei)
    await nothing_says(town, CANARY, but=("homes",))
    (ticket,) = await town.kept(Ticket)
    assert (ticket.home_id, ticket.place, ticket.words) == (None, "3", "")


async def test_matters_are_counted_on_and_the_log_stays_proven(town, mei):
    number = await reports(mei, "水龙头滴水")
    await is_repaired(town, mei, number)
    kept = await town.kept(Ticket)
    await wishes_to_be_forgotten(mei)
    (ticket,) = await town.kept(Ticket)
    assert (ticket.kind, ticket.category, ticket.state) == ("repair", "water", "completed")
    assert ticket.completed_at == kept[0].completed_at
    proof = await prove(town.witness)
    assert proof.events > proof.erased > 3
    last = (await town.kept(Event))[-1]
    assert (last.actor, last.action, last.ticket_id) == ("somebody", "forget", None)


async def test_what_the_office_was_shown_is_taken_back(town, mei):
    number = await reports(mei, f"水龙头滴水{CANARY}")
    await mei.replies(f"补充{CANARY}", await mei.sees(number), photos=1)
    await mei.replies(f"再补充{CANARY}", await mei.sees(number))
    assert CANARY in "".join(await town.ops_group.texts())
    await wishes_to_be_forgotten(mei)
    await town.ops_group.sees(number, ERASED)
    await town.ops_group.sees_nothing_of(CANARY)
    assert not [one for one in await town.ops_group.messages() if "photo" in one]


async def test_what_is_too_old_to_be_deleted_is_emptied(town, mei):
    number = await reports(mei, "水龙头滴水")
    await mei.replies(f"补充{CANARY}", await mei.sees(number), photos=1)
    await mei.replies(f"再补充{CANARY}", await mei.sees(number))
    await town.passes("P3D")
    await wishes_to_be_forgotten(mei)
    await town.ops_group.sees_nothing_of(CANARY)


# --- and for good


async def test_after_the_last_letter_nothing_is_ever_sent(town, mei):
    number = await reports(mei, "水龙头滴水")
    await is_repaired(town, mei, number)
    await wishes_to_be_forgotten(mei)
    seen = len(await mei.messages())
    card = await town.ops_group.sees(number, ERASED)
    await town.supervisor.taps("✅ Audit passed", on=card, at=town.ops_group)
    await town.passes("P10D")
    assert len(await mei.messages()) == seen
    assert {one.state for one in await town.kept(FollowUp)} == {"called_off"}
    (ticket,) = await town.kept(Ticket)
    assert ticket.state == "archived"


async def test_a_reply_to_an_empty_card_is_refused(town, mei):
    number = await reports(mei, "水龙头滴水")
    await wishes_to_be_forgotten(mei)
    card = await town.ops_group.sees(number, ERASED)
    await town.dispatcher.replies("您好", card, at=town.ops_group)
    await town.ops_group.sees("This was erased at the resident's wish: nobody can be answered.")


async def test_whoever_writes_again_is_a_stranger(town, mei):
    await reports(mei, "水龙头滴水")
    await wishes_to_be_forgotten(mei)
    await mei.says("/my")
    await mei.sees("请选择语言 · 請選擇語言 · Please choose your language")
    await mei.says("/cancel")
    await mei.says("/forget")
    await mei.sees("We keep nothing about you: you are not registered with us.")


async def test_the_same_account_keeps_its_post(town):
    async with town.app.storage.transaction() as shelves:
        await shelves.people.welcome(
            Person(telegram_id=town.engineer.id, name="王工", language="zh_Hans",
                   notice_version=9, consented_at=MORNING)
        )  # fmt: skip
    await wishes_to_be_forgotten(town.engineer)
    await town.engineer.sees(LAST)
    (post,) = [one for one in await town.kept(Staff) if one.role == "engineer"]
    assert (post.telegram_id, post.name, post.ended_at) == (town.engineer.id, "王工", None)


# --- open matters first


@pytest.mark.clause("A15")
async def test_open_matters_are_explained_and_withdrawn(town, mei):
    number = await reports(mei, "水龙头滴水")
    await mei.says("/forget")
    await mei.sees("Still open, and withdrawn with it; nobody will come or answer:", number)
    await mei.taps(UNDERSTOOD)
    await mei.taps(YES)
    (ticket,) = await town.kept(Ticket)
    assert ticket.state == "cancelled"


async def test_what_is_urgent_has_to_be_withdrawn_by_a_word_of_its_own(town, mei):
    number = await calls_for_help(mei, "我家水管爆了")
    await mei.says("/forget")
    await mei.sees(FIRST, number)
    assert await town.kept(Forgotten) == []


async def test_what_becomes_urgent_in_between_comes_first(town, mei):
    number = await reports(mei, "水龙头滴水")
    await mei.says("/forget")
    await mei.taps(UNDERSTOOD)
    card = await card_of(town, number)
    await town.dispatcher.taps("⋯ More", on=card, at=town.ops_group)
    await town.dispatcher.taps("🔴", at=town.ops_group)
    await mei.taps(YES)
    await mei.sees(FIRST, number)
    assert await town.kept(Forgotten) == []


# --- as in any conversation


async def test_it_takes_two_steps_and_either_can_be_typed(town, mei):
    await mei.says("/forget")
    await mei.says("好的吧")
    await mei.sees("Please tap one of the buttons below.")
    await mei.says(mei.tr(UNDERSTOOD))
    await mei.says(mei.tr(YES))
    await mei.sees(LAST)


async def test_back_no_and_cancel_change_nothing(town, mei):
    before = await town.kept(Person)
    await mei.says("/forget")
    await mei.taps(UNDERSTOOD)
    await mei.taps("‹ Back")
    await mei.taps(UNDERSTOOD)
    await mei.taps(NO)
    await mei.sees("Nothing has been changed.")
    await mei.says("/forget")
    await mei.says("/cancel")
    await mei.sees("{title}: nothing has been changed.", title=mei.tr("🗑 Forget me"))
    assert (await town.kept(Person))[0].name == before[0].name
    assert await town.kept(Conversation) == []


async def test_it_goes_on_after_a_restart(town, mei):
    await mei.says("/forget")
    await mei.taps(UNDERSTOOD)
    await town.restarts()
    await mei.taps(YES)
    await mei.sees(LAST)


async def test_a_second_device_and_an_old_button_find_nothing_to_forget(town, mei):
    await mei.says("/forget")
    asked = (await mei.messages())[-1]
    understood = data_of(asked, mei.tr(UNDERSTOOD))
    await mei.taps(UNDERSTOOD)
    yes = data_of((await mei.messages())[-1], mei.tr(YES))
    await mei.presses(yes, asked)
    await mei.presses(yes, asked)
    await mei.presses(understood, asked)
    assert len(await town.kept(Forgotten)) == 1
    assert len([one for one in await mei.texts() if mei.tr(LAST) in one]) == 1


async def test_nobody_is_forgotten_by_somebody_elses_press(town, mei):
    other = await town.resident("赵先生", "2-1101")
    await mei.says("/forget")
    asked = (await mei.messages())[-1]
    await other.says("/start")
    await other.presses(data_of(asked, mei.tr(UNDERSTOOD)), (await other.messages())[-1])
    assert await town.kept(Forgotten) == []
    assert labels_of((await mei.messages())[-1])
