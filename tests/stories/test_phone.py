"""电话: one's own number, by the key that Telegram vouches for, or none at all."""

import asyncio

import pytest

from handlers.answering import _OLD_BUTTON
from handlers.conversations.counter import _NUMBER_NOT_KEPT
from handlers.conversations.phone import _TYPED, NOT_THEIRS, SHARE
from locales import LANGUAGES
from storage.tables import Conversation, Event, Member, Person
from tests.stories.joins import PHONE, adds_a_home, agrees, enters, finds, newcomer, traces
from tests.stories.talks import is_asked, screen
from tests.town import data_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

OTHERS = {"phone_number": "8613800000000", "first_name": "Qian", "user_id": 7}
HINT = "📱 The key below the line where you write sends your own number."
SAME = "📱 {phone}: the same as the owner's in the register."
OTHER = "📱 {phone}: not the owner's in the register."


def number_of(soul):
    return soul.town.sandbox.world.people[soul.id].phone_number


async def own(soul):
    return {"phone_number": number_of(soul), "first_name": soul.name, "user_id": soul.id}


async def kept(town):
    return [one.phone for one in await town.kept(Person)]


async def keys(soul):
    """What lies below the line where they write now."""
    marks = [one["reply_markup"] for one in await soul.messages() if "reply_markup" in one]
    laid = [one for one in marks if "inline_keyboard" not in one]
    return [key["text"] for row in laid[-1].get("keyboard", []) for key in row] if laid else []


@pytest.fixture
async def zhao(town):
    """Somebody who is being asked for a number while they join."""
    return await at_the_question(await town.newcomer("赵先生"))


async def at_the_question(soul):
    await agrees(soul)
    await finds(soul)
    await soul.taps("Owner")
    await is_asked(soul, PHONE)
    return soul


@pytest.mark.parametrize("spoken", LANGUAGES)
async def test_one_tap_gives_the_number_and_the_office_sees_it_masked(town, spoken):
    zhao = await at_the_question(await newcomer(town, "Zhao", spoken))
    assert await keys(zhao) == [zhao.tr(SHARE)]
    await zhao.says(contact={})
    number = "+" + number_of(zhao).removeprefix("+")
    assert await kept(town) == [number]
    card = await town.ops_group.sees("🪪", "📱")
    assert number not in text_of(card)
    assert f"****{number[-4:]}" in text_of(card)
    assert await keys(zhao) == []
    assert number not in str([one.detail for one in await town.kept(Event)])


async def test_none_is_needed(town, zhao):
    await zhao.taps("Skip")
    assert await kept(town) == [""]
    assert await keys(zhao) == []
    await town.ops_group.sees("🪪", "📱 No telephone number given.")


@pytest.mark.clause("A4")
async def test_the_office_is_told_that_the_number_is_the_owners_and_still_decides(town, zhao):
    number = number_of(zhao).removeprefix("+")
    await enters(town, "3-1102", owner_name="赵", owner_phone=number.removeprefix("86"))
    await zhao.says(contact={})
    card = await town.ops_group.sees("🪪")
    assert town.ops_group.tr(SAME, phone="¥").split("¥")[1] in text_of(card)
    (member,) = await town.kept(Member)
    assert member.state == "asked"


async def test_another_number_than_the_owners_is_said_to_be_another(town, zhao):
    await enters(town, "3-1102", owner_phone="13900000000")
    await zhao.says(contact={})
    card = await town.ops_group.sees("🪪")
    assert town.ops_group.tr(OTHER, phone="¥").split("¥")[1] in text_of(card)


# --- what is not taken


@pytest.mark.parametrize("stranger", [OTHERS, {**OTHERS, "user_id": None}, {"phone_number": "1"}])
async def test_somebody_elses_card_is_not_kept_and_then_their_own_is(town, zhao, stranger):
    card = {name: value for name, value in stranger.items() if value is not None}
    await zhao.says(contact=card)
    await is_asked(zhao, NOT_THEIRS)
    assert set(await traces(town, OTHERS["phone_number"])) <= {"inbox"}
    await zhao.says(contact={})
    assert len(await kept(town)) == 1


@pytest.mark.parametrize("typed", ["13812345678", "+852 9123 4567", "我的电话是13812345678"])
async def test_a_typed_number_is_refused_with_the_reason_and_then_skipped(town, zhao, typed):
    await zhao.says(typed)
    await is_asked(zhao, _TYPED)
    assert set(await traces(town, typed)) <= {"inbox"}
    await zhao.says(zhao.tr("Skip"))
    assert await kept(town) == [""]


async def test_a_picture_or_a_sticker_is_no_number_either(zhao):
    await zhao.says(photos=1)
    await is_asked(zhao, "Please tap one of the buttons below.")
    await zhao.says(dice=True)
    await is_asked(zhao, _TYPED)


async def test_a_number_that_nobody_asked_for_is_not_kept(town, li):
    await li.says(contact={})
    await li.sees(_NUMBER_NOT_KEPT)
    assert await kept(town) == [""]


# --- second thoughts


async def test_back_takes_the_key_away_and_it_comes_again_with_the_question(town, zhao):
    await zhao.taps("‹ Back")
    await is_asked(zhao, "You are …")
    assert await keys(zhao) == []
    await zhao.taps("Tenant")
    assert await keys(zhao) == [zhao.tr(SHARE)]
    await zhao.says("/cancel")
    assert await keys(zhao) == []
    assert await town.kept(Person) == await town.kept(Conversation) == []


async def test_the_process_ends_while_the_number_is_asked_for_and_another_takes_it(town, zhao):
    await town.restarts()
    await zhao.says(contact={})
    assert await kept(town) != [""]
    assert [await zhao.texts()][0].count(zhao.tr(HINT)) == 1


@pytest.mark.both
async def test_two_devices_answer_at_once(town, zhao):
    shown = await screen(zhao)
    skip = data_of(shown, zhao.tr("Skip"))
    await asyncio.gather(zhao.presses(skip, shown), zhao.says(contact={}))
    assert len(await town.kept(Member)) == len(await kept(town)) == 1


# --- later


@pytest.mark.parametrize("spoken", LANGUAGES)
async def test_it_is_given_changed_and_taken_away_later(town, spoken):
    li = await town.resident("Li", "3-1102", spoken)
    await li.says("/settings")
    await li.taps("📱")
    await is_asked(li, "📱 Your telephone number")
    await li.says(contact=OTHERS)
    await is_asked(li, NOT_THEIRS)
    await li.says(contact={})
    assert await kept(town) == ["+" + number_of(li).removeprefix("+")]
    assert await keys(li) == []
    await li.says("/settings")
    await li.taps("📱")
    old = await screen(li)
    await li.taps("Leave it as it is")
    assert await li.presses(data_of(old, li.tr("Take it away")), old) == li.tr(_OLD_BUTTON)
    assert await kept(town) != [""]
    await li.says("/settings")
    await li.taps("📱")
    await li.taps("Take it away")
    assert await kept(town) == [""]
    await li.sees("Your telephone number has been taken away.")
    given = [one.detail for one in await town.kept(Event) if one.action == "phone"]
    assert given == [{"given": True}, {"given": False}]


async def test_who_has_given_a_number_is_not_asked_again_for_another_home(town, zhao):
    await zhao.says(contact={})
    await adds_a_home(zhao)
    await finds(zhao, "1", "101")
    await zhao.taps("Tenant")
    assert len(await town.kept(Member)) == 2
