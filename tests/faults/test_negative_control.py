"""The same kills against a bot that must lose by them: a test that cannot fail proves nothing."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from tests.faults.conftest import FULL
from tests.faults.ledger import fetched
from tests.faults.processes import until

STOCK = Path(__file__).with_name("stock.py")
KILLS = 50 if FULL else 5


@pytest.fixture
def database_url(sqlite_url):
    return sqlite_url


async def test_the_stock_bot_loses_what_telegram_was_told_to_forget(
    house, telegram, estate, luck, tmp_path, record
):
    await telegram.fault("slow", method="sendMessage", seconds=0.25)
    file = tmp_path / "stock.db"
    writing = asyncio.create_task(_write(telegram, estate))
    for _ in range(KILLS):
        bot = await house.open(command=[STOCK], STOCK_FILE=str(file))
        await asyncio.sleep(luck.uniform(0.8, 2))
        await house.kill(bot)
    writing.cancel()
    await house.open(command=[STOCK], STOCK_FILE=str(file))
    await until(lambda: _nothing_pends(telegram))
    await asyncio.sleep(3)
    known = {number for (number,) in sqlite3.connect(file).execute("SELECT update_id FROM reports")}
    words = [one for one in await fetched(telegram) if "text" in one.get("message", {})]
    heard = {one["update_id"] for one in words}  # a killed bot fetches some of them again
    lost = heard - known
    figures = (len(heard), len(known), len(lost), "", "", "")
    record("stock bot, kill -9 (the negative control)", KILLS, figures)
    assert lost


async def _nothing_pends(telegram):
    return await telegram.pending() == 0


async def _write(telegram, estate):
    """Ten reports a second."""
    while True:
        for person in estate.residents:
            await telegram.post("say", person=person, text="the kitchen tap drips")
            await asyncio.sleep(0.1)
