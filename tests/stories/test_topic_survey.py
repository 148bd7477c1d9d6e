"""专题调查: a leader asks a building in the chat, or those who were told of an event how it was."""

from datetime import timedelta

import pytest

from domain.announcements import Stage
from domain.surveys import SheetState, SurveyKind
from handlers.actions.surveys import _ONCE
from handlers.answering import _REASONS
from handlers.staff.surveying import _TOO_MANY, _TWICE
from storage.tables import Announcement, Sheet, Survey, ToldHome
from tests.stories.surveyed import OPEN, made, the_sheet
from tests.stories.usually import said_by_us
from tests.town import text_of

pytestmark = pytest.mark.usefixtures("nothing_raises")
UNREADABLE = (
    "⚠️ Without names nothing is shown of fewer than {n}: what these answer, nobody can read. Ask "
    "more households, or with names."
)
HOW = "🙂 Ask how it was"


@pytest.mark.clause("G7", partly="forums")
async def test_a_leader_asks_a_building_in_the_chat(town, li):
    chen = await town.resident("陈先生", "1-101")
    ops = town.ops_group
    third = ops.tr("Building {building}", building="3")
    await made(town, "1. 新门禁好用吗\n2. 晚上照明够吗", third, "", "👁 Yes, with names")
    shown = text_of(await the_sheet(li))
    assert "新门禁好用吗" in shown
    assert li.tr("👁 The office sees who has answered what.") in shown
    await chen.sees_nothing_of("新门禁好用吗")
    (survey,) = await town.kept(Survey)
    assert (survey.building, survey.anonymous, survey.occupied) == ("3", False, 1)
    await li.taps("① 5", on=await the_sheet(li))
    await li.taps("② 4", on=await the_sheet(li))
    await li.taps("✅ Send")
    await town.passes("PT4M")
    await ops.sees("1/1")


async def test_more_than_eight_questions_are_too_many(town, li):
    ops, boss = town.ops_group, town.supervisor
    await boss.says("/survey new", to=ops)
    for words in ("小调查", "\n".join(f"第{n}问" for n in "一二三四五六七八九")):
        await boss.replies(words, said_by_us(await ops.messages())[-1], ops)
    await ops.sees(_TOO_MANY)
    assert await town.kept(Survey) == []


async def test_the_same_question_is_not_asked_twice_nor_in_vain(town, li):
    """A handful who answer without names could never be read."""
    ops, boss = town.ops_group, town.supervisor
    await boss.says("/survey new", to=ops)
    for words in ("小调查", "新门禁好用吗？\n2. 新门禁好用吗？"):
        await boss.replies(words, said_by_us(await ops.messages())[-1], ops)
    await ops.sees(_TWICE)
    await boss.replies("新门禁好用吗？", said_by_us(await ops.messages())[-1], ops)
    for label in ("The whole estate", "7", "🔒 No, without names"):
        await boss.taps(label, at=ops)
    await ops.sees(UNREADABLE, n=5)
    await boss.taps("Change an answer", at=ops)
    await boss.taps("Names", at=ops)
    await boss.taps("👁 Yes, with names", at=ops)
    await ops.sees("👁 The office sees who has answered what.")
    await ops.sees_nothing_of(UNREADABLE, n=5)


async def test_only_leaders_ask(town, li):
    await town.engineer.says("/survey new", to=town.ops_group)
    await town.ops_group.sees(_REASONS["not_yours"])


async def told_of_the_dumplings(town):
    await town.supervisor.says("/broadcast 3 周六下午在广场包粽子", to=town.ops_group)
    for label in ("Skip", "Skip", "📤 Now", "✅ Send"):
        await town.supervisor.taps(label, at=town.ops_group)
    await town.passes("PT1M")


@pytest.mark.clause("G8")
async def test_who_was_told_of_an_event_is_asked_once_how_it_was(town, li):
    """Nobody else is, however many live here."""
    ops, boss = town.ops_group, town.supervisor
    await told_of_the_dumplings(town)
    chen = await town.resident("陈先生", "1-101")
    (told,) = await town.kept(Announcement)
    assert told.state == Stage.DONE
    await boss.taps(HOW, at=ops)
    refused = await boss.presses("1:how_it_was:1", (await ops.messages())[-1], at=ops)
    assert ops.tr(_ONCE) in refused
    await boss.taps(OPEN, at=ops)
    await town.passes("PT1M")
    assert "周六下午在广场包粽子" in text_of(await the_sheet(li))
    await chen.sees_nothing_of("📋")
    (survey,), (sheet,) = await town.kept(Survey), await town.kept(Sheet)
    assert (survey.kind, sheet.state) == (SurveyKind.EVENT, SheetState.SENT)


async def test_whom_it_reached_is_known_for_longer_than_its_letters(town, li):
    """Also where somebody asks those who heard of something long ago."""
    await told_of_the_dumplings(town)
    await town.resident("陈先生", "1-101")
    async with town.app.storage.transaction() as shelves:
        await shelves.retention.letters(town.app.clock.now() + timedelta(days=1))
    (one,) = await town.kept(Announcement)
    async with town.app.storage.view() as shelves:
        told = await shelves.announcements.told_of(one)
        missed = await shelves.announcements.homes_missed(one)
    (home,) = [one.home_id for one in await town.kept(ToldHome)]
    assert told == {home}
    assert "3-1102" not in [one.address for one in missed]
    await town.supervisor.taps(HOW, at=town.ops_group)
    await town.supervisor.taps(OPEN, at=town.ops_group)
    await town.passes("PT1M")
    (sheet,) = await town.kept(Sheet)
    assert sheet.home_id == home
