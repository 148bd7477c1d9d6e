"""The leader's jobs: started once, kept going, and none brings another down."""

import asyncio

import pytest

from bot.leading import Leading


class Lead:
    """A leadership that is ours while `ours` says so; seeking takes a moment."""

    def __init__(self):
        self.ours, self.resigned = True, False

    async def seek(self):
        await asyncio.sleep(0.01)
        return self.ours

    async def resign(self):
        self.resigned = True


@pytest.fixture
def lead():
    return Lead()


@pytest.fixture
async def begun():
    """How often each job was begun."""
    return []


@pytest.fixture
async def leads(lead, begun):
    async def listens():
        begun.append("listens")
        if begun.count("listens") < 3:
            raise OSError("the line is dead")
        await asyncio.Event().wait()

    async def delivers():
        begun.append("delivers")
        await asyncio.Event().wait()

    jobs = {"listening": listens, "delivering": delivers}
    found = Leading(lead, jobs, asyncio.get_running_loop().create_task, again_after=0.01)
    yield found
    await found.resign()


async def test_two_who_seek_at_once_begin_everything_once(leads, begun):
    assert await asyncio.gather(leads.seek(), leads.seek()) == [True, True]
    await asyncio.sleep(0)
    assert begun.count("delivers") == 1


async def test_a_job_that_fails_begins_again_and_the_others_go_on(leads, begun):
    await leads.seek()
    await asyncio.sleep(0.1)
    assert begun.count("listens") == 3
    assert begun.count("delivers") == 1


async def test_who_loses_the_lead_stops_and_may_lead_again(leads, lead, begun):
    await leads.seek()
    lead.ours = False
    assert not await leads.seek()
    assert not leads
    lead.ours = True
    assert await leads.seek()
    await asyncio.sleep(0)
    assert begun.count("delivers") == 2


async def test_who_resigns_lets_go_of_the_lead(leads, lead):
    await leads.seek()
    await leads.resign()
    assert lead.resigned
    assert not leads
