"""What we keep of somebody: they see it, take it with them, put it right, and take consent back."""

import json

import pytest

from domain.follow_ups import FollowUpState
from domain.standard import STANDARD
from handlers.views.notice import notice
from handlers.views.privacy import enough_copies
from locales import LANGUAGES, words_for
from storage.tables import Community, Event, FollowUp, Member, OutboxRow, Person
from tests.stories.usually import card_of, is_repaired, reports
from tests.town import labels_of, text_of

IN_PRIVATE = "That is nobody's business but your own: please write to me in private."
STILL_RIGHT = "Once a year we ask whether what we know of you is still right:"
WITHDRAWN = "⚠️ The resident has withdrawn their consent: please telephone."


@pytest.fixture(params=LANGUAGES)
async def mei(town, request):
    return await town.resident("美玲", "3-1102", request.param)


async def read_file(town, message):
    """What a file in the chat says."""
    return town.sandbox.world.files.get(message["document"]["file_id"]).content.decode()


# --- what is kept


@pytest.mark.clause("A15")
async def test_they_read_the_notice_and_what_there_is_of_them(town, mei):
    await reports(mei, "水龙头滴水")
    await mei.says("/privacy")
    (community,) = await town.kept(Community)
    shown = await mei.sees(notice(community, words_for(mei.language), STANDARD).plain)
    for line in ("👤 美玲", "🏠 3-1102", mei.tr("{n} matter", n=1).replace("{n}", "1")):
        assert line in text_of(shown)
    assert [mei.tr(one) for one in ("📦 My data", "✏️ Change something", "✋ Withdraw consent",
                                    "🗑 Forget me")] == labels_of(shown)  # fmt: skip


async def test_whom_we_do_not_know_reads_the_notice_only(town):
    soul = await town.newcomer("过客")
    await soul.says("/privacy")
    (community,) = await town.kept(Community)
    shown = await soul.sees(notice(community, words_for(soul.language), STANDARD).plain)
    assert labels_of(shown) == []


@pytest.mark.parametrize("command", ["/privacy", "/mydata", "/forget"])
async def test_in_the_staffs_group_nobodys_data_are_shown(town, command):
    await town.engineer.says(command, to=town.ops_group)
    await town.ops_group.sees(IN_PRIVATE)


# --- a copy


@pytest.mark.clause("A15")
async def test_they_take_a_copy_with_them_to_read_and_for_machines(town, mei):
    number = await reports(mei, "水龙头滴水")
    card = await card_of(town, number)
    await town.dispatcher.replies("马上来", card, at=town.ops_group)
    await town.dispatcher.replies("// 这户总是投诉", card, at=town.ops_group)
    other = await town.resident("邻居老赵", "3-1102")
    theirs = await reports(other, "邻居的事")
    await mei.says("/mydata")
    page, machine = [
        await read_file(town, one) for one in await mei.messages() if "document" in one
    ]
    copy = json.loads(machine)
    assert [one["number"] for one in copy["tickets"]] == [number]
    assert copy["people"][0]["telegram_id"] == mei.id
    assert [one["signed"] for one in copy["events"] if one.get("words") == "马上来"] == ["小陈"]
    for text in (page, machine):
        for own in (number, "水龙头滴水", "马上来", "3-1102", "美玲"):
            assert own in text
        for foreign in (theirs, "邻居", "总是投诉", "王工", str(other.id), str(town.engineer.id)):
            assert foreign not in text
    assert mei.tr("Your matters") in page
    assert "<script" not in page


async def test_of_the_files_nothing_stays_with_us(town, mei):
    await mei.says("/mydata")
    papers = [one for one in await town.kept(OutboxRow) if one.method == "sendDocument"]
    assert len(papers) == 2
    assert all("document" not in one.params for one in papers)


async def test_so_many_copies_a_day_and_no_more(town, mei):
    for _again in range(4):
        await mei.says("/mydata")
    assert len([one for one in await mei.messages() if "document" in one]) == 6
    (refused,) = [one for one in await mei.texts() if "3" in one]
    words = words_for(mei.language)
    assert refused == enough_copies(3, words).plain
    await town.restarts(after="P1D")
    await mei.says("/mydata")
    assert len([one for one in await mei.messages() if "document" in one]) == 8


# --- correcting


async def test_they_say_what_we_shall_call_them(town, mei):
    number = await reports(mei, "水龙头滴水")
    await mei.says("/privacy")
    await mei.taps("✏️ Change something")
    await mei.taps("✏️ Your name")
    await mei.says("", photos=1)
    await mei.sees("Please write the name by which we shall call you.")
    await mei.says("陈 <b>美玲\u202e")
    assert "陈 <b>美玲" in (await mei.texts())[-1]
    assert "陈 <b>美玲" in text_of(await card_of(town, number))
    assert not [one for one in await town.kept(Event) if "美玲" in str(one.detail)]


@pytest.mark.parametrize(
    ("what", "there"),
    [("📱 Your telephone number", "Cancel"), ("🏠 Your home", "🚚 I am moving out")],
)
async def test_the_rest_is_put_right_where_it_was_asked_for(town, mei, what, there):
    await mei.says("/privacy")
    await mei.taps("✏️ Change something")
    await mei.taps(what)
    assert mei.tr(there) in labels_of((await mei.messages())[-1])


# --- consent


async def withdraws(soul):
    await soul.says("/privacy")
    await soul.taps("✋ Withdraw consent")
    await soul.taps("Yes, withdraw my consent")


@pytest.mark.clause("A15")
async def test_consent_is_taken_back_as_easily_as_it_was_given(town, mei):
    number = await reports(mei, "水龙头滴水")
    await is_repaired(town, mei, number)
    still_open = await reports(mei, "灯坏了")
    await withdraws(mei)
    (person,) = await town.kept(Person)
    assert person.withdrawn_at is not None
    assert [one.state for one in await town.kept(Member)] == ["ended"]
    assert {one.state for one in await town.kept(FollowUp)} == {FollowUpState.CALLED_OFF}
    await town.ops_group.sees(still_open, WITHDRAWN)


async def test_whoever_has_taken_consent_back_hears_from_us_in_answer_only(town, mei):
    number = await reports(mei, "水龙头滴水")
    await withdraws(mei)
    seen = len(await mei.messages())
    card = await card_of(town, number)
    await town.engineer.taps("✋ Accept", on=card, at=town.ops_group)
    await town.engineer.taps("🛵", at=town.ops_group)
    await town.dispatcher.replies("您好", card, at=town.ops_group)
    await town.ops_group.sees("The resident has withdrawn their consent: please telephone.")
    await town.passes("P2D")
    assert (await mei.texts())[seen:] == []
    await mei.says("/start")
    assert len(await mei.messages()) > seen + 1


async def test_whoever_comes_back_reads_the_notice_again_and_is_the_same(town, mei):
    await withdraws(mei)
    await mei.says("/repair")
    await mei.taps("I agree")
    (person,) = await town.kept(Person)
    assert (person.withdrawn_at, person.telegram_id) == (None, mei.id)


async def test_no_and_cancel_leave_consent_as_it_was(town, mei):
    await mei.says("/privacy")
    await mei.taps("✋ Withdraw consent")
    await mei.taps("No, keep it")
    await mei.sees("Nothing has been changed.")
    (person,) = await town.kept(Person)
    assert person.withdrawn_at is None


# --- once a year


@pytest.mark.clause("A14", partly="a record of each household, brought up to date")
@pytest.mark.parametrize("chosen", LANGUAGES)
async def test_once_a_year_they_are_asked_whether_it_is_still_right(town, chosen):
    mei = await town.resident("美玲", "3-1102", chosen)
    await town.passes("P1D")  # a night in which the bell is set
    await town.restarts(after="P365D")
    await mei.sees(STILL_RIGHT, "美玲", "3-1102")
    await mei.taps("✅ Everything is right")
    await mei.sees("Thank you. We shall ask again in a year.")
    await town.restarts(after="P364D")
    await mei.sees_nothing_of(STILL_RIGHT)
    await town.restarts(after="P2D")
    await mei.sees(STILL_RIGHT)


async def test_at_night_nobody_is_asked(town):
    mei = await town.resident("美玲", "3-1102")
    await town.passes("P1D")
    await town.restarts(after="P365DT15H")  # midnight
    await mei.sees_nothing_of(STILL_RIGHT)
    await town.passes("PT9H")
    await mei.sees(STILL_RIGHT)


async def test_somebody_elses_button_opens_nothing(town, mei):
    stranger = await town.newcomer("过客")
    await stranger.says("/start")
    for choice in ("copy", "forget", "withdraw", "name", "right"):
        await stranger.presses(f"1:privacy:{choice}", (await stranger.messages())[-1])
    assert not [one for one in await stranger.messages() if "document" in one]
    assert len(await town.kept(Person)) == 1
