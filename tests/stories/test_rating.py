"""How it was: one tap after whatever is closed, changed on second thoughts, heard at once."""

import pytest

from handlers.answering import _REASONS as REASONS
from handlers.views.names import FACES
from locales import LANGUAGES
from storage.tables import Conversation, Event, Ticket
from tests.stories.mine import live, opens
from tests.stories.usually import card_of, is_repaired, newest, reports
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

ASKED = "How was it? One tap will do."
RATED = "{number}: thank you for your rating."
WHY = "{number}: we are sorry. What should we have done better?"
ONE_OF_FIVE = "{face} <b>{number}</b>, {place} · {name}: rated {points} of 5."


@pytest.fixture
async def number(town, li):
    done = await li.reports("厨房水龙头一直滴水")
    await is_repaired(town, li, done)
    return done


async def rating(town):
    return (await town.kept(Ticket))[0].rating


@pytest.mark.clause("A17")
@pytest.mark.parametrize("spoken", LANGUAGES)
async def test_one_tap_says_how_the_repair_was(town, spoken):
    li = await town.resident("Li", "3-1102", spoken)
    number = await reports(li, "厨房水龙头一直滴水")
    await is_repaired(town, li, number)
    asked = await li.sees(ASKED, number)
    assert labels_of(asked) == list(FACES)
    await li.taps("😀", on=asked)
    assert await rating(town) == 5
    assert "✅ 😀" in labels_of(await li.sees(RATED, number=number))
    assert "😀" in text_of(await card_of(town, number))
    assert await town.kept(Conversation) == []


@pytest.mark.clause("A17")
async def test_what_was_answered_is_rated_as_well(town, li):
    await li.says("/suggest")
    await li.says("建议在花园里多放几张长椅")
    number, ops = await newest(town), town.ops_group
    await town.dispatcher.taps("✅ Settle", on=await card_of(town, number), at=ops)
    await town.dispatcher.replies("下月添置", (await ops.messages())[-1], at=ops)
    await town.dispatcher.taps("✅ Send", at=ops)
    await li.taps("👍 Yes, settled")
    await li.taps("🙂", on=await li.sees(ASKED, number))
    assert await rating(town) == 4


async def test_a_poor_one_is_heard_at_once_and_asked_about_once(town, li, number):
    await li.taps("🙁", on=await li.sees(ASKED, number))
    facts = {"number": number, "place": "3-1102", "name": "李女士"}
    await town.ops_group.sees(ONE_OF_FIVE, face="🙁", points=2, **facts)
    await li.sees(WHY, number=number)
    await li.says("来得太晚")
    await town.ops_group.sees("来得太晚", number)
    await li.taps("😡", on=await li.sees(RATED, number=number))
    assert await rating(town) == 1
    await town.ops_group.sees_nothing_of(ONE_OF_FIVE, face="😡", points=1, **facts)
    assert await town.kept(Conversation) == []


@pytest.mark.parametrize("way", ["Skip", "Cancel"])
async def test_nobody_has_to_say_why(town, li, number, way):
    await li.taps("😡", on=await li.sees(ASKED, number))
    await li.taps(way)
    assert await town.kept(Conversation) == []
    assert await rating(town) == 1


async def test_somebody_in_the_middle_of_something_is_not_asked_why(town, li, number):
    await li.says("/suggest")
    await li.taps("😡", on=await li.sees(ASKED, number))
    assert [one.form for one in await town.kept(Conversation)] == ["suggestion"]
    assert await rating(town) == 1


async def test_it_may_be_changed_until_a_week_after_the_archive(town, li, number):
    await town.supervisor.taps("✅ Audit passed", at=town.ops_group)
    asked = await li.sees(ASKED, number)
    await li.taps("😐", on=asked)
    await town.passes("P6D")
    await li.taps("😀", on=asked)
    assert await rating(town) == 5
    await town.passes("P2D")
    assert (await li.presses(data_of(asked, "😡"), asked)).startswith(li.tr(REASONS["not_now"]))
    assert await rating(town) == 5
    rated = [one.detail["points"] for one in await town.kept(Event) if one.action == "rate"]
    assert rated == [3, 5]


async def test_nobody_is_asked_twice_what_a_follow_up_will_ask(town, li, number):
    await opens(li, number)
    assert set(FACES).isdisjoint(labels_of(await live(li)))
    assert sum(li.tr(ASKED) in one for one in await li.texts()) == 1


@pytest.mark.parametrize("points", ["0", "6", "99", "good"])
async def test_there_are_five_faces(town, li, number, points):
    await li.presses(f"1:rate:1:{points}", await li.sees(ASKED, number))
    assert await rating(town) is None


async def test_nobody_rates_what_is_not_theirs_or_not_done(town, li, number):
    stranger = await town.resident("吴先生", "1-101")
    await stranger.says("/help")
    await stranger.presses("1:rate:1:1", (await stranger.messages())[-1])
    assert await rating(town) is None
    await li.reports("卧室的灯不亮")
    await li.presses("1:rate:2:1", await li.sees(ASKED, number))
    assert [one.rating for one in await town.kept(Ticket)] == [None, None]
