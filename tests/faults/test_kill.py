"""The bot is killed without a word, again and again, while people write: nothing is lost by it."""

import asyncio

import pytest

from tests.faults.conftest import FULL
from tests.faults.ledger import audit, quiet

KILLS = 100 if FULL else 10
REOPENINGS = KILLS // 2


@pytest.fixture(autouse=True)
async def weather(telegram):
    """Telegram answers as slowly as the real one, so that a kill finds something in the air."""
    await telegram.fault("slow", method="sendMessage", seconds=0.06)


@pytest.fixture
def reckon(house, crowd, telegram, estate, record):
    """The people go home; what was left is done; then everything is counted."""

    async def reckon(fault, times):
        await crowd.has_filed(times // 5 + 1)
        await crowd.disperse()
        await quiet(telegram, estate.database, within=180)  # a webhook's retries may be far apart
        ledger = await audit(telegram, estate, crowd)
        record(f"{fault}, {estate.kind}", times, ledger.figures())
        assert ledger.tickets > times // 5
        assert ledger.faults() == {}, house.log()

    return reckon


async def test_no_kill_loses_an_update_or_handles_one_twice(house, crowd, estate, luck, reckon):
    replicas = 1 if estate.kind == "SQLite" else 2
    for _ in range(replicas):
        await house.open()
    crowd.gather()
    for _ in range(KILLS):
        await asyncio.sleep(luck.uniform(0.05, 1.5))
        await house.kill(luck.choice(house.open_processes))
        await house.open(wait=luck.random() < 0.7)
    await reckon(f"kill -9, {replicas} × polling", KILLS)


@pytest.mark.skipif(not FULL, reason="Telegram waits long between two calls: FAULTS=full")
async def test_no_kill_loses_what_came_by_webhook(house, crowd, luck, webhook, reckon):
    await house.open(**webhook)
    crowd.gather()
    for _ in range(REOPENINGS):
        await asyncio.sleep(luck.uniform(0.05, 1.5))
        await house.kill(house.open_processes[0])
        await house.open(**webhook)
    await reckon("kill -9, webhook", REOPENINGS)


async def test_dying_again_and_again_while_opening_says_nothing_more_than_twice(
    house, crowd, luck, reckon
):
    crowd.gather()
    for _ in range(REOPENINGS):
        bot = await house.open()
        await asyncio.sleep(luck.uniform(0, 0.25))
        await house.kill(bot)
    await house.open()
    await reckon("kill -9 within 0.25 s of opening", REOPENINGS)
