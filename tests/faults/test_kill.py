"""The bot is killed without a word, again and again, while people write: nothing is lost by it."""

import asyncio

import pytest

from tests.faults.conftest import FULL
from tests.faults.ledger import audit, quiet

KILLS = 100 if FULL else 10


@pytest.fixture
async def weather(telegram):
    """Telegram answers as slowly as the real one, so that a kill finds something in the air."""
    await telegram.fault("slow", method="sendMessage", seconds=0.06)


async def test_no_kill_loses_an_update_or_handles_one_twice(
    house, crowd, telegram, estate, luck, weather, record
):
    replicas = 1 if estate.embedded else 2
    for _ in range(replicas):
        await house.open()
    crowd.gather()
    for _ in range(KILLS):
        await asyncio.sleep(luck.uniform(0.05, 1.5))
        await house.kill(luck.choice(house.open_processes))
        await house.open(wait=luck.random() < 0.7)
    await _reckon(house, crowd, telegram, estate, record, f"kill -9, {replicas} × polling")


@pytest.mark.skipif(not FULL, reason="Telegram waits long between two calls: FAULTS=full")
async def test_no_kill_loses_what_came_by_webhook(
    house, crowd, telegram, estate, luck, weather, record, webhook
):
    await house.open(**webhook)
    crowd.gather()
    for _ in range(KILLS // 2):
        await asyncio.sleep(luck.uniform(0.05, 1.5))
        await house.kill(house.open_processes[0])
        await house.open(**webhook)
    await _reckon(house, crowd, telegram, estate, record, "kill -9, webhook", KILLS // 2)


async def test_dying_again_and_again_while_opening_says_nothing_more_than_twice(
    house, crowd, telegram, estate, luck, weather, record
):
    crowd.gather()
    for _ in range(KILLS // 2):
        bot = await house.open()
        await asyncio.sleep(luck.uniform(0, 0.25))
        await house.kill(bot)
    await house.open()
    await _reckon(house, crowd, telegram, estate, record, "kill -9 within 0.25 s", KILLS // 2)


async def _reckon(house, crowd, telegram, estate, record, fault, times=KILLS):
    await crowd.disperse()
    await quiet(telegram, estate.database, within=180)  # Telegram takes its time between calls
    ledger = await audit(telegram, estate, crowd)
    record(f"{fault}, {'SQLite' if estate.embedded else 'PostgreSQL'}", times, ledger)
    assert ledger.tickets > times // 5
    assert ledger.faults() == {}, house.log()
