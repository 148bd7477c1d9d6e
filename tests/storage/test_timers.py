"""Does every promised moment ring once, in the order of its time, unless it was called off?"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from storage import Storage
from storage.tables import InboxRow, Timer

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def minutes(count):
    return NOW + timedelta(minutes=count)


async def promise(storage, *moments):
    """A timer named after its minute, for each of these."""
    async with storage.transaction() as shelves:
        for count in moments:
            shelves.timers.set(f"at {count}", minutes(count), "9", f"ticket:{count}", ticket=count)


async def ring(storage, count, at_most=200):
    async with storage.transaction() as shelves:
        return await shelves.timers.ring(minutes(count), at_most)


async def rung(storage):
    async with storage.transaction() as shelves:
        rows = await shelves._session.scalars(select(InboxRow).order_by(InboxRow.id))
        return [row.payload["name"] for row in rows]


async def test_what_is_due_rings_in_the_order_of_its_time_and_once(storage):
    await promise(storage, 3, 1, 2, 5)
    assert await ring(storage, 3) == 3
    assert await rung(storage) == ["at 1", "at 2", "at 3"]
    assert await ring(storage, 4) == 0
    assert await ring(storage, 5) == 1
    assert await rung(storage) == ["at 1", "at 2", "at 3", "at 5"]


async def test_after_a_long_sleep_the_oldest_ring_first(storage):
    await promise(storage, 3, 1, 2)
    assert await ring(storage, 9, at_most=2) == 2
    assert await rung(storage) == ["at 1", "at 2"]


async def test_a_timer_rings_where_it_was_set_with_what_it_was_given(storage):
    await promise(storage, 1)
    await ring(storage, 1)
    async with storage.transaction() as shelves:
        (row,) = await shelves.inbox.open([1])
        assert (row.source, row.source_id, row.lane) == ("timer", "1", "9")
        assert row.payload == {"name": "at 1", "about": "ticket:1", "ticket": 1}


async def test_what_rang_and_was_forgotten_by_its_turn_rings_no_second_time(storage):
    """The key in the inbox stands even where the mark on the timer was lost."""
    await promise(storage, 1)
    await ring(storage, 1)
    async with storage.transaction() as shelves:
        (await shelves._session.get_one(Timer, 1)).rung_at = None
    await ring(storage, 2)
    assert await rung(storage) == ["at 1"]


async def test_two_replicas_ring_different_timers(postgresql_url):
    storage = Storage(postgresql_url)
    await promise(storage, 1, 2, 3)
    async with storage.transaction() as shelves:
        assert await shelves.timers.ring(NOW + timedelta(hours=1), 2) == 2
        assert await ring(storage, 60) == 1
    assert sorted(await rung(storage)) == ["at 1", "at 2", "at 3"]
    await storage.close()


async def test_when_the_next_is_due(storage):
    async def outlook():
        async with storage.transaction() as shelves:
            timers = shelves.timers
            return await timers.next_due(), await timers.overdue(minutes(2)), await timers.waiting()

    assert await outlook() == (None, False, 0)
    await promise(storage, 3, 2)
    assert await outlook() == (minutes(2), True, 2)
    await ring(storage, 2)
    assert await outlook() == (minutes(3), False, 1)


async def test_only_what_rang_long_ago_is_forgotten(storage):
    await promise(storage, -9, 1, 2)
    await ring(storage, 0)
    await ring(storage, 1)
    async with storage.transaction() as shelves:
        await shelves.timers.purge(minutes(1))
        left = await shelves._session.scalars(select(Timer.name).order_by(Timer.id))
        assert list(left) == ["at 1", "at 2"]


async def test_what_is_called_off_rings_no_more_and_everything_else_does(storage):
    await promise(storage, 1, 2, 3)
    await ring(storage, 1)
    async with storage.transaction() as shelves:
        shelves.timers.set("just set", minutes(2), "9", "ticket:2")
        for count in (1, 2):
            await shelves.timers.call_off(f"ticket:{count}")
    assert await ring(storage, 9) == 1
    assert await rung(storage) == ["at 1", "at 3"]
