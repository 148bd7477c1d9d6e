"""A word more, and then silence: what was said counts, whether or not anybody taps on (B14)."""

import pytest

from storage.tables import Conversation, Event, FollowUp, Rectification, Sheet
from tests.stories.surveyed import answers, asks
from tests.stories.usually import scores
from tests.town import labels_of

pytestmark = pytest.mark.usefixtures("nothing_raises")

COMPLAINT = "师傅态度恶劣，还骂人，我要投诉"
THANKS = "🙏 {number}: thank you for your answers."


async def the_answer(town):
    return (await town.kept(FollowUp))[-1]


@pytest.mark.clause("B14")
async def test_a_complaint_in_words_is_heard_within_the_hour_though_nobody_taps_skip(
    town, li, mended
):
    await scores(li, 4, 4, 4)
    await town.passes("PT5H")
    await li.says(COMPLAINT)
    await town.restarts()
    await town.passes("PT31M")
    assert (await the_answer(town)).shortcomings == COMPLAINT
    (notice,) = await town.kept(Rectification)
    assert notice.cause == "words"
    await town.ops_group.sees(COMPLAINT)
    assert labels_of(await li.sees(THANKS, number=mended)) == []
    assert await town.kept(Conversation) == []


async def test_what_is_still_being_said_is_waited_for(town, li, mended):
    await scores(li, 4, 4, 4)
    await li.says("来得有点晚")
    await town.passes("PT20M")
    await li.taps("‹ Back")
    await li.says("来得很晚")
    await town.passes("PT20M")
    assert (await the_answer(town)).shortcomings == ""
    await li.says("早点来")
    answer = await the_answer(town)
    assert (answer.shortcomings, answer.suggestions) == ("来得很晚", "早点来")
    await town.passes("P2D")
    said = [one for one in await town.kept(Event) if one.action == "answer_follow_up"]
    assert len(said) == 1


async def test_silence_is_an_end_as_well_and_nobody_is_written_to(town, li, mended):
    await scores(li, 4, 4, 4)
    before = await li.texts()
    await town.passes("P1DT1M")
    assert labels_of(await li.sees(THANKS, number=mended)) == []
    assert len(await li.texts()) == len(before)


async def test_why_a_survey_found_it_poor_is_kept(town, li):
    await asks(town)
    await answers(li, 2, 5)
    await li.says("楼道一周没拖")
    await town.passes("PT31M")
    (sheet,) = await town.kept(Sheet)
    assert sheet.why == {"cleaning": "楼道一周没拖"}
    await li.sees("When the survey is closed we tell you what is done with them.")


async def test_who_is_asked_why_they_withdraw_and_says_nothing_is_not_thanked_a_day_later(
    town, li, number
):
    await li.taps("Withdraw")
    await li.taps("Another reason")
    await li.sees("{number}: would you like to tell us why?", number=number)
    before = await li.texts()
    await town.passes("P1DT1M")
    assert await town.kept(Conversation) == []
    assert len(await li.texts()) == len(before)
