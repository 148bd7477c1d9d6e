"""台账: a month of it as a file, in private, and no cell of it is a formula."""

import csv
import io

import pytest

from handlers.answering import _REASONS as REASONS
from storage.tables import Event, OutboxRow
from tests.stories.billing import owes

pytestmark = pytest.mark.usefixtures("nothing_fails")


@pytest.fixture
async def finance(town):
    soul = await town.staff("钱会计", "finance")
    await soul.says("/start")
    return soul


async def ledgers(soul):
    """The files that were handed to them, by name."""
    sent = [one["document"] for one in await soul.messages() if "document" in one]
    return [one["file_name"] for one in sent]


@pytest.mark.clause("E6", partly="the visit")
async def test_the_ledger_is_handed_over_in_private(town, li, finance):
    number = await owes(town, li)
    await finance.says(f"/paid {number} 30 cash =HYPERLINK(1)", to=town.ops_group)
    await finance.says(f"/paid {number} -30 @SUM(1)", to=town.ops_group)
    await finance.says("/ledger", to=town.ops_group)
    (_heading, *rows) = await table(town, finance)
    assert [row[3] for row in rows] == [number, number]
    assert [row[4] for row in rows] == ["30.00", "-30.00"], "an amount stays one"
    assert [row[8] for row in rows] == ["'=HYPERLINK(1)", "'@SUM(1)"]
    (noted,) = [one for one in await town.kept(Event) if one.action == "ledger"]
    assert noted.detail["entries"] == 2
    (letter,) = [one for one in await town.kept(OutboxRow) if one.method == "sendDocument"]
    assert "document" not in letter.params, "nothing is left of it in the house"


async def table(town, soul):
    """The newest file as a spreadsheet reads it."""
    shown = [one for one in await soul.messages() if "document" in one][-1]
    file = town.sandbox.world.files.get(shown["document"]["file_id"])
    return list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))


async def test_another_month_is_another_file(town, li, finance):
    await owes(town, li)
    await finance.says("/ledger 2026-02")
    assert await ledgers(finance) == ["ledger-2026-02.csv"]


async def test_a_month_that_nobody_can_mean_is_asked_for_again(town, finance):
    await finance.says("/ledger someday", to=town.ops_group)
    assert "/ledger 2026-03" in (await town.ops_group.texts())[-1]


async def test_the_ledger_is_for_finance_and_those_who_answer_for_it(town, finance):
    for soul in (town.engineer, town.dispatcher):
        await soul.says("/ledger", to=town.ops_group)
        assert town.ops_group.tr(REASONS["not_yours"]) in (await town.ops_group.texts())[-1]
        assert await ledgers(soul) == []


async def test_whoever_has_no_private_chat_with_us_is_asked_to_open_one(town):
    """There is no other place for it."""
    manager = await town.staff("张经理", "manager")
    async with town.app.storage.transaction() as shelves:
        (post,) = await shelves.office.posts([manager.id])
        post.reachable = False
    await manager.says("/ledger", to=town.ops_group)
    assert await ledgers(manager) == []
    assert "张经理" in (await town.ops_group.texts())[-1]
