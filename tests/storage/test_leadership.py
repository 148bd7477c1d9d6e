"""Does one replica lead, does another take over when it is gone, and do all hear the bells?"""

import asyncio
from contextlib import suppress

import pytest
from sqlalchemy import text

from storage import Storage
from storage.leadership import leadership


@pytest.fixture
async def replicas(database_url):
    """Two replicas on one database, each with the bells it has heard."""
    storages = [Storage(database_url), Storage(database_url)]
    found = [Replica(storage) for storage in storages]
    yield found
    for replica in found:
        await replica.lead.resign()
        await replica.storage.close()


class Replica:
    def __init__(self, storage):
        self.storage, self.heard = storage, []
        self.lead = leadership(storage, self.heard.append)


async def until(holds, *wanted):
    """Wait for it, a second at most."""
    async with asyncio.timeout(1):
        while not await holds(*wanted):  # noqa: ASYNC110 - a lock that is free rings no bell
            await asyncio.sleep(0.01)


async def end_connection(storage, of):
    """The database ends the leader's connection, as a restart or a frozen line would."""
    process = await of.lead._connection.scalar(text("SELECT pg_backend_pid()"))
    async with storage.transaction() as shelves:
        await shelves._session.execute(text(f"SELECT pg_terminate_backend({process})"))


async def test_one_of_two_leads_and_goes_on_leading(replicas):
    one, two = replicas
    assert [await one.lead.seek(), await two.lead.seek()] == [True, False]
    assert [await one.lead.seek(), await two.lead.seek()] == [True, False]


async def test_who_resigns_is_followed_and_may_not_come_back_meanwhile(replicas):
    one, two = replicas
    await one.lead.seek()
    await two.lead.seek()
    await one.lead.resign()
    await until(two.lead.seek)
    assert not await one.lead.seek()


async def test_resigning_twice_or_without_the_lead_is_nothing(replicas):
    one, two = replicas
    await one.lead.seek()
    await two.lead.resign()
    await two.lead.resign()
    assert await one.lead.seek()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_who_loses_the_line_knows_it_and_another_takes_over(replicas):
    one, two = replicas
    await one.lead.seek()
    await two.lead.seek()
    await end_connection(two.storage, of=one)
    assert not await one.lead.seek()
    await until(two.lead.seek)
    assert not await one.lead.seek()
    await two.lead.resign()
    await until(one.lead.seek)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_leader_who_shows_no_life_loses_the_lead(replicas):
    one, two = replicas
    await one.lead.seek()
    await two.lead.seek()
    await one.lead._connection.execute(text("SET idle_session_timeout = '20ms'"))
    await until(two.lead.seek)
    assert not await one.lead.seek()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_bell_is_heard_by_all_when_it_is_committed(replicas):
    for replica in replicas:
        await replica.lead.seek()
    async with replicas[1].storage.transaction() as shelves:
        await shelves.nudge("inbox")
        await asyncio.sleep(0.02)
        assert [replica.heard for replica in replicas] == [[], []]
    await until(all_heard, replicas, ["inbox"])


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_bell_of_a_turn_that_was_forgotten_does_not_ring(replicas):
    one, _ = replicas
    await one.lead.seek()
    with suppress(LookupError):
        async with one.storage.transaction() as shelves:
            await shelves.nudge("inbox")
            raise LookupError
    async with one.storage.transaction() as shelves:
        await shelves.nudge("outbox")
    await until(all_heard, [one], ["outbox"])


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_the_bells_are_heard_again_after_the_line_was_lost(replicas):
    one, two = replicas
    await one.lead.seek()
    await end_connection(two.storage, of=one)
    await one.lead.seek()
    await until(one.lead.seek)
    async with two.storage.transaction() as shelves:
        await shelves.nudge("inbox")
    await until(all_heard, [one], ["inbox"])


async def all_heard(replicas, bells):
    return all(replica.heard == bells for replica in replicas)
