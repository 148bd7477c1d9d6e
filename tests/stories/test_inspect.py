"""巡检 — a photo of what is wrong becomes a matter among ourselves, and no resident hears of it."""

import pytest

from storage.tables import Event, FollowUp, OutboxRow, Person, Ticket
from tests.stories.talks import AtTheDesk
from tests.stories.usually import the_ticket
from tests.town import labels_of, text_of


@pytest.fixture
async def guard(town):
    soul = await town.staff("老赵", "guard", "security")
    await soul.changes(started=True)
    await soul.says("/start")
    return soul


async def finds(soul, words="3号楼灭火器过期"):
    await soul.says("/inspect")
    await soul.says(words, photos=1)
    for label in ("In no building", "Security staff", "Major", "✅ Send"):
        await soul.taps(label)
    return await the_ticket(soul.town)


async def is_done(town, worker, ticket, words="已更换"):
    desk = AtTheDesk(worker)
    card = await town.ops_group.sees(f"{ticket.number} · ", "📍")
    await worker.taps("✋ Accept", on=card, at=town.ops_group)
    card = await town.ops_group.sees(f"{ticket.number} · ", "📍")
    await worker.taps("🔧 Done", on=card, at=town.ops_group)
    await desk.says(words, photos=1)
    await desk.taps("✅ Send")


async def state(town):
    return (await the_ticket(town)).state


@pytest.mark.clause("H9")
@pytest.mark.clause("H10", partly="a checklist of the daily round, and a round that was missed")
async def test_a_finding_goes_its_way_from_the_photo_to_the_archive(town, guard, nothing_fails):
    ticket = await finds(AtTheDesk(guard))
    assert ticket.number.startswith("N")
    assert (ticket.kind, ticket.source, ticket.department) == ("internal", "inspection", "security")
    assert (ticket.filed_by, ticket.severity, ticket.assignee_id) == (4, "major", None)
    card = await town.ops_group.sees(ticket.number, "📍", "3号楼灭火器过期")
    assert town.ops_group.tr("Major") in text_of(card)
    await is_done(town, town.engineer, ticket)
    await guard.sees("🔎 {number}: it is said to be done. Is it in order?", number=ticket.number)
    await guard.taps("👍 In order")
    assert await state(town) == "completed"
    await town.supervisor.says("/audit", to=town.ops_group)
    await town.supervisor.taps(
        town.ops_group.tr("👍 Approve all good ({n})", n=1), at=town.ops_group
    )
    assert await state(town) == "archived"
    assert await town.kept(FollowUp) == []
    await town.passes("P7D")
    people = {one.telegram_id for one in await town.kept(Person)}
    assert [one for one in await town.kept(OutboxRow) if one.chat in people] == []


async def test_the_same_in_private(town, guard):
    ticket = await finds(guard)
    assert ticket.kind == "internal"
    await town.ops_group.sees(ticket.number, "3号楼灭火器过期")


async def test_who_did_the_work_does_not_judge_it(town, guard):
    ticket = await finds(AtTheDesk(town.engineer))
    await is_done(town, town.engineer, ticket)
    await town.engineer.taps("👍 In order", at=town.ops_group)
    assert await state(town) == "done"
    await guard.taps("👍 In order", at=town.ops_group)
    assert await state(town) == "done"
    await town.supervisor.taps("👍 In order", at=town.ops_group)
    assert await state(town) == "completed"


async def test_not_in_order_it_goes_back_to_the_worker(town, guard):
    ticket = await finds(AtTheDesk(guard))
    await is_done(town, town.engineer, ticket)
    await guard.taps("↩️ Not in order", at=town.ops_group)
    assert await state(town) == "rework"
    await town.ops_group.sees(ticket.number, mentions=town.engineer)


async def test_without_a_photo_it_asks_for_one(town, guard):
    desk = AtTheDesk(guard)
    await desk.says("/inspect")
    await desk.says("灭火器过期")
    await desk.sees("A photo of it, please.")
    await desk.says("", photos=1)
    assert await town.kept(Ticket) == []


async def test_the_desk_cannot_accept_it_for_a_resident_that_there_is_not(town, guard):
    ticket = await finds(AtTheDesk(guard))
    await is_done(town, town.engineer, ticket)
    await town.passes("P4D")
    card = await town.ops_group.sees(f"{ticket.number} · ", "📍")
    assert town.ops_group.tr("👍 Accept for the resident") not in labels_of(card)
    await town.dispatcher.presses(f"1:accept_for:{ticket.id}", card, at=town.ops_group)
    assert await state(town) == "done"
    assert "accept_work" not in {one.action for one in await town.kept(Event)}


async def test_a_finding_that_nobody_takes_up_is_escalated(town, guard):
    await finds(AtTheDesk(guard))
    await town.passes("P2D")
    missed = [one for one in await town.kept(Event) if one.action == "promise_missed"]
    assert {one.detail["key"] for one in missed} == {"internal.attend"}
