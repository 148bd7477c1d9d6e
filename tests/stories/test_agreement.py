"""知情同意: whoever agreed to an older notice is shown the new one, and never at a bad moment."""

import asyncio

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.standard import STANDARD
from domain.text import utf16_length
from handlers.answering import _OLD_BUTTON
from handlers.views.notice import VERSION, not_renewed, notice
from handlers.views.safety import SAFETY
from locales import LANGUAGES, words_for
from locales.languages import NAMES
from storage.tables import Community, Conversation, Event, Member, Person, Ticket
from tests.stories.talks import WHAT, is_asked, screen
from tests.stories.usually import DRIPS, reports
from tests.town import data_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

MENU = "What can we do for you? You can also simply write, or send a photo."


async def knows_the_old_notice_only(town):
    async with AsyncSession(town.witness.engine) as session:
        await session.execute(update(Person).values(notice_version=VERSION - 1))
        await session.commit()


async def shown_notice(soul):
    (community,) = await soul.town.kept(Community)
    text = notice(community, words_for(soul.language), STANDARD).plain
    return text if text in text_of(await screen(soul)) else ""


@pytest.fixture(params=LANGUAGES)
async def granny(town, request):
    """Somebody who agreed long ago."""
    soul = await town.resident("陈奶奶", "3-1102", request.param)
    await knows_the_old_notice_only(town)
    return soul


async def version(town):
    return [one.notice_version for one in await town.kept(Person)][-1]


def test_the_notice_says_what_the_standard_says():
    community = Community(name="春江花园", zone="UTC", language="en")
    said = notice(community, words_for("en"), STANDARD).plain
    for length in ("3 days", "30 days", "180 days", "730 days"):
        assert length in said
    assert f"no. {VERSION}" in said


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_notice_fits_a_message_with_room_to_spare(spoken):
    community = Community(name="春江花园" * 10, zone="UTC", language="en")
    assert utf16_length(notice(community, words_for(spoken), STANDARD)) < 2500


@pytest.mark.clause("A13")
async def test_at_the_next_start_the_new_notice_comes_first(town, granny):
    await granny.says("/start")
    assert await shown_notice(granny)
    await granny.sees_nothing_of(MENU)
    await granny.taps("I agree")
    await granny.sees(MENU)
    (event,) = [one for one in await town.kept(Event) if one.action == "consent"]
    assert event.detail == {"notice": VERSION, "language": granny.language}
    assert await version(town) == VERSION
    await granny.says("/start")
    assert await town.kept(Conversation) == []


async def test_before_a_new_matter_it_is_asked_for_and_the_matter_goes_on(town, granny):
    await granny.says("/repair")
    assert await shown_notice(granny)
    await granny.taps("I agree")
    await is_asked(granny, WHAT)


async def test_words_that_were_written_are_not_lost_over_it(town, granny):
    await granny.says(DRIPS)
    assert await shown_notice(granny)
    await granny.taps("I agree")
    await is_asked(granny, DRIPS)
    await granny.taps("🔧 Repair")


async def test_a_home_is_added_after_it(granny):
    await granny.says("/settings")
    await granny.says("/my")
    await granny.presses("1:menu:join", (await granny.messages())[-1])
    assert await shown_notice(granny)
    await granny.taps("I agree")
    await granny.sees("Which building is your home in?")


async def test_it_can_be_read_in_another_language(town, granny):
    await granny.says("/start")
    await granny.taps("‹ Back")
    other = next(one for one in LANGUAGES if one != granny.language)
    await granny.taps(NAMES[other])
    granny.language = other
    assert await shown_notice(granny)
    await granny.taps("I agree")
    assert [one.language for one in await town.kept(Person)] == [other]


async def test_who_does_not_agree_to_it_keeps_what_there_is_and_is_asked_again(town, granny):
    await granny.says("/repair")
    await granny.taps("I do not agree")
    (community,) = await town.kept(Community)
    await granny.sees(not_renewed(community, words_for(granny.language), STANDARD).plain)
    assert await version(town) == VERSION - 1
    assert len(await town.kept(Member)) == 1
    await granny.says("/repair")
    assert await shown_notice(granny)


# --- never at a bad moment


async def test_danger_does_not_wait_for_it(town, granny):
    await granny.says("水管爆了，水漫出来了")
    await granny.sees(SAFETY["water"])
    await granny.taps("🏠")
    (ticket,) = await town.kept(Ticket)
    assert ticket.urgent


async def test_danger_does_not_wait_while_it_is_read(town, granny):
    await granny.says("/start")
    await granny.says("水管爆了，水漫出来了")
    await granny.taps("🏠")
    assert len(await town.kept(Ticket)) == 1


async def test_a_call_for_help_does_not_wait_for_it(granny):
    await granny.says("/sos")
    await granny.sees_nothing_of("I agree")
    assert not await shown_notice(granny)


async def test_a_word_about_an_open_matter_does_not_wait_for_it(town):
    li = await town.resident("李女士", "3-1102")
    number = await reports(li, DRIPS)
    await knows_the_old_notice_only(town)
    receipt = await li.sees(number)
    await li.replies("现在滴得更快了", receipt)
    await town.ops_group.sees(number, "现在滴得更快了")
    await li.says("还有一点补充说明")
    await li.taps("➕")
    assert await version(town) == VERSION - 1
    await li.says("小区很干净，谢谢保洁员，想表扬她们一下")
    await li.taps("🌷")
    await is_asked(li, "I agree")


# --- as with every talk


async def test_the_process_ends_in_the_middle_and_another_goes_on(town, granny):
    await granny.says("/repair")
    await town.restarts()
    await granny.says(dice=True)
    assert await shown_notice(granny)
    await granny.says(granny.tr("I agree"))
    await is_asked(granny, WHAT)


async def test_it_is_cancelled_and_nothing_changes(town, granny):
    await granny.says("/repair")
    await granny.says("/cancel")
    assert await town.kept(Conversation) == []
    assert await version(town) == VERSION - 1


async def test_two_devices_agree_at_once_and_an_old_button_does_nothing(town, granny):
    await granny.says("/start")
    shown = await screen(granny)
    agree = data_of(shown, granny.tr("I agree"))
    said = await asyncio.gather(granny.presses(agree, shown), granny.presses(agree, shown))
    assert sorted(said) == ["", granny.tr(_OLD_BUTTON)]
    assert await granny.presses(agree, shown) == granny.tr(_OLD_BUTTON)
    assert len([one for one in await town.kept(Event) if one.action == "consent"]) == 1


async def test_nobody_agrees_for_somebody_else(town, granny):
    await granny.says("/start")
    agree = data_of(await screen(granny), granny.tr("I agree"))
    other = await town.resident("李女士", "1-101")
    await other.says("/help")
    answer = await other.presses(agree, (await other.messages())[-1])
    assert answer == other.tr(_OLD_BUTTON)
    assert VERSION - 1 in {one.notice_version for one in await town.kept(Person)}
