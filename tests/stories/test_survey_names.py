"""具名调查: where names were not promised to be kept, whoever reads the result sees whose it is."""

import pytest

from storage.tables import Sheet
from tests.stories.surveyed import answers, asks, made, the_sheet
from tests.stories.test_report_files import the_book
from tests.stories.test_survey_results import RESULT, reads
from tests.town import labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_raises")
WHO, CLOSE = "👥 Who said what", ("⏹ Close", "⏹ Yes, close it", RESULT)


async def closes(town):
    await reads(town)
    for label in CLOSE:
        await town.supervisor.taps(label, at=town.ops_group)
    return (await town.ops_group.messages())[-1]


@pytest.fixture
async def said(town, li):
    """With names; one household of two has answered, and said why not better."""
    await town.supervisor.says("/start")
    await town.resident("陈先生", "1-101")
    await made(town, "1. 新门禁好用吗\n2. 晚上照明够吗", "", "", "👁 Yes, with names")
    await answers(li, 5, 1)
    await li.says("楼道太暗")
    await li.says("多装几盏灯")
    return await closes(town)


async def test_who_reads_the_result_sees_who_said_what_and_nobody_beside_them(town, li, said):
    boss, ops = town.supervisor, town.ops_group
    await boss.taps(WHO, on=said, at=ops)
    shown = text_of(await boss.sees("👥"))
    for part in ("3-1102", "李女士", "新门禁好用吗", "① 5 · ② 1", "楼道太暗", "多装几盏灯"):
        assert part in shown
    assert "1-101" not in shown, "they have not answered"
    await ops.sees_nothing_of("3-1102")
    await boss.taps("‹ Back")
    await boss.taps(WHO)
    assert "3-1102" in text_of((await boss.messages())[-1])
    book = await the_book(town)
    head, row = list(book[boss.tr("Answers to surveys")].values)
    found = dict(zip(head, row, strict=True))
    assert (found[boss.tr("Home")], found[boss.tr("Resident")]) == ("3-1102", "李女士")
    assert found[boss.tr("Survey")] == "物业小调查"
    assert found[boss.tr("Points")] == "新门禁好用吗 5, 晚上照明够吗 1"
    assert "楼道太暗" in found[boss.tr("Why not content")]


async def test_whoever_was_erased_is_nobody(town, li, said):
    sheet = next(one for one in await town.kept(Sheet) if one.answered_at)
    async with town.app.storage.transaction() as shelves:
        (await shelves.surveys.sheet(sheet.id)).answered_by = None
    await town.supervisor.taps(WHO, on=said, at=town.ops_group)
    await town.supervisor.sees("👥", "🕊 Erased at the resident's wish.")
    await town.supervisor.sees_nothing_of("3-1102")
    book = await the_book(town)
    _head, row = list(book[town.supervisor.tr("Answers to surveys")].values)
    assert "3-1102" not in row


async def test_what_was_said_without_names_stays_so(town, li):
    souls = [li, *[await town.resident(f"住户{n}", f"1-10{n}") for n in (1, 2)],
             *[await town.resident(f"住户{n}", f"2-10{n}") for n in (1, 2)]]  # fmt: skip
    await asks(town)
    for soul in souls:
        await answers(soul, 4, 5)
    shown = await closes(town)
    assert town.ops_group.tr(WHO) not in labels_of(shown)
    await town.supervisor.says("/start")
    await town.supervisor.presses("1:survey_names:1:0", shown, at=town.ops_group)
    await town.supervisor.sees_nothing_of("3-1102")
    await town.ops_group.sees_nothing_of("3-1102")
    book = await the_book(town)
    assert len(list(book[li.tr("Answers to surveys")].values)) == 1


async def test_nothing_is_shown_while_it_runs(town, li):
    await town.supervisor.says("/start")
    await made(town, "新门禁好用吗", "", "", "👁 Yes, with names")
    await answers(li, 5)
    await the_sheet(li)
    await reads(town)
    shown = (await town.ops_group.messages())[-1]
    await town.supervisor.presses("1:survey_names:1:0", shown, at=town.ops_group)
    await town.supervisor.sees_nothing_of("3-1102")
