"""A day of a whole estate, by Telegram's own limits: cards true, promises accounted for."""

import asyncio
import heapq
import os
import random
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.pacer import Rates
from domain.tickets import State
from handlers.actions.telling import ops_alias, redraw_ops_card
from handlers.facts import facts_of
from handlers.sheet import CURRENT, Sheet
from handlers.turn import Turn
from locales import Markup
from storage.tables import Card, Event, InboxRow, OutboxRow, Promised, Staff, Ticket
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
)
from tests.stories.usually import DRIPS, the_ticket
from tests.town import labels_of, text_of

SEED = int(os.environ.get("DAY_SEED", "20260302"))
FULL = os.environ.get("FAULTS") == "full"
HOMES, COLLEAGUES = 2000, 40
TICKETS, IN_THE_DARK = (300, 120) if FULL else (10, 20)
HOURS, NEGLECTED = 11, 0.1
SOON = timedelta(seconds=2)  # a card that was just drawn waits that long at most


@pytest.fixture
async def town(databases):
    """The bot keeps to Telegram's limits, and the sandbox sees to it."""
    async with a_town(databases, rates=Rates()) as found:
        await found.post("rates", enforced=True)
        found.settles = lambda: calms(found)
        yield found


class Script:
    """What happens when; the same for the same seed."""

    def __init__(self, town):
        self.town, self._due, self._order = town, [], count()
        self.dice = random.Random(SEED)

    def after(self, minutes, what, *given):
        at = self.town.app.clock.now() + timedelta(minutes=minutes)
        heapq.heappush(self._due, (at, next(self._order), what, given))

    def within(self, first, last):
        return self.dice.uniform(first, last)

    async def plays(self):
        while self._due:
            at, _, what, given = heapq.heappop(self._due)
            await comes(self.town, at)
            await what(*given)


@pytest.mark.both
async def test_a_day_of_an_estate(town, record_property):
    record_property("seed", SEED)
    script, souls, hands = Script(town), *await an_estate(town)
    for soul in souls:
        script.after(script.within(1, HOURS * 60), an_ordinary_report, script, soul, hands)
    script.after(script.within(3, 6) * 60, a_power_cut, script)
    await script.plays()
    await comes(town, town.app.clock.now() + timedelta(hours=12))
    await drained(town)

    assert len(await town.kept(Ticket)) == TICKETS + IN_THE_DARK + IN_THE_DARK // 20
    assert [one.error for one in await town.kept(InboxRow) if one.status == "dead"] == []
    assert [one.error for one in await town.kept(OutboxRow) if one.status == "failed"] == []
    await every_card_is_true(town)
    await every_promise_is_accounted_for(town)
    await the_limit_was_kept_all_day(town)
    await what_is_urgent_came_at_once(town)


async def an_estate(town):
    """Two thousand homes, forty colleagues, and those who will have something to report."""
    async with town.app.storage.transaction() as shelves:
        await shelves.households.add_homes(
            1, [(str(one), str(100 * floor + door)) for one in range(20, 40)
                for floor in range(1, 26) for door in range(1, 5)]
        )  # fmt: skip
    roles = ["engineer"] * 20 + ["guard"] * 6 + ["head"] * 4 + ["dispatcher"] * 3 + ["supervisor"]
    roles += ["manager", "gm", "finance"]
    hands = [
        soul
        for n, role in enumerate(roles)
        if (soul := await town.staff(f"{role}{n}", role)) and role == "engineer"
    ]
    souls = [await town.resident(f"住户{n}", f"{20 + n % 20}-{101 + n // 20 * 100}")
             for n in range(TICKETS)]  # fmt: skip
    assert len(roles) + 3 == COLLEAGUES
    return souls, hands


# --- what happens


async def an_ordinary_report(script, soul, hands):
    """Most are accepted, worked on, shown and found to be fine; some nobody ever looks at."""
    ticket = await reports_a_drip(script.town, soul)
    if script.dice.random() >= NEGLECTED:
        engineer = script.dice.choice(hands)
        script.after(script.within(1, 25), accepted, script, engineer, soul, ticket)


async def accepted(script, engineer, soul, ticket):
    """Unless a colleague was faster: three drips in one building may be one fault, and one job."""
    town = script.town
    await pressed(town, engineer, f"accept_order:{ticket.id}")
    if await has_it(town, engineer, ticket):
        script.after(script.within(25, 40), pressed, town, engineer, f"set_off:{ticket.id}")
        script.after(script.within(60, 160), done, script, engineer, soul, ticket)


async def has_it(town, engineer, ticket):
    now = next(one for one in await town.kept(Ticket) if one.id == ticket.id)
    post = next(one for one in await town.kept(Staff) if one.telegram_id == engineer.id)
    return now.assignee_id == post.id


async def reports_a_drip(town, soul):
    """Whatever visit is offered first will do."""
    await soul.says("/repair")
    await soul.says(DRIPS)
    wanted = [soul.tr(one) for one in ("✅ Send", "🏠", "Water and drains")]
    while asked := [one for one in await look(soul) if soul.tr("Cancel") in labels_of(one)]:
        offered = labels_of(asked[-1])
        known = (label for one in wanted for label in offered if one in label)
        await soul.taps(next(known, offered[0]), on=asked[-1])
    ticket = await the_ticket(town)
    assert any(ticket.number in text_of(one) for one in await look(soul))
    return ticket


async def pressed(town, soul, data):
    on = (await look(town.ops_group))[-1]
    return await soul.presses(f"1:{data}", on, at=town.ops_group)


async def done(script, engineer, soul, ticket):
    """With a photo; half of the households say at once that it is fine."""
    town = script.town
    if not await has_it(town, engineer, ticket):
        return
    said = await pressed(town, engineer, f"finish:{ticket.id}")
    await drained(town)
    cancel = town.ops_group.tr("Cancel")
    asked = [one for one in await look(town.ops_group) if cancel in labels_of(one)]
    assert asked, said
    topic = {"thread": thread} if (thread := asked[-1].get("message_thread_id")) else {}
    await engineer.says("换了阀芯", to=town.ops_group, photos=1, **topic)
    await drained(town)
    await engineer.taps("✅ Send", at=town.ops_group)
    if script.dice.random() < 0.5:
        script.after(script.within(5, 60), soul.taps, "👍 It is fine")


async def a_power_cut(script):
    """Ten minutes of reports from one building, and now and then somebody in a lift."""
    town, every = script.town, timedelta(minutes=10) / IN_THE_DARK
    dark = await neighbours(town, IN_THE_DARK, building="9")
    trapped = await neighbours(town, IN_THE_DARK // 20, building="8")
    start = town.app.clock.now()
    for n, soul in enumerate(dark):
        await comes(town, start + n * every)
        await says_and_taps(town, soul, OUT, "🏠" if n < 5 else SAME, "🏠")
        if n == 6:
            await decides(town)
        if n % 20 == 19:
            await says_and_taps(town, trapped[n // 20], TRAPPED, "🏠")


async def says_and_taps(town, soul, words, *labels):
    await soul.says(words)
    for label in labels:
        shown = [one for message in await look(soul) for one in labels_of(message)]
        if any(soul.tr(label) in one for one in shown):
            return await soul.taps(label)
    wrong = [one.error for one in await town.kept(InboxRow) if one.error]
    raise AssertionError([text_of(one) for one in await look(soul)], wrong)


# --- time


async def comes(town, at):
    """Go there, and stop wherever something is due on the way."""
    while (due := await town.app.next_due()) and due <= at:
        await steps(town, due)
        before = due
        if await town.app.next_due() == before:
            break
    await steps(town, at)


async def steps(town, at):
    ahead = at - town.app.clock.now()
    town.sandbox.world.clock.advance(max(ahead, timedelta()))
    await town.app.sweep()
    await calms(town)


async def calms(town):
    """All that was heard is answered, and whoever is alone with us has their answer."""
    quiet = 0
    for tried in count(1):
        busy = town.sandbox.world.updates.pending() or not town.app.postman.idle()
        quiet = 0 if busy or await left(town) else quiet + 1
        if quiet == 2:  # nothing had just been on its way from one to the other
            return
        await asyncio.sleep(0.01)
        if tried % 50 == 0:
            town.sandbox.world.clock.advance(timedelta(seconds=1))
        assert tried < 5000, "it never calms down"


async def left(town, *, groups=False):
    now = town.app.clock.now()
    waiting = select(func.count()).select_from(OutboxRow).where(
        OutboxRow.status.in_(("new", "sending")), OutboxRow.not_before <= now + SOON
    )  # fmt: skip
    if not groups:
        waiting = waiting.where(OutboxRow.chat > 0)
    heard = select(func.count()).select_from(InboxRow).where(
        InboxRow.status == "new", InboxRow.next_at <= now
    )  # fmt: skip
    async with AsyncSession(town.witness.engine) as session:
        return await session.scalar(waiting) + await session.scalar(heard)


async def drained(town):
    """Whatever the group's limit held back goes out as time goes by."""
    while await left(town, groups=True):
        await steps(town, town.app.clock.now() + timedelta(seconds=5))


# --- what must be so in the end


async def every_card_is_true(town):
    """What is shown is what would be drawn now."""
    shown = {one["message_id"]: text_of(one) for one in await look(town.ops_group)}
    cards = {one.alias: one.message_id for one in await town.kept(Card)}
    own = [one for one in await town.kept(Ticket) if not one.incident_id]
    for ticket in own:
        assert shown[cards[ops_alias(ticket)]] == await drawn(town, ticket), ticket.number


async def drawn(town, ticket):
    async with town.app.storage.transaction() as shelves:
        sheet = Sheet(shelves, town.app.clock.now(), "look", town.app.settings.standards)
        sheet.communities = await shelves.communities.all()
        CURRENT.set(sheet)
        turn = Turn(town.app.house)
        await redraw_ops_card(turn, await facts_of(turn, await shelves.tickets.get(ticket.id)))
        card = next(one for one in sheet.letters if one.card == ops_alias(ticket))
        return Markup(card.params["text"]).plain


async def every_promise_is_accounted_for(town):
    """Kept, let go, or missed with somebody told of it."""
    now, told = town.app.clock.now(), {}
    for one in await town.kept(Event):
        if one.action == "promise_missed":
            told.setdefault(one.ticket_id, []).append(one.detail.get("key"))
    for promised in await town.kept(Promised):
        over = promised.due <= now and promised.left is None
        if over and not (promised.kept_at or promised.lapsed_at):
            assert promised.missed_at, (promised.ticket_id, promised.key)
            assert promised.key in told[promised.ticket_id]
    assert told, "nobody neglected anything all day"


async def the_limit_was_kept_all_day(town):
    calls = (await town.get("calls"))["calls"]
    assert [one for one in calls if "Too Many Requests" in str(one.get("error"))] == []
    ours = sorted(
        datetime.fromisoformat(str(one["time"]))
        for one in calls
        if one["params"].get("chat_id") == town.ops_group.id
        and one["method"].startswith(("send", "edit", "createForumTopic"))
        and one["ok"]
    )
    for n, first in enumerate(ours[:-A_GROUP]):
        assert ours[n + A_GROUP] - first >= A_MINUTE - timedelta(milliseconds=50)


async def what_is_urgent_came_at_once(town):
    """Ninety-nine of a hundred urgent cards stood in the group within moments."""
    calls = (await town.get("calls"))["calls"]
    shown = {}
    for one in calls:
        if one["params"].get("chat_id") == town.ops_group.id and one["method"] == "sendMessage":
            shown.setdefault(text_of(one["params"])[:60], one["time"])
    late = []
    urgent = [one for one in await town.kept(Ticket) if one.urgent and not one.incident_id]
    for ticket in urgent:
        at = next(at for text, at in shown.items() if ticket.number in text)
        if datetime.fromisoformat(str(at)).astimezone(UTC) - ticket.filed_at > PROMPT:
            late.append(ticket.number)
    assert urgent
    assert len(late) <= len(urgent) // 100
    assert State.FILED in {State(one.state) for one in urgent}
