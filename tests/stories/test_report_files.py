"""The rows behind a report: a file that opens, counts up, runs nothing, and gives nobody away."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.workshop import Workshop
from domain.standard import Standards
from storage.tables import Event, Promised, Ticket
from tests.stories.usually import is_repaired, reports, says, scores

EVIL = "=HYPERLINK(“http://evil”)"


async def the_book(town):
    """As it was handed to Telegram."""
    workshop = Workshop(town.app.storage, town.app.clock, Standards())
    spec = {"community": "1", "period": "2026-03", "language": "zh_Hans"}
    return load_workbook(BytesIO(await workshop.workbook(spec)))


@pytest.fixture
async def asked(town, li):
    number = await reports(li, "厨房水龙头一直滴水")
    await is_repaired(town, li, number)
    await town.passes("P3D")
    await scores(li, 5, 4, 4)
    return number


async def test_the_rows_are_those_that_the_figures_were_counted_from(town, manager, asked):
    await says(manager, "/report month")
    await manager.taps("📑 Rows", at=town.ops_group)
    await manager.sees("📑 The rows behind the report {code}. It names homes: please keep it to "
                       "yourself.", code="2026-03")  # fmt: skip
    calls = (await town.get("calls?method=sendDocument"))["calls"]
    assert [one["ok"] for one in calls] == [True]
    (noted,) = [one for one in await town.kept(Event) if one.action == "report_rows"]
    assert noted.clause == "A15"

    book = await the_book(town)
    tr = manager.tr
    tickets = list(book[tr("Tickets")].values)[1:]
    assert [row[0] for row in tickets] == [one.number for one in await town.kept(Ticket)]
    due = [one for one in await town.kept(Promised) if one.due.month == 3]
    assert len(list(book[tr("Promises due")].values)) - 1 == len(due)
    head, row = list(book[tr("Follow-ups, asked or answered")].values)
    known = dict(zip(head, row, strict=True))
    assert (known[tr("Quality")], known[tr("Effect")], known[tr("Satisfaction")]) == (5, 4, 4)
    assert known[tr("Home")] == "3-1102"
    assert book[tr("Tickets")].freeze_panes == "A2"
    assert all(hasattr(row[8], "year") for row in tickets)


async def test_nothing_in_it_runs_and_no_confidence_is_broken(town, manager, asked):
    async with town.app.storage.transaction() as shelves:
        follow_up, *_again = await shelves.follow_ups.of_ticket(1)
        follow_up.shortcomings = EVIL
    book = await the_book(town)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d", "b"}
    assert any(str(cell.value).startswith("'=") for cell in cells)

    async with town.app.storage.transaction() as shelves:
        ticket = await shelves.tickets.get(1)
        ticket.confidential = True
    said = [str(cell.value) for sheet in await the_book(town) for row in sheet.iter_rows()
            for cell in row]  # fmt: skip
    assert asked in said
    assert not any("1102" in one or "HYPERLINK" in one for one in said)


async def test_whoever_has_no_private_chat_is_told_how(town, li):
    boss = await town.staff("何经理", "manager")
    await says(boss, "/report month")
    await boss.taps("📑 Rows", at=town.ops_group)
    assert (await town.get("calls?method=sendDocument"))["calls"] == []
