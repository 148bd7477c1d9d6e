"""抽查 — four unannounced checks a month, of what chance picks, recorded by the manager."""

from zoneinfo import ZoneInfo

import pytest

from locales import words_for
from storage.tables import Event, SpotCheck, Ticket, Timer
from tests.stories.usually import card_of, reports, the_ticket

PICKED = "🎲 Unannounced check"
RECORD = "📝 Record what you found"
BY = "Please record what you have found by {moment}."


def moment_for(reader, at, now):
    return words_for(reader.language).moment(at, ZoneInfo("Asia/Shanghai"), now, lasting=True)


@pytest.fixture
async def jobs(town, manager):
    """As many as a month needs, each in somebody's hands."""
    numbers = []
    for n, home in enumerate(("1-101", "1-102", "2-101", "2-102", "3-101")):
        soul = await town.resident(f"住户{n}", home)
        numbers.append(await reports(soul, "厨房水龙头一直滴水"))
        await town.engineer.taps(
            "✋ Accept", on=await card_of(town, numbers[-1]), at=town.ops_group
        )
    return numbers


async def records(manager, verdict, words):
    await manager.taps(RECORD)
    await manager.taps(verdict)
    await manager.says(words, photos=1)


async def picked(town):
    return [one for one in await town.kept(SpotCheck) if one.ticket_id]


async def until_one_is_picked(town):
    while not await picked(town):
        await town.passes("P1D")


@pytest.mark.clause("H7")
async def test_a_month_has_four_on_days_and_tickets_that_chance_picks(town, jobs, manager):
    await town.passes("P29D")
    checks = await picked(town)
    assert len(checks) == 4
    assert len({one.ticket_id for one in checks}) == 4
    assert len({one.day for one in checks}) == 4
    await manager.sees(PICKED)


async def test_nobody_else_hears_of_it_before(town, jobs, manager):
    await town.engineer.changes(started=True)
    await town.engineer.says("/start")
    await until_one_is_picked(town)
    await manager.sees(PICKED)
    for chat in (town.ops_group, town.engineer):
        await chat.sees_nothing_of(PICKED)


async def test_what_was_found_is_recorded_and_bad_work_goes_to_the_department(town, jobs, manager):
    await until_one_is_picked(town)
    await records(manager, "👎 Not in order", "现场没有清理干净")
    (check,) = await picked(town)
    assert (check.verdict, check.findings, check.checked_by) == ("bad", "现场没有清理干净", 4)
    found = await the_ticket(town)
    assert (found.kind, found.department) == ("internal", "engineering")
    await town.ops_group.sees(found.number, "现场没有清理干净")


async def test_good_work_makes_no_ticket(town, jobs, manager):
    await until_one_is_picked(town)
    before = len(await town.kept(Ticket))
    await records(manager, "👍 In order", "一切正常")
    assert len(await town.kept(Ticket)) == before
    assert "spot_check" in {one.action for one in await town.kept(Event)}


async def test_it_is_recorded_once(town, jobs, manager):
    await until_one_is_picked(town)
    card = await manager.sees(PICKED)
    await records(manager, "👍 In order", "一切正常")
    said = await manager.taps(RECORD, on=card)
    assert said == manager.tr("That has been recorded already.")


async def test_who_is_not_the_manager_cannot_record_it(town, jobs, manager):
    await until_one_is_picked(town)
    card = await town.ops_group.sees("📍")
    await town.supervisor.presses("1:spot_record:1", card, at=town.ops_group)
    await town.ops_group.sees_nothing_of("What is your verdict?")


async def test_one_that_is_not_recorded_is_asked_for_once_more(town, jobs, manager):
    await until_one_is_picked(town)
    (again,) = [one for one in await town.kept(Timer) if one.name == "spot_check_waits"]
    await manager.sees(PICKED, BY, moment=moment_for(manager, again.due, town.app.clock.now()))
    await town.passes("P1D")
    (check, *_rest) = await picked(town)
    await manager.sees("⏰ Nothing has been recorded of it yet: please do so today.")
    number = next(one.number for one in await town.kept(Ticket) if one.id == check.ticket_id)
    told = [text for text in await manager.texts() if manager.tr(PICKED) in text and number in text]
    assert len(told) == 2
    await town.passes("P3D")
    told = [text for text in await manager.texts() if manager.tr(PICKED) in text and number in text]
    assert len(told) == 2


async def test_a_day_on_which_we_were_down_is_made_up_for(town, jobs, manager):
    await town.restarts(after="P20D")
    await town.passes("P9D")
    assert len(await picked(town)) == 4
