"""/export: a file of tickets for a leader, in private, that no spreadsheet runs."""

import csv
from io import StringIO

import pytest

from domain.spreadsheet import cells, harmless
from storage.tables import Event, OutboxRow
from tests.founding import a_town
from tests.stories.usually import reports, says

EVIL = "=HYPERLINK(“http://evil”) 水龙头滴水\u202e\x07"


async def the_file(town, soul):
    """As the sandbox received it."""
    calls = (await town.get("calls?method=sendDocument"))["calls"]
    sent = [one for one in calls if one["params"]["chat_id"] in {soul.id, str(soul.id)}]
    return sent[-1]["params"] if sent else None


async def exported(town):
    return [one for one in await town.kept(Event) if one.action == "export_tickets"]


async def test_a_leader_has_the_file_in_private_and_it_is_on_the_record(
    town, li, manager, nothing_fails
):
    await reports(li, "厨房水龙头一直滴水")
    await says(manager, "/export")
    assert await the_file(town, manager)
    await manager.sees("📦", "2026-03-01")
    await town.ops_group.sees("📦", "周经理")
    (noted,) = await exported(town)
    assert noted.actor == "staff:4"
    assert noted.detail["count"] == 1
    (letter,) = [one for one in await town.kept(OutboxRow) if one.method == "sendDocument"]
    assert "document" not in letter.params


async def test_what_it_says_is_text_and_withholds_what_is_confidential(town, li, manager):
    await reports(li, EVIL)
    async with town.app.storage.transaction() as shelves:
        (ticket,) = await shelves.tickets.open_in(1)
        ticket.words = EVIL
        ticket.confidential = True
    zone = town.app.clock.now()
    async with town.app.storage.transaction() as shelves:
        (record,) = await shelves.records.between(1, zone.replace(day=1), zone.replace(day=28))
    assert record["resident"] is record["place"] is None
    assert "repair.appointment" in record["promises"]

    (row,) = csv.reader(StringIO(cells([harmless(record["words"])])))
    assert row[0].startswith("'=")
    assert "\x07" not in row[0]


@pytest.mark.parametrize("said", ["/export 蓝色", "/export 2026-13", "/export 2027"])
async def test_a_slip_is_answered_with_the_right_form(town, manager, said):
    await says(manager, said)
    await town.ops_group.sees("Of which month or year? The days have to lie behind us.", "/export")
    assert await exported(town) == []


async def test_nobody_else_gets_it(town, li):
    await reports(li, "厨房水龙头一直滴水")
    for colleague in (town.dispatcher, town.engineer):
        await colleague.says("/start")
        await says(colleague, "/export")
    assert await exported(town) == []


async def test_whoever_has_no_private_chat_is_told_how(town):
    manager = await town.staff("周经理", "manager")
    await says(manager, "/export 2026")
    await town.ops_group.sees("周经理", "t.me")
    assert await exported(town) == []


async def test_it_is_given_in_private_and_for_a_plain_group(databases):
    async with a_town(databases, forum=False) as town:
        await town.supervisor.says("/start")
        await town.supervisor.says("/export 2026-02")
        assert await the_file(town, town.supervisor)
        (noted,) = await exported(town)
        assert noted.detail["count"] == 0
