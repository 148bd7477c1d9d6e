"""代办: whoever acts for an owner shows a mandate, and acts no longer than it runs."""

import asyncio
from datetime import date

import pytest

from handlers.access import NOT_HERE
from handlers.answering import _OLD_BUTTON
from locales import LANGUAGES
from storage.tables import Conversation, Event, FollowUp, Member, Timer
from tests.stories.joins import MANDATE, PHONE, UNTIL, agrees, finds, newcomer
from tests.stories.talks import is_asked, screen
from tests.stories.usually import calls_for_help, is_repaired
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

UNREAD = "I cannot read a date in that. Please write it like 2026-12-31."
OVER = "That day is over already; a mandate that has ended cannot be used."
TOO_LATE = "The mandate has ended in the meantime; it can only be declined."
ENDED = (
    "{office}: your mandate for {home} has ended, and with it your registration there. "
    "If there is a new one, please register again: /start"
)


async def asks(soul):
    await agrees(soul)
    await finds(soul)
    await soul.taps("Owner's agent")
    await is_asked(soul, MANDATE)
    return soul


@pytest.fixture
async def sun(town):
    """Somebody who says they act for the owner."""
    return await asks(await town.newcomer("孙先生"))


async def shows_it(soul, until="1 month"):
    await soul.says(photos=1)
    await soul.taps(soul.tr("{n} month", n=1) if until == "1 month" else until)
    await soul.taps("Skip")


async def approved(town, soul):
    await shows_it(soul)
    await town.dispatcher.taps("✅ Approve", at=town.ops_group)
    (member,) = await town.kept(Member)
    return member


@pytest.mark.clause("A6")
@pytest.mark.parametrize("spoken", LANGUAGES)
async def test_the_office_sees_the_mandate_and_until_when_it_runs(town, spoken):
    sun = await asks(await newcomer(town, "Sun", spoken))
    await shows_it(sun)
    card = await town.ops_group.sees("🪪", "Sun", "2026-04-02")
    (shown,) = [one for one in await town.ops_group.messages() if "photo" in one]
    assert shown["message_id"] < card["message_id"]
    assert shown["message_thread_id"] == card["message_thread_id"]
    (member,) = await town.kept(Member)
    assert (member.role, member.state, member.until) == ("agent", "asked", date(2026, 4, 2))
    assert (member.mandate, member.mandate_kind) == (shown["photo"][-1]["file_id"], "photo")


async def test_a_mandate_of_several_pages_is_shown_whole(town, sun):
    await sun.says(photos=3)
    await sun.taps(sun.tr("{n} month", n=1))
    await sun.taps("Skip")
    assert len([one for one in await town.ops_group.messages() if "photo" in one]) == 3
    assert len(await town.kept(Member)) == 1


async def test_a_file_is_a_mandate_as_well(town, sun):
    await sun.says(document={"name": "委托书.pdf"})
    await sun.says("2026年12月31日")
    await sun.taps("Skip")
    (member,) = await town.kept(Member)
    assert (member.mandate_kind, member.until) == ("document", date(2026, 12, 31))


@pytest.mark.parametrize("what", [{"text": "我有委托书"}, {"voice": True}, {"dice": True}])
async def test_words_are_no_mandate(sun, what):
    await sun.says(**what)
    await is_asked(sun, MANDATE)
    await sun.says(photos=1)
    await is_asked(sun, UNTIL)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("明年吧", UNREAD), ("2025-12-31", OVER), ("3/4/2026", UNREAD), ("2026-02-30", UNREAD)],
)
async def test_a_date_that_will_not_do_is_asked_for_again(town, sun, typed, answer):
    await sun.says(photos=1)
    await sun.says(typed)
    await is_asked(sun, answer)
    await sun.says("31/12/2026")
    await is_asked(sun, PHONE)
    await sun.taps("Skip")
    (member,) = await town.kept(Member)
    assert member.until == date(2026, 12, 31)


async def test_an_agent_who_turns_out_to_be_the_tenant_shows_nothing(town, sun):
    await sun.says(photos=1)
    await sun.says(photos=1)
    await is_asked(sun, UNTIL)
    await sun.taps("‹ Back")
    await is_asked(sun, MANDATE)
    await sun.taps("‹ Back")
    await sun.taps("Tenant")
    await sun.taps("Skip")
    (member,) = await town.kept(Member)
    assert (member.role, member.until, member.mandate) == ("tenant", None, "")


async def test_the_process_ends_at_each_of_the_questions_and_another_goes_on(town, sun):
    await town.restarts()
    await sun.says(photos=1)
    await town.restarts()
    await is_asked(sun, UNTIL)
    await sun.taps(sun.tr("{n} month", n=1))
    await town.restarts()
    await sun.taps("Skip")
    assert len(await town.kept(Member)) == 1
    assert await town.kept(Conversation) == []


async def test_it_is_cancelled_and_nothing_is_kept(town, sun):
    await sun.says(photos=1)
    await sun.taps("Cancel")
    assert await town.kept(Member) == await town.kept(Conversation) == []


@pytest.mark.both
async def test_two_devices_and_a_button_of_before(sun):
    await sun.says(photos=1)
    shown = await screen(sun)
    month = data_of(shown, sun.tr("{n} month", n=1))
    said = await asyncio.gather(sun.presses(month, shown), sun.presses(month, shown))
    assert sorted(said) == ["", sun.tr(_OLD_BUTTON)]
    await is_asked(sun, PHONE)
    assert await sun.presses(month, shown) == sun.tr(_OLD_BUTTON)


# --- until it ends


@pytest.mark.clause("A6")
async def test_after_its_last_day_the_agent_is_none_and_everybody_hears_of_it(town, sun):
    assert (await approved(town, sun)).state == "approved"
    await town.post("clock", at="2026-04-02T15:59:00+00:00")
    (member,) = await town.kept(Member)
    assert member.state == "approved", "it is still the second of April in Shanghai"
    await town.passes("PT2M")
    (member,) = await town.kept(Member)
    assert (member.state, member.ended_at is not None) == ("ended", True)
    await sun.sees(ENDED, office="春江花园", home="3-1102")
    await town.ops_group.sees("📄", "孙先生", "3-1102")
    (event,) = [one for one in await town.kept(Event) if one.action == "mandate_ends"]
    assert event.clause == "A6"
    await sun.says("水龙头滴水")
    await sun.taps("🔧 Repair")
    assert "3-1102" not in "".join(labels_of(await screen(sun)))


@pytest.mark.clause("A5", partly="surveys")
async def test_an_agent_whose_mandate_has_ended_is_not_asked_how_it_was(town, sun):
    await sun.says(photos=1)
    await sun.says("2026-03-03")
    await sun.taps("Skip")
    await town.dispatcher.taps("✅ Approve", at=town.ops_group)
    number = await calls_for_help(sun, "水管爆了")
    await is_repaired(town, sun, number)
    await town.passes("PT20H")
    asked = await sun.sees("🙏", number)
    (first, second) = await town.kept(FollowUp)
    assert (first.state, second.state) == ("asked", "planned")
    await town.passes("P1D")
    late = await sun.presses(f"1:score:{first.id}:quality:5", asked)
    assert late == sun.tr(NOT_HERE)
    await town.passes("P3D")
    (first, second) = await town.kept(FollowUp)
    assert (first.quality, second.state) == (None, "called_off")


async def test_a_mandate_that_has_ended_cannot_be_approved_any_more(town, sun):
    await shows_it(sun)
    await town.passes("P40D")
    answer = await town.dispatcher.taps("✅ Approve", at=town.ops_group)
    assert answer == town.ops_group.tr(TOO_LATE)
    await town.dispatcher.taps("✖️ Decline", at=town.ops_group)
    (member,) = await town.kept(Member)
    assert member.state == "declined"


async def test_a_longer_mandate_outlives_the_timer_of_the_shorter_one(town, sun):
    member = await approved(town, sun)
    async with town.app.storage.transaction() as shelves:
        (await shelves.households.member(member.id)).until = date(2027, 3, 2)
    await town.passes("P40D")
    (member,) = await town.kept(Member)
    assert member.state == "approved"


async def test_who_is_no_agent_has_no_timer(town):
    zhao = await town.newcomer("赵先生")
    await agrees(zhao)
    await finds(zhao)
    await zhao.taps("Owner")
    await zhao.taps("Skip")
    await town.dispatcher.taps("✅ Approve", at=town.ops_group)
    assert [one for one in await town.kept(Timer) if one.name == "mandate_ends"] == []
    card = await town.ops_group.sees("✅", "赵先生")
    assert "📄" not in text_of(card)
