"""The bot dies at each point where something has just been written, or is just about to be."""

import asyncio

import pytest

from tests.faults.conftest import FULL
from tests.faults.crowd import ANSWERS
from tests.faults.ledger import audit, quiet

POINTS = (
    "after_ingest",
    "after_claim",
    "after_handlers",
    "before_commit",
    "after_commit",
    "after_mark_sending",
    "after_http",
    "after_mark_sent",
)
LETTERS_ARE_IN_THE_AIR = {"after_mark_sending", "after_http", "after_mark_sent"}


@pytest.fixture(params=["sqlite", "postgresql"] if FULL else ["sqlite"])
def database_url(request):
    return request.getfixturevalue(f"{request.param}_url")


@pytest.mark.parametrize("point", POINTS)
async def test_a_death_here_loses_nothing(point, house, crowd, telegram, estate):
    for person in estate.residents[:3]:
        for _ in ANSWERS:
            await crowd.asks(person)
    dying = await house.open(HUIFANG_CRASH_AT=point, wait=False)
    assert await asyncio.wait_for(dying.wait(), 120) == 137
    house.open_processes.remove(dying)
    await house.open()
    await quiet(telegram, estate.database)
    ledger = await audit(telegram, estate, crowd)
    assert ledger.faults() == {}, house.log()
    assert ledger.repeats == 0 or point in LETTERS_ARE_IN_THE_AIR
    assert ledger.repeats > 0 or point != "after_http"
