"""The world's clock, and waiting until nothing is left to do."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from sandbox.stillness import duration


class Diary:
    """A guest with promises at certain moments, who notes when each was kept."""

    def __init__(self, clock, *promises):
        self.clock = clock
        self.promises = sorted(promises)
        self.kept = []
        self.busy = False

    async def idle(self, timeout):  # noqa: ARG002, ASYNC109
        while self.promises and self.promises[0] <= self.clock.now():
            self.kept.append((self.promises.pop(0), self.clock.now()))
        return not self.busy

    async def next_due(self):
        return self.promises[0] if self.promises else None


async def test_the_clock_shows_real_time_until_it_is_moved(control, world):
    before = datetime.fromisoformat((await control.get("clock"))["now"])
    assert abs(before - datetime.now(UTC)) < timedelta(seconds=5)
    after = datetime.fromisoformat((await control("clock", advance="P1DT2H"))["now"])
    assert timedelta(hours=26) <= after - before < timedelta(hours=26, seconds=5)
    assert world.clock.now() >= after


async def test_messages_are_dated_by_the_worlds_clock(api, control, world, li):
    await control("clock", at="2030-01-01T08:00:00+08:00")
    sent = await api("sendMessage", chat_id=li.id, text="x")
    moment = datetime.fromtimestamp(sent["date"], UTC)
    assert timedelta() <= moment - datetime(2030, 1, 1, tzinfo=UTC) < timedelta(seconds=5)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"advance": "PT1H", "at": "2030-01-01T08:00:00+08:00"},
        {"advance": "1 hour"},
        {"advance": "P"},
        {"at": "tomorrow"},
        {"at": "2030-01-01T08:00:00"},
        {"at": "2020-01-01T08:00:00+08:00"},
    ],
)
async def test_the_clock_goes_forward_to_a_moment_it_understands(control, fields):
    assert await control.refused("clock", **fields)


def test_durations():
    assert duration("P1W2DT3H4M5.5S") == timedelta(weeks=1, days=2, hours=3, minutes=4, seconds=5.5)


async def test_every_promise_on_the_way_is_kept_at_its_moment(control, sandbox, world):
    now = world.clock.now()
    promises = [now + timedelta(hours=hours) for hours in (1, 24, 30)]
    sandbox.guest = diary = Diary(world.clock, *promises)
    answer = await control("clock", advance="P1DT1H")
    kept = [promise for promise, _ in diary.kept]
    assert kept == promises[:2]
    assert all(at - promise < timedelta(seconds=5) for promise, at in diary.kept)
    assert datetime.fromisoformat(answer["next_due"]) == promises[2]


async def test_a_promise_that_never_goes_away_does_not_stop_the_clock(control, sandbox, world):
    class Stubborn(Diary):
        async def idle(self, timeout):  # noqa: ARG002, ASYNC109
            return True

    sandbox.guest = Stubborn(world.clock, world.clock.now() - timedelta(hours=1))
    before = world.clock.now()
    await control("clock", advance="PT2H")
    assert world.clock.now() - before >= timedelta(hours=2)


async def test_nothing_is_left_when_every_update_is_confirmed(api, control, li):
    await control.say(li, "x")
    assert await control.get("idle", timeout=0.05) == {"idle": False}
    update = (await api("getUpdates"))[0]["update_id"]
    assert await control.get("idle", timeout=0.05) == {"idle": False}
    await api("getUpdates", offset=update + 1)
    assert await control.get("idle", timeout=1) == {"idle": True}


async def test_without_a_guest_a_bot_that_just_called_is_still_busy(api, control):
    await api("getMe")
    assert await control.get("idle", timeout=0.1) == {"idle": False}


async def test_with_a_guest_its_word_counts(control, sandbox, world):
    sandbox.guest = guest = Diary(world.clock)
    assert await control.get("idle", timeout=0.01) == {"idle": True}
    guest.busy = True
    assert await control.get("idle", timeout=0.05) == {"idle": False}


async def test_waiting_for_a_moment_ends_when_the_clock_is_moved_there(world):
    waiting = asyncio.create_task(world.clock.reach(world.clock.now() + timedelta(hours=2)))
    await asyncio.sleep(0)
    world.clock.advance(timedelta(hours=1))
    await asyncio.sleep(0.01)
    assert not waiting.done()
    world.clock.advance(timedelta(hours=1))
    async with asyncio.timeout(1):
        await waiting
