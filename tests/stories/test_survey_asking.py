"""问卷: one message for each household; taps, a no, words, a reminder; and who is not theirs."""

import pytest

from domain.surveys import SheetState, SurveyState
from handlers.conversations.survey import _ANSWERED, _GAPS, _OVER, _ROWS_FIRST
from storage.tables import Event, Sheet, Ticket
from tests.stories.surveyed import (
    NO,
    SEND,
    answers,
    asks,
    forged,
    gives,
    settled,
    sheets_of,
    the_sheet,
    the_survey,
)
from tests.town import labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_raises")
WHY = "{question}: we are sorry. What should be better?"
IDEAS = "Have you any suggestions for us?"


@pytest.fixture
async def asked(town, li):
    """Li's household and two others that never answer; a survey with two questions is open."""
    await settled(town, 2)
    await asks(town)
    return li


async def test_taps_are_changed_until_they_are_sent_and_words_are_heard(town, asked):
    li = asked
    await li.taps("① 5", on=await the_sheet(li))
    assert await li.taps("① 1", on=await the_sheet(li)) == "1/2"
    assert li.tr(SEND) not in labels_of(await the_sheet(li)), "not before all is there"
    assert await forged(li, "survey_send", 1) == li.tr(_GAPS)
    await li.taps("② 4", on=await the_sheet(li))
    await li.taps(SEND)
    await li.sees(WHY, question=asked.tr("Cleaning"))
    await li.says("楼道一周没拖")
    await li.sees(IDEAS)
    await town.restarts()
    await li.says("多放两个垃圾桶")
    await li.sees("When the survey is closed we tell you what is done with them.")
    sheet = (await town.kept(Sheet))[0]
    assert (sheet.state, sheet.points) == (SheetState.ANSWERED, {"cleaning": 1, "attitude": 4})
    assert (sheet.why, sheet.words) == ({"cleaning": "楼道一周没拖"}, "多放两个垃圾桶")
    said = [one for one in await town.kept(Event) if "survey" in one.action]
    assert not any({"points", "cleaning", "words"} & {*one.detail} for one in said)


async def test_words_in_reply_to_the_sheet_wait_for_the_rows_and_then_count(town, asked):
    await asked.replies("希望多放两个垃圾桶", to=await the_sheet(asked))
    await asked.sees(_ROWS_FIRST)
    sheet = await the_sheet(asked)
    await answers(asked, 4, 5)
    await asked.taps("Skip")
    await asked.replies("希望多放两个垃圾桶", to=sheet)
    await asked.replies("还有路灯", to=sheet)
    assert (await town.kept(Sheet))[0].words == "希望多放两个垃圾桶\n还有路灯"
    assert await town.kept(Ticket) == []


async def test_good_points_are_not_asked_why_and_words_may_be_skipped(town, asked):
    await answers(asked, 4, 5)
    await asked.sees_nothing_of("我们很抱歉")
    await asked.taps("Skip")
    await asked.sees("When the survey is closed we tell you what is done with them.")


@pytest.mark.clause("F15", partly="follow-ups")
async def test_the_household_has_one_answer(town, asked):
    """Another of them comes upon the same sheet; then the first taps once more."""
    fellow = await town.resident("李先生", "3-1102")
    shown = await the_sheet(asked)
    await answers(asked, 5, 4)
    await fellow.says("/start")
    (own, *_rest) = await fellow.messages()
    assert await fellow.presses("1:survey_mark:1:0:1", own) == fellow.tr(_ANSWERED)
    assert await asked.presses("1:survey_mark:1:0:1", shown) == asked.tr(_ANSWERED)
    assert (await town.kept(Sheet))[0].points == {"cleaning": 5, "attitude": 4}


@pytest.mark.clause("A5", partly="follow-ups")
async def test_who_does_not_live_there_answers_nothing(town, asked):
    chen = await town.resident("陈先生", "1-101")
    stranger = await town.newcomer("路人")
    for soul in (chen, stranger):
        await soul.says("/start")
        (own, *_rest) = await soul.messages()
        for data in ("1:survey_mark:1:0:5", "1:survey_send:1", "1:survey_no:1"):
            await soul.presses(data, own)
    sheet = (await town.kept(Sheet))[0]
    assert (sheet.state, sheet.points) == (SheetState.SENT, {})


@pytest.mark.parametrize("args", [("0", "6"), ("0", "0"), ("2", "1"), ("-1", "3"), ("x", "3")])
async def test_points_that_there_are_not_count_for_nothing(town, asked, args):
    await forged(asked, "survey_mark", 1, *args)
    assert (await town.kept(Sheet))[0].points == {}


@pytest.mark.clause("F14", partly="a reward")
async def test_who_says_no_is_left_in_peace_and_who_is_silent_is_reminded_once(town, asked):
    chen = await town.resident("陈先生", "1-101")
    await town.dispatcher.says("/start")
    await gives(asked, 3)
    await asked.taps(NO)
    await asked.sees("Thank you for saying so: you are not asked again this time.")
    await town.passes("P6DT1H")
    assert not any("🙏" in one for one in [*await asked.texts(), *await chen.texts()])
    survey = await the_survey(town)
    refused, *silent = await sheets_of(town, survey)
    assert (refused.state, refused.points, refused.reminded_at) == ("refused", {}, None)
    assert all(one.reminded_at for one in silent), "once, and only those who were asked"


@pytest.mark.parametrize(("lasts", "half"), [(7, "P3D"), (3, "P1DT12H")])
async def test_who_is_silent_is_reminded_in_time_however_short_it_is(town, li, lasts, half):
    await asks(town, lasts=lasts)
    await town.passes(half)
    assert sum("🙏" in one for one in await li.texts()) == 1


async def test_who_is_silent_is_not_reminded_on_the_last_day(town, li):
    """Nobody was there when the moment came."""
    await asks(town)
    await town.restarts(after="P6DT1H")
    assert not any("🙏" in one for one in await li.texts())


async def test_after_it_closed_a_tap_is_answered_kindly(town, asked):
    await gives(asked, 3)
    shown = await the_sheet(asked)
    await town.passes("P7DT1H")
    assert (await the_survey(town)).state == SurveyState.CLOSED
    assert await asked.presses("1:survey_mark:1:1:5", shown) == asked.tr(_OVER)
    assert asked.tr(_OVER) in text_of((await asked.messages())[-1]) or await asked.sees(_OVER)
    assert (await town.kept(Sheet))[0].points == {}, "what was not sent is nobody's answer"


async def test_who_cannot_be_reached_passes_it_on_in_the_household(town, li):
    """Then there is nobody left, and it counts as not reached."""
    fellow = await town.resident("李先生", "3-1102")
    await li.changes(blocked=True)
    await asks(town, "cleaning")
    assert fellow.tr("Cleaning") in text_of(await the_sheet(fellow))
    await fellow.changes(blocked=True)
    await asks(town, "attitude")
    (last,) = await sheets_of(town, await the_survey(town))
    assert last.state == SheetState.UNREACHED


async def test_who_wants_not_to_be_asked_is_not(town, li):
    async with town.app.storage.transaction() as shelves:
        (await shelves.people.known_as(li.id)).not_asked = True
    await asks(town, "cleaning")
    await li.sees_nothing_of("Cleaning")
    assert [one.state for one in await town.kept(Sheet)] == [SheetState.REFUSED]
