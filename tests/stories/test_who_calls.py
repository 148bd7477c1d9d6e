"""谁回访 — by severity; the accused is never the only one who asks (X11)."""

from zoneinfo import ZoneInfo

import pytest

from domain.contacts import Reason
from storage.tables import Contact, Ticket, Timer
from tests.stories.in_person import CALL, hands_over, is_asked, taps, the_contact, writes_down
from tests.town import labels_of

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
async def complaint(town, li):
    """What was a repair is told here as an ordinary complaint of the engineers; its number."""
    number = await is_asked(town, li)
    async with town.app.storage.transaction() as shelves:
        ticket = await shelves.tickets.numbered(number)
        ticket.kind, ticket.department, ticket.severity = "complaint", "engineering", "ordinary"
        ticket.category = "attitude"
        (follow_up,) = await shelves.follow_ups.of_ticket(ticket.id)
        follow_up.after = "complaint"
    return number


@pytest.mark.clause("C11")
async def test_the_head_of_the_accused_department_asks_with_the_desk(town, li, complaint):
    head = await town.staff("马队长", "head", "engineering")
    await hands_over(town)
    await town.ops_group.sees(CALL, mentions=head, number=complaint)
    await town.ops_group.sees(CALL, mentions=town.dispatcher, number=complaint)
    await taps(head, "✋ I call")
    await writes_down(head, 5, 5, 4)
    assert (await the_contact(town)).state == "taken", "not alone"
    await taps(head, "‹ Back")
    await taps(head, "❌ Not reached")
    assert (await the_contact(town)).tries == 0, "nor given up alone"
    await taps(town.dispatcher, "🤝 I come along")
    await taps(head, "✅ Reached")
    await taps(head, "✅ Record")
    contact = await the_contact(town)
    assert (contact.state, contact.staff_id, contact.joined_id) == ("reached", 4, 1)


@pytest.mark.clause("C11")
async def test_after_a_grave_complaint_the_manager_asks(town, li, complaint, manager):
    async with town.app.storage.transaction() as shelves:
        (await shelves.tickets.numbered(complaint)).severity = "major"
    await hands_over(town)
    await manager.sees(CALL, number=complaint)
    await taps(town.dispatcher, "✋ I call")
    assert (await the_contact(town)).staff_id is None
    await taps(manager, "✋ I call")
    assert (await the_contact(town)).staff_id == 4


@pytest.mark.clause("F11")
@pytest.mark.clause("C11")
async def test_what_only_the_manager_may_make_stays_with_the_manager_until_it_is_made(
    town, li, complaint, manager
):
    """The supervisor could do nothing about it, and is spared; nobody is rung for it at night."""
    async with town.app.storage.transaction() as shelves:
        (await shelves.tickets.numbered(complaint)).severity = "major"
    await town.supervisor.says("/start")
    await hands_over(town)
    contact = await the_contact(town)
    await town.post("clock", at=contact.due.isoformat())
    await town.passes("PT14H")
    assert await calls_on(manager) == 2
    for _day in range(2):
        await town.passes("P1D")
    assert await calls_on(manager) == 4
    assert (await the_contact(town)).due == contact.due, "it is overdue since then, still"
    await town.supervisor.sees_nothing_of(CALL, number=complaint)
    rung = [one.rung_at for one in await town.kept(Timer) if one.name == "contact_due"]
    assert {8 <= at.astimezone(SHANGHAI).hour < 22 for at in rung[1:] if at} == {True}
    await manager.taps("📋 The briefing")
    await manager.taps("✋ I call")
    assert (await the_contact(town)).staff_id == 4


@pytest.mark.clause("F15")
async def test_whom_the_only_manager_has_called_is_called_again_by_whoever_stands_in(
    town, li, complaint, manager
):
    async with town.app.storage.transaction() as shelves:
        (await shelves.tickets.numbered(complaint)).severity = "major"
    await hands_over(town)
    await taps(manager, "✋ I call")
    await writes_down(manager, 4, 5, 4)
    await hands_over(town, Reason.DOUBTFUL)
    await town.ops_group.sees(CALL, mentions=town.dispatcher, number=complaint)
    await taps(manager, "✋ I call")
    assert (await the_contact(town)).staff_id is None
    await taps(town.dispatcher, "✋ I call")
    assert (await the_contact(town)).staff_id == 1


async def calls_on(soul):
    """How often they were told in private that a call is theirs."""
    return sum(soul.tr("📋 The briefing") in labels_of(one) for one in await soul.messages())


async def test_whose_own_work_it_was_does_not_ask_about_it(town, li):
    number = await is_asked(town, li)
    async with town.app.storage.transaction() as shelves:
        (await shelves.tickets.numbered(number)).assignee_id = 1
    await hands_over(town)
    await town.ops_group.sees(CALL, mentions=town.supervisor, number=number)
    await taps(town.dispatcher, "✋ I call")
    assert [one.staff_id for one in await town.kept(Contact)] == [None]
    await town.supervisor.says("/calls", to=town.ops_group)
    await town.ops_group.sees("📞 <b>To be called or visited: {n}</b>", number, n=1)
    await town.supervisor.taps(number, at=town.ops_group)
    await taps(town.supervisor, "✋ I call")
    assert (await the_contact(town)).staff_id == 3
    assert len(await town.kept(Ticket)) == 1
