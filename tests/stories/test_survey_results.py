"""调查结果: what it came to is for the managers, without names, and each who answered is told."""

import pytest

from domain.surveys import SheetState, SurveyState
from handlers.actions.survey_closing import NOT_CLOSED, TOLD
from storage.tables import OutboxRow, Sheet
from tests.stories.surveyed import answers, asks, the_survey
from tests.town import labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_raises")
FEW = "Too few to show anything without giving somebody away."
RESULT, TELL = "📊 Result", "📣 Tell what is done"
WORDS = "楼道一周没打扫了"


async def filled(town, count, words=""):
    """So many households answer as if they had; the last of them stay silent."""
    sheets = sorted(await town.kept(Sheet), key=lambda one: one.home_id)[:count]
    async with town.app.storage.transaction() as shelves:
        for sheet in [await shelves.surveys.sheet(one.id) for one in sheets]:
            sheet.state, sheet.answered_by = SheetState.ANSWERED, sheet.person_id
            sheet.answered_at = town.app.clock.now()
            sheet.points = {"cleaning": 2, "attitude": 5}
            sheet.why = {"cleaning": words} if words else {}


@pytest.fixture
async def souls(town):
    homes = ("1-101", "1-102", "2-101", "2-102", "3-101", "3-102")
    found = [await town.resident(f"住户{n}", home) for n, home in enumerate(homes)]
    await asks(town)
    return found


async def reads(town):
    await town.supervisor.says("/survey", to=town.ops_group)
    await town.supervisor.taps("物业小调查", at=town.ops_group)


@pytest.mark.clause("G3", partly="CSV and PDF")
async def test_results_stand_without_names_and_who_answered_is_told(town, souls):
    ops, boss = town.ops_group, town.supervisor
    await filled(town, 5, WORDS)
    await answers(souls[5], 5, 5)
    await reads(town)
    refused = await boss.presses("1:survey_result:1", (await ops.messages())[-1], at=ops)
    assert ops.tr(NOT_CLOSED) in refused, "no running figures: a difference would tell"
    await boss.taps("⏹ Close", at=ops)
    await boss.taps("⏹ Yes, close it", at=ops)
    await boss.taps(RESULT, at=ops)
    shown = text_of((await ops.messages())[-1])
    assert ops.tr("Cleaning") in shown
    assert "-101" not in shown
    await boss.taps("💬 In their words", at=ops)
    shown = text_of((await ops.messages())[-1])
    assert WORDS in shown
    assert not any(soul.name in shown for soul in souls)
    await boss.taps("‹ Back", at=ops)
    await boss.taps(TELL, at=ops)
    await boss.replies("每周多拖一次楼道", (await ops.messages())[-1], ops)
    for label in ("Skip", "Skip", "✅ Send"):
        await boss.taps(label, at=ops)
    await town.passes("PT1M")
    for soul in souls:
        told = [one for one in await soul.texts() if "每周多拖一次楼道" in one]
        assert len(told) == 1
    assert (await the_survey(town)).state == SurveyState.TOLD
    refused = await boss.presses("1:survey_tell:1", (await ops.messages())[-1], at=ops)
    assert ops.tr(TOLD) in refused


async def test_fewer_than_five_are_not_shown_and_silence_is_reminded_of(town, souls):
    ops, boss = town.ops_group, town.supervisor
    await boss.says("/start")
    await filled(town, 3, WORDS)
    await town.passes("P7DT1H")
    await reads(town)
    await boss.taps(RESULT, at=ops)
    shown = (await ops.messages())[-1]
    assert ops.tr(FEW) in text_of(shown)
    assert ops.tr("💬 In their words") not in labels_of(shown)
    assert await boss.presses("1:survey_words:1:0", shown, at=ops) == ""
    await ops.sees_nothing_of(WORDS)
    assert (await the_survey(town)).state == SurveyState.CLOSED
    await town.passes("P7D")
    await boss.sees("📣 <b>{title}</b> is closed".partition("<")[0], "物业小调查")
    letters = [one for one in await town.kept(OutboxRow) if WORDS in str(one.params)]
    assert letters == []


async def test_everybody_has_blocked_us(town, souls):
    for soul in souls:
        await soul.changes(blocked=True)
    await asks(town)
    await town.passes("PT5M")
    newest = (await the_survey(town)).id
    found = [one.state for one in await town.kept(Sheet) if one.survey_id == newest]
    assert set(found) == {SheetState.UNREACHED}
