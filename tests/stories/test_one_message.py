"""回访: one message shows the work and asks; it is edited in place, and closed kindly."""

import pytest

from storage.tables import FollowUp, Medium
from tests.stories.usually import card_of, is_repaired, reports, scores
from tests.town import data_of, labels_of, text_of

HOW = "🙏 <b>How was it?</b> {number} · {place}"
THANKS = "🙏 {number}: thank you for your answers."
HAVE_IT = "Thank you, we have your answer already."
SAID = "💬 Said in the follow-up of {number}"


@pytest.fixture
async def asked(town, li):
    """A tap was mended and the work photographed; two days later she is asked. Its number."""
    number = await reports(li, "水龙头滴水")
    await is_repaired(town, li, number)
    await town.passes("P2D")
    return number


async def question(li, number):
    return await li.sees(HOW, number=number, place="3-1102")


@pytest.mark.clause("F7")
@pytest.mark.clause("F6")
async def test_it_shows_place_photo_and_work_and_stays_one_message(town, li, asked, nothing_fails):
    form = await question(li, asked)
    assert form["photo"], "the work as it was photographed"
    assert li.tr("🔧 Done: {work}", work="换了阀芯") in text_of(form)
    await scores(li, 5, 4, 5)
    await town.restarts()
    await li.says("来得很快")
    await li.taps("Skip")
    closed = await li.sees(THANKS, number=asked)
    assert closed["message_id"] == form["message_id"]
    assert closed["photo"]
    assert labels_of(closed) == []
    (one,) = await town.kept(FollowUp)
    assert (one.state, one.shortcomings) == ("answered", "来得很快")
    assert one.asked_at <= one.opened_at <= one.answered_at
    assert one.asked_of == one.answered_by


@pytest.mark.clause("F6")
async def test_it_is_not_fixed_is_an_answer_by_itself(town, li, asked, nothing_raises):
    form = await question(li, asked)
    await li.taps("① 4")
    await li.taps("🔧 It is not fixed")
    await li.says("还在滴")
    await li.taps("Skip")
    (one,) = await town.kept(FollowUp)
    assert (one.state, one.unfixed, one.quality, one.effect) == ("answered", True, 4, None)
    assert one.shortcomings == "还在滴"
    again = data_of(form, "🔧")
    assert await li.presses(again, form) == li.tr(HAVE_IT)
    assert await li.presses(data_of(form, "② 1"), form) == li.tr(HAVE_IT)
    (one,) = await town.kept(FollowUp)
    assert one.effect is None


@pytest.mark.clause("F6")
async def test_a_voice_says_it_as_well_as_words(town, li, asked, nothing_fails):
    await scores(li, 5, 5, 5)
    await li.says(voice=True)
    await li.taps("Skip")
    await li.sees(THANKS, number=asked)
    passed_on = await town.ops_group.sees(SAID, number=asked)
    assert passed_on["voice"]
    (one,) = await town.kept(FollowUp)
    assert one.shortcomings == town.ops_group.tr("(voice)")
    assert [one.kind for one in await town.kept(Medium) if one.stage == "follow_up"] == ["voice"]


async def test_an_album_is_one_answer(town, li, asked, nothing_fails):
    await scores(li, 4, 4, 4)
    await li.says("漏水的地方", photos=3)
    await li.taps("Skip")
    await li.sees(THANKS, number=asked)
    shown = [one for one in await town.kept(Medium) if one.stage == "follow_up"]
    assert len(shown) == 3
    (one,) = await town.kept(FollowUp)
    assert one.shortcomings == "漏水的地方"


async def test_words_may_be_changed_while_the_answer_is_open(town, li, asked, nothing_fails):
    await scores(li, 3, 3, 3)
    first = await li.says("不太好")
    await li.says("其实还行", edit=first)
    await li.sees("Changed as you wrote it now.")
    await li.taps("Skip")
    await li.sees(THANKS, number=asked)
    (one,) = await town.kept(FollowUp)
    assert one.shortcomings == "其实还行"
    await li.says("真的还行", edit=first)
    await li.sees(
        "You have edited an earlier message. I go by what I read first: please send "
        "the correction as a new message."
    )
    (one,) = await town.kept(FollowUp)
    assert one.shortcomings == "其实还行"


async def test_of_several_matters_the_photos_are_a_tap_away(town, li, nothing_fails):
    first = await reports(li, "水龙头滴水")
    second = await reports(li, "厨房的灯不亮")
    for number in (first, second):
        await is_repaired(town, li, number)
    await town.passes("P2DT1H")
    form = await question(li, first)
    assert "photo" not in form
    await li.taps("📷 Photos", on=form)
    assert "photo" in (await li.messages())[-1] or "photo" in (await li.messages())[-2]
    assert len([one for one in await town.kept(FollowUp) if one.state == "asked"]) == 2
    assert await card_of(town, second)
