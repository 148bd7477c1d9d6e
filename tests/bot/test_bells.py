"""Does a bell wake who waits for it, and is no ring missed?"""

import asyncio

import pytest

from bot.bells import BELLS, INBOX, OUTBOX, Bells

SOON, NEVER = 0.02, 60


async def hears(bells, name, at_most=SOON):
    """Whether the bell woke us before the time had passed."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    await bells.wait(name, at_most)
    return loop.time() - began < at_most


@pytest.fixture
async def bells():
    return Bells()


@pytest.mark.parametrize("name", BELLS)
async def test_a_bell_wakes_who_waits_for_it(bells, name):
    waiting = asyncio.create_task(hears(bells, name, NEVER))
    await asyncio.sleep(0)
    bells.ring(name)
    assert await asyncio.wait_for(waiting, 1)


async def test_a_ring_while_nobody_waited_is_not_missed(bells):
    bells.ring(INBOX)
    assert await hears(bells, INBOX)


async def test_many_rings_wake_once(bells):
    for _ in range(3):
        bells.ring(INBOX)
    assert [await hears(bells, INBOX), await hears(bells, INBOX)] == [True, False]


async def test_each_hears_its_own_bell_only(bells):
    bells.ring(OUTBOX)
    assert not await hears(bells, INBOX)
    assert await hears(bells, OUTBOX)


async def test_without_a_bell_time_passes(bells):
    assert not await hears(bells, INBOX)
    await asyncio.wait_for(bells.wait(INBOX, 0), 1)


async def test_the_bell_of_another_house_is_nothing_to_us(bells):
    bells.ring("no such bell")
    assert not await hears(bells, INBOX)
