"""统计图 — the charts of a report come as an album, its pages as a PDF; drawn when they go."""

from io import BytesIO

import pytest
from PIL import Image

from documents.canvas import WIDTH
from storage.tables import OutboxRow
from tests.documents.reading import read
from tests.stories.pictures import file_of
from tests.stories.usually import is_repaired, reports, scores


@pytest.fixture
async def a_month(town, li):
    await is_repaired(town, li, await reports(li, "厨房水龙头一直滴水"))
    await town.passes("P3D")
    await scores(li, 5, 4, 5)


async def pictures(chat):
    return [one for one in await chat.messages() if "photo" in one]


async def test_charts_come_as_pictures_and_are_forgotten_once_out(
    town, a_month, manager, nothing_fails
):
    await manager.says("/report month")
    await manager.taps("📊 Charts")
    shown = await pictures(manager)
    assert len(shown) > 1
    assert {one["media_group_id"] for one in shown} == {shown[0]["media_group_id"]}
    for one in shown:
        with Image.open(BytesIO(file_of(town, one))) as picture:
            assert picture.width == WIDTH
    (album,) = [one for one in await town.kept(OutboxRow) if one.method == "sendMediaGroup"]
    assert "media" not in album.params


@pytest.mark.clause("G3")
async def test_the_pages_say_what_the_report_says(town, a_month, manager, nothing_fails):
    await manager.says("/report month")
    await manager.taps("📄 PDF")
    sent = await manager.sees("服务报告")
    assert sent["document"]["file_name"] == "report-2026-03.pdf"
    assert read(file_of(town, sent)).metadata.title.startswith("服务报告")


async def test_nobody_else_has_them_and_nothing_is_drawn_of_nothing(town, li, manager):
    await manager.says("/report 2026-01")
    said = await manager.taps("📊 Charts")
    assert said == manager.tr("There are no figures to draw yet.")
    await manager.says("/report month", to=town.ops_group)
    shown = await town.ops_group.sees("📊")
    await town.engineer.presses("1:report_charts:2026-03", shown, at=town.ops_group)
    await town.engineer.presses("1:report_pdf:2026-03", shown, at=town.ops_group)
    assert not [one for one in await town.kept(OutboxRow) if one.method == "sendMediaGroup"]
    assert not [one for one in await town.kept(OutboxRow) if one.method == "sendDocument"]


async def test_what_was_asked_for_comes_though_the_process_ends(town, a_month, manager):
    await manager.says("/report month")
    await town.post("faults", method="sendDocument", kind="cut", times=1)
    await manager.taps("📄 PDF")
    await town.restarts()
    await town.settles()
    assert any("document" in one for one in await manager.messages())
