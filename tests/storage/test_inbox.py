"""Is everything heard kept once, handled in the order of its lane, and never by two at a time?"""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from storage import Storage
from storage.inbox import Heard
from storage.tables import InboxRow

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)


def heard(number, lane="1", source="tg"):
    return Heard(source, f"7:{number}", lane, {"update_id": number})


async def store(storage, *lanes):
    """One update after the other, in these lanes; they are numbered from 1."""
    updates = [heard(number, lane) for number, lane in enumerate(lanes, start=1)]
    async with storage.transaction() as shelves:
        await shelves.inbox.store(updates, NOW)


async def claim(storage, now=NOW, at_most=10):
    async with storage.transaction() as shelves:
        return [one.id for one in await shelves.inbox.claim(now, at_most)]


async def kept(storage):
    async with storage.transaction() as shelves:
        return list(await shelves._session.scalars(select(InboxRow).order_by(InboxRow.id)))


async def test_what_was_heard_before_is_left_as_it_is(storage):
    await store(storage, "1", "2")
    async with storage.transaction() as shelves:
        await shelves.inbox.store([heard(2, "another"), heard(3)], LATER)
    rows = await kept(storage)
    assert [(row.source_id, row.lane) for row in rows] == [("7:1", "1"), ("7:2", "2"), ("7:3", "1")]


async def test_a_timer_and_an_update_of_one_number_are_two_things(storage):
    async with storage.transaction() as shelves:
        await shelves.inbox.store([heard(1), heard(1, source="timer")], NOW)
    assert [row.source for row in await kept(storage)] == ["tg", "timer"]


async def test_nothing_heard_is_nothing_kept(storage):
    await store(storage)
    assert await kept(storage) == []


async def test_odd_words_come_back_as_they_came(storage):
    odd = {"update_id": 1, "text": "\x00 \ud800 👨‍👩‍👧", "number": 2**60}
    async with storage.transaction() as shelves:
        await shelves.inbox.store([Heard("tg", "7:1", "1", odd)], NOW)
    assert [row.payload for row in await kept(storage)] == [odd]


@pytest.mark.parametrize(
    ("lanes", "at_most", "claimed"),
    [
        (["a", "a", "b", "a", "c"], 10, [1, 3, 5]),
        (["a", "b", "c"], 2, [1, 2]),
        ([], 10, []),
    ],
    ids=["only the head of each lane", "the oldest first", "an empty inbox"],
)
async def test_what_is_claimed(storage, lanes, at_most, claimed):
    await store(storage, *lanes)
    assert await claim(storage, at_most=at_most) == claimed


async def test_a_lane_goes_on_when_its_head_is_done(storage):
    await store(storage, "a", "a")
    async with storage.transaction() as shelves:
        await shelves.inbox.done([1], NOW)
    assert await claim(storage) == [2]


async def test_a_lane_waits_for_its_head_and_the_others_do_not(storage):
    await store(storage, "a", "a", "b")
    async with storage.transaction() as shelves:
        await shelves.inbox.again(1, LATER, "KeyError: 'x'")
    assert await claim(storage) == [3]
    assert (await kept(storage))[0].error == "KeyError: 'x'"


async def test_what_failed_before_is_taken_alone(storage):
    await store(storage, "a", "b", "c")
    assert await claim(storage, at_most=1) == [1]
    assert await claim(storage) == [1]
    async with storage.transaction() as shelves:
        await shelves.inbox.done([1], NOW)
    assert await claim(storage) == [2, 3]


async def test_those_before_it_are_taken_without_what_failed(storage):
    await store(storage, "a", "b", "c")
    async with storage.transaction() as shelves:
        (await shelves.inbox.open([2]))[0].attempts = 1
    assert await claim(storage) == [1, 3]


async def test_each_claim_counts_unless_it_was_nobodys_fault(storage):
    await store(storage, "a")
    await claim(storage)
    await claim(storage)
    assert [row.attempts for row in await kept(storage)] == [2]
    async with storage.transaction() as shelves:
        await shelves.inbox.uncounted([1])
    assert [row.attempts for row in await kept(storage)] == [1]


async def test_two_replicas_claim_and_open_different_rows(postgresql_url):
    one, two = Storage(postgresql_url), Storage(postgresql_url)
    await store(one, *"abcd")
    async with one.transaction() as mine, two.transaction() as theirs:
        assert [claim.id for claim in await mine.inbox.claim(NOW, 2)] == [1, 2]
        assert [claim.id for claim in await theirs.inbox.claim(NOW, 10)] == [3, 4]
        assert [row.id for row in await theirs.inbox.open([1, 2, 3])] == [3]
    await one.close()
    await two.close()


async def test_nobody_takes_the_next_of_a_lane_while_its_head_is_in_hand(postgresql_url):
    storage = Storage(postgresql_url)
    await store(storage, "a", "a", "b")
    async with storage.transaction() as shelves:
        await shelves.inbox.open([1])
        assert await claim(storage) == [3]
    await storage.close()


async def test_what_is_done_is_not_opened_again(storage):
    await store(storage, "a", "b")
    async with storage.transaction() as shelves:
        await shelves.inbox.done([1], NOW)
        assert [row.id for row in await shelves.inbox.open([1, 2])] == [2]


async def test_a_dead_letter_frees_its_lane_and_comes_back_when_asked_to(storage):
    await store(storage, "a", "a")
    await claim(storage)
    async with storage.transaction() as shelves:
        await shelves.inbox.bury(1, "Unparsable", NOW)
        assert [(row.id, row.error) for row in await shelves.inbox.dead()] == [(1, "Unparsable")]
    assert await claim(storage, at_most=1) == [2]
    async with storage.transaction() as shelves:
        assert await shelves.inbox.replay(1, LATER)
        assert not await shelves.inbox.replay(1, LATER)
        assert not await shelves.inbox.replay(99, LATER)
    assert await claim(storage, LATER) == [1]
    row = (await kept(storage))[0]
    assert (row.attempts, row.error) == (1, None)


async def test_the_inbox_is_waiting_until_all_is_done_or_dead(storage):
    async def waiting():
        async with storage.transaction() as shelves:
            return await shelves.inbox.waiting()

    assert not await waiting()
    await store(storage, "a", "b")
    async with storage.transaction() as shelves:
        await shelves.inbox.again(1, LATER, "not now")
        await shelves.inbox.done([2], NOW)
    assert await waiting()
    async with storage.transaction() as shelves:
        await shelves.inbox.bury(1, "never", NOW)
    assert not await waiting()


async def test_only_what_was_handled_long_ago_is_forgotten(storage):
    await store(storage, *"abcd")
    async with storage.transaction() as shelves:
        await shelves.inbox.done([1], NOW - timedelta(seconds=1))
        await shelves.inbox.done([2], NOW)
        await shelves.inbox.bury(3, "dead", NOW - timedelta(days=9))
        await shelves.inbox.purge(NOW)
    assert [row.id for row in await kept(storage)] == [2, 3, 4]
