"""不记名 — what was promised to be without names stays so, in the report and in its rows too."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.workshop import Workshop
from domain.sampling import by_lot
from domain.standard import Standards
from domain.surveys import SheetState
from tests.stories.surveyed import asks, settled, sheets_of, the_survey
from tests.stories.usually import says
from tests.town import text_of

pytestmark = pytest.mark.usefixtures("nothing_raises")
FEW = "Too few to show anything without giving somebody away."
CLEANING = "• {asked}: {rate} ({mean})"


async def closed(town, *written, hasty=0, **differs):
    """As many households answer as there are words; the last of them in haste."""
    await settled(town, len(written))
    await asks(town, **differs)
    sheets = await sheets_of(town, await the_survey(town))
    async with town.app.storage.transaction() as shelves:
        for n, (one, words) in enumerate(zip(sheets, written, strict=True)):
            sheet = await shelves.surveys.sheet(one.id)
            sheet.state, sheet.answered_by = SheetState.ANSWERED, sheet.person_id
            sheet.points, sheet.words = {"cleaning": 1 + n % 5, "attitude": 5}, words
            sheet.doubt = "too_fast" if n >= len(written) - hasty else ""
    await says(town.supervisor, "/survey")
    for label in ("物业小调查", "⏹ Close", "⏹ Yes, close it"):
        await town.supervisor.taps(label, at=town.ops_group)


async def the_report(town):
    await says(town.supervisor, "/report month")
    return text_of(await town.ops_group.sees("📊"))


@pytest.mark.clause("G3", partly="CSV and PDF")
@pytest.mark.parametrize(("hasty", "shown"), [(0, True), (1, False)])
async def test_the_report_shows_no_answers_of_a_handful(town, hasty, shown):
    """What looks invented hides nobody."""
    await closed(town, "一", "二", "三", "四", "五", hasty=hasty)
    ops, text = town.ops_group, await the_report(town)
    rate = "40 %" if shown else "–"
    line = ops.tr(CLEANING, asked=ops.tr("Cleaning"), rate=rate, mean="3.0")
    assert (line in text) is shown
    assert (ops.tr(FEW) in text) is not shown
    assert "物业小调查" in text, "how many have answered is nobody's secret"


async def test_what_was_asked_by_name_is_shown_however_few_answered(town):
    await closed(town, "一", anonymous=False)
    assert town.ops_group.tr("Cleaning") in await the_report(town)


async def the_rows(town, sheet):
    """What stands in a sheet of the workbook, as it is handed to Telegram."""
    workshop = Workshop(town.app.storage, town.app.clock, Standards())
    spec = {"community": "1", "period": "2026-03", "language": "zh_Hans"}
    book = load_workbook(BytesIO(await workshop.workbook(spec)))
    return list(book[town.supervisor.tr(sheet)].values)[1:]


async def test_the_rows_count_points_and_mix_words_that_lead_to_nobody(town):
    written = ["我住9-000，电话13812345678", "乙", "丙", "丁", "戊"]
    await closed(town, *written)
    assert await the_rows(town, "Answers to surveys") == [], "no line is one household's"
    rows = await the_rows(town, "Surveys without names")
    counted = [row[3:6] for row in rows if row[4]]
    tr = town.supervisor.tr
    assert counted == [
        *((tr("Cleaning"), points, 1) for points in range(1, 6)),
        (tr("Manners of our staff"), 5, 5),
    ]
    words = [row[6] for row in rows if not row[4]]
    assert sorted(words) == sorted(["我住…，电话…", *written[1:]])
    assert words != ["我住…，电话…", *written[1:]], "nor in the order of the homes"


async def test_the_group_reads_no_door_and_no_number(town):
    await closed(town, "我住9-000，电话13812345678", "乙", "丙", "丁", "戊")
    for label in ("📊 Result", "💬 In their words"):
        await town.supervisor.taps(label, at=town.ops_group)
    shown = text_of((await town.ops_group.messages())[-1])
    assert "“我住…，电话…”" in shown
    assert "戊" in shown


async def test_no_words_of_a_handful_stand_in_the_rows(town):
    await closed(town, "甲", "乙", "丙", "丁", "戊", hasty=1)
    assert await the_rows(town, "Answers to surveys") == []
    assert await the_rows(town, "Surveys without names") == []


async def test_what_was_asked_by_name_stands_answer_by_answer(town):
    await closed(town, "甲", anonymous=False)
    ((*_which, words),) = await the_rows(town, "Answers to surveys")
    assert words == "甲"
    assert await the_rows(town, "Surveys without names") == []


async def test_the_numbers_of_the_sheets_say_nothing_of_the_homes(town):
    await settled(town, 9)
    await asks(town)
    homes = [one.home_id for one in await sheets_of(town, await the_survey(town))]
    assert homes != sorted(homes)
    assert homes == by_lot(sorted(homes), "sheets:1"), "the same after every restart"
