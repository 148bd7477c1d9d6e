"""A power cut: 120 reports in ten minutes, and the group still has room for whatever is urgent."""

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.pacer import Rates
from storage.tables import Incident, OutboxRow, Ticket
from tests.founding import a_town
from tests.stories.neighbours import (
    A_GROUP,
    A_MINUTE,
    OUT,
    PROMPT,
    SAME,
    TRAPPED,
    decides,
    look,
    neighbours,
    the_card,
)
from tests.town import labels_of, text_of

HOMES, EVERY = 120, timedelta(seconds=5)


@pytest.fixture
async def town(databases):
    """Telegram's own limits are kept to, by the bot and by the sandbox."""
    async with a_town(databases, rates=Rates()) as found:
        await found.post("rates", enforced=True)
        yield found


@pytest.mark.clause("B3")
@pytest.mark.both
async def test_120_reports_in_ten_minutes_are_one_card(town):
    souls = await neighbours(town, HOMES, building="9")
    trapped = await neighbours(town, 6, building="1")
    for count, soul in enumerate(souls):
        await reports(town, soul, OUT, "🏠" if count < 10 else SAME, "🏠")
        if count == 12:
            await decides(town)
        if count % 20 == 19:
            await reports(town, trapped[count // 20], TRAPPED, "🏠")
        await waits(town, EVERY)
    await town.passes("PT2M")

    tickets = await town.kept(Ticket)
    everywhere = [one for one in tickets if one.place.startswith("9-")]
    assert len({one.requester_id for one in everywhere}) == HOMES
    assert {one.incident_id for one in everywhere} == {1}
    assert [one.state for one in await town.kept(Incident)] == ["confirmed"]
    assert town.ops_group.tr("{n} home", n=HOMES) in text_of(await the_card(town))
    await nothing_is_lost(town, souls)
    await the_limit_was_kept(town)
    await the_trapped_were_seen_to(town, [one for one in tickets if one.place.startswith("1-")])


async def nothing_is_lost(town, souls):
    """Everybody has a number, and it stands in their chat."""
    now = town.app.clock.now()
    left = [one for one in await town.kept(OutboxRow) if one.status != "sent"]
    assert [one for one in left if one.status != "new" or one.not_before <= now] == []
    numbers = {one.place: one.number for one in await town.kept(Ticket)}
    for soul in souls[::10]:
        said = "\n".join([text_of(one) for one in await look(soul)])
        assert numbers[soul.place] in said


async def the_limit_was_kept(town):
    """In no minute more than twenty messages and edits; Telegram never had to say no."""
    calls = (await town.get("calls"))["calls"]
    assert [one for one in calls if "Too Many Requests" in str(one.get("error"))] == []
    ours = [
        datetime.fromisoformat(str(one["time"]))
        for one in calls
        if one["params"].get("chat_id") == town.ops_group.id
        and one["method"].startswith(("send", "edit"))
        and one["ok"]
    ]
    for first in ours:
        assert sum(first <= at < first + A_MINUTE for at in ours) <= A_GROUP
    assert len(ours) < HOMES


async def the_trapped_were_seen_to(town, tickets):
    """Their cards stood there within moments, whatever else came in."""
    assert len(tickets) == HOMES // 20
    calls = (await town.get("calls"))["calls"]
    for ticket in tickets:
        shown = [
            datetime.fromisoformat(str(one["time"]))
            for one in calls
            if one["params"].get("chat_id") == town.ops_group.id
            and ticket.number in str(one["params"].get("text"))
        ]
        assert min(shown) - ticket.filed_at < PROMPT


async def reports(town, soul, words, *labels):
    """They do not wait until everything is quiet, only until they are asked."""
    await town.post("say", person=soul.id, text=words)
    for _ in range(200):
        for message in reversed(await look(soul)):
            for label in labels:
                for text in labels_of(message):
                    if soul.tr(label) in text:
                        where = {"chat": soul.id, "message_id": message["message_id"]}
                        await town.post("press", person=soul.id, button=text, **where)
                        return await filed(town, soul)
        await asyncio.sleep(0.01)
    raise AssertionError([text_of(one) for one in await look(soul)])


async def filed(town, soul):
    for _ in range(200):
        if any("-" in text_of(one) and "R2" in text_of(one) for one in await look(soul)):
            return
        await asyncio.sleep(0.01)
    raise AssertionError([text_of(one) for one in await look(soul)])


async def waits(town, period):
    """Time goes by, whatever is still to be done."""
    town.sandbox.world.clock.advance(period)
    await asyncio.sleep(0)
