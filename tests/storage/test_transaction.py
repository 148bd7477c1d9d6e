"""Does what returns stay and what raises go, and is nothing lost when many write at once?"""

import asyncio
import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from storage import Storage
from storage.tables import Community, Conversation
from storage.transaction import collided, unreachable
from storage.transaction import database_url as with_driver

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
KEY = "1:0:1"
WORKERS, TIMES = 8, 20


@pytest.fixture
async def other(database_url):
    """Another process on the same database."""
    other = Storage(database_url)
    yield other
    await other.close()


def estate(name="Lin", ops_chat=None):
    return Community(name=name, zone="Asia/Shanghai", language="zh_Hans", ops_chat=ops_chat)


async def names(storage):
    async with storage.transaction() as shelves:
        return [one.name for one in await shelves.communities.all()]


async def say(storage, sentence):
    async with storage.transaction() as shelves:
        await shelves._session.execute(text(sentence))


# --- return commits, raise forgets


@pytest.mark.parametrize("durable", [True, False])
async def test_what_returns_is_seen_by_others(storage, other, durable):
    async with storage.transaction(durable=durable) as shelves:
        shelves.communities.open(estate())
    assert await names(other) == ["Lin"]


@pytest.mark.parametrize("raised", [LookupError, asyncio.CancelledError, KeyboardInterrupt])
async def test_what_raises_is_forgotten_even_if_it_was_written(storage, other, raised):
    async def fail():
        async with storage.transaction() as shelves:
            shelves.communities.open(estate())
            await shelves.flush()
            raise raised

    with pytest.raises(raised):
        await fail()
    assert await names(storage) == await names(other) == []


async def test_what_cannot_be_committed_is_forgotten_whole(storage):
    async def two_in_one_group():
        async with storage.transaction() as shelves:
            shelves.communities.open(estate(ops_chat=-1))
            await shelves.flush()
            shelves.communities.open(estate(ops_chat=-1))

    with pytest.raises(IntegrityError):
        await two_in_one_group()
    assert await names(storage) == []


async def test_moments_come_back_aware_and_in_utc(storage):
    async with storage.transaction() as shelves:
        shelves.timers.set("ring", NOW, "1", "x")
    async with storage.transaction() as shelves:
        due = await shelves.timers.next_due()
    assert (due, due.utcoffset()) == (NOW, NOW.utcoffset())


# --- many at once


async def count_on(storage):
    """Read, think, write: where two do this at once without a lock, one of them is lost."""
    async with storage.transaction() as shelves:
        (talk,) = await shelves.conversations.at([KEY])
        counted = talk.answers["n"]
        await asyncio.sleep(0)
        talk.answers = {"n": counted + 1}


async def test_when_eight_change_one_thing_at_once_no_change_is_lost(storage, other):
    async with storage.transaction() as shelves:
        shelves.conversations.begin(
            Conversation(
                key=KEY, form="f", nonce="n", answers={"n": 0}, screen="screen:n:0", touched_at=NOW
            )
        )

    async def work(where):
        for _ in range(TIMES):
            await count_on(where)

    async with asyncio.TaskGroup() as group:
        for number in range(WORKERS):
            group.create_task(work((storage, other)[number % 2]))
    async with storage.transaction() as shelves:
        (talk,) = await shelves.conversations.at([KEY])
        assert talk.answers == {"n": WORKERS * TIMES}


async def test_a_snapshot_does_not_change_while_others_write(storage, other):
    async with storage.snapshot() as connection:
        count = text("SELECT count(*) FROM communities")
        before = await connection.scalar(count)
        async with other.transaction() as shelves:
            shelves.communities.open(estate())
        assert await connection.scalar(count) == before


# --- whose fault it was


async def raised_by(work):
    with pytest.raises((DBAPIError, OSError)) as caught:
        await work
    return collided(caught.value), unreachable(caught.value)


COLLIDED, UNREACHABLE, OWN_FAULT = (True, False), (False, True), (False, False)


async def test_two_of_one_kind_are_our_own_fault(storage):
    twice = (
        "INSERT INTO communities (name, zone, language, phone, ops_chat) "
        "VALUES ('a', 'UTC', 'en', '', 1), ('b', 'UTC', 'en', '', 1)"
    )
    assert await raised_by(say(storage, twice)) == OWN_FAULT


async def test_a_sentence_that_means_nothing_is_our_own_fault(storage):
    assert await raised_by(say(storage, "SELECT nothing FROM nowhere")) == OWN_FAULT


@pytest.mark.parametrize("error", [ValueError("x"), KeyError("database is locked")], ids=repr)
def test_an_error_of_a_handler_is_its_own_fault(error):
    assert (collided(error), unreachable(error)) == OWN_FAULT


async def test_whoever_waits_too_long_for_a_file_has_collided(sqlite_url):
    one, two = Storage(sqlite_url), Storage(sqlite_url)
    await say(two, "PRAGMA busy_timeout = 20")
    async with one.transaction():
        assert await raised_by(names(two)) == COLLIDED
    assert await names(two) == []
    await one.close()
    await two.close()


@pytest.mark.parametrize(
    "limit", ["max_page_count = 1", "query_only = 1"], ids=["full", "readonly"]
)
async def test_a_file_that_takes_no_more_is_a_database_out_of_reach(sqlite_url, limit):
    storage = Storage(sqlite_url)
    await say(storage, f"PRAGMA {limit}")
    more_than_fits = "CREATE TABLE more AS SELECT zeroblob(1000000)"
    assert await raised_by(say(storage, more_than_fits)) == UNREACHABLE
    await storage.close()


async def test_a_file_that_cannot_be_opened_is_a_database_out_of_reach(tmp_path):
    storage, before = (
        Storage(f"sqlite:///{tmp_path}/nowhere/huifang.db"),
        set(threading.enumerate()),
    )
    assert await raised_by(names(storage)) == UNREACHABLE
    await storage.close()
    for thread in set(threading.enumerate()) - before:
        await asyncio.to_thread(thread.join)  # aiosqlite leaves it behind, and it wants our loop


async def test_what_another_holds_is_a_collision(postgresql_url):
    storage = Storage(postgresql_url)
    async with storage.transaction() as shelves:
        await shelves._session.execute(text("LOCK TABLE communities"))
        blocked = say(storage, "LOCK TABLE communities NOWAIT")
        assert await raised_by(blocked) == COLLIDED
    await storage.close()


async def test_a_server_that_ends_our_line_is_a_database_out_of_reach(postgresql_url):
    storage = Storage(postgresql_url)
    ends_itself = "SELECT pg_terminate_backend(pg_backend_pid())"
    assert await raised_by(say(storage, ends_itself)) == UNREACHABLE
    assert await names(storage) == []
    await storage.close()


async def test_a_server_that_is_not_there_is_a_database_out_of_reach(tmp_path):
    storage = Storage(f"postgresql://postgres@/huifang?host={tmp_path}")
    assert await raised_by(names(storage)) == UNREACHABLE
    await storage.close()


# --- which databases


@pytest.mark.parametrize(
    ("url", "driver"),
    [
        ("sqlite:///huifang.db", "sqlite+aiosqlite"),
        ("postgresql://h/d", "postgresql+asyncpg"),
        ("postgresql+psycopg://h/d", "postgresql+asyncpg"),
    ],
)
def test_a_database_is_reached_by_our_own_driver(url, driver):
    assert with_driver(url).drivername == driver


def test_a_database_we_do_not_know_is_named():
    with pytest.raises(ValueError, match="mysql is not a database we can use"):
        with_driver("mysql://h/d")
