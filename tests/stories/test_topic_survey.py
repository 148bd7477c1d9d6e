"""专题调查: a leader asks a building in the chat, or those who were told of an event how it was."""

from datetime import timedelta

import pytest

from domain.announcements import Stage
from domain.report_periods import Period, Span
from domain.standard import STANDARD
from domain.statistics import Share
from domain.surveys import SheetState, SurveyKind, SurveyState
from handlers.actions.surveys import _ONCE
from handlers.answering import _REASONS
from handlers.staff.surveying import _TOO_MANY, _TWICE
from handlers.views.rates import RATED
from storage.tables import Announcement, Member, Sheet, Survey, ToldHome
from tests.stories.surveyed import OPEN, SEND, answers, made, the_sheet
from tests.stories.test_rates import COUNTED, LACKING, MISSED
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


async def stands(town, *, asked, reached, said):
    """What /rates says of it."""
    await town.supervisor.says("/rates", to=town.ops_group)
    tr = town.ops_group.tr
    counted = tr(COUNTED, due=3, planned=3, asked=asked, reached=reached)
    await town.ops_group.sees(tr(RATED["event"]), counted, said)


@pytest.mark.clause("F9")
async def test_until_a_tenth_has_said_how_it_was_others_are_asked_in_place_of_the_silent(town, li):
    """One of the three homes that were told; nobody is left out who answers later."""
    fellows = [await town.resident(name, f"3-{room}")
               for name, room in (("陈先生", "1101"), ("周先生", "101"))]  # fmt: skip
    known = zip(await town.kept(Member), (li, *fellows), strict=True)
    souls = {member.home_id: soul for member, soul in known}
    await told_of_the_dumplings(town)
    await town.supervisor.taps(HOW, at=town.ops_group)
    await town.supervisor.taps(OPEN, at=town.ops_group)
    await town.passes("PT1M")
    (silent,) = await town.kept(Sheet)
    await stands(town, asked="1 (33 %)", reached="0 (0 %)",
                 said=town.ops_group.tr(LACKING, n=1, wanted=1, calls=1))  # fmt: skip
    await town.passes("P6DT23H50M")
    assert len(await town.kept(Sheet)) == 1
    await town.restarts(after="PT1H")
    await town.passes("PT1M")
    _first, other = await town.kept(Sheet)
    assert (other.state, other.replaces_id) == (SheetState.SENT, silent.id)
    await answers(souls[other.home_id], 5, 4)
    for label in ("① 3", "② 4", SEND):
        await souls[silent.home_id].taps(label)
    await stands(town, asked="2 (67 %)", reached="2 (67 %)", said=town.ops_group.tr("• ✅ met"))
    async with town.app.storage.view() as shelves:
        community, now = await shelves.communities.get(1), town.app.clock.now()
        period = Period(Span.MONTH, now.date().replace(day=1))
        report = await shelves.reporting.report(community, period, STANDARD, now)
    (rate,) = report.rates
    assert (rate.key, rate.asked, rate.reached) == ("event", Share(2, 3), Share(2, 3))
    assert (rate.asked_wanted, rate.reached_wanted) == (0.1, 0.1)
    await town.passes("P7D")
    (survey,) = await town.kept(Survey)
    assert survey.state == SurveyState.CLOSED
    assert len(await town.kept(Sheet)) == 2


async def test_after_a_month_nobody_more_is_asked_how_it_was(town, li):
    await town.resident("陈先生", "3-1101")
    await told_of_the_dumplings(town)
    await town.supervisor.taps(HOW, at=town.ops_group)
    await town.supervisor.taps(OPEN, at=town.ops_group)
    await town.restarts(after="P31D")
    await town.settles()
    (survey,), sheets = await town.kept(Survey), await town.kept(Sheet)
    assert (survey.state, len(sheets)) == (SurveyState.CLOSED, 1)
    await town.supervisor.says("/rates 2026-03", to=town.ops_group)
    await town.ops_group.sees(town.ops_group.tr(MISSED, n=1, wanted=1, calls=0))


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
