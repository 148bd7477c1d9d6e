"""纠正预防措施 — bad answers and what comes again lead to a procedure that somebody answers for."""

import pytest

from storage.tables import Correction, Event
from tests.stories.usually import is_repaired, reports, scores
from tests.town import labels_of, text_of

START = "🛠 Start corrective procedure"


@pytest.fixture
async def bad_answers(town, li):
    await is_repaired(town, li, await reports(li, "厨房水龙头一直滴水"))
    await town.passes("P3D")
    await scores(li, 2, 1, 2)


async def starts(manager, due="3月12日"):
    await manager.says("/report quarter")
    await manager.taps(START)
    await manager.taps("Follow-ups that found bad work")
    await manager.says("密封圈批次不良，全部更换")
    await manager.taps("刘主管")
    await manager.taps(due)


@pytest.mark.clause("H2")
async def test_a_procedure_is_started_watched_and_closed_with_findings(
    town, bad_answers, manager, nothing_raises
):
    await town.supervisor.says("/start")
    await starts(manager)
    (kept,) = await town.kept(Correction)
    assert (kept.period, kept.plan) == ("2026-Q1", "密封圈批次不良，全部更换")
    for chat in (town.ops_group, town.supervisor, manager):
        await chat.sees("密封圈批次不良，全部更换")
    await town.restarts(after="P7D")
    await town.passes("PT1H")
    due = "⏰ 纠正措施第 1 项"
    await town.supervisor.sees(due)
    await town.passes("P7D")
    assert len([one for one in await manager.texts() if due in one]) == 2
    await manager.says("/corrections")
    assert "已超期" in text_of(await manager.sees("刘主管", "期限"))
    await manager.taps("✅ 第 1 项结案")
    await manager.says("三十户复查合格")
    (kept,) = await town.kept(Correction)
    assert (bool(kept.closed_at), kept.findings) == (True, "三十户复查合格")
    await town.passes("P8D")
    assert len([one for one in await manager.texts() if due in one]) == 2
    await manager.says("/report quarter")
    assert "三十户复查合格" in text_of(await manager.sees("📊", "2026-Q1"))
    done = {one.action: one.clause for one in await town.kept(Event)}
    assert done["start_correction"] == done["close_correction"] == "S0 八3(5)"


async def test_only_a_manager_starts_one_and_only_where_something_calls_for_it(town, li, manager):
    await manager.says("/report quarter")
    report = await manager.sees("📊")
    assert manager.tr(START) not in labels_of(report)
    said = await manager.presses("1:correct:2026-Q1", report)
    assert said == manager.tr("Nothing in this report calls for it.")
    await town.supervisor.says("/report quarter", to=town.ops_group)
    shown = await town.ops_group.sees("📊")
    await town.supervisor.presses("1:correct:2026-Q1", shown, at=town.ops_group)
    await manager.presses("1:correct:2026-03", report)
    await manager.presses("1:correction_close:77", report)
    assert await town.kept(Correction) == []


async def test_the_same_is_not_started_twice_on_whatever_report(town, bad_answers, manager):
    await starts(manager)
    for report in ("/report quarter", "/report year"):
        await manager.says(report)
        await manager.taps(START)
        asked = labels_of(await manager.sees("What is to be corrected?"))
        assert manager.tr("Follow-ups that found bad work") not in asked
        assert manager.tr("Something else") in asked
        await manager.taps("Cancel")
