"""The talks in which a manager starts a corrective procedure, and closes it."""

from storage.tables import Correction
from tests.stories.talks import Step, Talk, by, noted
from tests.stories.usually import is_repaired, reports, scores


async def with_bad_answers(town, language):
    """The quarter's report has something to be corrected."""
    li = await town.resident("李女士", "3-1102")
    await is_repaired(town, li, await reports(li, "厨房水龙头一直滴水"))
    await town.passes("P3D")
    await scores(li, 2, 1, 2)
    for _question in ("shortcomings", "suggestions"):
        await li.taps("Skip")
    return await a_manager(town)


async def with_a_procedure(town, language):
    async with town.app.storage.transaction() as shelves:
        now = town.app.clock.now()
        await shelves.corrections.start(
            Correction(community_id=1, period="2026-Q1", subject="漏水", started_at=now,
                       started_by=1, owner_id=1, clause="H2", plan="换管", due=now)
        )  # fmt: skip
    return await a_manager(town)


async def a_manager(town):
    manager = await town.staff("何经理", "manager")
    await manager.changes(started=True)
    await manager.says("/start")
    return manager


CORRECTIVE = (
    Talk(
        "correcting",
        with_bad_answers,
        by("/report 2026-Q1", "🛠 Start corrective procedure"),
        (
            Step("What is to be corrected?", "Follow-ups that found bad work"),
            Step("What is the cause, and what will be done about it?", typed="换一批密封圈"),
            Step("Who answers for it?", "刘主管"),
            Step("By when?", "3月12日"),
        ),
        noted("start_correction"),
    ),
    Talk(
        "correction_closing",
        with_a_procedure,
        by("/corrections", "✅ 第 1 项结案"),
        (Step("What came of it?", typed="三十户都复查过了"),),
        noted("close_correction"),
    ),
)
