"""Every row of the plan, from what is brought to the question: not before its time, nor later."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.follow_ups import FollowUpState
from domain.tickets import Kind
from handlers.views.names import HELP
from locales.languages import SIMPLIFIED
from storage.tables import FollowUp, Ticket
from tests.founding import a_town
from tests.stories.matters import SAID, UNSWEPT, complains, filed, tells
from tests.stories.pricing import is_paid_work
from tests.stories.raining import a_leak
from tests.stories.usually import (
    calls_for_help,
    card_of,
    is_repaired,
    newest,
    reports,
    says,
    scores,
)

pytestmark = pytest.mark.both
BERLIN = ZoneInfo("Europe/Berlin")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LATE = {FollowUpState.ASKED, FollowUpState.CALLED_OFF, FollowUpState.LAPSED}


async def an_urgent_repair(town, li):
    await is_repaired(town, li, await calls_for_help(li, "水管爆了"))


async def a_safety_repair(town, li):
    await li.says("楼道消防栓门坏了关不上")
    await li.taps("🔧 Repair")
    await li.taps_as_asked("Outdoors, or elsewhere", "Fire safety", "✅ Send")
    await is_repaired(town, li, await newest(town))


async def another_repair(town, li):
    await is_repaired(town, li, await reports(li, "水龙头滴水"))


async def works(town, li):
    number = await reports(li, "水龙头滴水")
    await is_repaired(town, li, number)
    await town.dispatcher.taps("🏗 Works", on=await card_of(town, number), at=town.ops_group)


async def first_aid(town, li):
    await is_helped(town, li, "medical")


async def a_door_opened(town, li):
    await is_helped(town, li, "locked_out")


async def is_helped(town, li, what):
    await li.says("/sos")
    await li.taps(HELP[what])
    await li.taps("3-1102")
    await is_repaired(town, li, await newest(town))


async def an_inquiry(town, li):
    await li.says("/ask")
    await tells(li, SAID[Kind.INQUIRY][SIMPLIFIED])
    await li.taps("✅ Send")
    await is_settled(town, li, await filed(town))


async def a_complaint(town, li):
    await is_settled(town, li, await complains(li, UNSWEPT))


async def is_settled(town, li, ticket):
    ops, dispatcher = town.ops_group, town.dispatcher
    await dispatcher.taps("✋ Accept", on=await card_of(town, ticket.number), at=ops)
    await dispatcher.taps("✅ Settle", on=await card_of(town, ticket.number), at=ops)
    asked_of = "{name}, please reply to this message with the answer that settles it."
    await dispatcher.replies("已安排每天清扫", await ops.sees(asked_of, name="小陈"), at=ops)
    await dispatcher.taps("✅ Send", at=ops)
    await li.taps("👍 Yes, settled")


async def a_running_service(town, li):
    number = await is_paid_work(town, li)
    await says(town.dispatcher, f"/plan {number} 2026-03-02 2026-03-11")


@dataclass(frozen=True)
class Row:
    """When the first and the second of its questions come, from and until."""

    brought: object
    clause: str
    asked: tuple[tuple[timedelta, timedelta], ...]


ROWS = {
    #                 brought           clause         asked between, after it was done
    "urgent": Row(an_urgent_repair, "S0 六(6)", ((HOUR, DAY), (3 * DAY, 4 * DAY))),
    "leak": Row(a_leak, "S0 六(7)", ((DAY, 3 * DAY),)),
    "safety": Row(a_safety_repair, "S0 二(5)", ((HOUR, 2 * DAY),)),
    "other": Row(another_repair, "S0 二(5)", ((2 * DAY, 7 * DAY),)),
    "complaint": Row(a_complaint, "S0 八2(2)", ((HOUR, 3 * DAY),)),
    "first aid": Row(first_aid, "S0 八2(2)", ((HOUR, 7 * DAY),)),
    "help": Row(a_door_opened, "S0 八2(2)", ((HOUR, 7 * DAY),)),
    "inquiry": Row(an_inquiry, "S0 八2(2)", ((HOUR, 7 * DAY),)),
    "service": Row(a_running_service, "S0 八2(2)", ((4 * DAY, 10 * DAY),)),
}


async def asked(town):
    return [one for one in await town.kept(FollowUp) if one.asked_at]


async def questions(li):
    events = [one for one in await li.texts() if li.tr("1 = poor, 5 = very good") in one]
    return len(events)


@pytest.mark.clause("F2")
@pytest.mark.parametrize("row", ROWS)
async def test_each_row_is_asked_in_its_time_and_not_before(town, li, row):
    one = ROWS[row]
    await one.brought(town, li)
    first = min((one for one in await town.kept(FollowUp) if one.ask_at), key=_when)
    (ticket,) = await town.kept(Ticket)
    since, (earliest, latest) = ticket.finished_at or town.app.clock.now(), one.asked[0]
    assert earliest <= first.ask_at - since <= latest
    assert first.clause.startswith(one.clause[:2])
    await _until(town, first.ask_at - timedelta(minutes=1))
    assert await asked(town) == []
    await town.restarts()
    await _until(town, first.ask_at + timedelta(minutes=1))
    (question,) = await asked(town)
    assert question.id == first.id
    assert question.asked_at - first.ask_at < timedelta(minutes=1)


@pytest.mark.parametrize("month", [3, 10])
async def test_where_the_clocks_change_a_day_is_24_hours_and_the_night_is_theirs(databases, month):
    """Spring in Berlin has a night of nine hours, autumn one of eleven; the limit knows neither."""
    last_sunday = {3: 29, 10: 25}[month]
    eve = datetime(2026, month, last_sunday - 1, 18, tzinfo=BERLIN)
    async with a_town(databases, zone=BERLIN.key, start=eve.astimezone(UTC)) as town:
        await an_urgent_repair(town, await town.resident("李女士", "3-1102"))
        (ticket,) = await town.kept(Ticket)
        first, again = await town.kept(FollowUp)
        assert first.limit - ticket.finished_at == DAY
        assert again.ask_at - first.limit >= 2 * DAY
        for one in (first, again):
            assert 8 <= one.ask_at.astimezone(BERLIN).hour < 22
        await _until(town, first.ask_at - timedelta(minutes=1))
        assert await asked(town) == []
        await _until(town, first.ask_at + timedelta(minutes=1))
        assert [one.id for one in await asked(town)] == [first.id]


@pytest.mark.parametrize("away", ["PT1M", "P1D", "P30D"])
async def test_what_came_due_while_we_were_away_is_asked_once(town, li, away):
    """Both questions about an urgent repair may be overdue by then: the newer stands for both."""
    await an_urgent_repair(town, li)
    first, _again = await town.kept(FollowUp)
    await _until(town, first.ask_at - timedelta(seconds=30))
    assert await asked(town) == []
    await town.restarts(after=away)
    await town.settles()
    await town.passes("PT12H")
    assert await questions(li) == 1
    assert {one.state for one in await town.kept(FollowUp)} <= LATE | {FollowUpState.PLANNED}
    await town.restarts(after="PT1M")
    await town.settles()
    assert await questions(li) == 1
    await scores(li, 5, 5, 5)
    assert FollowUpState.ANSWERED in {one.state for one in await town.kept(FollowUp)}


async def test_works_are_asked_about_in_the_second_month(town, li):
    """The weeks between pass while nobody is there, which costs less."""
    await works(town, li)
    _repair, later = await town.kept(FollowUp)
    (ticket,) = await town.kept(Ticket)
    assert 30 * DAY <= later.ask_at - ticket.finished_at <= 60 * DAY
    await town.restarts(after="P29D")
    await town.settles()
    await town.passes("PT12H")
    assert len(await asked(town)) == 1
    await _until(town, later.ask_at + timedelta(minutes=1))
    assert len(await asked(town)) == 2


def _when(one):
    return one.ask_at


async def _until(town, moment):
    """The clock is wound to it, in one go."""
    seconds = int((moment - town.app.clock.now()).total_seconds())
    await town.passes(f"PT{seconds}S")
