"""A sandbox, an estate and a bot that can be killed; FAULTS=full takes minutes and full counts."""

import os
import random
import socket

import pytest

from tests.faults.crowd import Crowd
from tests.faults.estate import settle
from tests.faults.processes import ROOT, House, Telegram

FULL = os.environ.get("FAULTS") == "full"
RECORD = """# What the house has been through

Written by `make faults`: people write, press and report all the while; afterwards Telegram's own
history is held against the database. *Repeats* are letters that were in the air when the process
died: they came a second time, marked 🔁.

| fault | times | updates | tickets | lost | twice | out of order | repeats |
|---|---|---|---|---|---|---|---|
"""
PATIENT = """# The people of a crowd say in a minute what others say in a day.
[all]
resident.messages_a_minute = 1000
resident.open_of_a_kind = 1000
"""
_rows = []


@pytest.fixture
def luck():
    """Chance, by a seed that is printed with a failure: FAULTS_SEED=… plays the same again."""
    seed = int(os.environ.get("FAULTS_SEED") or random.randrange(10**6))
    print(f"FAULTS_SEED={seed}")  # noqa: T201 - pytest shows it when the test fails
    return random.Random(seed)


@pytest.fixture
async def telegram():
    telegram = await Telegram.open()
    yield telegram
    await telegram.close()


@pytest.fixture
async def estate(telegram, database_url):
    return await settle(telegram, database_url)


@pytest.fixture
async def house(estate, tmp_path):
    figures = tmp_path / "standard.toml"
    figures.write_text(PATIENT)
    environment = estate.environment | {"STANDARD_FILE": str(figures)}
    house = House(environment, tmp_path / "log")
    yield house
    await house.close()


@pytest.fixture
def crowd(telegram, estate, luck):
    return Crowd(telegram, estate, luck)


@pytest.fixture
def webhook():
    """What a bot needs in its environment so that Telegram comes to it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    return {"WEBHOOK_URL": f"http://{address}", "LISTEN": address, "WEBHOOK_SECRET": "s" * 32}


@pytest.fixture
def record():
    """Note what a fault did; with the full counts it goes into docs/faults.md."""

    def note(fault, times, figures):
        _rows.append(f"| {' | '.join(map(str, (fault, times, *figures)))} |\n")
        print(_rows[-1])  # noqa: T201 - pytest shows it when the test fails

    return note


def pytest_sessionfinish(exitstatus):
    if FULL and _rows and not exitstatus:
        (ROOT / "docs" / "faults.md").write_text(RECORD + "".join(_rows))
