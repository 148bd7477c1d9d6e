"""Is every event in the chain once, in order, and for good?"""

import asyncio
import json
from contextlib import suppress
from datetime import timedelta, timezone
from hashlib import sha256

import pytest
from sqlalchemy import event as hook
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from storage import Storage
from storage.migrate import downgrade, upgrade
from storage.proof import prove
from storage.seals import START, seal_of
from storage.tables import Seal, Staff
from tests.storage.log import NOW, an_event, happens, say


class Declined(Exception):
    pass


@pytest.fixture
async def other(database_url):
    """Another replica on the same database."""
    other = Storage(database_url)
    yield other
    await other.close()


async def chain(storage):
    """The actions as they are sealed."""
    async with storage.transaction() as shelves:
        seals = (await shelves._session.scalars(select(Seal).order_by(Seal.number))).all()
    assert [seal.number for seal in seals] == list(range(1, len(seals) + 1))
    return [json.loads(seal.line)["action"] for seal in seals]


# --- the chain grows


@pytest.mark.clause("B10", partly="a stub, filed with the order")
async def test_what_happens_is_sealed_in_order(log):
    assert await chain(log) == ["file_repair", "accept_order", "finish"]
    found = await prove(log)
    assert (found.events, found.erased) == (3, 0)


async def test_an_empty_log_holds(storage):
    found = await prove(storage)
    assert (found.events, found.head) == (0, START)


async def test_a_turn_without_events_does_not_touch_the_chain(storage):
    said = []

    def listen(_, __, sentence, *___):
        said.append(sentence)

    hook.listen(storage.engine.sync_engine, "before_cursor_execute", listen)
    async with storage.transaction() as shelves:
        shelves.timers.set("ring", NOW, "1", "x")
    assert said
    assert [one for one in said if "seals" in one or "lock" in one] == []
    await happens(storage, "finish")
    assert [one for one in said if "seals" in one] != []


@pytest.mark.parametrize("flushed", [True, False])
async def test_what_was_undone_leaves_no_gap(storage, flushed):
    async with storage.transaction() as shelves:
        shelves.events.record(an_event("before"))
        with suppress(Declined):
            async with shelves.undone_by(Declined):
                shelves.events.record(an_event("tried"))
                if flushed:
                    await shelves.flush()
                raise Declined
        shelves.events.record(an_event("after"))
    assert await chain(storage) == ["before", "after"]
    assert (await prove(storage)).events == 2


async def test_a_turn_that_fails_leaves_no_gap(storage):
    with suppress(Declined):
        async with storage.transaction() as shelves:
            shelves.events.record(an_event("tried"))
            raise Declined
    await happens(storage, "after")
    assert await chain(storage) == ["after"]


async def test_two_replicas_forge_one_chain(storage, other):
    async def work(where, name):
        for turn in range(6):
            async with where.transaction() as shelves:
                shelves.events.record(an_event(f"{name}.{turn}.a"))
                await shelves.flush()
                await asyncio.sleep(0)
                shelves.events.record(an_event(f"{name}.{turn}.b"))

    async with asyncio.TaskGroup() as group:
        for name in range(6):
            group.create_task(work((storage, other)[name % 2], name))
    actions = await chain(storage)
    assert (await prove(other)).events == len(set(actions)) == 72
    for one, two in zip(actions[::2], actions[1::2], strict=True):
        assert (one[:-1], one[-1], two[-1]) == (two[:-1], "a", "b")


async def test_a_slow_turn_holds_up_nobody(postgresql_url):
    storage = Storage(postgresql_url)
    async with storage.transaction() as shelves, asyncio.timeout(5):
        shelves.events.record(an_event("slow"))
        await shelves.flush()
        await happens(storage, "quick")
    assert await chain(storage) == ["quick", "slow"]
    assert (await prove(storage)).events == 2
    await storage.close()


def test_the_recipe_of_a_seal_never_changes():
    """Whoever audits the log reckons by this, without any code of ours."""
    filed = an_event("finish", ticket_id=4, at=NOW.astimezone(timezone(timedelta(hours=8))))
    filed.id, filed.salt = 23, "0a"
    seal = seal_of(filed, 17, "ff")
    assert seal.line == (
        '{"number": 17, "event": 23, "ticket": 4, "at": "2026-03-02T01:00:00.000007+00:00", '
        '"actor": "staff:3", "action": "finish", "clause": "S0 七(1)", '
        '"detail": "4a6781f10e298979cfcc13acaa1f4be33abd61aedea6eb09c497c0fdde49a1eb"}'
    )
    assert sha256(b"0a\n{}").hexdigest() in seal.line
    assert seal.hash == sha256(f"ff\n{seal.line}".encode()).hexdigest()


@pytest.mark.parametrize(
    "detail",
    [
        {"words": '漏水 👨‍👩‍👧 \x00 \ud800 "quoted"\n\\'},
        {"b": 1, "a": {"10": [1.0, 1e300, -0.0, 2**70], "9": None}},
        {"odd keys": {10: "ten", 9: "nine", None: True}},
    ],
    ids=["words", "numbers", "keys"],
)
async def test_whatever_the_detail_its_seal_fits(storage, detail):
    await happens(storage, "add", detail=detail)
    assert (await prove(storage)).events == 1


# --- nothing is changed or taken out

REWRITE = {
    False: ("TRUNCATE events CASCADE", "TRUNCATE seals"),
    True: (
        "INSERT OR REPLACE INTO events SELECT * FROM events",
        "INSERT OR REPLACE INTO seals SELECT * FROM seals",
        "INSERT OR REPLACE INTO seals SELECT 9, event_id, line, hash FROM seals WHERE number = 1",
    ),
}


@pytest.mark.parametrize(
    "sentence",
    [
        "DELETE FROM events WHERE id = 2",
        "UPDATE events SET actor = 'staff:9' WHERE id = 2",
        "UPDATE events SET id = 9 WHERE id = 3",
        "UPDATE events SET ticket_id = NULL WHERE id = 2",
        "UPDATE events SET detail = '{}' WHERE id = 2",
        "UPDATE events SET detail = NULL WHERE id = 2",
        "UPDATE events SET salt = NULL WHERE id = 2",
        "UPDATE events SET detail = NULL, salt = NULL, clause = '' WHERE id = 2",
        "DELETE FROM seals WHERE number = 3",
        "UPDATE seals SET hash = '' WHERE number = 3",
    ],
)
async def test_the_database_refuses_to_rewrite_the_log(log, sentence):
    with pytest.raises(DBAPIError, match="only ever added to"):
        await say(log, sentence)
    assert (await prove(log)).events == 3


async def test_the_database_refuses_its_own_ways_of_rewriting(log):
    for sentence in REWRITE[log.embedded]:
        with pytest.raises(DBAPIError, match="only ever added to"):
            await say(log, sentence)
    assert (await prove(log)).events == 3


async def test_a_detail_may_be_erased_and_the_log_still_holds(log):
    before = await prove(log)
    await say(log, "UPDATE events SET detail = NULL, salt = NULL WHERE id = 2")
    after = await prove(log)
    assert (after.head, after.events, after.erased) == (before.head, 3, 1)
    async with log.transaction() as shelves:
        erased = await shelves.events.last(1, "accept_order")
    assert (erased.detail, erased.salt) == (None, None)


# --- what was filed before there were seals

FILED_BEFORE = """
    INSERT INTO events (ticket_id, at, actor, action, clause, detail)
    VALUES (1, '2026-03-02 01:00:00.500000', :actor, 'add', '', '{"words": "好"}')
"""


async def test_what_was_filed_before_is_sealed_by_the_migration(log):
    async with log.transaction() as shelves:
        worker = Staff(community_id=1, telegram_id=7, name="Wang", role="engineer", language="en")
        shelves._session.add(worker)
    before = await prove(log)
    await downgrade(log, "0002")
    for telegram_id in (5, 7, 9):
        await say(log, FILED_BEFORE, actor=f"tg:{telegram_id}")
    await upgrade(log)
    found = await prove(log, before.head)
    assert (found.events, found.erased) == (6, 0)
    async with log.transaction() as shelves:
        history = await shelves.events.history(1)
    assert [one.actor for one in history[3:]] == ["person:1", "staff:1", "stranger"]
    assert len({one.salt for one in history}) == 6
    await happens(log, "accept_work")
    assert (await prove(log)).events == 7
